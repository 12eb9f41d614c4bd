"""What do several rules ask of a project? One question a file; a rule of its own keeps to its page."""
