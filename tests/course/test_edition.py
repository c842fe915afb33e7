"""Colours and codes of an edition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import TINY, Files

from lapak.course.training.edition import find_contrast
from lapak.render.document import Documents


@pytest.mark.parametrize(("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#0b5d4b", 7.8)])
def test_contrast_is_that_of_wcag(colour: str, contrast: float) -> None:
    assert round(find_contrast(colour), 1) == contrast


@pytest.mark.parametrize(
    ("products", "javanese"),
    [("[telur bebek, gula]", "telur bebek, gula"), ("{id: [telur bebek], jv: [endhog bebek]}", "endhog bebek")],
)
def test_goods_are_named_in_the_language_of_the_text(
    make_documents: Callable[[Files], Documents], products: str, javanese: str
) -> None:
    config = (TINY / "mkdocs.yml").read_text("utf-8").replace("place: Desa", f"place: Desa\n    products: {products}")
    section = "## Foto {#foto}\n\nAda: {{ edition.products }}.\n"
    page = f"---\ntitle: Awal\nsummary: Awal.\n---\n\n{section}"
    files: Files = {"mkdocs.yml": config, "docs/index.md": page, "docs/index.jv.md": page.replace("Ada", "Ana")}

    pages = make_documents(files).course.pages

    assert "Ada: telur bebek" in str(pages["id"][0].sections[0].blocks)
    assert f"Ana: {javanese}." in str(pages["jv"][0].sections[0].blocks)
