"""Files and folders at once: which files stand behind some paths, and what is found in them? What the doors share that are no editors."""
