"""One training: for whom and where it is, when, and how long each part of it takes."""
