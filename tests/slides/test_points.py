"""Trees and what becomes of them on a slide: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.slides.values import WORDS, make_slide, make_table
from tests.tables import load_cases, show, to_tree

from lapak.slides import outline
from lapak.slides.deck import own_slides, tree_text
from lapak.slides.fit import runs

WHOLE = ("to_lines",)
"""What takes its list as it is."""
ASK: dict[str, Callable[..., Any]] = {
    "find_passages": lambda text: tree_text.find_passages(to_tree(text)),
    "find_points": lambda text: tree_text.find_points(to_tree(text)),
    "without": lambda text, *tags: tree_text.without(to_tree(text), *tags),
    "shorten": lambda text: tree_text.shorten(to_tree(text)),
    "to_sentences": lambda *texts: tree_text.to_sentences(map(to_tree, texts)),
    "to_text": lambda text: tree_text.to_text(to_tree(text)),
    "to_tree": lambda *texts: tree_text.to_tree(*texts),
    "to_image": lambda *texts: tree_text.to_image(*texts),
    "read_content": lambda text: own_slides.read_content(to_tree(text)),
    "find_faults": lambda text: own_slides.find_faults(to_tree(text)),
    "to_runs": lambda text: runs.to_runs(to_tree(text), "id"),
    "find_paragraphs": lambda text: runs.find_paragraphs(to_tree(text), "id"),
    "to_line": lambda text: outline.to_line(to_tree(text)),
    "to_notes": lambda text: outline.to_text(to_tree(text)),
    "to_lines": lambda lines: outline._to_lines(make_table(lines)),
    "to_values": lambda values: outline._to_values(make_slide(values), WORDS["id"]),
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("points.yml")))
def test_what_becomes_of_a_tree(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) and name not in WHOLE else [given]
    assert show(ASK[name](*arguments)) == expected
