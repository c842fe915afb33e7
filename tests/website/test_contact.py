"""The link "tell us" reaches somebody of the institution, or is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import TINY, Files

from lapak.render.document import Documents
from lapak.website.page.view import to_view

CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
LINE = next(line for line in CONFIG.splitlines(keepends=True) if line.strip().startswith("contact:"))


@pytest.mark.parametrize(
    ("contact", "report", "words"),
    [
        ('    contact: {words: kantor desa, whatsapp: "628110000000"}\n', "https://wa.me/628110000000", "kantor desa"),
        ("    contact: {words: kantor desa, mail: desa@kampus.example}\n", "mailto:desa@kampus.example", "kantor desa"),
        ("    contact: {words: kantor desa, url: https://kampus.example/}\n", "https://kampus.example/", "kantor desa"),
        ("", "", ""),
    ],
)
def test_report_leads_to_the_contact_or_is_not_shown(
    make_documents: Callable[[Files], Documents], contact: str, report: str, words: str
) -> None:
    documents = make_documents({"mkdocs.yml": CONFIG.replace(LINE, contact)})
    view = to_view(documents.find("id", ""), documents)

    assert view.report == report
    assert view.contact == (words or documents.edition.institution)
