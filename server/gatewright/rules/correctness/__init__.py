"""What the service rejects, and what deploys but cannot work."""
