"""A file → its text, lines, sentences or keys, each with its place, and how much of it is taken."""
