"""Finished sites → one tree for a host: on a branch, on another machine or in a folder."""
