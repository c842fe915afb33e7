"""Markdown as pages get it, drawings, photos and icons: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from lxml import etree, html
from PIL import Image, ImageCms
from tests.conftest import ROOT, TINY
from tests.tables import load_cases, to_tree

from lapak.course.layers import Layers
from lapak.course.memory import Memory
from lapak.course.problems import Problem
from lapak.course.text import Markdown
from lapak.render import github, plans
from lapak.render.drawings.cleaning import clean_drawing, inspect_drawing
from lapak.render.drawings.values import find_fault
from lapak.render.html import fragments, icons, links, placement, tokens
from lapak.render.html.converters import PURE, Converters
from lapak.render.html.prose import ProseRenderer
from lapak.render.minify import load_script
from lapak.render.pictures.images import ImageFaults, ImageFolders, ImageStore, find_image_faults
from lapak.render.pictures.photos import make_page_photo, make_print_photo, to_page_path

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">'
PATH = "modules/01-awal/index.md"
EXTENSIONS = yaml.safe_load((TINY / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
SCRIPTS: Any = SimpleNamespace(find_template=lambda name: ROOT / "overrides" / name)
TABLES = links.LinkTables({PATH: "modul/awal/"}, {"modul/awal/#foto": "foto"}, {})
PLANS = plans.PlanNames("id", "Pendek", "Penuh", "Rencana", True, "Sisanya lain kali.")
FOLDERS = ImageFolders(TINY, (TINY / "modules",), Layers(TINY))


def render(text: str, *more: str) -> list[Any]:
    """Markdown → the page's HTML, and what is told of it; more extensions may be named."""
    converter = Converters().open("kecil", {**EXTENSIONS, **{name: {} for name in more}})
    found = links.LinkMap(TABLES, "kecil", TINY)
    renderer = ProseRenderer(converter, found, ImageStore(TINY, ImageFaults(FOLDERS, Memory())))
    problems: list[Problem] = []
    tree = renderer.render(Markdown(text, PATH, 10), "modul/awal/", problems)
    markup = (tree.text or "") + "".join(html.tostring(child, encoding="unicode") for child in tree)
    return [markup, *([problem.line, problem.what, problem.fix] for problem in problems)]


def clean(drawing: str) -> list[Any]:
    """What stands in a drawing, or a whole one → what is left of it, and what is told with its fix."""
    whole = drawing if drawing.startswith("<svg") else f"{HEAD}{drawing}</svg>"
    data, faults = clean_drawing(whole.encode())
    return [data.decode().removeprefix(HEAD).removesuffix("</svg>"), *map(list, faults)]


def draw_photo(kind: str, mode: str, size: list[int], orientation: int, extra: str) -> bytes:
    """A photo whose left half is red and whose right half is blue; `extra` is what else its file holds."""
    image = Image.new(mode, (size[0], size[1]), "blue" if mode == "RGB" else (0, 0, 255, 0))
    image.paste("red" if mode == "RGB" else (255, 0, 0, 255), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    options: dict[str, Any] = {"exif": exif} if orientation else {}
    if extra == "xmp":
        options["xmp"] = b"<x>-6.1, 106.8</x>"
    if extra == "icc":
        options["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def make_photo(step: str, kind: str, mode: str, size: list[int], orientation: int = 0, extra: str = "") -> list[Any]:
    """A photo → its kind, size and colours of top, bottom, left and right; whether its file stays as it is."""
    data = draw_photo(kind, mode, size, orientation, extra)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{kind.lower()}"
        file.write_bytes(data)
        made = (make_page_photo if step == "page" else make_print_photo)(file, Path(folder))
    image = Image.open(BytesIO(made))
    points = image.convert("RGB")
    wide, high = points.size
    places = ((wide // 2, 1), (wide // 2, high - 2), (1, high // 2), (wide - 2, high // 2))
    return [image.format, [wide, high], [_name(points.getpixel(place)) for place in places], made == data]


def _name(colour: Any) -> str:
    red, green, blue = colour
    if min(colour) > 200:
        return "white"
    return "red" if red > 150 and max(green, blue) < 100 else "blue" if blue > 150 and red < 100 else "other"


def look_at(name: str, content: str) -> list[Any]:
    """A file's name and content → what is wrong with it as an image."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content.encode("latin-1"))
        return [list(fault) for fault in find_image_faults(file)]


def look_torn(kind: str) -> list[Any]:
    """A photo that ends in the middle → what is wrong with it."""
    data = draw_photo(kind, "RGB", [64, 64], 0, "")
    return look_at(f"a.{kind.lower()}", data[: len(data) * 2 // 3].decode("latin-1"))


def look_twice(path: str) -> bool:
    """True when a file that has not changed is looked at once."""
    faults = ImageFaults(FOLDERS, Memory())
    return faults[path] is faults[path]


def list_icons(text: str) -> list[Any]:
    """A tree → its marks, and its names that mean nothing with their fixes."""
    tree = to_tree(text)
    return [[name for _, name in icons.list_marks(tree)], list(map(list, icons.find_unknown(tree)))]


def inspect_twice(first: str, second: str) -> list[str]:
    """A drawing's file, changed → what is left of it each time."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.svg"
        left = []
        for content in (first, second):
            file.write_text(f"{HEAD}{content}</svg>", "utf-8")
            left.append(inspect_drawing(file).data.decode().removeprefix(HEAD).removesuffix("</svg>"))
        return left


ASK: dict[str, Callable[..., Any]] = {
    "render": render,
    "space_lines": lambda text, can_open=False: "\n".join(github.space_lines(text.split("\n"), can_open=can_open)),
    "clean": clean,
    "find_fault": find_fault,
    "inspect_twice": inspect_twice,
    "make_photo": make_photo,
    "to_page_path": to_page_path,
    "look_at": look_at,
    "look_torn": look_torn,
    "look_twice": look_twice,
    "is_pure": PURE.__contains__,
    "load_script": lambda name: load_script(SCRIPTS, name)[:12],
    "list_icons": list_icons,
    "load_icon": lambda name: etree.tostring(icons.load_icon(name), encoding="unicode").partition("><")[0],
    "find_icon": lambda name: (found := icons.find_icon(name)) and found.name,
    "choose_plan": lambda note: etree.tostring(plans._choose(to_tree(note), PLANS), encoding="unicode"),
    "slips": lambda text: list(map(list, placement.find_misplaced(fragments.to_fragment(text)[0]))),
    "to_fragment": lambda text: [
        html.tostring((made := fragments.to_fragment(text))[0], encoding="unicode"),
        *([slip.what, slip.fix] for slip in made[1]),
    ],
    "read_tokens": lambda text: [[token.kind, token.raw] for token in tokens.read_tokens(text)],
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("pieces.yml")))
def test_what_becomes_of_a_piece(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) else [given]
    assert ASK[name](*arguments) == expected
