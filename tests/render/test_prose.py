"""Prose by the site's own Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from lxml import etree, html
from tests.conftest import ROOT, TINY, Files

from lapak.course.library import find_pages
from lapak.course.problems import Problem, SourceError
from lapak.render.document import find_trees, load_documents
from lapak.render.html.prose import PLAIN_LINE, make_paragraph
from lapak.website.host.config import load_project

MODULE = (TINY / "modules/01-awal/index.md").read_text("utf-8")


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


def test_image_behind_a_link_that_leaves_the_project_is_told(
    make_project: Callable[[Files], Path], tmp_path: Path
) -> None:
    project = make_project({"modules/01-awal/index.md": MODULE.replace("hp.svg", "jauh.svg")})
    (tmp_path / "evil.svg").write_bytes((TINY / "modules/01-awal/images/hp.svg").read_bytes())
    (project / "modules/01-awal/images/jauh.svg").symlink_to(tmp_path / "evil.svg")

    with pytest.raises(SourceError) as told:
        load_documents(load_project(project / "mkdocs.yml"))

    what = "image 'images/jauh.svg' lies outside the project's folders"
    fix = "copy it beside the text: images lie in modules/, docs/, overrides/"
    assert Problem("modules/01-awal/index.md", 13, what, fix) in told.value.problems


def test_image_behind_a_link_within_the_project_is_shown(make_project: Callable[[Files], Path]) -> None:
    project = make_project({"modules/01-awal/index.md": MODULE.replace("hp.svg", "dekat.svg")})
    (project / "modules/01-awal/images/dekat.svg").symlink_to("hp.svg")

    documents = load_documents(load_project(project / "mkdocs.yml"))

    assert [image.get("src") for tree in find_trees(documents.modules["id"][0]) for image in tree.iter("img")] == [
        "modules/01-awal/images/dekat.svg"
    ]
