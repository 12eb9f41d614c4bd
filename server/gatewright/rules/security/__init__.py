"""What deploys and works, and is less safe than its author thinks."""
