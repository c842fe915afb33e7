"""`lapak import`: a whole module or nothing, and a message for whatever cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import BadZipFile, ZipFile

import pytest
from tests.bringing.test_powerpoint import make_deck
from tests.bringing.test_word import make_lesson, make_picture, to_bytes
from tests.conftest import Files
from tests.fuzz.mutations import mutate

from lapak.bringing.lesson_text import write_body
from lapak.bringing.reading import load_lesson
from lapak.course.net import SWITCH
from lapak.course.problems import SourceError

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
LESSON = """# Ambil foto

![](foto/toples.png)

![Hilang](foto/hilang.png)

!!! warning
    Jangan bagikan kode.

{% include a.md %}

## Cara

1. Cari jendela
2. Lap lensa
"""
WRITTEN = """---
title: Ambil foto
summary: "Ganti ini: apa isi modul ini, dalam satu kalimat."
minutes: {short: 0, full: 30}
objectives:
  - "Ganti ini: satu hal yang bisa dilakukan sesudah modul ini"
materials: [kertas, pulpen]
needs: [paper]
---

## Ambil foto {#ambil-foto}

![](images/toples.png)

![Hilang](images/hilang.png)

/// warning
Jangan bagikan kode.
///

## Cara {#cara}

/// steps
1. Cari jendela
2. Lap lensa
///
"""
PRINTED = """modules.kecil/02-foto/index.md
modules.kecil/02-foto/images/ (1 pictures)

Not as it was (2):
luar/foto.md:10: an order to another program is left out: '{% include a.md %}'
luar/foto.md: 'minutes', 'materials' and 'needs' at the top of the module are guessed: say your own

To mend (4):
modules.kecil/02-foto/index.md:3: an example still stands here (write your own words in its place)
modules.kecil/02-foto/index.md:6: an example still stands here (write your own words in its place)
modules.kecil/02-foto/index.md:13: image 'images/toples.png' has no alt text
    fix: say in the brackets what is seen: '![a hand holds a phone](…)'
modules.kecil/02-foto/index.md:15: image 'images/hilang.png' does not exist
    fix: put the file at modules.kecil/02-foto/images/hilang.png
