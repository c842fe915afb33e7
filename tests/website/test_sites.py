"""Both real editions, as they are published: links, languages, weight, and nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html

EDITIONS = {"ambarawa": "jv", "cicaheum": "su"}
SLUGS = ("pengenalan", "implementasi", "praktik", "optimalisasi", "prospek", "risiko")
MOST_PAGE_BYTES = 14_600
"""Ten segments, the first flight of packets (design: phone)."""
MOST_USUAL_BYTES, MOST_MODULE_BYTES = 10_900, 13_100
"""Of the module page in the middle, and of the largest; 11,000 is the goal that `make bench` compares with."""
MOST_TOOLS_BYTES = 1_500
"""One packet still. A button beside each section that is read aloud takes 320 of them."""
MOST_ARTICLE_BYTES = 9_800
MOST_SCRIPT_BYTES = 1_000
MOST_EXAM_SCRIPT_BYTES = 1_760
"""The ten questions are asked, and counted, without a second request."""
MOST_GUIDE_BYTES = 15_400
"""A facilitator reads notes and answers at a laptop, the day before."""
MOST_MAKERS_BYTES = 21_000
"""A reviewer has a text twice, side by side; who records has all of a course to read: one page at a laptop, once."""
WALL = "layar"
"""No section: a module's page shows itself on the wall."""
SPARE_CHARACTERS = re.compile(r"///|\{\{|\}\}|\bTODO\b|\blorem\b", re.IGNORECASE)
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}


def find_pages(sites: Path) -> list[Path]:
    """Every page of the sites; a download is not one, though it may be HTML."""
    return [page for page in sorted(sites.rglob("*.html")) if page.parent.name != "unduh" or page.name == "index.html"]


def find_modules(sites: Path) -> list[Path]:
    """Every page of a module that participants read: beside its Indonesian text a page is for those who review it."""
    return [page for page in sites.glob("**/modul/*/index.html") if not is_comparison(to_path(sites, page))]


def to_path(sites: Path, page: Path) -> str:
    return "/" + page.relative_to(sites).as_posix().removesuffix("index.html")


@pytest.mark.parametrize(("edition", "language"), EDITIONS.items())
def test_every_page_stands_in_both_languages(sites: Path, edition: str, language: str) -> None:
    root = sites / edition
    indonesian = {
        page.relative_to(root).as_posix() for page in root.rglob("index.html") if language not in page.parts[:-1]
    }
    local = {page.relative_to(root / language).as_posix() for page in (root / language).rglob("index.html")}

    comparisons = {page for page in local if is_comparison(page)}
    texts = {page for page in local - comparisons if not is_guide(f"/{page}")}
    assert indonesian == local - comparisons
    assert comparisons == {f"banding/{'beranda/' if page == 'index.html' else ''}{page}" for page in texts}
    assert "modul/praktik/index.html" in local


def test_no_page_has_markup_that_was_not_understood(sites: Path) -> None:
    found = {
        to_path(sites, page): SPARE_CHARACTERS.findall(
            " ".join(html.parse(page).xpath("//body//text()[not(parent::script)]"))
        )
        for page in find_pages(sites)
    }

    assert {page: words for page, words in found.items() if words} == {}


def test_every_internal_link_leads_to_a_page_and_a_section_that_exist(sites: Path) -> None:
    ids = {to_path(sites, page): set(html.parse(page).xpath("//@id")) for page in find_pages(sites)}
    broken = []
    for page in find_pages(sites):
        if page.name == "404.html":
            continue
        for target in html.parse(page).xpath("//a/@href"):
            if urlsplit(target).scheme:
                continue
            path, _, fragment = unquote(urljoin(to_path(sites, page), target)).partition("#")
            exists = path in ids or (sites / path.lstrip("/")).is_file()
            if not exists or (fragment not in ("", WALL) and fragment not in ids[path]):
                broken.append(f"{to_path(sites, page)} → {target}")

    assert broken == []


def test_no_page_loads_anything_but_itself(sites: Path) -> None:
    loaded = [
        f"{to_path(sites, page)} loads {target}"
        for page in find_pages(sites)
        for tag, attribute in LOADING.items()
        for target in html.parse(page).xpath(f"//{tag}/@{attribute}")
    ]
    styles = [page for page in find_pages(sites) if html.parse(page).xpath("//link[@rel='stylesheet']")]

    assert loaded == []
    assert styles == []


def test_scripts_of_a_page_are_small_and_inside_it(sites: Path) -> None:
    for page in find_pages(sites):
        tree = html.parse(page)
        scripts = "".join(tree.xpath("//script/text()"))
        assert tree.xpath("//script/@src | //@onclick") == []
        most = MOST_EXAM_SCRIPT_BYTES if page.parent.name == "tes" else MOST_SCRIPT_BYTES
        assert len(gzip.compress(scripts.encode(), 9, mtime=0)) <= most, page


def test_every_page_fits_the_first_flight_of_packets(sites: Path) -> None:
    sizes = {to_path(sites, page): len(gzip.compress(page.read_bytes(), 9, mtime=0)) for page in find_pages(sites)}

    assert {page: size for page, size in sizes.items() if size > find_most(page)} == {}


def find_most(page: str) -> int:
    """The address of a page → how many bytes it may have on the wire."""
    if is_comparison(page) or page.endswith("/fasilitator/rekam/"):
        return MOST_MAKERS_BYTES
    return MOST_GUIDE_BYTES if is_guide(page) else MOST_PAGE_BYTES


def is_comparison(page: str) -> bool:
    """True for a page that shows one text beside the Indonesian one; the page that lists them is a text as others."""
    return re.search(r"(^|/)banding/[^/]+/", page) is not None


