"""Hints on slides, the parts of presentations and projected pages: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from tests.conftest import ROOT, TINY, Files
from tests.slides.values import make_deck, make_slide
from tests.tables import load_cases, show, to_tree

from lapak.course.problems import SourceError
from lapak.course.values.words import Words
from lapak.render.document import Documents
from lapak.render.palette import load_palette
from lapak.render.templates import load_templates
from lapak.slides import advice, html_deck, plan
from lapak.slides.deck import hints
from lapak.slides.fit.boxes import OWN_BOXES
from lapak.slides.fit.lines import Box
from lapak.slides.pptx import pictures, placeholders, shapes, template
from lapak.slides.pptx.parts import load_maker
from lapak.slides.pptx.presentation import to_presentation
from lapak.slides.problems import find_slide_problems

HP = "modules/01-awal/images/hp.svg"
MAKER: Any = SimpleNamespace(boxes=OWN_BOXES)
HINT_WORDS = Words("id", {key: key.capitalize() for key in hints.BY_TITLE})
COLOURS = pictures.DrawingColours("#000000", "#ffffff")


@cache
def make_template() -> bytes:
    """Our own, in green."""
    edition: Any = SimpleNamespace(colours=SimpleNamespace(primary="#0b5d4b"))
    project: Any = SimpleNamespace(find_template=lambda name: ROOT / "overrides" / name, show=str)
    return template.make_template(load_templates((ROOT / "overrides",)), edition, load_palette(project))


def find_layout(name: str) -> list[Any]:
    """A layout of ours → of each placeholder its number, kind, name, frame and room."""
    found = placeholders.find_placeholders(make_template())[name]
    return [[place.idx, place.kind, place.name, list(place.frame), show(place.box)] for place in found.values()]


def spoil(*changes: str) -> list[Any]:
    """A template of ours without some layouts ('Poin') or placeholders ('Poin 1') → what is told of it."""
    presentation: Any = Presentation(BytesIO(make_template()))
    for layout in presentation.slide_layouts:
        for shape in list(layout.placeholders):
            if f"{layout.name} {shape.placeholder_format.idx}" in changes:
                shape._element.getparent().remove(shape._element)
        if layout.name in changes:
            layout.name = "Lain"
    buffer = BytesIO()
    presentation.save(buffer)
    return [[problem.line, problem.what] for problem in template.check_template(buffer.getvalue(), "t.pptx")]


def open_template() -> list[Any]:
    """What is left of a template with a slide in it: slides, their size, and whether it tells who made it."""
    presentation: Any = Presentation(BytesIO(make_template()))
    presentation.slides.add_slide(presentation.slide_layouts[0])
    buffer = BytesIO()
    presentation.save(buffer)
    opened = template.open_template(buffer.getvalue())
    names = [str(part.partname) for part in opened.part.package.iter_parts()]
    odd = [name for name in names if "thumbnail" in name or "printer" in name or "app.xml" in name]
    return [len(opened.slides), opened.slide_width, opened.slide_height, odd]


def share(*images: list[str]) -> list[Any]:
    """Images by path and alt text → what slides show of them, one after the other."""
    markup = html_deck.SlideMarkup(TINY)
    return [show(markup.to_picture(to_tree(f'<img src="{path}" alt="{alt}">')[0])) for path, alt in images]


def write(step: str, text: str) -> str:
    return str(getattr(html_deck.SlideMarkup(TINY), step)(to_tree(text)))


def to_group(attributes: str, content: str) -> str:
    drawing: Any = etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>')
    return html_deck._to_group(drawing, 3)


def draw(view: str, content: str) -> list[Any]:
    """A drawing → size, kind of colours and middle of its pixels, and how its SVG begins."""
    attributes = 'xmlns="http://www.w3.org/2000/svg" fill="none"'
    data = f"<svg {attributes} {view}>{content}</svg>".encode()
    made = pictures._draw(data, COLOURS, ROOT / "overrides/slides/drawing.typ")
    image = Image.open(BytesIO(made.pixels))
    middle = image.convert("RGBA").getpixel((image.width // 2, image.height // 2))
    return [made.kind, list(image.size), image.mode, show(middle), made.svg.decode().partition(">")[0]]


def shade(ink: str, paper: str, *values: int) -> list[Any]:
    """Colours, and points of grey → what becomes of the points on the palette between the two."""
    image = Image.frombytes("L", (len(values), 1), bytes(values)).convert("RGBA")
    buffer = BytesIO()
    image.save(buffer, "PNG")
    made = Image.open(BytesIO(pictures._to_line_art(buffer.getvalue(), pictures.DrawingColours(ink, paper))))
    points = made.convert("RGBA")
    return [show(points.getpixel((place, 0))) for place in range(len(values))]


def contain(frame: list[int], size: list[int]) -> Any:
    place = placeholders.Placeholder(1, "pic", "P", (frame[0], frame[1], frame[2], frame[3]), Box(1, 1, 1))
    buffer = BytesIO()
    Image.new("L", (size[0], size[1])).save(buffer, "PNG")
    return show(shapes.contain(place, pictures.Picture("png", buffer.getvalue(), b"")))


ASK: dict[str, Callable[..., Any]] = {
    "advise": lambda slide: [[hint.excess, hint.what] for hint in advice.advise(make_slide(slide), MAKER)],
    "find_layout": find_layout,
    "own_boxes": lambda name: {str(number): show(box) for number, box in OWN_BOXES[name].items()},
    "check_template": spoil,
    "is_template": lambda text: [show(problem) for problem in template.check_template(text.encode(), "t.pptx")],
    "open_template": lambda _: open_template(),
    "share": share,
    "to_words": lambda text: write("to_words", text),
    "to_blocks": lambda text: write("to_blocks", text),
    "number_points": lambda slide: html_deck.SlideMarkup.number_points(make_slide(slide)),
    "to_group": to_group,
    "draw": draw,
    "shade": shade,
    "contain": contain,
    "find_hint": lambda slide: hints.find_hint(make_slide(slide), HINT_WORDS),
    "to_plain": lambda slide: plan.to_plain(make_slide(slide)),
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("parts.yml")))
def test_what_becomes_of_a_part(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) else [given]
    assert ASK[name](*arguments) == expected


def test_picture_that_cannot_be_drawn_is_told(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({})
    maker = load_maker(documents, load_templates(documents.course.project.template_roots))

    with pytest.raises(SourceError) as error:
        to_presentation(make_deck([{"title": "A", "drawing": "modules/hilang.svg"}]), maker)

    assert str(error.value).startswith("1 problem in the sources\nmodules/hilang.svg:1: cannot be drawn: [Errno 2]")


def test_presentation_holds_texts_pictures_tables_and_notes(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({})
    maker = load_maker(documents, load_templates(documents.course.project.template_roots))
    drawn = {"title": "A", "points": ["a", "b"], "drawing": HP, "caption": "c", "notes": ["<p>d</p>"], "minutes": 5}
    table = {"title": "B", "table": [["A", "B"], ["1", "2 >"]], "section": "lain"}

    first, second = Presentation(BytesIO(to_presentation(make_deck([drawn, table]), maker))).slides

    assert [shape.text_frame.text for shape in first.placeholders if shape.has_text_frame][:1] == ["A"]
    assert first.notes_slide.notes_text_frame.text == "5 menit\nd"
    names = {str(part.target_part.partname).rpartition(".")[2] for part in first.part.rels.values()}
    assert {"png", "svg"} <= names
    table_of = next(shape.table for shape in second.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table_of.rows] == [["A", "B"], ["1", "2"]]


def test_slide_that_cannot_be_shown_is_told(make_documents: Callable[[Files], Documents]) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    slides = "/// slide | Garis\nSatu.\n\n---\n\nDua.\n///\n\n/// slide | Lebar\n| A |\n|---|\n| ‹x› |\n///\n"
    text = module.replace("Foto di dekat jendela.", slides.replace("‹x›", "x" * 300))

    problems = find_slide_problems(make_documents({"modules/01-awal/index.md": text}))

    assert [(problem.line, problem.what) for problem in problems if problem.path.endswith("index.md")] == [
        (11, "slide 'Garis' cannot show a line across"),
        (19, "slide 'Lebar' has a table that is too wide for letters of 24 points"),
    ]
