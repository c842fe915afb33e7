"""What `lapak check` calls fine is built: odd texts, and the lines that are told of those that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import TINY, Files

from lapak.course.problems import Problem, SourceError
from lapak.editions import load_works
from lapak.export.making import make_all
from lapak.layout import check_downloads, plan_exports

INDEX = "modules/01-awal/index.md"
MODULE = (TINY / INDEX).read_text("utf-8")
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
DRAWING = "modules/01-awal/images/hp.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h10"/></svg>'
LONG = "/// exercise | Panjang\n    lines: 40\nTulis.\n\n" + "Kata kata.\n\n" * 40 + "///"
Make = Callable[[Files], Path]
FIRST = f"{INDEX}:11"
"""Where the odd text begins."""


def nest(count: int) -> str:
    return "\n".join("    " * depth + "- satu" for depth in range(count))


def change(old: str, new: str, file: str = INDEX) -> Files:
    text = {INDEX: MODULE, "mkdocs.yml": CONFIG}[file]
    assert old in text
    return {file: text.replace(old, new)}


FINE: dict[str, str | Files] = {
    "letters that no drawing needs": "Fo\u200bto\u200d\ufeff te\u00adrang \u2060abc\u200fd.",
    "letters in parts": "Foto e\u0301 n\u0303 x\u0323 ✓\ufe0f \u0301.",
    "wide and narrow spaces": "Foto\u00a0\u2009\u202f\u3000\u2003terang.",
    "marks of one word": "<kbd>Ctrl</kbd> <u>a</u> <s>a</s> <ins>b</ins> <mark>c</mark> <small>d</small> <sub>f</sub>",
    "more marks of one word": '<abbr title="x">e</abbr> <cite>j</cite> <var>l</var> <samp>m</samp>',
    "empty marks": 'a <b></b><i></i><code></code><kbd></kbd><u></u><a href="https://a.id"></a><del></del>.',
    "code that is a blank": "Tekan ` ` satu kali.",
    "code with a mark in it": "Tekan <code>a <b>b</b> c</code>.",
    "code over lines": "Teks:\n\n    kode satu\n      dua",
    "line across": "Satu.\n\n* * *\n\nDua.",
    "more behind a summary": "<details><summary>Lagi</summary><p>Terang.</p></details>",
    "words and meanings": "<dl><dt>A</dt><dd>B</dd></dl>",
    "list in a list": nest(6),
    "empty line of a list": "- \n- a",
    "empty lists": "a\n\n<ul></ul>\n\n<ol></ol>",
    "empty quote": ">",
    "table with an empty row": "<table><tr></tr></table>",
    "table with empty cells": "| a | b |\n|---|---|\n| | |",
    "table with ragged rows": "| a | b |\n|---|---|\n| x | y |\n| q |",
    "table of nine columns": f"| {'a | ' * 9}\n|{'---|' * 9}\n| {'b | ' * 9}",
    "table of ninety rows": "| a | b |\n|---|---|\n" + "| c | d |\n" * 90,
    "word without an end": "x" * 400,
    "address without an end": "https://contoh.id/" + "a" * 400,
    "heading of many words": change("## Uang", "## " + "Uang " * 100),
    "names of many letters": change("site_name: Kecil", "site_name: " + "Kecil " * 60, "mkdocs.yml"),
    "institution of many letters": change("institution: Kampus", "institution: " + "Kampus " * 60, "mkdocs.yml"),
    "note of the author": "<!-- cek lagi -->",
    "note of the author in notes": "/// facilitator\n<!-- cek -->\n///",
    "link to its own module": "Lihat [bab ini](index.md) dan [uang](#uang).",
    "picture in a cell": "| a | b |\n|---|---|\n| ![Tangan](images/hp.svg) | x |",
    "figure without a picture": "<figure></figure>",
    "slide without a text": "/// slide | Kosong\n///",
    "slide with letters of another script": "/// slide | 😀\nsatu 漢 ꦲ\n///",
    "slide with an endless word": f"/// slide | X\n- {'x' * 400}\n///",
    "slide that is too full": "/// slide | X\n" + "- kata kata kata\n" * 40 + "///",
    "drawing without a size": {DRAWING: SVG.format("")},
    "drawing as high as a tower": {DRAWING: SVG.format('viewBox="0 0 10 9000"')},
    "option that is a blank": "/// quiz | Apa?\n- [ ] ` `\n- [x] **b**\n\nKarena.\n///",
}


TEXTS = {name: text for name, text in FINE.items() if isinstance(text, str)}
ALONE = {name: files for name, files in FINE.items() if not isinstance(files, str)}


def to_course(texts: dict[str, str]) -> Files:
    """Texts by name → a course with a module of each: what cannot be made is told with the module's path."""
    names = [f"{number:02}-{name.replace(' ', '-')}" for number, name in enumerate(texts, 2)]
    listed = "".join(f"      - {name}\n" for name in ("01-awal", *names))
    files: Files = {"mkdocs.yml": CONFIG.replace("      - 01-awal\n", listed)}
    for name, text in zip(names, texts.values(), strict=True):
        module = MODULE.replace("Foto di dekat jendela.", text).replace("title: Awal", f"title: {name[3:]}")
        files[f"modules/{name}/index.md"] = module.replace("images/hp", "../01-awal/images/hp")
    return files


