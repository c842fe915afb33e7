"""A deck → its outline in Markdown, for Marp and Pandoc: `---` between slides, notes as comments.

Its pictures stand at its end, as addresses that hold them: the one file can be sent, moved and built anywhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from lapak.course.values.words import Words
from lapak.render.brand import lighten
from lapak.render.document import Documents, Tree
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.kept import keep_picture
from lapak.render.drawings.points import TEMPLATE, draw_points, give_size, paint_paper
from lapak.render.pictures.images import DRAWING
from lapak.render.pictures.photos import make_print_photo
from lapak.slides.deck.model import Deck, Slide, Table
from lapak.slides.deck.tree_text import number_points

PIXELS_PER_INCH, SHADES = 168, 16
"""Of a drawing: sharp on the wall, and light."""
INLINE = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
BLOCKS = ("p", "ul", "ol", "blockquote", "table", "tr", "figure", "div")


def to_outline(deck: Deck, documents: Documents, templates: jinja2.Environment) -> bytes:
    """A deck → the text of its outline, by overrides/slides/outline.md; raises typst.TypstError and OSError."""
    words = documents.words[deck.language]
    slides = [_to_values(slide, words) for slide in deck.slides]
    found = [slide.drawing.get("src", "") for slide in deck.slides if slide.drawing is not None]
    numbers = {path: number for number, path in enumerate(dict.fromkeys(found), 1)}
    pictures = {number: to_address(path, documents) for path, number in numbers.items()}
    values = {"deck": deck, "slides": slides, "numbers": numbers, "pictures": pictures, "edition": documents.edition}
    return templates.get_template("slides/outline.md").render(values).encode()


def to_address(path: str, documents: Documents) -> str:
    """An image's path in the project → the image itself as an address: of a drawing its PNG."""
    project = documents.course.project
    file = project.root / path
    if file.suffix != DRAWING:
        return f"data:image/jpeg;base64,{b64encode(make_print_photo(file, project.root)).decode()}"
    picture = _draw(load_drawing(file), project.find_template(TEMPLATE), project.root)
    return f"data:image/png;base64,{b64encode(picture).decode()}"


@lru_cache(maxsize=512)
def _draw(drawing: bytes, template: Path, root: Path) -> bytes:
    sized = give_size(paint_paper(drawing.decode()).encode())

    def make() -> bytes:
        return lighten(draw_points(sized, template, PIXELS_PER_INCH), SHADES, is_smallest=False)

    return keep_picture(root, ["outline", sized, template.read_text("utf-8"), PIXELS_PER_INCH, SHADES], make)


def _to_values(slide: Slide, words: Words) -> dict[str, Any]:
    notes = "\n\n".join(filter(None, [slide.tell_time(words), slide.told_hint, *map(to_text, slide.notes)]))
    around = (*slide.lead, *slide.sentences) if slide.table else slide.lead
    return {
        "title": f"{slide.above.text} / {slide.title}" if slide.above else slide.title,
        "layout": slide.layout,
        "points": list(zip(number_points(slide.points, slide.first_number), map(to_line, slide.points), strict=True)),
        "inset": "    ",
        "is_numbered": slide.is_numbered,
        "lead": [to_line(sentence) for sentence in around],
        "table": _to_lines(slide.table) if slide.table else [],
        "drawing": slide.drawing.get("src", "") if slide.drawing is not None else "",
        "sentences": [to_line(sentence) for sentence in slide.sentences if not slide.table],
        "caption": slide.caption,
        "alt": slide.drawing.get("alt", "") if slide.drawing is not None else "",
        "notes": notes.replace("--", "–"),
    }


def _to_lines(table: Table) -> list[str]:
    """A table → its lines in Markdown."""
    rule = ["--:" if cell.get("class") == "right" else "---" for cell in table.head]
    lines = [[to_line(cell).replace("|", "\\|") for cell in row] for row in (table.head, *table.rows)]
    return [f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:])]


def to_line(tree: Tree) -> str:
    """A tree → one line of Markdown, emphasis kept."""
    return " ".join(_to_markdown(tree).split())


def to_text(tree: Tree) -> str:
    """A tree → plain paragraphs and list lines, for notes."""
    parts = [_to_markdown(child, is_list=True) for child in tree if child.tag != "figure"] or [_to_markdown(tree)]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _to_markdown(element: Tree, is_list: bool = False) -> str:
    if element.tag in ("ul", "ol") and is_list:
        marks = ["-"] * len(element) if element.tag == "ul" else [f"{n}." for n in range(1, len(element) + 1)]
        return "\n".join(f"{mark} {to_line(item)}" for mark, item in zip(marks, element, strict=True))
    if element.tag == "table" and is_list:
        rows = ([to_line(cell) for cell in row.iter("th", "td")] for row in element.iter("tr"))
        return "\n".join(" · ".join(row) for row in rows)
    inside = _escape(element.text or "")
    for child in element:
        inside += _to_markdown(child) + _escape(child.tail or "")
    mark = INLINE.get(str(element.tag), "")
    space = " " if element.tag in (*BLOCKS, "li", "br", "td", "th") else ""
    return f"{space}{mark}{inside}{mark}{space}"


def _escape(text: str) -> str:
    return re.sub(r"([*_`\[\]<>\\])", r"\\\1", text)
