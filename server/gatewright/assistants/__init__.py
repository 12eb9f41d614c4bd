"""The door to coding assistants: a server of the Model Context Protocol; the only package that imports its SDK, which is an extra."""
