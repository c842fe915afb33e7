"""The preview: what it shows is what a build would write, at every moment."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx import Presentation
from tests.conftest import TINY
from tests.test_broken import CASES, to_files
from tests.website.conftest import Writer
from tests.website.test_policy import find_faults

POLICY = re.compile(rb"<meta http-equiv=[^>]*>")
RELOAD = re.compile(rb"<script>[^<]*</script>(?=</body>)")
SIZE = re.compile(rb"(?<=internet \()\d+")
"""What is kept on a phone has a size only after a build."""
MOST_SCRIPT_BYTES = 400
SOME = 12
"""Of so many mistakes one is tried quickly."""
MODULE = "modules/01-awal/index.md"
SECOND = (
    (TINY / MODULE)
    .read_text("utf-8")
    .replace("title: Awal", "title: Kedua")
    .replace("images/hp", "../01-awal/images/hp")
)


def test_page_is_the_one_that_a_build_writes(writer: Writer, run_lapak: Callable[..., tuple[int, str]]) -> None:
    """But for the small script by which it follows changes, and the size of what is kept."""
    run_lapak(writer.project, "build")
    site = writer.project / "site" / "kecil"
    pages = [file for file in site.rglob("*") if file.suffix in (".html", ".xml", ".txt")]

    assert len(pages) == 19
    for file in pages:
        shown = writer.preview.respond("/" + file.relative_to(site).as_posix()).body
        built = POLICY.sub(b"", file.read_bytes())
        assert POLICY.sub(b"", RELOAD.sub(b"", shown)) == SIZE.sub("⁂".encode(), built), file.name
        assert file.suffix != ".html" or find_faults(shown.decode()) == [], file.name
    scripts = RELOAD.findall(writer.preview.respond("/").body)
    assert [len(script) <= MOST_SCRIPT_BYTES for script in scripts] == [True]


CHANGES = [
    (MODULE, "di dekat jendela.", "di dekat pintu.", "/modul/awal/", "di dekat pintu"),
    (MODULE, "title: Awal", "title: Permulaan", "/", "Permulaan"),
    ("modules/01-awal/index.jv.md", "Motret cedhak jendhela.", "Motret ing njaba.", "/jv/modul/awal/", "ing njaba"),
    ("modules/01-awal/images/hp.svg", "<svg ", '<svg opacity=".5" ', "/modul/awal/", "opacity"),
    ("docs/index.md", "Pilih satu modul.", "Pilih modul mana saja.", "/", "mana saja"),
    ("overrides/pages/home.html", '<ol class="cards">', '<ol class="kartu">', "/jv/", "kartu"),
    ("overrides/main.html", "</main>", "<i>cangkang</i></main>", "/modul/awal/", "cangkang"),
    ("overrides/styles/palette.css", ":root {", ":root { --baru: 1;", "/", "--baru"),
    ("overrides/words/id.yml", "made_by: ", "made_by: Oleh-oleh. ", "/", "Oleh-oleh"),
    ("mkdocs.yml", "site_name: Kecil", "site_name: Mungil", "/modul/awal/", "Mungil"),
    ("mkdocs.yml", "place: Desa", "place: Kampung", "/modul/awal/", "Kampung"),
]


@pytest.mark.parametrize(("name", "old", "new", "path", "expected"), CHANGES)
def test_change_is_seen_at_once(writer: Writer, name: str, old: str, new: str, path: str, expected: str) -> None:
    writer.change(name, old, new)

    assert expected in writer.see(path)


def test_wrong_theme_of_the_papers_is_shown_until_it_is_mended(writer: Writer) -> None:
    writer.write({"overrides/handout/theme.toml": 'colour = "merah"\n'})

    expected = "overrides/handout/theme.toml:1: 'merah' is not a colour\n"
    assert expected in writer.read_report()
    assert expected in writer.read_report("/unduh/handout-awal.id.pdf")
    writer.write({"overrides/handout/theme.toml": None})
    assert writer.see("/unduh/handout-awal.id.pdf").startswith("%PDF")


def test_wrong_template_of_the_slides_is_said_at_every_click(writer: Writer) -> None:
    template = BytesIO()
    Presentation().save(template)
    writer.write({"overrides/slides/template.pptx": template.getvalue()})

    for name in ("slide-awal.id.pptx", "slide-awal.id.pptx", "slide-awal.jv.pptx"):
        assert "overrides/slides/template.pptx:1: " in writer.read_report(f"/unduh/{name}"), name


def test_new_renamed_and_deleted_files_are_followed(writer: Writer) -> None:
    writer.write({"modules/02-dua/index.md": SECOND})
    writer.see("/modul/dua/", 404)
    writer.change("mkdocs.yml", "- 01-awal", "- 01-awal\n      - 02-dua")
    assert "Kedua" in writer.see("/modul/dua/")
    assert "Kedua" in writer.see("/")

    (writer.project / "modules/02-dua").rename(writer.project / "modules/02-lain")
    assert "names module '02-dua', which does not exist" in writer.read_report()
    writer.change("mkdocs.yml", "- 02-dua", "- 02-lain")
    assert "Kedua" in writer.see("/jv/modul/lain/")
    writer.see("/modul/dua/", 404)

    writer.write({"docs/tentang.md": (TINY / "docs/index.md").read_text("utf-8").replace("layout: home\n", "")})
    assert "Pilih satu modul." in writer.see("/tentang/")
    (writer.project / "docs/tentang.md").unlink()
    writer.see("/tentang/", 404)


@pytest.mark.parametrize("step", [SOME, pytest.param(1, marks=pytest.mark.slow)])
def test_every_mistake_is_shown_as_on_the_terminal_and_mended(writer: Writer, step: int) -> None:
    """One preview lives through every case of tests/broken, quickly some of them, and shows its page after each."""
    home = POLICY.sub(b"", RELOAD.sub(b"", writer.preview.respond("/").body))
    for case in map(load_case, CASES[::step]):
        files = to_files(case)
        if any(name.startswith("mkdocs.") and name != "mkdocs.yml" for name in files):
            continue  # of another edition
        if case.get("layout"):
            continue  # told when papers are made
        writer.write(files)

        assert writer.read_report("/modul/awal/") == case["expected"]
        assert find_faults(writer.see("/modul/awal/", 500)) == []
        assert writer.told[-1] + "\n" == case["expected"]

        writer.restore(files)
        assert POLICY.sub(b"", RELOAD.sub(b"", writer.preview.respond("/").body)) == home


def load_case(file: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return case


def test_link_breaks_on_a_page_that_nobody_touched(writer: Writer) -> None:
    writer.change("docs/index.md", "Pilih satu modul.", "[Pilih](../modules/01-awal/index.md#uang)")
    assert "modul/awal/#uang" in writer.see("/")

    writer.change(MODULE, "{#uang ", "{#duit ")

    assert "docs/index.md:9: link '../modules/01-awal/index.md#uang'" in writer.read_report()


def test_mistake_in_a_template_has_its_place(writer: Writer) -> None:
    writer.change("overrides/pages/home.html", "{{ document.title.text }}", "{{ document.titel }}")

    assert "overrides/pages/home.html:2: UndefinedError" in writer.read_report()
    assert "Foto di dekat jendela." in writer.see("/modul/awal/")


def test_download_is_made_when_somebody_asks_for_it(writer: Writer) -> None:
    assert "(PDF)" in writer.see("/modul/awal/")

    assert writer.preview.respond("/unduh/handout-awal.id.pdf").body.startswith(b"%PDF")

    assert re.search(r"\(PDF, \d+ kB\)", writer.see("/modul/awal/"))
    assert not RELOAD.search(writer.preview.respond("/unduh/modul-awal.id.html").body)
    writer.see("/unduh/handout-tiada.id.pdf", 404)
    assert "make it with &#39;lapak build&#39;" in writer.see("/unduh/kursus.zip", 404)
    assert not (writer.project / "site").exists()
