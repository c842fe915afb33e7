"""A lesson that pandoc has written, or another program's Markdown, becomes a page when what was told is mended."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypandoc
import pytest
from lxml import html
from PIL import Image
from tests.conftest import TINY, Files

FRONT = """---
title: Menjual satu toples
summary: Dari foto sampai uang masuk.
objectives:
  - Memotret satu toples
minutes: {short: 0, full: 60}
---

"""
LESSON = """
# Ambil foto

Ini **penting** dan mudah.

- Cari jendela
    - Lap lensa

![Toples di meja](foto.jpg)

# Hitung harga

| Bagian | Rupiah |
|--------|--------|
| Toples | 3000   |
"""


@pytest.mark.parametrize("kind", ["docx", pytest.param("pptx", marks=pytest.mark.slow)])
def test_lesson_of_word_or_powerpoint_becomes_a_page(
    kind: str, tmp_path: Path, make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    Image.new("RGB", (800, 600), "#f2b84b").save(tmp_path / "foto.jpg")
    (tmp_path / "pelajaran.md").write_text(LESSON, "utf-8")
    project = make_project({})
    given = project / f"pelajaran.{kind}"
    subprocess.run([pypandoc.get_pandoc_path(), "pelajaran.md", "-o", given], cwd=tmp_path, check=True)

    brought = run_lapak(project, "import", given.name, "--module", "toples", "--edition", "kecil")
    lesson = project / "modules.kecil/02-toples/index.md"
    lesson.write_text(lesson.read_text("utf-8").replace("![](", "![Toples di meja]("), "utf-8")
    built = run_lapak(project, "build")

    assert (brought[0], built[0]) == (0, 0), brought[1] + built[1]
    page = html.parse(project / "site/kecil/modul/toples/index.html")
    words = " ".join(page.xpath("//main//text()"))
    assert all(word in words for word in ("Ambil foto", "penting", "Cari jendela", "Lap lensa", "Hitung harga", "3000"))
    assert page.xpath("//main//img/@src")[0].endswith(".jpg.webp")


MARKDOWN = """# Menjual satu toples

## Ambil foto

Cari jendela:
* lap lensa
* taruh toples

![Toples di meja](images/foto.jpg)

!!! tip "Sore hari"
    Cahaya sore lembut.

Lihat [[Harga]].

## Hitung harga

Bagian | Rupiah
-------|-------
Toples | 3000

Tulis harganya.[^1]

[^1]: Koperasi, 2025.
"""
OBEYED = {
    '!!! tip "Sore hari"\n    Cahaya sore lembut.': "/// note | Sore hari\nCahaya sore lembut.\n///",
    "[[Harga]]": "[Harga](#hitung-harga)",
}


def test_lesson_in_markdown_tells_all_in_one_run_and_becomes_a_page(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    photo = BytesIO()
    Image.new("RGB", (800, 600), "#f2b84b").save(photo, "JPEG")
    text = FRONT + re.sub(r"^# ", "## ", MARKDOWN, flags=re.MULTILINE)
    config = (TINY / "mkdocs.yml").read_text("utf-8").rstrip()
    folder = "modules/07-toples"
    files: Files = {f"{folder}/index.md": text, f"{folder}/images/foto.jpg": photo.getvalue()}
    project = make_project({**files, "mkdocs.yml": f"{config}\n      - 07-toples\n"})
    lesson = project / folder / "index.md"

    first = run_lapak(project, "check", "--fix", "--fast")
    for old, new in OBEYED.items():
        lesson.write_text(lesson.read_text("utf-8").replace(old, new), "utf-8")
    built = run_lapak(project, "build")

    told = [line.split(":", 2) for line in first[1].splitlines() if line.startswith(f"{folder}/index.md:")]
    assert first[0] == 1
    assert {what.strip() for _, line, what in told if int(line) > 0} >= {
        "this box is written for another program",
        "'[[…]]' is a link of a wiki",
    }
    assert built[0] == 0, built[1]
    words = " ".join(html.parse(project / "site/kecil/modul/toples/index.html").xpath("//main//text()"))
    assert all(word in words for word in ("lap lensa", "taruh toples", "Sore hari", "3000", "Koperasi, 2025."))
