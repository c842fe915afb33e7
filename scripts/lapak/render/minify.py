"""Markup and scripts → the same, without what only their authors need: white space, comments, quotes."""

from __future__ import annotations

import rjsmin

from lapak.course.project import Project


def minify_page(markup: str) -> str:
    """A whole page → fewer bytes; closing tags stay, as simple tools need them."""
    import minify_html  # large, and only what writes pages needs it

    light: str = minify_html.minify(markup, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
    return light


def load_script(project: Project, name: str) -> str:
    """The name of a script of overrides/scripts → its text without comments and white space."""
    return minify_script(project.find_template(f"scripts/{name}.js").read_text("utf-8"))


def minify_script(script: str) -> str:
    """A script → the same without comments and white space; its names stay, so that a mistake can be found."""
    light: str = rjsmin.jsmin(script)
    return light
