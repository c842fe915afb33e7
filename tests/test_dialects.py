"""A dialect falls back to its language, section by section, then to Indonesian; a new language claims nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from lxml import html
from pypdf import PdfReader
from tests.conftest import ROOT, TINY, Files
from tests.test_blocks import to_export

from lapak.course.local_languages import CODE, LANGUAGE_NAMES, find_bases
from lapak.course.reading.yaml_text import YamlText
from lapak.course.training.edition import list_local_codes
from lapak.render.document import Documents, load_documents
from lapak.scaffold.language_files import set_language
from lapak.website.host.config import find_edition, load_project
from lapak.website.site import make_site

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
DIALECT = "jv-x-banyumas"
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8").replace("code: jv, name: Basa Jawa", f"code: {DIALECT}, name: Ngapak")
OWN = """---
summary: Modul siji.
---

## Motret {#foto}

Motrete cedhek jendela baen.

![Tangan lagi nyekel HP](images/hp.svg "Cedhek jendela.")
"""
THIRD = '\n## Kirim {#kirim}\n\nKirim barangnya.\n\n![Tangan](images/hp.svg "Kirim.")\n'
FILES: Files = {
    "mkdocs.yml": CONFIG,
    f"modules/01-awal/index.{DIALECT}.md": OWN,
    "modules/01-awal/index.md": (TINY / "modules/01-awal/index.md").read_text("utf-8") + THIRD,
}
NOTICES = ("Bagean iki durung ana sing nganggo Ngapak. Iki teks Basa Jawa.", "Iki teks basa Indonesia.")


@pytest.fixture
def documents(make_project: Make) -> Documents:
    return load_documents(load_project(make_project(FILES) / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("code", "bases"),
    [
        ("jv", ()),
        ("map-bms", ("map",)),
        (DIALECT, ("jv",)),
        ("jv-Java-x-tegal", ("jv-Java", "jv")),
        ("su-x-a-b", ("su-x-a", "su")),
    ],
)
def test_code_says_what_a_dialect_falls_back_to(code: str, bases: tuple[str, ...]) -> None:
    assert CODE.match(code)
    assert find_bases(code) == bases


def test_languages_are_written_as_names_are() -> None:
    assert [name for name in LANGUAGE_NAMES.values() if name != name.title()] == []


@pytest.mark.parametrize(
    "code", ["j", "Jv", "jawa", "jv-", "jv_ID", "jv-x", "jv-x-", "jv/../x", "jv-x-banyumasan1", ""]
)
def test_what_is_no_code_is_none(code: str) -> None:
    assert not CODE.match(code)


def test_dialect_falls_back_section_by_section(documents: Documents) -> None:
    module = documents.modules[DIALECT][0]

    found = [(section.id, section.language, section.freshness) for section in module.sections]
    assert found == [("foto", DIALECT, "fresh"), ("uang", "jv", "missing"), ("kirim", "id", "missing")]
    assert [module.title.language, module.summary.language, module.objectives[0].language] == ["jv", DIALECT, "id"]
    assert documents.words[DIALECT]["next"] == documents.words["jv"]["next"]


def test_every_output_marks_what_is_of_another_language(documents: Documents) -> None:
    page = make_site(documents).to_article(documents.modules[DIALECT][0])
    tree = html.fromstring(f"<main>{page}</main>")
    with ZipFile(BytesIO(to_export(documents, f"kursus.{DIALECT}.epub"))) as book:
        leaf = next(book.read(name).decode() for name in book.namelist() if "modul-" in name)
    texts = [
        " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(to_export(documents, f"{name}.pdf"))).pages)
        for name in (f"modul-awal.{DIALECT}", f"fasilitator-awal.{DIALECT}")
    ]
    deck = to_export(documents, f"slide-awal.{DIALECT}.html").decode()

    assert tree.xpath("//section/div/@lang") == ["jv", "id"]
    for said in (page, leaf, *texts):
        assert all(notice in re.sub(r"\s+", " ", said) for notice in NOTICES)
    assert {'lang="jv"', 'lang="id"', "Priksa dhuwite dhisik."} <= {
        *re.findall(r'lang="\w+"', leaf),
        *texts[0].split("\n"),
    }
    assert re.search(r"<section lang=.?jv\b", deck)
    assert re.search(r"<section lang=.?id\b", deck)


@pytest.mark.parametrize(
    ("code", "voice", "canonical", "claimed"),
    [("mad", "id", "modul/awal/", []), (DIALECT, "jv", f"{DIALECT}/modul/awal/", ["id", "jv", "x-default"])],
)
def test_text_that_is_all_of_another_language_is_heard_and_found_as_such(
    make_project: Make, code: str, voice: str, canonical: str, claimed: list[str]
) -> None:
    config = CONFIG.replace(DIALECT, code)
    documents = load_documents(load_project(make_project({"mkdocs.yml": config}) / "mkdocs.yml"))
    site = make_site(documents)
    view = site.to_view(documents.modules[code][0])
    with ZipFile(BytesIO(to_export(documents, f"kursus.{code}.epub"))) as book:
        package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
    pdf = PdfReader(BytesIO(to_export(documents, f"modul-awal.{code}.pdf")))
    deck = to_export(documents, f"slide-awal.{code}.html").decode()

    assert view.language == voice
    assert view.canonical == f"https://kecil.example/{canonical}"
    assert [link.language for link in view.alternates] == claimed
    assert [link.is_told for link in view.languages] == [True, False]
    assert re.search(r"<dc:language>(.*?)</dc:language>", package)[1] == voice  # type: ignore[index]
    assert f"<dc:language>{code}<" not in package
    assert pdf.trailer["/Root"]["/Lang"] == voice
    assert re.search(r"<html lang=\"?(\w+)", deck)[1] == voice  # type: ignore[index]
    assert f"lang={code}" not in deck.replace('"', "")
    unread = documents.words[code]["unreviewed"]  # a dialect promises no more than the language that it borrows from
    for said in (site.to_article(documents.modules[code][0]), pdf.pages[0].extract_text(), deck):
        assert (unread in re.sub(r"\s+", " ", said)) == (voice != "id")


@pytest.mark.slow
def test_dialect_is_built_and_claims_only_what_it_has(make_project: Make, run_lapak: Run) -> None:
    project = make_project(
        {**FILES, "docs/lain.md": "---\ntitle: Lain\nsummary: Lain.\n---\n\n## Satu {#satu}\n\nSatu.\n"}
    )

    assert run_lapak(project, "build")[0] == 0

    site = project / "site/kecil"
    page = html.parse(site / DIALECT / "modul/awal/index.html").getroot()
    assert page.get("lang") == DIALECT
    assert page.xpath("//link[@rel='canonical']/@href") == []  # an example of an address is where nothing stands
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert f"/{DIALECT}/modul/awal/" in sitemap
    assert f"/{DIALECT}/lain/" not in sitemap
    assert {*re.findall('hreflang="([^"]+)"', sitemap)} == {"id", DIALECT, "x-default"}


@pytest.fixture
def own(make_project: Make) -> Path:
    """A project whose words can be written to."""
    project = make_project({})
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    return project


def test_new_language_is_an_edition_and_words_that_nobody_has_said(own: Path, run_lapak: Run) -> None:
    code, printed = run_lapak(own, "new", "language", "mad", "--from", "jv", "--no-build")

    assert code == 0, printed
    assert printed.startswith("mkdocs.mad.yml\noverrides/words/mad.yml\n")
    edition = yaml.safe_load((own / "mkdocs.mad.yml").read_text("utf-8"))["extra"]["edition"]
    assert edition == {"name": "kecil-mad", "language": {"code": "mad", "name": "Basa Madhura"}}
    words = (own / "overrides/words/mad.yml").read_text("utf-8")
    assert yaml.safe_load(words) is None
    assert '\n# next: "Sateruse"\n' in words
    assert "team_" not in words
    documents = load_documents(load_project(own / "mkdocs.mad.yml"))
    assert {section.language for section in documents.modules["mad"][0].sections} == {"id"}
    assert not documents.modules["mad"][0].is_translated


def test_new_dialect_of_an_edition_changes_one_line(own: Path, run_lapak: Run) -> None:
    before = (own / "mkdocs.yml").read_text("utf-8")

    code, printed = run_lapak(own, *f"new language {DIALECT} --name Ngapak --edition kecil --no-build".split())

    assert code == 0, printed
    after = (own / "mkdocs.yml").read_text("utf-8")
    assert after == before.replace("{ code: jv, name: Basa Jawa }", f"{{ code: {DIALECT}, name: Ngapak }}")
    assert "all is still Basa Jawa → Bahasa Indonesia" in printed
    assert load_documents(load_project(own / "mkdocs.yml")).modules[DIALECT][0].sections[0].language == "jv"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("id", "'id' is no code of a local language"),
        ("jawa", "'jawa' is no code of a local language"),
        ("xx", "nobody here knows the language 'xx'"),
        ("mad --from xx", "--from: nobody has written words in 'xx'"),
        ("mad --edition tiada", "unknown edition 'tiada'"),
    ],
)
def test_language_that_cannot_be_leaves_nothing(
    make_project: Make, run_lapak: Run, arguments: str, message: str
) -> None:
    project = make_project({})
    before = sorted(project.rglob("*.yml"))

    code, printed = run_lapak(project, "new", "language", *arguments.split())

    assert code == 2, printed
    assert message in printed
    assert sorted(project.rglob("*.yml")) == before


@pytest.mark.slow
def test_papers_of_our_own_modules_fit_with_the_notice_of_a_dialect(tmp_path: Path, run_lapak: Run) -> None:
    """A notice takes no line of a card that is full in its own language."""
    for name in ("modules", "docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    code, printed = run_lapak(tmp_path, *f"new language {DIALECT} --name Ngapak --no-build".split())
    assert code == 0, printed

    asked = f"handouts --edition ambarawa-{DIALECT} --language {DIALECT}"
    code, printed = run_lapak(tmp_path, *asked.split())

    assert code == 0, printed
    cards = list(tmp_path.rglob("kartu-kulkas*.pdf"))
    assert [PdfReader(card).pages[0].extract_text().count("Iki teks Basa Jawa.") for card in cards] == [2]
    assert len(PdfReader(cards[0]).pages) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("languages: [{code: jv, name: Jawa}]", "languages: [{code: jv, name: Jawa}, NEW]"),
        ("languages: [\n      {code: jv, name: Jawa},\n    ]", "languages: [\n      {code: jv, name: Jawa}, NEW]"),
        (
            "languages:\n    - code: jv\n      name: Jawa\n    place: Desa",
            "languages:\n    - code: jv\n      name: Jawa\n    - NEW\n    place: Desa",
        ),
        ("languages:\n      - {code: jv, name: Jawa}\n", "languages:\n      - {code: jv, name: Jawa}\n      - NEW\n"),
        ("language:\n      code: jv\n      name: Jawa", "language: NEW"),
        ("place: Desa", "place: Desa"),
    ],
)
def test_new_language_finds_its_place_in_every_form_of_an_edition(before: str, after: str) -> None:
    new = "{ code: mad, name: Basa Madhura }"
    head = "extra:\n  edition:\n    "
    wanted = head + after.replace("NEW", new)
    if "NEW" not in after:
        wanted = wanted.replace(head, f"{head}language: {new}\n    ")

    assert set_language(YamlText(head + before, "mkdocs.yml"), "mad", "Basa Madhura") == wanted


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ("language: {code: su, name: Sunda}", ("su",)),
        ("languages: [{code: su, name: Sunda}]", ("su",)),
        ("languages: []", ()),
    ],
)
@pytest.mark.parametrize("theirs", ["language: {code: jv, name: Jawa}", "languages: [{code: jv, name: Jawa}]"])
def test_an_edition_that_names_languages_inherits_none(
    tmp_path: Path, theirs: str, own: str, codes: tuple[str, ...]
) -> None:
    for name, text, above in (("mkdocs.yml", theirs, ""), ("mkdocs.b.yml", own, "INHERIT: mkdocs.yml\n")):
        (tmp_path / name).write_text(f"{above}extra:\n  edition:\n    name: a\n    {text}\n", "utf-8")

    assert list_local_codes(find_edition(tmp_path / "mkdocs.b.yml")) == codes
