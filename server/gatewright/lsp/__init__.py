"""The door to editors: the only package that imports pygls or lsprotocol. One handler file per group of methods."""
