"""Links follow the slug: a module that a campus has replaced by its own breaks no link in the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import TINY, Files

from lapak.course.problems import SourceError
from lapak.render.document import Documents, find_trees

MODULE = """---
title: Lanjut
summary: Lanjut.
minutes: {short: 0, full: 30}
objectives: [Tahu]
---

## A {#a}

Teks.
"""
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8").replace("- 01-awal", "- 01-awal\n      - 12-lanjut-kampus")
TEXT = (TINY / "modules/01-awal/index.md").read_text("utf-8")
OWN = "---\nslug: lanjut\n" + MODULE.removeprefix("---\n")


def to_files(target: str, own: str = OWN) -> Files:
    return {
        "mkdocs.yml": CONFIG,
        "modules/01-awal/index.md": TEXT.replace("Foto di dekat jendela.", f"[Lihat]({target})"),
        "modules/02-lanjut/index.md": MODULE,
        "modules/12-lanjut-kampus/index.md": own,
    }


@pytest.mark.parametrize("target", ["../02-lanjut/index.md#a", "../12-lanjut-kampus/index.md#a"])
def test_link_follows_the_slug(target: str, make_documents: Callable[[Files], Documents]) -> None:
    document = make_documents(to_files(target)).find("id", "modul/awal/")

    links = [link.get("href") for tree in find_trees(document) for link in tree.iter("a")]
    assert links == ["lapak:modul/lanjut/#a"]


@pytest.mark.parametrize(
    ("target", "own", "told"),
    [
        ("../02-lanjut/index.md", MODULE, "edition 'kecil' omits that module"),
        ("../02-lanjut/index.md#b", OWN, "section 'b' does not exist"),
    ],
)
def test_link_to_what_nothing_stands_for_is_told(
    target: str, own: str, told: str, make_documents: Callable[[Files], Documents]
) -> None:
    with pytest.raises(SourceError, match=told):
        make_documents(to_files(target, own))
