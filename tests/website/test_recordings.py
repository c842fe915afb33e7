"""Recordings of sections: offered with their size, in every language, published under names that say nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from lxml import html
from tests.conftest import TINY, Files
from tests.website.conftest import Writer

OPUS = b"OggS" + bytes(24) + b"OpusHead" + bytes(60_000)
FOLDER = "modules/01-awal/audio/"


def test_recording_stands_in_its_section_and_nothing_is_loaded(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({f"{FOLDER}foto.jv.opus": OPUS})
    code, printed = run_lapak(project, "build")
    assert code == 0, printed
    site = project / "site/kecil"

    page = html.parse(site / "jv/modul/awal/index.html")
    audio = page.xpath("//section[@id='foto']//audio")[0]

    assert (audio.get("preload"), audio.get("src")) == ("none", "../../../suara/awal/foto.jv.opus")
    assert page.xpath("//figure[@class='recording']/figcaption/text()") == ["Dirungokke (60 kB)"]
    assert (site / "suara/awal/foto.jv.opus").read_bytes() == OPUS
    assert html.parse(site / "modul/awal/index.html").xpath("//audio") == []
    assert "suara/awal/foto.jv.opus" in ZipFile(site / "unduh/kursus.zip").namelist()


def test_section_that_is_not_translated_has_the_recording_of_its_own_language(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    text = (TINY / "modules/01-awal/index.jv.md").read_text("utf-8")
    kept = text[: text.index("## ", text.index("## ") + 3)] if text.count("\n## ") > 1 else text
    project = make_project({"modules/01-awal/index.jv.md": kept, f"{FOLDER}uang.id.opus": OPUS})
    run_lapak(project, "build")

    for path in ("modul/awal", "jv/modul/awal"):
        found = html.parse(project / f"site/kecil/{path}/index.html").xpath("//section[@id='uang']//audio/@src")
        assert [Path(source).name for source in found] == ["uang.id.opus"], path


def test_preview_plays_it(writer: Writer) -> None:
    writer.write({f"{FOLDER}foto.id.opus": OPUS})

    assert "suara/awal/foto.id.opus" in writer.see("/modul/awal/")
    assert writer.preview.respond("/suara/awal/foto.id.opus").body == OPUS
    assert b"speechSynthesis" in writer.preview.respond("/dengar.js").body


def test_heavy_recording_is_a_message(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({f"{FOLDER}foto.id.opus": OPUS + bytes(300_000)})

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert printed == (
        "1 problem in the sources\n"
        "modules/01-awal/audio/foto.id.opus:1: the recording has 360,036 bytes, at most 300,000\n"
        "    fix: save it with one channel at 16 kbit/s, or speak less\n"
    )
