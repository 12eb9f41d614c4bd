"""Measurements of promises: what is found in a half-typed file (`recovery.py`), and how fast everything answers (`speed.py`)."""
