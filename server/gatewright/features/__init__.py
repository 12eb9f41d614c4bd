"""What does a person ask of a file? One question per module; plain functions from a `Place` to an answer, no protocol."""
