"""What do the sources outside say today? One reader a source; each gives an `Upstream`, or `None` when its package is not installed."""
