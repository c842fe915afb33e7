"""Markup and scripts → the same, without what only their authors need: white space, comments, quotes."""

from __future__ import annotations

from pathlib import Path

import minify_html
import rjsmin


def minify_page(markup: str) -> str:
    """A whole page → fewer bytes; closing tags stay, as simple tools need them."""
    light: str = minify_html.minify(markup, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
    return light


def load_script(roots: tuple[Path, ...], name: str) -> str:
    """A script of overrides/scripts, from the first root that has it, without comments and white space."""
    file = next(file for root in roots if (file := root / "scripts" / f"{name}.js").exists())
    return minify_script(file.read_text("utf-8"))


def minify_script(script: str) -> str:
    """A script → the same without comments and white space; its names stay, so that a mistake can be found."""
    light: str = rjsmin.jsmin(script)
    return light
