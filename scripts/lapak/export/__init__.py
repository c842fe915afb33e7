"""Downloads: what one is, how many are made at once, how they are written."""
