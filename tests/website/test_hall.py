"""From an empty laptop to a stick: what the hall needs opens from the unpacked zip by clicking, without a server."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from lxml import html
from tests.conftest import Files

from lapak.layout import plan_exports
from lapak.render.document import Documents


def test_every_link_of_the_start_page_is_a_file_and_every_file_is_linked(
    make_documents: Callable[[Files], Documents],
) -> None:
    export = next(export for export in plan_exports(make_documents({})) if export.name == "hari-h.zip")
    archive = ZipFile(BytesIO(export.make()))

    page = html.fromstring(archive.read("MULAI.html").decode())
    targets = [link for link in page.xpath("//a/@href") if not link.startswith("#")]
    assert {*targets, "MULAI.html"} == {*archive.namelist()}
    assert [target for target in targets if not archive.read(target)] == []
    kinds = {target.rpartition(".")[2] for target in targets}
    assert {"pdf", "pptx", "html", "txt", "docx"} <= kinds
    assert {target.split("/")[0] for target in targets} == {"bahasa-indonesia", "basa-jawa"}
    assert [link for link in page.xpath("//a/@href") if link.startswith(("http", "/"))] == []
    assert {section.get("lang") for section in page.xpath("//section")} == {"id", "jv"}
