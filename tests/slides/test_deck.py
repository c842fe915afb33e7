"""What is said on the wall of each block of a section: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import write_project
from tests.tables import Cases, load_cases

from lapak.render.document import Documents, load_documents
from lapak.slides.deck.derivation import derive_deck
from lapak.slides.deck.model import Slide, Table
from lapak.slides.deck.tree_text import is_inner, to_text
from lapak.website.host.config import load_project

HERE = Path(__file__)
HEAD = """---
title: Awal
summary: Modul pertama.
minutes: {short: 5, full: 45}
objectives: [Tahu satu hal, Tahu dua hal]
materials: [HP, kertas]
---

## Foto {#foto short=5 full=15}

Foto di dekat jendela.
"""
SHOWN = ("notes", "lead", "sentences")


def draw(slide: Slide) -> dict[str, Any]:
    """A slide → what a table can hold of it: all that is not as it is by itself."""
    drawn = {}
    for field in fields(slide):
        value = getattr(slide, field.name)
        if (field.default is MISSING or value is not field.default) and value != field.default:
            drawn[field.name] = _draw(value)
    return drawn


def _draw(value: Any) -> Any:
    if hasattr(value, "text_content"):
        if value.tag == "img":
            return "|".join(value.get(name, "") for name in ("src", "alt", "class"))
        language = value.get("lang")
        return f"{'> ' if is_inner(value) else ''}{to_text(value)}{f' [{language}]' if language else ''}"
    if isinstance(value, Table):
        return [[to_text(cell) for cell in row] for row in (value.head, *value.rows)]
    return [_draw(part) for part in value] if isinstance(value, tuple) else value


def to_sections(cases: Cases) -> str:
    """Cases → a module in which each of them is a section."""
    parts = [f"## Judul {number} {{#{case.id}}}\n\n{case.values[1]}\n" for number, case in enumerate(cases)]
    return HEAD + "\n".join(parts)


CASES = load_cases(HERE.with_name("deck.yml"))
MODULE = to_sections(CASES)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """The tiny project with a module of all cases, in Indonesian alone."""
    module = {"modules/01-awal/index.md": MODULE, "modules/01-awal/translations.lock.json": None}
    folder = write_project(tmp_path_factory.mktemp("deck"), {**module, "modules/01-awal/index.jv.md": None})
    return load_documents(load_project(folder / "mkdocs.yml"))


@pytest.fixture(scope="module")
def slides(documents: Documents) -> Mapping[str, list[Slide]]:
    """By section."""
    made: dict[str, list[Slide]] = {}
    for slide in derive_deck(documents.modules["id"][0], documents).slides:
        made.setdefault(slide.section_id, []).append(slide)
    return made


@pytest.mark.parametrize(("name", "given", "expected"), CASES)
def test_what_becomes_of_a_block(
    name: str, given: str, expected: Any, slides: Mapping[str, list[Slide]], request: pytest.FixtureRequest
) -> None:
    section = request.node.callspec.id

    assert [draw_own(slide) for slide in slides.get(section, [])] == expected


def draw_own(slide: Slide) -> dict[str, Any]:
    """A slide of a case → the same without what all of them have, its line counted from its heading."""
    drawn = draw(slide)
    start = MODULE.count("\n", 0, MODULE.index(f"{{#{slide.section_id}}}")) + 1
    number = [case.id for case in CASES].index(slide.section_id)
    common = {"language": "id", "path": "modules/01-awal/index.md", "section": f"Judul {number}"}
    assert {key: drawn.pop(key) for key in common} == common
    return {key: value for key, value in drawn.items() if key != "section_id"} | {"line": drawn["line"] - start}


def test_deck_begins_with_its_title_and_ends_with_a_promise(documents: Documents) -> None:
    deck = derive_deck(documents.modules["id"][0], documents)
    first, last = draw(deck.slides[0]), draw(deck.slides[-1])
    words = documents.words["id"]

    assert (deck.slug, deck.language, deck.title, deck.minutes) == ("awal", "id", "Awal", 5)
    assert deck.progress == "Modul 1 dari 1 · 5 menit"
    assert {key: first[key] for key in ("title", "layout", "points", "notes", "line", "path", "section")} == {
        "title": "Awal",
        "layout": "title",
        "points": ["Tahu satu hal", "Tahu dua hal"],
        "notes": [f"{words['materials']}: HP, kertas."],
        "line": 1,
        "path": "modules/01-awal/index.md",
        "section": "Awal",
    }
    assert first["drawing"].startswith("modules/01-awal/images/hp.svg|")
    assert "caption" not in first
    assert last["points"] == list(words["promise_lines"])
    assert last["drawing"] == f"overrides/slides/drawings/promise.svg|{words['promise']}|"
    assert (last["section_id"], last["section"], last["line"]) == ("/promise", words["promise"], 1)
