"""Recordings: what comes from a phone becomes what a page plays."""
