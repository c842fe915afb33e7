"""Prose by the site's own Markdown."""

from __future__ import annotations

import markdown
from lxml import etree, html
from tests.conftest import ROOT

from lapak.course.library import find_pages
from lapak.render.prose import PLAIN_LINE, make_paragraph
from lapak.website.config import load_project


def test_plain_line_is_what_the_converter_makes_of_it() -> None:
    """Every line of our own texts that takes the short way comes out as by the long one."""
    project = load_project(ROOT / "mkdocs.yml")
    converter = markdown.Markdown(
        extensions=list(project.extensions), extension_configs=dict(project.extension_settings)
    )
    files = [*(ROOT / "modules").glob("*/index*.md"), *find_pages(project.docs)]
    lines = {line for file in files for line in file.read_text("utf-8").splitlines() if PLAIN_LINE.fullmatch(line)}

    for line in lines:
        expected = html.fragment_fromstring(converter.reset().convert(line), create_parent="div")
        assert etree.tostring(make_paragraph(line)) == etree.tostring(expected), line
    assert len(lines) > 500
