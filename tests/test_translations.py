"""A changed Indonesian section is named to its translator, shown word by word, and told to readers in every output."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from tests.conftest import TINY, Files
from tests.test_blocks import to_export

from lapak.course.translation.changes import find_changes, show_changes
from lapak.render.document import load_documents
from lapak.render.weeks import list_weeks
from lapak.website.host.config import load_project
from lapak.website.site import make_site

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
POINTS = "\n\n/// keypoints\n- Foto.\n///\n\n/// message | week 2\n    card: Foto\nFoto apa?\n///"
SOURCE, OWN = "modules/01-awal/index.md", "modules/01-awal/index.jv.md"
OLD: Files = {
    SOURCE: (TINY / SOURCE)
    .read_text("utf-8")
    .replace("Foto di dekat jendela.", f"Ongkos Rp1.000 sekali foto.{POINTS}"),
    OWN: (TINY / OWN).read_text("utf-8").replace("Motret cedhak jendhela.", f"Ragade Rp1.000 saben foto.{POINTS}"),
}
CHANGE = "Sing owah: Rp1.000 → Rp1.250."


@pytest.fixture
def project(make_project: Make, run_lapak: Run) -> Path:
    """An accepted translation, whose source has another price since."""
    made = make_project(OLD)
    assert run_lapak(made, "translations", "accept", "jv", "awal", "--reviewed-by", "guru")[0] == 0
    change(made, SOURCE, "Rp1.000", "Rp1.250")
    return made


def change(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text("utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new), "utf-8")


def list_units(project: Path, run_lapak: Run) -> dict[str, str]:
    code, printed = run_lapak(project, "translations", "status", "jv", "awal", "--json")
    assert code == 0, printed
    return {unit["name"]: f"{unit['path']}:{unit['line']} {unit['state']}" for unit in json.loads(printed)}


def test_status_names_the_section_and_diff_shows_the_words(project: Path, run_lapak: Run) -> None:
    status = run_lapak(project, "translations", "status", "jv", "awal")[1]
    diff = run_lapak(project, "translations", "diff", "jv", "awal", "foto")[1]
    checked = run_lapak(project, "check", "--fast")[1]

    assert f"\n{OWN}:5: jv foto: stale, 11 words\n" in status
    assert list_units(project, run_lapak)["foto"] == f"{OWN}:5 stale"
    assert diff.startswith(f"{OWN}:5: jv foto\n  Foto\n  Ongkos [-Rp1.000-]{{+Rp1.250+}} sekali foto.\n")
    assert "\n  Ragade Rp1.000 saben foto.\n" in diff
    assert checked.endswith(
        "kecil: no problems\n"
        "translations: 1 in 'jv' older than the Indonesian text (stale); 'lapak translations status' names them\n"
    )


def test_every_output_tells_the_reader_which_number_changed(project: Path) -> None:
    documents = load_documents(load_project(project / "mkdocs.yml"))

    def read(name: str) -> str:
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(to_export(documents, name))).pages)

    page = make_site(documents).to_article(documents.modules["jv"][0])
    with ZipFile(BytesIO(to_export(documents, "kursus.jv.epub"))) as book:
        leaves = [book.read(name).decode() for name in book.namelist() if "modul-" in name]
    papers = [read(f"{kind}-awal.jv.pdf") for kind in ("handout", "modul", "fasilitator")]
    slides = [to_export(documents, f"slide-awal.jv.{kind}").decode() for kind in ("md", "html")]
    messages = {message.week: message.text for message in list_weeks(documents, "jv")}
    for said in (page, *leaves, *papers, *slides, messages[1], messages[2]):
        assert CHANGE in re.sub(r"\s+", " ", said)


def test_accepting_puts_it_in_order_and_deleting_shows_the_source(project: Path, run_lapak: Run) -> None:
    change(project, OWN, "Rp1.000", "Rp1.250")
    assert run_lapak(project, "translations", "accept", "jv", "awal", "foto", "--minor")[0] == 0
    assert "foto" not in list_units(project, run_lapak)  # the review is kept

    change(project, OWN, "saben foto", "saben motret")
    assert list_units(project, run_lapak)["foto"] == f"{OWN}:5 changed"

    text = (project / OWN).read_text("utf-8")
    (project / OWN).write_text(text[: text.index("## Motret")] + text[text.index("## Dhuwit") :], "utf-8")
    section = load_documents(load_project(project / "mkdocs.yml")).modules["jv"][0].sections[0]
    assert list_units(project, run_lapak)["foto"] == f"{SOURCE}:9 missing"
    assert (section.language, section.freshness) == ("id", "missing")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "xx"], "no edition has the language 'xx': use one of: jv"),
        (["status", "jv", "tiada"], "no edition has the text 'tiada' in the language 'jv'"),
        (["diff", "jv", "awal", "fot"], "no section 'fot': did you mean 'foto'?"),
    ],
)
def test_wrong_name_is_told(project: Path, run_lapak: Run, arguments: list[str], message: str) -> None:
    code, printed = run_lapak(project, "translations", *arguments)

    assert code != 0
    assert message in printed


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Rp1.000 saja.", "Rp1.250 saja.", ("Rp1.000 → Rp1.250",)),
        ("Bayar Rp1.000 dan 5%.", "Bayar Rp1.250 dan 6%.", ("Rp1.000 → Rp1.250", "5% → 6%")),
        ("Pakai aplikasi Shopee dulu.", "Pakai aplikasi Lazada dulu.", ("Shopee → Lazada",)),
        ("Foto dulu. Lalu kirim.", "Foto dulu. Kemudian kirim.", ()),
        ("Cek uang.", "Cek uang dulu.", ()),
        ("Bayar {{ fact.a1 }}.", "Bayar {{ fact.a2 }}.", ()),
        ("Sama 1.", "Sama 1.", ()),
    ],
)
def test_reader_is_told_of_numbers_and_names(old: str, new: str, found: tuple[str, ...]) -> None:
    assert find_changes(old, new) == found


def test_translator_sees_every_word_that_went_and_came() -> None:
    old, new = "Satu.\nDua tiga empat.\nLima.", "Satu.\nDua enam empat.\nTujuh.\nLima."

    assert show_changes(old, new) == "Satu.\nDua [-tiga-]{+enam+} empat.{+\nTujuh.+}\nLima."
