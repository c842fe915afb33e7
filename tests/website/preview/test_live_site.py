"""A preview that has lived through many changes shows what a new one would."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.website.conftest import Writer

SCRIPT = re.compile(rb"<meta http-equiv=[^>]*>|<script>[^<]*</script>(?=</body>)")
"""The script that waits for the next change, and the policy that names it."""
PRACTICE = "modules/03-praktik/index.md"
CHANGES = [
    (PRACTICE, "## Foto di dekat jendela {#foto ", "## Foto terang {#foto "),
    ("modules/shared/index.md", "Hafalkan lima aturan ini", "Ingat lima aturan ini"),
    ("modules/shared/index.md", "---\n\n## ", "---\n\n\n\n## "),
    ("modules/facts.yml", 'value: "', 'value: "kira-kira '),
    ("modules/glossary.yml", "meaning:\n      id: ", "meaning:\n      id: Kira-kira "),
    ("docs/index.md", "title: ", "title: Baru: "),
    ("docs/index.md", "title: Baru: ", "title: Baru, "),
    ("mkdocs.yml", "      - 02-implementasi\n      - 03-praktik\n", "      - 03-praktik\n      - 02-implementasi\n"),
    ("mkdocs.yml", "place: Pekon", "place: Desa"),
    ("overrides/words/jv.yml", "made_by: ", "made_by: Nganu "),
    (PRACTICE, "{#foto ", "{#potret "),
    ("mkdocs.yml", "      - 04-optimalisasi-pkh\n", ""),
]


def find_paths(project: Path) -> list[str]:
    """The address of every module and page in both languages."""
    names = [file.parent.name.partition("-")[2] for file in (project / "modules").glob("0*/index.md")]
    pages = ["", "tentang/", "glosarium/", "unduh/", "fasilitator/", *(f"modul/{name}/" for name in names)]
    return [f"/{language}{page}" for page in pages for language in ("", "jv/")]


@pytest.mark.slow
def test_what_is_remembered_is_what_would_be_read_afresh(tmp_path: Path) -> None:
    for name in ("modules", "docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    old = Writer(tmp_path)
    for name, before, after in CHANGES:
        old.preview.respond("/")
        old.change(name, before, after)
        new = Writer(tmp_path)
        for path in find_paths(tmp_path):
            remembered, fresh = old.preview.respond(path), new.preview.respond(path)
            assert (remembered.status, SCRIPT.sub(b"", remembered.body)) == (fresh.status, SCRIPT.sub(b"", fresh.body))
