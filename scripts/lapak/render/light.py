"""Markup → the same, without what only its authors need: white space, comments, quotes."""

from __future__ import annotations

import minify_html


def minify_page(markup: str) -> str:
    """A whole page → fewer bytes; closing tags stay, as simple tools need them."""
    light: str = minify_html.minify(markup, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
    return light
