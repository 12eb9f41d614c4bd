"""Tools that the tests share: annotated snippets, and a client that talks to the real server."""
