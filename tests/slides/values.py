"""Plain values of a table → slides, decks and boxes."""

from __future__ import annotations

from typing import Any

from tests.tables import to_tree

from lapak.course.text import Phrase
from lapak.course.values.words import Words
from lapak.slides.deck.model import Deck, Slide, Table
from lapak.slides.deck.tree_text import to_image
from lapak.slides.fit.lines import Box
from lapak.slides.fit.runs import Run

TREES = ("points", "notes", "lead", "sentences")
ENGLISH = {"quiz": "Quiz", "continued": "more", "minutes": "{n} min"}
WORDS = {
    "id": Words("id", {"quiz": "Kuis", "continued": "lanjutan", "minutes": "{n} menit"}),
    "jv": Words("jv", ENGLISH),
}


def make_slide(values: dict[str, Any]) -> Slide:
    """'title: Foto, points: [a], drawing: a.svg' → that slide, in Indonesian unless it says otherwise."""
    made = {**values}
    for name in TREES:
        made[name] = tuple(map(to_tree, values.get(name, ())))
    if "table" in values:
        made["table"] = make_table(values["table"])
    if "drawing" in values:
        made["drawing"] = _make_image(values["drawing"])
    if "drawings" in values:
        made["drawings"] = tuple(_make_image(path) if path else None for path in values["drawings"])
    if "above" in values:
        made["above"] = Phrase(*values["above"])
    return Slide(made.pop("title"), made.pop("language", "id"), **made)


def _make_image(path: str) -> Any:
    """A path → an image; one that ends with '!' is narrow."""
    image = to_image(path.rstrip("!"), f"alt of {path}")
    if path.endswith("!"):
        image.set("class", "narrow")
    return image


def make_table(lines: list[list[str]]) -> Table:
    """Lines of cells, the head first; a cell that ends with '>' is a number."""
    head, *rows = (tuple(map(_make_cell, line)) for line in lines)
    return Table(head, tuple(rows))


def _make_cell(text: str) -> Any:
    cell = to_tree(text.rstrip(">") if text.endswith(" >") else text)
    if text.endswith(" >"):
        cell.set("class", "right")
    return cell


def make_deck(slides: list[dict[str, Any]], language: str = "id") -> Deck:
    """Slides → their deck."""
    return Deck("awal", language, "Awal", tuple(map(make_slide, slides)), progress="Modul 1")


def make_runs(text: str) -> tuple[Run, ...]:
    """'biasa *tebal*' → two runs."""
    parts = [Run(part, "id", is_bold=bool(index % 2)) for index, part in enumerate(text.split("*"))]
    return tuple(part for part in parts if part.text)


def make_box(values: list[float]) -> Box:
    """Width, height, size, and perhaps indent, gap and spacing."""
    return Box(*values)  # type: ignore[arg-type]


def list_shown(deck: Any) -> list[Any]:
    """A presentation → its slides but the hidden ones, which other formats have not."""
    return [slide for slide in deck.slides if slide.element.get("show") != "0"]