def is_guide(page: str) -> bool:
    """True for the page of one module below those of facilitators."""
    return re.search(rf"/fasilitator/({'|'.join(SLUGS)})/", page) is not None


def test_module_page_in_the_middle_and_what_its_first_touch_loads_are_light(sites: Path) -> None:
    modules = [len(gzip.compress(page.read_bytes(), 9, mtime=0)) for page in find_modules(sites)]
    tools = {len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in sites.glob("**/alat.js")}

    assert median(modules) <= MOST_USUAL_BYTES
    assert max(modules) <= MOST_MODULE_BYTES
    assert max(tools) <= MOST_TOOLS_BYTES


def test_language_of_the_page_is_declared(sites: Path) -> None:
    for edition, language in EDITIONS.items():
        root = sites / edition
        assert html.parse(root / "modul/praktik/index.html").getroot().get("lang") == "id"
        assert html.parse(root / language / "modul/praktik/index.html").getroot().get("lang") == language


def test_sitemap_names_every_version_of_a_page_and_no_page_repeats_it(sites: Path) -> None:
    page = html.parse(sites / "cicaheum/su/modul/praktik/index.html")
    entry = (sites / "cicaheum/sitemap.xml").read_text("utf-8").split("/su/modul/praktik/</loc>")[1].split("</url>")[0]

    assert page.xpath("//link[@hreflang]") == []
    assert re.findall(r'hreflang="(.*?)" href="(.*?)"', entry) == [
        ("id", "https://cicaheum.lapak-belajar.example/modul/praktik/"),
        ("su", "https://cicaheum.lapak-belajar.example/su/modul/praktik/"),
        ("x-default", "https://cicaheum.lapak-belajar.example/modul/praktik/"),
    ]


def test_404_speaks_both_languages_and_leads_home_from_any_depth(sites: Path) -> None:
    page = html.parse(sites / "ambarawa/404.html")

    assert page.xpath("//section/@lang") == ["id", "jv"]
    assert page.xpath("//a/@href") == ["/", "/jv/"]


def test_sitemap_has_every_page_once(sites: Path) -> None:
    addresses = re.findall(r"<loc>(.*?)</loc>", (sites / "ambarawa/sitemap.xml").read_text("utf-8"))
    names = [page.as_posix() for page in (sites / "ambarawa").rglob("index.html")]
    pages = [name for name in names if not is_guide(name) and not is_comparison(name)]

    assert len(addresses) == len(set(addresses)) == len(pages)
    assert not any(is_guide(address) or is_comparison(address) for address in addresses)


def test_downloads_page_lists_each_file_with_its_size(sites: Path) -> None:
    folder = sites / "ambarawa" / "unduh"
    page = html.parse(sites / "ambarawa/jv/unduh/index.html")
    listed = {Path(link.get("href")).name: link.text_content() for link in page.xpath("//main//a[@download]")}

    day = html.parse(sites / "ambarawa/jv/fasilitator/hari-h/index.html")
    listed |= {
        Path(link.get("href")).name: link.getparent().text_content() for link in day.xpath("//main//a[@download]")
    }

    assert set(listed) >= {file.name for file in folder.iterdir() if ".jv." in file.name} | {"kursus.zip"}
    for name, text in listed.items():
        size = (folder / name).stat().st_size
        is_large = size >= 1_000_000 and name != "kursus.zip"  # whose size is filled in when it is made
        said = f"{size / 1_000_000:.1f} MB".replace(".", ",") if is_large else f"{max(1, round(size / 1000))} kB"
        assert said in text


def test_downloads_page_says_for_whom_and_what_works_without_internet(sites: Path) -> None:
    page = html.parse(sites / "cicaheum/unduh/index.html")
    kinds = page.xpath("//main//details")

    assert page.xpath("//main/h2/text()") == ["Untuk ibu peserta", "Untuk fasilitator", "Untuk kampus"]
    assert len(kinds) >= 9
    for kind in kinds:
        assert "✓ Bisa dibuka tanpa internet." in kind.text_content()
        assert kind.xpath(".//a[@download]")


def test_unreviewed_translation_says_so(sites: Path) -> None:
    text = html.parse(sites / "ambarawa/jv/modul/praktik/index.html").getroot().text_content()

    assert "durung" in text
    assert html.parse(sites / "ambarawa/modul/praktik/index.html").xpath("//p[contains(., 'belum diperiksa')]") == []


def test_safety_module_says_at_its_top_that_nobody_has_read_its_translation(sites: Path) -> None:
    for place in ("ambarawa/jv", "cicaheum/su"):
        title = html.parse(sites / place / "modul/risiko/index.html").xpath("//h1")[0]
        assert len(title.xpath("../p[@class='quiet']")) == 2, place
        assert len(title.xpath("preceding-sibling::p[@class='quiet']")) == 1, place


def test_module_text_and_drawings_are_light_before_any_style(sites: Path) -> None:
    sizes = {
        to_path(sites, page): len(gzip.compress(etree.tostring(html.parse(page).xpath("//main")[0]), 9, mtime=0))
        for page in find_modules(sites)
    }

    assert len(sizes) == 24
    assert {page: size for page, size in sizes.items() if size > MOST_ARTICLE_BYTES} == {}


def test_nothing_falls_back_to_indonesian(sites: Path) -> None:
    notices = [page for page in find_pages(sites) if html.parse(page).xpath("//main//p[@class='notice']")]

    assert notices == []


def test_every_module_has_three_drawings(sites: Path) -> None:
    for page in sites.glob("*/modul/*/index.html"):
        assert len(html.parse(page).xpath("//main//*[local-name()='svg']")) >= 3, page
