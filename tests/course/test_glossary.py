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


def test_abbreviation_without_words_takes_those_of_the_glossary(make_documents: Callable[[Files], Documents]) -> None:
    meaning = "{id: Lubang di dinding. Ada kaca., jv: Bolongan ing tembok.}"
    files: Files = {"modules/glossary.yml": GLOSSARY.replace("{id: Lubang di dinding.}", meaning)}
    for name in ("modules/01-awal/index.md", "modules/01-awal/index.jv.md"):
        files[name] = (TINY / name).read_text("utf-8").replace("jendhela", "jendela") + "\n*[jendela]:\n"

    modules = make_documents(files).modules

    shown = [modules[code][0].sections[0].blocks[0].text.text_content() for code in ("id", "jv")]
    assert [words.strip().partition("jendela")[2].partition("\n")[0] for words in shown] == [
        " (lubang di dinding).",
        " (bolongan ing tembok).",
    ]
