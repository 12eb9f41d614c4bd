"""What can stand here? `complete.py` picks who knows."""
