"""The glossary of an edition."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import TINY, Files

from lapak.render.document import Documents

GLOSSARY = """
terms:
  jendela: {meaning: {id: Lubang di dinding.}, words: {}}
  jende: {meaning: {id: Tidak ada.}, words: {}}
  pkh: {meaning: {id: Bantuan keluarga.}, words: {}}
forbidden: {}
leftover: {}
plain: {}
blame: []
"""


def test_term_that_no_module_of_the_edition_says_is_not_explained(make_documents: Callable[[Files], Documents]) -> None:
    assert "jendela" in (TINY / "modules/01-awal/index.md").read_text("utf-8")

    documents = make_documents({"modules/glossary.yml": GLOSSARY})

    assert list(documents.course.glossary.terms) == ["jendela"]
