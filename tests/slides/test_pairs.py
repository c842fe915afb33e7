"""Slides for a hall that needs both languages: two decks become one, and every format writes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pptx import Presentation
from tests.conftest import ROOT, Files

from lapak.render.document import Documents
from lapak.slides.deck.model import Deck, Slide
from lapak.slides.deck.pair import to_pair
from lapak.slides.plan import to_deck

TRANSLATION = """---
title: Wiwitan
---

## Motret {#foto}

Motret cedhak jendhela.

![Tangan nyekel HP](images/hp.svg "Cedhak jendhela.")
"""
Run = Callable[..., tuple[int, str]]


def make(language: str, *titles: str) -> Deck:
    """A deck with a slide for each 'section: title'."""
    parts = [title.split(": ") for title in titles]
    slides = tuple(Slide(title, language, section_id=section) for section, title in parts)
    return Deck("awal", language, "Awal", slides)


def show(deck: Deck) -> list[str]:
    return [f"{slide.above.text} / {slide.title}" if slide.above else slide.title for slide in deck.slides]


def test_each_slide_carries_the_title_of_its_twin() -> None:
    pair = to_pair(make("id", "foto: Foto", "uang: Uang"), make("jv", "foto: Motret", "uang: Dhuwit"))

    assert show(pair) == ["Foto / Motret", "Uang / Dhuwit"]
    assert pair.language == "jv"


def test_slides_that_only_one_language_has_move_no_other_title() -> None:
    source = make("id", "foto: Foto", "uang: Uang", "tanya: Tanya")
    local = make("jv", "foto: Motret", "foto: Motret (candhake)", "tanya: Takon")

    assert show(to_pair(source, local)) == ["Foto / Motret", "Motret (candhake)", "Uang", "Tanya / Takon"]


def test_second_slide_of_a_section_is_not_shown_twice() -> None:
    source = make("id", "foto: Foto", "foto: Foto (lanjutan)", "uang: Uang")
    local = make("jv", "foto: Motret", "uang: Dhuwit")

    assert show(to_pair(source, local)) == ["Foto / Motret", "Uang / Dhuwit"]


def test_section_that_is_not_translated_has_one_title(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({"modules/01-awal/index.jv.md": TRANSLATION})
    source, local = (to_deck(documents.modules[language][0], documents) for language in ("id", "jv"))
    foreign = [slide.title for slide in local.slides if slide.language == "id"]

    pair = to_pair(source, local)

    assert foreign == ["Uang"]
    assert [slide.title for slide in pair.slides if slide.above is None] == foreign


def test_every_format_shows_both_titles(make_project: Callable[[Files], Path], run_lapak: Run, tmp_path: Path) -> None:
    folder = make_project({})
    code, printed = run_lapak(folder, "slides", "--pair", "jv", "--output", str(tmp_path / "out"))
    assert code == 0, printed
    files = {file.suffix: file for file in (tmp_path / "out").iterdir()}
    assert {file.name for file in files.values()} == {f"slide-awal.id+jv.{kind}" for kind in ("html", "md", "pptx")}

    outline, page = files[".md"].read_text("utf-8"), files[".html"].read_text("utf-8")
    shown = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(files[".pptx"].read_bytes())).slides]
    both = [title for title in shown if " / " in title]
    assert both
    for title in both:
        above, below = title.split(" / ")
        assert f"# {title}\n" in outline
        assert re.search(rf"<p class=above lang=id>{re.escape(above)}(</p>)?<h\d>{re.escape(below)}</h", page), title


def test_wrong_pairs_are_refused(run_lapak: Run) -> None:
    code, printed = run_lapak(ROOT, "slides", "--edition", "cicaheum", "--pair", "jv")
    assert (code, printed) == (2, "lapak: 'cicaheum': no local language 'jv': use one of: su\n")

    code, printed = run_lapak(ROOT, "slides", "--pair", "jv", "--language", "id")
    assert (code, printed) == (2, "lapak: '--pair' names the language already: leave '--language' out\n")
