"""Trees → the data that Typst reads."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from lxml import html
from tests.conftest import TINY

from lapak.course.problems import Problem
from lapak.handout.nodes import Attached, NodeWriter


def test_element_that_no_paper_knows_is_told_and_its_words_stay() -> None:
    problems: list[Problem] = []
    section: Any = SimpleNamespace(path="modules/01-awal/index.md")
    writer = NodeWriter(TINY, {}, "", Attached("di situs", ""), problems)

    node = writer._to_node(html.fromstring("<blink>Halo</blink>"), section, 3)

    assert (node["t"], node["c"]) == ("span", ["Halo"])
    assert [(problem.what, problem.fix) for problem in problems] == [
        ("<blink> has no form on paper", "write it in Markdown")
    ]
