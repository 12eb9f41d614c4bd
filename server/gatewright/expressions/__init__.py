"""What does a small language inside a value say? One module a language: pure functions on text, whose places count from its start.

Nothing here knows where the text stood, or in which dialect.
"""
