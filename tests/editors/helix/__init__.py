"""Helix: how it is fetched and found, and how a test works in it."""
