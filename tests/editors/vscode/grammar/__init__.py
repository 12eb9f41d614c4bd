"""The colors of mapping templates: stories, and how a text is read as VS Code reads it."""
