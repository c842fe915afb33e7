"""Editions of our texts in Indonesian alone, in three languages, in one that nobody has translated, and in a dialect.

All four were built and looked at page by page; this asks the preview for one page and paper of each kind.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser
from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import AXE
from tests.conftest import CHROMIUM, ROOT
from tests.handout.test_pdf_ua import JAVA, JAXB, check_files

from lapak.layout import plan_exports
from lapak.website.preview.responses import Preview

OURS = (ROOT / "mkdocs.yml").read_text("utf-8")
LANGUAGE = "    language: { code: jv, name: Basa Jawa }\n"
GOODS = "      jv: [gula aren, kripik tela, endhog bebek, anyaman pring]\n"
EDITIONS = {
    "": "",
    "su": "    languages: [{ code: jv, name: Basa Jawa }, { code: su, name: Basa Sunda }]\n",
    "mad": "    language: { code: mad, name: Basa Madhura }\n",
    "jv-x-banyumas": "    language: { code: jv-x-banyumas, name: Basa Jawa Banyumasan }\n",
}
"""By the language whose pages are looked at: the line that makes the edition."""
VOICES = {"": "id", "su": "su", "mad": "id", "jv-x-banyumas": "jv"}
"""What is heard on each page of it."""
PAGES = (
    "",
    "modul/praktik/",
    "fasilitator/praktik/",
    "unduh/",
    "glosarium/",
    "fasilitator/rekam/",
    "fasilitator/terjemahan/",
    "tes/",
    "status/",
)
PAPERS = ("handout-praktik", "fasilitator-praktik", "kartu-kulkas")
TWO = re.compile(r"\b(dua|rong|kedua) (bahasa|basa)\b", re.IGNORECASE)
pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module", params=EDITIONS)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Preview]:
    """A language, and its edition."""
    project = tmp_path_factory.mktemp("edition")
    for name in ("modules", "docs", "overrides"):
        (project / name).symlink_to(ROOT / name)
    assert LANGUAGE in OURS
    assert GOODS in OURS
    goods = f"{GOODS}      su: [gula kawung, kiripik sampeu, endog bebek, karajinan awi]\n"
    (project / "mkdocs.yml").write_text(OURS.replace(LANGUAGE, EDITIONS[request.param]).replace(GOODS, goods), "utf-8")
    return request.param, Preview(project / "mkdocs.yml", plan_exports, print)


def find_pages(shown: tuple[str, Preview]) -> dict[str, str]:
    """Each kind of page that the edition has."""
    code, preview = shown
    root = f"/{code}/" if code else "/"
    found = {name: preview.respond(root + name) for name in PAGES}
    missing = [name for name, response in found.items() if response.status != 200]
    assert missing == ([] if code else ["status/"])
    return {name: response.body.decode() for name, response in found.items() if response.status == 200}


def test_every_page_says_which_language_it_is_in(shown: tuple[str, Preview]) -> None:
    code = shown[0]
    for name, page in find_pages(shown).items():
        tree = html.fromstring(page)
        switch = tree.xpath("//nav[contains(@class, 'languages')]/a")
        said = tree.xpath("//link[@hreflang != 'x-default']/@hreflang")

        assert tree.get("lang") == VOICES[code], name
        assert len(switch) == {"": 0, "su": 3}.get(code, 2)
        assert not TWO.search(tree.text_content()), name
        assert ("mad" in tree.xpath("//@hreflang")) is False
        assert "jv-x-banyumas" not in said
        if code in ("mad", "jv-x-banyumas"):
            assert not tree.xpath(f"//main//*[@lang = '{code}'][not(self::a or starts-with(., 'Basa '))]"), (
                name
            )  # its own name


def test_axe_finds_nothing(shown: tuple[str, Preview], browser: Browser, tmp_path: Path) -> None:
    if not CHROMIUM or not AXE.exists():
        pytest.skip("needs axe: apt install chromium npm, then make test")
    context = browser.new_context(viewport=PHONE, bypass_csp=True, java_script_enabled=True)  # type: ignore[arg-type]
    context.route("**/*.js", lambda route: route.abort())
    page, found = context.new_page(), []
    for name, text in find_pages(shown).items():
        page.set_content(text, wait_until="domcontentloaded")
        page.add_script_tag(content=AXE.read_text("utf-8"))
        found += [(name, one["id"]) for one in page.evaluate("axe.run().then(result => result.violations)")]
    context.unroute_all(behavior="ignoreErrors")
    context.close()

    assert found == []


@pytest.mark.java
def test_every_paper_is_pdf_ua(shown: tuple[str, Preview], tmp_path: Path) -> None:
    if not JAVA or not (JAXB / "jaxb-runtime.jar").exists():
        pytest.skip("needs Java: apt install default-jre-headless libjaxb-java")
    code, preview = shown
    files = []
    for name in PAPERS:
        files.append(tmp_path / f"{name}.{code or 'id'}.pdf")
        files[-1].write_bytes(preview.respond(f"/unduh/{files[-1].name}").body)

    check_files(files)
