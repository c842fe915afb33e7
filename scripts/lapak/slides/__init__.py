"""Documents → slides: a deck is derived from a module once, and each format is written from it."""
