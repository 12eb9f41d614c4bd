"""What does a small language inside a value say? One module a language; spans count in the text that was read."""
