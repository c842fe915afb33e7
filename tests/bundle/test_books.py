"""kursus.<lang>.epub: what a reading program gets, and that epubcheck finds nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from PIL import Image
from tests.conftest import TINY, Files

from lapak.layout import plan_exports
from lapak.render.document import Documents

JAVA = shutil.which("java")
CHECKER = Path("/usr/share/java/epubcheck.jar")
SPACES = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
BOOKS = ["ambarawa/unduh/kursus.id.epub", "ambarawa/unduh/kursus.jv.epub", "cicaheum/unduh/kursus.su.epub"]
QUIZ = """\
## Kuis {#kuis}

/// quiz | Kapan dikirim?
- [ ] Langsung
- [x] Setelah uang masuk

Uang dulu.
///

/// practice | Asli atau palsu?
    kind: real-or-fake
    cards:
      - {text: Kirim OTP., answer: fake, reason: OTP itu rahasia.}
      - {text: Uang masuk., answer: real, reason: Terlihat di rekening.}

Baca pesannya.
///
"""


def make_book(documents: Documents, language: str = "id") -> ZipFile:
    exports = plan_exports(documents)
    return ZipFile(BytesIO(next(item for item in exports if item.name == f"kursus.{language}.epub").make()))


def read(book: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(book.read(f"buku/{name}"))


def find(page: etree._Element, path: str) -> list[str]:
    return list(page.xpath(path, namespaces=SPACES))


def add_quiz(make_documents: Callable[[Files], Documents]) -> Documents:
    text = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    return make_documents({"modules/01-awal/index.md": f"{text}\n{QUIZ}"})


def test_book_begins_with_its_type_uncompressed(make_documents: Callable[[Files], Documents]) -> None:
    first = make_book(make_documents({})).infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")


def test_no_page_and_no_drawing_of_a_book_has_a_script(make_documents: Callable[[Files], Documents]) -> None:
    book = make_book(add_quiz(make_documents))
    trees = {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith((".xhtml", ".svg"))}

    assert len(trees) > 5
    for name, tree in trees.items():
        assert find(tree, "//*[local-name()='script' or local-name()='iframe' or @*[starts-with(name(), 'on')]]") == []
        assert not [link for link in find(tree, "//@href | //@src") if link.lower().startswith("javascript:")], name


def test_answers_stand_at_the_end_of_the_book_alone(make_documents: Callable[[Files], Documents]) -> None:
    book = make_book(add_quiz(make_documents))
    module, answers = read(book, "modul-awal.xhtml"), read(book, "jawaban.xhtml")

    assert "Uang dulu." not in "".join(module.itertext())
    assert "OTP itu rahasia." not in "".join(module.itertext())
    assert find(answers, "//x:div/@id") == ["awal-1", "awal-2"]
    assert "✓ Jawaban: Setelah uang masuk" in "".join(answers.itertext())
    assert "✗ palsu. OTP itu rahasia." in "".join(answers.itertext())
    assert find(module, "//x:a/@href") == ["jawaban.xhtml#awal-1", "jawaban.xhtml#awal-2"]
    assert find(answers, "//x:a/@href") == ["modul-awal.xhtml#awal-1", "modul-awal.xhtml#awal-2"]


def test_contents_name_modules_and_their_sections(make_documents: Callable[[Files], Documents]) -> None:
    nav = read(make_book(make_documents({})), "nav.xhtml")

    assert [(link.text, link.get("href")) for link in nav.iter("{*}a")] == [
        ("1. Awal", "modul-awal.xhtml"),
        ("Foto", "modul-awal.xhtml#foto"),
        ("Uang", "modul-awal.xhtml#uang"),
        ("Tentang buku ini", "buku-ini.xhtml"),
    ]


def test_passage_in_another_language_says_so(make_documents: Callable[[Files], Documents]) -> None:
    text = "---\ntitle: Wiwitan\nsummary: Modul kapisan.\nobjectives:\n  - Ngerti\n---\n\n## Foto {#foto}\n\nMotret.\n"
    text += '\n![Tangan nyekel HP](images/hp.svg "Cedhak jendhela.")\n'
    book = make_book(make_documents({"modules/01-awal/index.jv.md": text}), "jv")
    module, package = read(book, "modul-awal.xhtml"), read(book, "package.opf")

    assert (module.get("lang"), module.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("jv", "jv")
    assert find(module, "//x:section[@id='uang']/x:div/@xml:lang") == ["id"]
    assert find(module, "//x:section[@id='foto']//@lang") == []
    assert [item.text for item in package.iter("{*}language")] == ["jv", "id"]


def test_every_drawing_has_its_words_and_stands_in_the_book(sites: Path) -> None:
    for name in BOOKS:
        book = ZipFile(sites / name)
        texts = [file for file in book.namelist() if file.endswith(".xhtml")]
        images = [image for file in texts for image in etree.fromstring(book.read(file)).iter("{*}img")]
        assert len(images) > 18
        for image in images:
            assert image.get("alt"), name
            assert f"buku/{image.get('src')}" in book.namelist()
        assert not [file for file in book.namelist() if "pkh" in file]


def test_book_has_the_glossary_and_all_modules(sites: Path) -> None:
    names = ZipFile(sites / BOOKS[1]).namelist()
    slugs = ("pengenalan", "implementasi", "praktik", "optimalisasi", "prospek", "risiko")

    assert {f"buku/modul-{slug}.xhtml" for slug in slugs} | {"buku/glosarium.xhtml", "buku/jawaban.xhtml"} <= set(names)


def test_photo_is_one_that_every_reading_program_knows(make_documents: Callable[[Files], Documents]) -> None:
    photo = BytesIO()
    Image.new("RGB", (40, 30), "#f2b84b").save(photo, "WEBP")
    files: Files = {"modules/01-awal/images/hp.webp": photo.getvalue()}
    for name in ("index.md", "index.jv.md"):
        path = f"modules/01-awal/{name}"
        files[path] = (TINY / path).read_text("utf-8").replace("images/hp.svg", "images/hp.webp")

    book = make_book(make_documents(files))

    assert find(read(book, "modul-awal.xhtml"), "//x:img/@src") == ["gambar/1.jpg"]
    assert find(read(book, "package.opf"), "//opf:item[@href='gambar/1.jpg']/@media-type") == ["image/jpeg"]
    assert Image.open(BytesIO(book.read("buku/gambar/1.jpg"))).size == (40, 30)


def test_date_of_the_book_is_that_of_the_sources(
    make_documents: Callable[[Files], Documents], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")

    package = read(make_book(make_documents({})), "package.opf")

    assert find(package, "//opf:meta[@property='dcterms:modified']/text()") == ["2026-01-01T00:00:00Z"]


@pytest.mark.java
@pytest.mark.slow
@pytest.mark.skipif(not JAVA or not CHECKER.exists(), reason="needs Java: apt install default-jre-headless epubcheck")
@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_finds_nothing(sites: Path, tmp_path: Path, name: str) -> None:
    report = tmp_path / "report.json"
    command = [str(JAVA), "-jar", str(CHECKER), str(sites / name), "--json", str(report), "--quiet"]

    subprocess.run(command, check=False, capture_output=True)

    assert [message["message"] for message in json.loads(report.read_text("utf-8"))["messages"]] == []
