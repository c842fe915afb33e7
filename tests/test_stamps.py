"""What a stamp is asked of stays quick whatever stands in the sources."""

from __future__ import annotations

import time

import pytest

from lapak.cache.stamps import NAMED
from lapak.render.drawings.cleaning import clean_drawing


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("hooks: [hooks/tambah.py]", ["hooks/tambah.py"]),
        ("INHERIT: mkdocs.yml", ["mkdocs.yml"]),
        ('- "a/b.yaml"', ["a/b.yaml"]),
        ("mkdocs_hooks.python", []),
        ("x" * 100_000, []),
    ],
)
def test_files_that_a_configuration_names_are_found_in_one_pass(line: str, names: list[str]) -> None:
    start = time.process_time()

    assert NAMED.findall(line) == names
    assert time.process_time() - start < 0.5


def test_what_a_parser_says_of_a_drawing_is_one_short_line() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg\nviewBox="0 0 9 9"><path d="M0 0"/>' + b"x" * 900 + b"</svg>"

    ((what, _),) = clean_drawing(drawing).faults

    assert "\n" not in what
    assert len(what) < 150
