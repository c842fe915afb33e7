"""Texts that no edition shows are named by `lapak check`, and stop nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import TINY, Files

TEXT = "---\ntitle: A\nsummary: A.\n---\n\n## A {#a}\n\nTeks.\n"
STRAYS: Files = {
    "docs/babagan.jv.md": TEXT,
    "docs/tentang.md": TEXT,
    "docs/tentang.mad.md": TEXT,
    "docs/tentang.kami semua.md": TEXT,
    "modules/01-awal/foto.md": TEXT,
    "modules/01-awal/foto.jv.md": TEXT,
    "modules/01-awal/catatan.jv.md": TEXT,
    "modules/01-awal/README.md": TEXT,
    "modules/02-lagi/index.md": TEXT,
    "modules/02-lagi/index.mad.md": TEXT,
    "modules/shared/index.su.md": TEXT,
}
TOLD = """
Texts that no edition shows (they stop nothing):
docs/babagan.jv.md:1: there is no babagan.md beside it, which it would translate
docs/tentang.kami semua.md:1: nobody reads this text: its name has a '.' that begins no language
docs/tentang.mad.md:1: no edition has the language 'mad'
modules/01-awal/catatan.jv.md:1: there is no catatan.md beside it, which it would translate
modules/01-awal/foto.md:1: nobody reads this text: a module is one index.md
modules/02-lagi/index.md:1: no edition names this module in 'modules'
modules/shared/index.su.md:1: no edition has the language 'su'
"""
SECOND = """INHERIT: mkdocs.yml
site_name: Lain
extra:
  edition: {name: lain, language: {code: su, name: Basa Sunda}, modules: [01-awal, 02-lagi]}
"""


def test_texts_that_no_edition_shows_are_named(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    code, printed = run_lapak(make_project(STRAYS), "check", "--fast")

    assert code == 0
    assert TOLD in printed


def test_what_another_edition_shows_is_no_stray(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8").replace("images/", "../01-awal/images/")
    project = make_project({"mkdocs.lain.yml": SECOND, "modules/02-lagi/index.md": module})

    for options in ((), ("--edition", "kecil")):
        code, printed = run_lapak(project, "check", "--fast", *options)
        assert (code, "no edition" in printed) == (0, False)
