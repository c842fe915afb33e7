"""Our own presentation gives its deck back: titles, points, notes and pictures in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files

from lapak.bringing.model import LessonBox, LessonList, LessonPicture, LessonSection, LessonText
from lapak.bringing.powerpoint import load_presentation
from lapak.render.document import Documents, load_documents
from lapak.render.templates import load_templates
from lapak.slides.deck.derivation import derive_deck
from lapak.slides.deck.tree_text import to_text
from lapak.slides.fit.pages import divide
from lapak.slides.pptx.parts import load_maker
from lapak.slides.pptx.presentation import to_presentation
from lapak.website.host.config import load_project

DRAWING = "![Tangan memegang HP](images/hp.svg)"
MODULE = f"""---
title: Awal
summary: Modul pertama.
minutes: {{short: 0, full: 30}}
objectives: [Tahu cara foto, Tahu harga]
---

## Foto {{#foto}}

/// slide | Ambil foto
1. Lap *kaca* HP.
2. Cari jendela.

{DRAWING}

notes:
Lihat dulu.

- **Katakan:** pelan saja.
- Tunggu semua.
///

/// slide | Yang dibawa
- HP
- kain_lap_lama

Cukup itu.

notes:
Tunjukkan.
///

## Harga {{#harga}}

/// slide | Hitung harga
| Bagian | Rupiah |
|---|---|
| Toples | 3.000 |

notes:
Baca tabelnya.
///
"""
FILES: Files = {"modules/01-awal/index.md": MODULE, "modules/01-awal/index.jv.md": None}
SECTIONS = (
    LessonSection("Ambil foto", 1, (
        LessonList(((0, "Lap *kaca* HP."), (0, "Cari jendela.")), 1),
        LessonPicture("images/gambar-1.svg", "Tangan memegang HP"),
        LessonBox("facilitator", "", "Lihat dulu.\n\n- **Katakan:** pelan saja.\n- Tunggu semua."),
    )),
    LessonSection("Yang dibawa", 1, (
        LessonList(((0, "HP"), (0, "kain_lap_lama"))),
        LessonText("Cukup itu."),
        LessonBox("facilitator", "", "Tunjukkan."),
    )),
    LessonSection("Hitung harga", 1, (
        LessonText("| Bagian | Rupiah |\n|---|---|\n| Toples | 3.000 |"),
        LessonBox("facilitator", "", "Baca tabelnya."),
    )),
)  # fmt: skip


def test_presentation_of_ours_gives_its_titles_points_notes_and_pictures_back(
    make_documents: Callable[[Files], Documents],
) -> None:
    documents = make_documents(FILES)
    templates = load_templates(documents.course.project.template_roots)
    deck = divide(derive_deck(documents.modules["id"][0], documents), documents.words)

    lesson = load_presentation(to_presentation(deck, load_maker(documents, templates)))

    assert (lesson.title, lesson.objectives) == ("Awal", ("Tahu cara foto", "Tahu harga"))
    assert lesson.sections[1:4] == SECTIONS
    assert list(lesson.pictures) == ["images/gambar-1.svg", "images/gambar-2.svg"]
    assert lesson.remarks == ()


@pytest.mark.slow
def test_module_of_our_presentation_has_the_same_slides(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project(FILES)
    assert run_lapak(project, "slides", "--output", "keluar")[0] == 0

    code, printed = run_lapak(project, "import", "keluar/slide-awal.id.pptx", "--module", "lagi", "--edition", "kecil")

    assert code == 0, printed
    assert run_lapak(project, "check")[0] == 0
    documents = load_documents(load_project(project / "mkdocs.yml"))
    first, again = (derive_deck(module, documents) for module in documents.modules["id"])
    made, remade = (
        [(slide.title, *(to_text(point) for point in slide.points)) for slide in deck.slides] for deck in (first, again)
    )
    assert [slide for slide in remade if slide in made][: len(made)] == made
