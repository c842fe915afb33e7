"""A language that Material has never heard of, and texts that are not translated: tiny whole sites."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from lxml import html
from pypdf import PdfReader
from tests.conftest import TINY, Files

MADURESE = (
    (TINY / "mkdocs.yml")
    .read_text("utf-8")
    .replace("{ code: jv, name: Basa Jawa }", "{ code: mad, name: Basa Madura }")
)
TRANSLATION = "modules/01-awal/index.jv.md"
Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]


def test_three_letter_language_builds_with_every_section_in_indonesian(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"mkdocs.yml": MADURESE})

    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    page = html.parse(project / "site/kecil/mad/modul/awal/index.html")
    assert page.getroot().get("lang") == "id"  # nothing on it is Madurese, nor are the words around it
    assert len(page.xpath("//main/section")) == len(page.xpath("//main/section/div[@lang='id']")) == 2
    assert page.xpath("//h1/@lang") == ["id"]


def test_page_without_a_translated_section_claims_no_language(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"mkdocs.yml": MADURESE.replace("kecil.example", "kecil.desa.id")})
    run_lapak(project, "build")

    page = html.parse(project / "site/kecil/mad/modul/awal/index.html")
    sitemap = (project / "site/kecil/sitemap.xml").read_text("utf-8")

    assert page.xpath("//*[@hreflang]/@hreflang") == ["id"]  # of the switch
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://kecil.desa.id/modul/awal/"]
    assert "/mad/" not in sitemap


def test_missing_section_is_marked_in_site_handout_and_outline(make_project: Make, run_lapak: Run) -> None:
    text = (TINY / TRANSLATION).read_text("utf-8")
    project = make_project({TRANSLATION: text[: text.index("## Dhuwit")]})

    run_lapak(project, "build")

    page = html.parse(project / "site/kecil/jv/modul/awal/index.html")
    assert page.xpath("//section[@id='uang']/div/@lang") == ["id"]
    assert page.xpath("//section[@id='uang']/p[@class='notice']")
    assert page.xpath("//section[@id='foto']/div[@lang]") == []
    folder = project / "site/kecil/unduh"
    paper = "".join(page.extract_text() for page in PdfReader(folder / "modul-awal.jv.pdf").pages)
    assert "Cek uang dulu." in paper
    assert "Basa Jawa" in paper
    assert "# Uang" in (folder / "slide-awal.jv.md").read_text("utf-8")


def test_stale_section_is_marked_and_leads_to_the_new_text(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    module = project / "modules/01-awal/index.md"
    module.write_text(module.read_text("utf-8").replace("dekat jendela.\n", "dekat pintu.\n", 1), "utf-8")

    run_lapak(project, "build")

    page = html.parse(project / "site/kecil/jv/modul/awal/index.html")
    assert page.xpath("//section[@id='foto']/p[@class='notice']/a/@href") == ["../../../modul/awal/#foto"]
    assert "Motret" in page.xpath("//section[@id='foto']/h2")[0].text_content()
    paper = PdfReader(project / "site/kecil/unduh/modul-awal.jv.pdf").pages[0].extract_text()
    assert "Teks basa Indonesia wis" in paper


def test_language_of_other_words_is_marked_inside_a_pdf(make_project: Make, run_lapak: Run) -> None:
    text = (TINY / TRANSLATION).read_text("utf-8")
    project = make_project({TRANSLATION: text[: text.index("## Dhuwit")]})
    run_lapak(project, "handouts")

    data = (project / "build/kecil/modul-awal.jv.pdf").read_bytes()

    assert PdfReader(BytesIO(data)).trailer["/Root"]["/Lang"] == "jv"
    assert "id" in find_languages(PdfReader(BytesIO(data)))


def find_languages(pdf: PdfReader) -> set[str]:
    """Every /Lang in the structure tree of a PDF."""
    found: set[str] = set()
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if "/Lang" in node:
                found.add(str(node["/Lang"]))
            if "/K" in node:
                waiting.append(node["/K"])
        else:
            continue
    return found
