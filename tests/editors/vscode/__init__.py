"""VS Code: where it is found, and how a test works in it."""
