"""Rules that the docs index drives: names, types, values, bounds and patterns of every parameter."""
