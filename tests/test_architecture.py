"""The house: imports go one way, only the edge knows MkDocs, and nothing grows past its walls."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "scripts" / "lapak"
FILES = sorted(PACKAGE.rglob("*.py"))
OUTPUTS = {"website", "handout", "slides", "bundle", "kit"}
BASE = {"render", "course", "export", "cache", "dates", "writing", "parallel"}
ALLOWED = {
    "course": {"course", "parallel"},
    "writing": {"writing"},
    "archive": set(),
    "dates": set(),
    "parallel": set(),
    "cache": {"cache", "dates", "writing"},
    "export": {"export", "course", "writing", "parallel"},
    "render": {"render", "course", "cache", "writing", "parallel"},
    "website": {"website", "render", "course", "dates", "export", "writing", "parallel", "archive"},
    "handout": {"handout", "render", "course", "cache", "dates", "export", "parallel"},
    "slides": {"slides", "render", "course", "cache", "dates", "export", "archive"},
    "bundle": {"bundle", "render", "course", "dates", "export", "archive"},
    "kit": {"kit", "render", "course", "dates", "export", "cache", "archive"},
    "publish": {"publish", "render", "course"},
    "scaffold": {"scaffold", "render", "course"},
    "bringing": {"bringing", "render", "course"},
    "voice": {"voice", "course"},
    "exchange": {"exchange", "course"},
    "recap": {"recap", "handout", "render", "course", "dates"},
    "editions": OUTPUTS | BASE,
    "layout": OUTPUTS | BASE | {"editions"},
    "pages": OUTPUTS | BASE | {"layout", "editions", "archive"},
    "build": OUTPUTS | BASE | {"pages", "layout", "editions"},
    "cli": {"commands", "render", "course", "writing"},
    "commands": OUTPUTS
    | BASE
    | {"commands", "recap", "voice", "exchange", "build", "layout", "editions", "scaffold", "bringing", "publish"},
    "__main__": {"cli"},
    "__init__": set(),
}
MOST_LINES = 300
MOST_FUNCTION_LINES = 40


def find_imports(file: Path) -> Iterator[str]:
    """A Python file → the full names of the modules it imports, wherever the import stands."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_picture_of_contributing_names_every_room() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    picture = text.partition("## How data travels")[2].partition("\n## ")[0]

    assert [room for room in ALLOWED if not room.startswith("__") and room not in picture] == []


def to_room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(file: Path) -> None:
    rooms = {name.split(".")[1] for name in find_imports(file) if name.startswith("lapak.")}

    assert rooms <= ALLOWED[to_room(file)]


ORDER = {
    "course": (
        *("reading", "training", "values", "foreign", "blocks", "section"),
        *("exam", "overlays", "translation", "tongues", "checks"),
    ),
    "render": ("drawings", "pictures", "html"),
    "website": ("search", "files", "page", "offline", "stage", "host", "preview"),
}
"""Rooms of rooms: none imports one that stands after it. The files beside them tie them together."""


@pytest.mark.parametrize("house", ORDER)
def test_rooms_of_a_room_import_one_way(house: str) -> None:
    rooms = ORDER[house]
    assert sorted(rooms) == sorted(file.parent.name for file in (PACKAGE / house).glob("*/__init__.py"))
    for number, room in enumerate(rooms):
        later = tuple(f"lapak.{house}.{name}" for name in rooms[number + 1 :])
        names = {name for file in (PACKAGE / house / room).rglob("*.py") for name in find_imports(file)}
        assert [name for name in names if name.startswith(later)] == [], room


SLIDES = ("deck", "fit", ("pptx", "html_deck", "outline", "problems"), ("plan", "advice"))
"""From what is said to what is made of it: none imports one that stands after it or beside it."""


def test_what_slides_say_knows_nothing_of_how_they_are_shown() -> None:
    levels = {
        name: level for level, names in enumerate(SLIDES) for name in ([names] if isinstance(names, str) else names)
    }
    for file in (PACKAGE / "slides").rglob("*.py"):
        own = file.relative_to(PACKAGE / "slides").parts[0].removesuffix(".py")
        rooms = {name.split(".")[2] for name in find_imports(file) if name.startswith("lapak.slides.")}
        assert own == "__init__" or all(room == own or levels[room] < levels[own] for room in rooms), file


def test_only_one_room_knows_mkdocs() -> None:
    hosts = ("mkdocs", "material", "mkdocs_static_i18n")
    knowing = {
        file.relative_to(PACKAGE).parent.as_posix()
        for file in FILES
        if any(name.split(".")[0] in hosts for name in find_imports(file))
    }

    assert knowing == {"website/host"}


def test_a_site_is_written_without_its_preview() -> None:
    others = (file for file in (PACKAGE / "website").rglob("*.py") if file.parent.name != "preview")

    assert not [name for file in others for name in find_imports(file) if name.startswith("lapak.website.preview")]


@pytest.mark.parametrize(
    "file", [*FILES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "scripts").glob("*.py"))]
)
def test_no_file_and_no_function_grows_past_its_wall(file: Path) -> None:
    text = file.read_text("utf-8")
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]

    assert text.count("\n") <= MOST_LINES
    assert long == []


def test_no_two_classes_have_one_name() -> None:
    names = Counter(
        node.name.lstrip("_")
        for file in (ROOT / "scripts/lapak").rglob("*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    )

    assert [name for name, count in names.items() if count > 1] == []
