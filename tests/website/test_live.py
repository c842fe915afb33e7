"""The scripts of practice: one for each kind and language, light, on the site and inside a module of one file."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from tests.conftest import ROOT, TINY, Files

from lapak.bundle.stick import to_stick
from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.website.files.live import PHONE_KINDS, SUMS, find_live_scripts, make_live_script
from lapak.website.offline.pack import find_files

MOST_BYTES = 2_000
"""Of a kind, gzipped: it is loaded at the first tap, on a bad connection."""
MOST_OF_SUMS = 2_500
"""Of a worksheet with sums: fields that are kept, brought back, printed and sent, and amounts."""
KINDS = sorted(file.stem for file in (ROOT / "overrides/scripts/practice").glob("*.js"))
MODULE = "modules/01-awal/index.md"
Make = Callable[[Files], Documents]


def practise(kind: str, make_documents: Make) -> Documents:
    block = (ROOT / f"tests/golden/blocks/practice-{kind}.md").read_text("utf-8")
    text = (TINY / MODULE).read_text("utf-8").replace("Foto di dekat jendela.", block)
    return make_documents({MODULE: text, "modules/01-awal/translations.lock.json": None, f"{MODULE[:-3]}.jv.md": None})


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_has_the_script_of_its_practice(kind: str, make_documents: Make) -> None:
    scripts = find_live_scripts(practise(kind, make_documents))

    assert {path.removeprefix("jv/") for path in scripts} == {
        f"latihan/{name}.js" for name in (kind, "memory", "progress")
    }
    assert f"jv/latihan/{kind}.js" in scripts


@pytest.mark.parametrize(("edition", "language"), [("ambarawa", "jv"), ("cicaheum", "su")])
def test_script_of_practice_is_light_in_every_language(edition: str, language: str, make_documents: Make) -> None:
    config = (TINY / "mkdocs.yml").read_text("utf-8").replace("name: kecil", f"name: {edition}")
    documents = make_documents(
        {"mkdocs.yml": config.replace("code: jv", f"code: {language}"), f"{MODULE[:-3]}.jv.md": None}
    )
    sizes = {
        (code, kind): len(gzip.compress(make_live_script(documents, code, kind), 9, mtime=0))
        for code in documents.words
        for kind in (*KINDS, *sorted(PHONE_KINDS))
    }

    assert {code for code, _ in sizes} == {"id", language}
    assert {one: size for one, size in sizes.items() if size > (MOST_OF_SUMS if one[1] in SUMS else MOST_BYTES)} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_module_of_one_file_holds_the_script_itself(kind: str, make_documents: Make) -> None:
    documents = practise(kind, make_documents)
    page = next(item for item in plan_exports(documents) if item.name == "modul-awal.id.html").make().decode()

    assert f"<script>{make_live_script(documents, 'id', kind).decode()}</script>" in page


def test_course_without_practice_has_no_such_script(make_documents: Make) -> None:
    assert {path.rpartition("/")[2] for path in find_live_scripts(make_documents({}))} == {"memory.js", "progress.js"}


def test_phone_and_stick_carry_the_scripts_of_their_languages() -> None:
    site = {"latihan/chat.js": b"1", "jv/latihan/chat.js": b"2"}

    assert find_files(site, "", ["", "jv/"]) == {"latihan/chat.js": "1"}
    assert find_files(site, "jv/", ["", "jv/"]) == {"jv/latihan/chat.js": "2"}
    assert to_stick(site) == site
