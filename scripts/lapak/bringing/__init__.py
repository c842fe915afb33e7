"""Lessons that others wrote, in other programs → modules of ours, and what could not come along."""
