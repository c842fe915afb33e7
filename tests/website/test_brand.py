"""An edition's own name, logo and icon: in every output, and without them everything is as it was."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import html
from PIL import Image
from pptx import Presentation
from tests.conftest import TINY, Files

from lapak.render.document import load_documents
from lapak.website.host.config import load_project
from lapak.website.host.pages import write_pages
from lapak.website.site import make_site

Run = Callable[..., tuple[int, str]]
BLUE, RED = (20, 65, 123), (160, 28, 45)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><path d="M0 0H120V60H0z" fill="#14417b"/></svg>'
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")


def make_png(size: tuple[int, int] = (600, 600)) -> bytes:
    buffer = BytesIO()
    Image.new("RGBA", size, RED).save(buffer, "PNG")
    return buffer.getvalue()


def to_config(brand: str, look: str = "light") -> str:
    return CONFIG.replace("place: Desa", f"place: Desa\n    look: {look}\n    brand: {brand}")


FILES: Files = {
    "mkdocs.yml": to_config("{ name: Kampus Kita, logo: docs/merek/logo.svg, icon: docs/merek/ikon.png }"),
    "docs/merek/logo.svg": LOGO,
    "docs/merek/ikon.png": make_png(),
}


def find_colours(image: Image.Image) -> set[Any]:
    colours = image.convert("RGBA").convert("RGB").getcolors(1 << 22)
    return {colour for count, colour in colours or () if count > 20}


def test_pages_papers_slides_book_and_manifest_show_the_brand(
    make_project: Callable[[Files], Path], run_lapak: Run
) -> None:
    project = make_project(FILES)
    code, printed = run_lapak(project, "build")
    assert code == 0, printed
    site = project / "site/kecil"

    page = html.parse(site / "modul/awal/index.html").getroot()
    assert page.xpath("string(//header/a/span)") == "Kampus Kita"
    assert page.xpath("//header/a[span]/*[name()='svg']/*/@fill") == ["#14417b"]
    assert find_colours(read_address(page.xpath("//link[@rel='icon']/@href")[0])) == {RED}
    assert json.loads((site / "manifest.webmanifest").read_text("utf-8"))["short_name"] == "Kampus Kita"
    assert RED in find_colours(Image.open(site / "simpan/ikon-maskable-192.png"))
    sheet = pypdfium2.PdfDocument(site / "unduh/handout-awal.id.pdf")[0].render(scale=2).to_pil()
    assert BLUE in find_colours(sheet.crop((0, 0, sheet.width, sheet.height // 6)))
    with ZipFile(site / "unduh/kursus.id.epub") as book:
        assert BLUE in find_colours(Image.open(BytesIO(book.read("buku/gambar/sampul.png"))))
    assert "#14417b" in (site / "unduh/modul-awal.id.html").read_text("utf-8")
    assert 'class="own plate"' in (site / "unduh/slide-awal.id.html").read_text("utf-8")
    opening = Presentation(str(site / "unduh/slide-awal.id.pptx")).slides[0].slide_layout
    logo = next(shape for shape in opening.shapes if shape.name == "Logo")
    assert find_colours(Image.open(BytesIO(logo.image.blob))) == {BLUE}  # type: ignore[attr-defined]


def read_address(address: str) -> Image.Image:
    kind, _, data = address.partition(";base64,")
    assert kind == "data:image/png"
    return Image.open(BytesIO(b64decode(data)))


def test_material_shows_the_brand_too(make_project: Callable[[Files], Path], tmp_path: Path) -> None:
    files: Files = {**FILES, "mkdocs.yml": to_config("{ name: Kampus Kita, logo: docs/merek/logo.svg }", "material")}
    config = make_project(files) / "mkdocs.yml"
    write_pages(config, make_site(load_documents(load_project(config))), tmp_path / "pages")

    page = html.parse(tmp_path / "pages/modul/awal/index.html").getroot()
    assert page.xpath("string(//a[contains(@class,'md-header__button')]/b)") == "Kampus Kita"
    for address in (*page.xpath("//a[contains(@class,'md-logo')]/img/@src"), *page.xpath("//link[@rel='icon']/@href")):
        assert "#14417b" in unquote(address)


def test_heavy_drawing_becomes_a_picture(make_project: Callable[[Files], Path]) -> None:
    parts = "".join(f'<path d="M{n * 17 % 120} {n * 31 % 60}l{n % 7} 3.{n}z" fill="#14417b"/>' for n in range(900))
    heavy = LOGO.replace("</svg>", f"{parts}</svg>")
    project = make_project({**FILES, "docs/merek/logo.svg": heavy})

    logo = load_documents(load_project(project / "mkdocs.yml")).signs.logo

    assert logo
    assert Image.open(BytesIO(logo.picture)).size == (640, 320)
    assert len(logo.header_address) < 3000


def test_edition_without_a_brand_has_ours(make_project: Callable[[Files], Path], tmp_path: Path) -> None:
    config = make_project({}) / "mkdocs.yml"
    write_pages(config, make_site(load_documents(load_project(config))), tmp_path / "pages")

    page = (tmp_path / "pages/modul/awal/index.html").read_text("utf-8")
    assert "<span>Lapak Belajar</span>" in page
    assert ".plate" not in page


def test_brand_goes_with_the_institution(make_project: Callable[[Files], Path]) -> None:
    own = "INHERIT: mkdocs.yml\nextra:\n  edition:\n    name: desa\n    place: Desa\n"
    other = f"{own}    institution: Kampus Lain\n"
    project = make_project({**FILES, "mkdocs.desa.yml": own, "mkdocs.lain.yml": other})

    brands = [load_project(project / f"mkdocs.{name}.yml").edition.get("brand") for name in ("desa", "lain")]

    assert brands[0]["name"] == "Kampus Kita"
    assert brands[1] is None


FAULTS = (
    ("{ nama: Kampus }", "unknown key 'brand.nama'", "did you mean 'name'?"),
    ("{ logo: docs/logo.svg }", "logo 'docs/logo.svg' does not exist", "put the file at docs/logo.svg"),
    ("{ logo: docs/merek/logo.svgg }", "logo 'docs/merek/logo.svgg' does not exist", "did you mean 'logo.svg'?"),
    (
        "{ icon: docs/index.md }",
        "icon 'docs/index.md' is neither a drawing nor a photo",
        "use .svg for drawings, .jpg, .png, .webp or .heic for photos",
    ),
    (
        "{ logo: ../logo.svg }",
        "logo '../logo.svg' lies outside the project's folders",
        "copy it into one of modules/, docs/, overrides/",
    ),
    (
        "{ logo: 'https://kampus.ac.id/logo.svg' }",
        "logo 'https://kampus.ac.id/logo.svg' is not a file of the project",
        "save it beside the text: a page asks no other place for anything",
    ),
    (
        "{ logo: docs/merek/kata.svg }",
        "logo 'docs/merek/kata.svg' has <text> in it",
        "turn its words into paths, or save it as .png",
    ),
    (
        "{ icon: docs/merek/besar.png }",
        "icon 'docs/merek/besar.png' has 20,000,001 bytes, far too many for a page",
        "make it smaller",
    ),
    (
        "{ name: Pusat Pengabdian kepada Masyarakat }",
        "brand name 'Pusat Pengabdian kepada Masyarakat' has 34 letters, at most 30",
        "write a short form; 'institution' has the whole name",
    ),
)


@pytest.mark.parametrize(("brand", "what", "fix"), FAULTS)
def test_mistake_in_the_brand_is_told_with_its_line(
    brand: str, what: str, fix: str, make_project: Callable[[Files], Path], run_lapak: Run
) -> None:
    config = to_config(brand)
    line = config[: config.index("brand:")].count("\n") + 1
    word = LOGO.replace("</svg>", "<text>Kampus</text></svg>")
    files: Files = {**FILES, "mkdocs.yml": config, "docs/merek/kata.svg": word}
    if "besar" in brand:
        files["docs/merek/besar.png"] = make_png().ljust(20_000_001, b"\0")

    code, printed = run_lapak(make_project(files), "check", "--fast")

    assert (code, printed) == (1, f"1 problem in the sources\nmkdocs.yml:{line}: {what}\n    fix: {fix}\n")