@pytest.mark.parametrize(
    "files", [pytest.param(to_course(TEXTS), marks=pytest.mark.slow), *ALONE.values()], ids=["texts", *ALONE]
)
def test_what_check_is_silent_about_is_made(files: Files, make_project: Make) -> None:
    work = load_works([make_project(files) / "mkdocs.yml"])[0]

    check_downloads([work])
    made = dict(make_all(plan_exports(work.documents)))

    assert all(made.values())
    assert {export.slug for export in made} >= {module.slug for module in work.documents.modules["id"]}


TOLD: dict[str, tuple[str | Files, list[str]]] = {
    "letters of another script": ("Foto ꦲꦤ.\n\nLagi 漢.", [FIRST, f"{INDEX}:13"]),
    "letters in the title": (change("title: Awal", "title: Awal 漢"), [f"{INDEX}:2"]),
    "letters in an objective": (change("Tahu satu hal", "Tahu 😀"), [f"{INDEX}:6"]),
    "letters in a heading": (change("## Uang", "## Uang 漢"), [f"{INDEX}:15"]),
    "letters in a caption": (change("Di dekat jendela.", "Di 漢."), [f"{INDEX}:13"]),
    "letters in the edition": (change("place: Desa", "place: 漢", "mkdocs.yml"), ["mkdocs.yml:30"]),
    "letters written by number": ("Satu.\n\n&#x6f22; dan &#xD800;", [f"{INDEX}:13"]),
    "letters of a worksheet": (
        "/// worksheet | X\n    kind: promise\n    promises: [漢, a]\nBeri tanda.\n///",
        [f"{INDEX}:13"],
    ),
    "control character": ("Foto \x07 terang.", [FIRST]),
    "element without a form": ("Satu.\n\n<audio src='x.mp3'></audio>", [f"{INDEX}:13"]),
    "letters and an element": ("Foto.\n\n<video></video>", [f"{INDEX}:13"]),
    "lists that are too deep": ("Teks.\n\n" + nest(40), [f"{INDEX}:29"]),
    "quotes that are too deep": (">" * 80 + " x", [FIRST]),
    "heading without words": ("## {#kosong}\n\nTeks.", [FIRST]),
    "sheet that is too long": (
        "/// exercise | Panjang\n    lines: 40\nTulis.\n\n" + "Kata kata.\n\n" * 40 + "///",
        [FIRST],
    ),
    "sheet with long objectives": (
        change("  - Tahu satu hal", "  - Tahu satu hal\n" * 80),
        ["modules/01-awal/index.jv.md:2", f"{INDEX}:2"],
    ),
    "drawing without an area": (
        {DRAWING: SVG.format('viewBox="0 0 0 0"')},
        ["modules/01-awal/index.jv.md:9", f"{INDEX}:13"],
    ),
    "photo that is torn": (
        {INDEX: MODULE.replace("hp.svg", "hp.png"), "modules/01-awal/images/hp.png": b"\x89PNG\r\n\x1a\n torn"},
        [f"{INDEX}:13"],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_check_tells_has_its_line(name: str, make_project: Make, keep_papers: Callable[[Path], None]) -> None:
    text, places = TOLD[name]
    project = make_project(change("Foto di dekat jendela.", text) if isinstance(text, str) else text)
    keep_papers(project)

    assert [f"{problem.path}:{problem.line}" for problem in find_odd(project)] == places


def find_odd(project: Path) -> tuple[Problem, ...]:
    try:
        check_downloads(load_works([project / "mkdocs.yml"]))
    except SourceError as error:
        return error.problems
    return ()
