"""Drawings: what is told of them, what is left of them, and that our own come out as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT, TINY
from tests.pace import within

from lapak.render.drawings.cleaning import EMPTY, ENTITIES, clean_drawing, inspect_drawing

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "drawings.yml").read_text("utf-8"))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">'
LINKING_HEAD = HEAD.replace(" viewBox", ' xmlns:xlink="http://www.w3.org/1999/xlink" viewBox')
BOMB = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 9))
CHAIN = "".join(f'<g id="a{n}"><use href="#a{n - 1}"/></g>' for n in range(1, 9_000))


def to_shapes(data: bytes) -> str:
    """What stands inside of a cleaned drawing."""
    text = data.decode()
    if text in (HEAD.replace(">", "/>"), EMPTY.decode()):
        return ""
    assert text.startswith((HEAD, LINKING_HEAD)), text
    return text.removeprefix(HEAD).removeprefix(LINKING_HEAD).removesuffix("</svg>")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_drawing_keeps_what_is_on_the_list_and_the_rest_is_told(case: dict[str, Any]) -> None:
    is_whole = case["in"].startswith(("<?xml", "<svg", "<html"))
    source = case["in"] if is_whole else f"{HEAD}{case['in']}</svg>"

    cleaned = clean_drawing(source.encode())

    assert [what for what, _ in cleaned.faults] == case["told"]
    assert to_shapes(cleaned.data) == case["left"]
    assert clean_drawing(cleaned.data).faults == []


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-16", "utf-16"), ("latin-1", "iso-8859-1"), ("utf-8-sig", "utf-8"), ("utf-7", "utf-7")],
)
def test_encoding_hides_nothing(encoding: str, declared: str) -> None:
    source = f'<?xml version="1.0" encoding="{declared}"?>{HEAD}<path d="M0" id="é" onload="x"/><use href="#é"/></svg>'

    cleaned = clean_drawing(source.encode(encoding))

    assert cleaned.faults == [("has 'onload' in <path>", "take it out")]
    assert b"onload" not in cleaned.data
    assert cleaned.data.startswith(LINKING_HEAD.encode())


HIDDEN = f'<?xml version="1.0" encoding="utf-7"?><+ACE-DOCTYPE svg [<+ACE-ENTITY a "b">]>{HEAD}<g/></svg>'
AMPLIFIED = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 20}">' for number in range(1, 9))
IN_AN_ATTRIBUTE = f'<!DOCTYPE svg [<!ENTITY a0 "aaaa">{AMPLIFIED}]>{HEAD}<path d="&a8;"/></svg>'


@pytest.mark.parametrize("source", [HIDDEN, IN_AN_ATTRIBUTE], ids=["encoding", "attribute"])
def test_entities_are_told_wherever_they_hide(source: str) -> None:
    assert clean_drawing(source.encode()) == (EMPTY, [ENTITIES])


@pytest.mark.parametrize(
    "parts", ['<g id="a0"><path/></g>' + BOMB, '<g id="a0"><path/></g>' + CHAIN], ids=["wide", "deep"]
)
def test_drawing_that_grows_without_end_is_told_at_once(parts: str) -> None:
    with within(3):
        cleaned = clean_drawing(f"{HEAD}{parts}</svg>".encode())

    assert [what for what, _ in cleaned.faults] == ["repeats its parts in each other, more than 5,000 in all"]
    assert cleaned.data == EMPTY


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"<svg", b"\xff\xfe<", b'<?xml version="1.0" encoding="x"?><svg/>', b"<g>" * 9999]
)
def test_what_is_no_drawing_is_told(data: bytes) -> None:
    cleaned = clean_drawing(data)

    assert cleaned.data == EMPTY
    assert cleaned.faults[0][0].startswith("is not a drawing")


def test_drawing_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "besar.svg"
    with file.open("wb") as stream:
        stream.truncate(1_000_000_000)

    assert inspect_drawing(file) == (EMPTY, [("has more than 1,000,000 bytes", "draw it with fewer points")])


@pytest.mark.parametrize("file", sorted((HERE / "drawings").glob("*.svg")), ids=lambda file: file.stem)
def test_drawing_as_a_program_saves_it_works(file: Path) -> None:
    cleaned = inspect_drawing(file)

    assert cleaned.faults == []
    assert cleaned.data.decode() == file.with_suffix(".expected.txt").read_text("utf-8").strip()


def test_our_own_drawings_come_out_as_they_are() -> None:
    folders = [ROOT / "modules", ROOT / "docs", ROOT / "overrides" / "slides", TINY]
    files = [file for folder in folders for file in folder.rglob("*.svg")]

    assert [file for file in files if inspect_drawing(file) != (file.read_bytes(), [])] == []
    assert len(files) > 40
