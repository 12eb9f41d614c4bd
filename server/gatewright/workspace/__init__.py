"""Which files, at which version, with which settings? Knows nothing of the protocol."""
