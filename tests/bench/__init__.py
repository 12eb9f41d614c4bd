"""Measurements of promises: what is found in a half-typed file (`recovery.py`), how fast everything answers (`speed.py`), and how many
mistakes are reported at their place (`mutations/`).
"""