"""


def test_lesson_becomes_a_module_and_a_list_of_what_to_mend(make_project: Make, run_lapak: Run) -> None:
    files: Files = {"luar/foto.md": LESSON, "luar/foto/toples.png": make_picture().getvalue()}
    project = make_project(files)

    code, printed = run_lapak(project, "import", "luar/foto.md", "--module", "foto", "--edition", "kecil")

    assert (code, printed) == (0, PRINTED)
    written = project / "modules.kecil/02-foto/index.md"
    assert written.read_text("utf-8") == WRITTEN
    assert (project / "modules.kecil/02-foto/images/toples.png").read_bytes() == make_picture().getvalue()
    assert "- 01-awal\n      - 02-foto" in (project / "mkdocs.yml").read_text("utf-8")


PACKED = BytesIO()
with ZipFile(PACKED, "w") as packed:
    packed.writestr("_rels/.rels", '<a xmlns="http://purl.oclc.org/ooxml/officeDocument/relationships"/>')
STRICT = PACKED.getvalue()
FAULTS = {
    ("tiada.md", "foto"): "tiada.md:1: there is no such file",
    ("lama.ppt", "foto"): "lama.ppt:1: '.ppt' cannot be read\n    fix: open it in its program, and save it as .pptx",
    ("gambar.jpg", "foto"): "gambar.jpg:1: '.jpg' is no lesson\n    fix: use one of: .pptx, .docx, .md",
    ("palsu.docx", "foto"): "palsu.docx:1: this is no .docx inside, or it is damaged",
    (
        "ketat.docx",
        "foto",
    ): "ketat.docx:1: it is kept in another form (Strict Open XML)\n    fix: open it, and save it as",
    ("latin.md", "foto"): "latin.md:2: this file keeps its letters in an old way (not as UTF-8)",
    ("ada.md", "awal"): "module 'awal' is there already, in 01-awal/; nothing has been written",
    ("ada.md", "Foto Baru"): "'Foto Baru' is no name of a module: write 'foto-baru'; nothing has been written",
}


@pytest.mark.parametrize(("name", "slug"), FAULTS)
def test_what_cannot_be_brought_is_told_and_nothing_is_written(
    name: str, slug: str, make_project: Make, run_lapak: Run
) -> None:
    texts: Files = {
        "ketat.docx": STRICT,
        "lama.ppt": b"x",
        "gambar.jpg": b"x",
        "palsu.docx": b"x",
        "latin.md": b"a\n\xe9",
        "ada.md": "# A\n",
    }
    project = make_project(texts)

    code, printed = run_lapak(project, "import", name, "--module", slug)

    assert code in (1, 2)
    assert FAULTS[name, slug] in printed
    assert [item.name for item in (project / "modules").iterdir()] == ["01-awal", "shared"] or sorted(
        item.name for item in (project / "modules").iterdir()
    ) == ["01-awal", "shared"]


def test_pictures_of_the_machine_stay_where_they_are(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.png"
    secret.write_bytes(make_picture().getvalue())
    lesson = tmp_path / "a/b/c/d/pelajaran.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("## A\n\n![x](../../../../rahasia.png)\n", "utf-8")

    assert load_lesson(lesson, "pelajaran.md").pictures == {}


def spoil_packed(data: bytes, random: Random) -> bytes:
    """A packed file → the same with one of its parts spoilt, or with some of its bytes."""
    if random.random() < 0.2:
        at = random.randrange(len(data))
        return data[:at] if random.random() < 0.5 else data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
    with ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    chosen = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    if random.random() < 0.2:
        del parts[chosen]
    else:
        text, at = parts[chosen], random.randrange(max(1, len(parts[chosen])))
        gap = random.choice((1, 20, 300))
        parts[chosen] = random.choice((mutate(text, random), text[:at] + text[at + gap :], text[:at] + text[at:] * 2))
    buffer = BytesIO()
    with ZipFile(buffer, "w") as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return buffer.getvalue()


def find_crash(file: Path) -> str:
    """A spoilt file → the error that is no message; '' for one that is read, or told."""
    try:
        write_body(load_lesson(file, file.name))
    except SourceError:
        return ""
    except (BadZipFile, Exception) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def spoil_many(folder: Path, texts: int, packed: int) -> list[str]:
    """How many of each kind are spoilt and read → the errors that are no messages."""
    random = Random(18)
    lessons = sorted((Path(__file__).parent.parent / "foreign").glob("*.md"))
    found = []
    for number in range(texts):
        file = folder / "a.md"
        file.write_bytes(mutate(lessons[number % len(lessons)].read_bytes(), random))
        found.append(find_crash(file))
    bases = {".docx": to_bytes(make_lesson()), ".pptx": to_bytes(make_deck())}
    for number in range(packed):
        suffix = list(bases)[number % 2]
        file = folder / f"a{suffix}"
        file.write_bytes(spoil_packed(bases[suffix], random))
        found.append(find_crash(file))
    return list(filter(None, found))


def test_spoilt_lessons_are_read_or_told(tmp_path: Path) -> None:
    assert spoil_many(tmp_path, texts=30, packed=4) == []


@pytest.mark.slow
def test_many_spoilt_lessons_are_read_or_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    assert spoil_many(tmp_path, texts=500, packed=200) == []


def test_what_happened_in_many_places_is_told_once(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"luar.md": "## A\n" + "\n{% x %}\n" * 8})

    printed = run_lapak(project, "import", "luar.md", "--module", "foto")[1]

    what = "an order to another program is left out: '{% x %}'"
    assert f"Not as it was (9):\nluar.md:3: {what} (also 5, 7, 9, 11, 13 and 2 more)\nluar.md: 'minutes'" in printed
