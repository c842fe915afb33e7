"""Lines as GitHub reads them → lines as Python-Markdown reads them."""

from __future__ import annotations

import pytest

from lapak.render.github import space_lines


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Pilihan:\n- satu", "Pilihan:\n\n- satu"),
        ("- a\n  - b\n    - c", "- a\n    - b\n        - c"),
        ("1. a\n   - b", "1. a\n    - b"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("- a\n\n  b\n- c", "- a\n\n    b\n\n- c"),
        ("> a\n> - b", "> a\n>\n> - b"),
        ("- a\n    - b", "- a\n    - b"),
        ("- a\n  goes on", "- a\n  goes on"),
        ("Teks 5 - 3", "Teks 5 - 3"),
    ],
)
def test_blanks_are_set_where_python_markdown_wants_them(written: str, read: str) -> None:
    assert "\n".join(space_lines(written.split("\n"))) == read
