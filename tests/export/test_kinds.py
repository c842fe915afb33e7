"""A download carries what it is; its name follows from that, as the contract has it, and is never read back."""

from __future__ import annotations

import pytest

from lapak.export.file_names import BOOKLET, HANDOUT, KINDS, PRESENTATION, WHOLE_SITE, DownloadKind


@pytest.mark.parametrize(
    ("kind", "slug", "language", "name"),
    [
        (HANDOUT, "praktik", "jv", "handout-praktik.jv.pdf"),
        (BOOKLET, "", "id", "buku-a5.id.pdf"),
        (PRESENTATION, "usaha-awal", "id+su", "slide-usaha-awal.id+su.pptx"),
        (WHOLE_SITE, "", "", "kursus.zip"),
    ],
)
def test_name_follows_from_kind_module_and_language(kind: DownloadKind, slug: str, language: str, name: str) -> None:
    assert kind.to_name(slug, language) == name


def test_no_two_kinds_share_a_name() -> None:
    assert len({kind.to_name("a", "id") for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
