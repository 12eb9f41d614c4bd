"""What works today, and will be in the way of whoever changes it."""
