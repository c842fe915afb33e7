"""Markup and scripts → the same, without what only their authors need: white space, comments, quotes."""

from __future__ import annotations

import re

import rjsmin

from lapak.course.project import Project

CLOSED_ANYWAY = re.compile(
    r"</li>(?=<li\b|</[uo]l>)|</p>(?=<(?:p|[uo]l|h[23]|div|fieldset|table)\b|</(?:div|section|li|fieldset|dd|td)>)"
    r"|</(?:t[dh]|tr)>(?=<t[dhr]\b|</(?:tr|thead|table)>)"
)
"""Closing tags before what closes an element for every parser since HTML 4. The minifier would take more of them."""
EMPTY_SHAPE = re.compile(r"(<(path|circle|rect|ellipse|line|polyline|polygon)\b[^>]*)></\2>")


def minify_page(markup: str) -> str:
    """A whole page → fewer bytes; closing tags stay where simple tools need them."""
    import minify_html  # large, and only what writes pages needs it

    light: str = minify_html.minify(markup, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
    return CLOSED_ANYWAY.sub("", EMPTY_SHAPE.sub(r"\1 />", light))


def load_script(project: Project, name: str) -> str:
    """The name of a script of overrides/scripts → its text without comments and white space."""
    return minify_script(project.find_template(f"scripts/{name}.js").read_text("utf-8"))


def minify_script(script: str) -> str:
    """A script → the same without comments and white space; its names stay, so that a mistake can be found."""
    light: str = rjsmin.jsmin(script)
    return light
