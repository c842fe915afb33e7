"""Prose → HTML trees, links and images resolved and checked once for all outputs.

A document is a text of the course whose prose is trees. In a tree a link within the site is
`lapak:ADDRESS#SECTION` and an image's source is its path in the project; each output turns them into its own.
"""
