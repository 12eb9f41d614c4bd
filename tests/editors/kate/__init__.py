"""Kate: how a test works in it."""
