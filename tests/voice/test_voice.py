"""A neighbour's voice: what a phone records becomes what a page plays, with consent and only while it is true."""

from __future__ import annotations

import json
import math
import wave
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.conftest import TINY, Files

from lapak.course.recordings import measure_seconds
from lapak.voice.sound import SoundError, has_library, to_opus

pytestmark = pytest.mark.skipif(not has_library(), reason="needs PyAV: pip install 'lapak[voice]'")
CONSENT = {"consent": True, "role": "kader", "place": "Ambarawa", "date": "2026-11-28"}
RATE = 8000


def make_tone(seconds: float, *, silence: float = 1) -> bytes:
    """A tone between two silences, as a phone would record it."""
    tone = [int(8000 * math.sin(n * 440 * 2 * math.pi / RATE)) for n in range(int(RATE * seconds))]
    quiet = [0] * int(RATE * silence)
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(sample.to_bytes(2, "little", signed=True) for sample in quiet + tone + quiet))
    return written.getvalue()


def write_zip(folder: Path, files: dict[str, bytes], consent: object = CONSENT) -> Path:
    file = folder / "rekaman.zip"
    with ZipFile(file, "w") as archive:
        if consent is not None:
            archive.writestr("rekaman.json", json.dumps(consent))
        for name, data in files.items():
            archive.writestr(name, data)
    return file


def test_a_tone_between_silences_becomes_small_and_short() -> None:
    made = to_opus(make_tone(3, silence=2))

    assert made.startswith(b"OggS")
    assert b"OpusHead" in made[:64]
    assert 3 <= measure_seconds(made) <= 3.6
    assert len(made) <= 3.6 * 16_000 / 8 + 1_000
    assert to_opus(make_tone(3, silence=2)) == made


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"noise" * 100, "this is no sound that can be read: Invalid data found when processing input"),
        (make_tone(0), "there is nothing to hear in this recording"),
    ],
)
def test_what_cannot_be_heard_is_said(data: bytes, message: str) -> None:
    with pytest.raises(SoundError, match=message):
        to_opus(data)


def test_recordings_come_to_their_texts_fall_silent_when_a_warning_changes_and_come_back(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    pack = write_zip(project, {"awal/uang.jv.webm": make_tone(2), "awal/foto.jv.webm": make_tone(1)})
    code, printed = run_lapak(project, "voice", "import", str(pack))
    assert (code, printed) == (0, "modules/01-awal/audio/uang.jv.opus\nmodules/01-awal/audio/foto.jv.opus\n")
    lock = json.loads((project / "modules/01-awal/audio/recordings.lock.json").read_text("utf-8"))
    assert {key: lock["uang.jv"][key] for key in ("role", "place", "date")} == {
        "role": "kader",
        "place": "Ambarawa",
        "date": "2026-11-28",
    }

    own = project / "modules/01-awal/index.jv.md"
    text = own.read_text("utf-8")
    own.write_text(
        text.replace("Priksa dhuwite dhisik.", "Priksa dhuwite dhisik ing rekening.").replace(
            "Motret cedhak jendhela.", "Motret cedhak jendhela wae."
        ),
        "utf-8",
    )
    _, status = run_lapak(project, "voice", "status")
    run_lapak(project, "build")
    page = (project / "site/kecil/jv/modul/awal/index.html").read_text("utf-8")

    assert "uang.jv.opus:1: its text has changed: silent, as it warns of yesterday; record it again" in status
    assert "foto.jv.opus:1: its text has changed: old;" in status
    assert "uang.jv.opus" not in page
    assert not (project / "site/kecil/suara/awal/uang.jv.opus").exists()
    assert "foto.jv.opus" in page
    assert "Tulisane wis owah wiwit direkam." in page

    _, printed = run_lapak(project, "voice", "accept", "jv", "awal", "uang")
    run_lapak(project, "build")

    assert printed == "modules/01-awal/audio: 1 recordings read the text of today\n"
    assert "uang.jv.opus" in (project / "site/kecil/jv/modul/awal/index.html").read_text("utf-8")


def test_what_was_read_is_what_stood_on_the_screen_and_not_what_stands_there_by_now(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    note = {**CONSENT, "edition": "kecil", "texts": {"awal/uang.jv": "0123456789abcdef"}}
    pack = write_zip(project, {"awal/uang.jv.webm": make_tone(1), "awal/foto.jv.webm": make_tone(1)}, note)

    run_lapak(project, "voice", "import", str(pack))
    _, status = run_lapak(project, "voice", "status")

    assert "uang.jv.opus:1: its text has changed: silent" in status
    assert "foto.jv.opus" not in status


def test_a_pack_with_mistakes_is_told_whole_and_nothing_is_written(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    tone = make_tone(1)
    files = {"awl/foto.jv.webm": tone, "awal/fotoo.jv.webm": tone, "foto.webm": tone, "awal/uang.jv.webm": b"noise"}
    pack = write_zip(project, files, {"consent": False})

    code, printed = run_lapak(project, "voice", "import", str(pack))

    assert code == 1
    assert printed == (
        "5 problems in the sources\n"
        "rekaman.zip:1: 'awal/fotoo.jv.webm': this module has no text 'fotoo.jv'\n"
        "    fix: did you mean 'foto.jv'?\n"
        "rekaman.zip:1: 'awal/uang.jv.webm': this is no sound that can be read: "
        "Invalid data found when processing input\n"
        "    fix: record this section again\n"
        "rekaman.zip:1: 'awl/foto.jv.webm': no module 'awl'\n"
        "    fix: did you mean 'awal'?\n"
        "rekaman.zip:1: 'foto.webm' is not the name of a recording\n"
        "    fix: name it 'praktik/foto.jv.webm': module, section, language\n"
        "rekaman.zip:1: 'rekaman.json' does not say who has agreed, and when\n"
        '    fix: write {"consent": true, "role": "kader posyandu", "place": "Ambarawa", "date": "2026-11-28"}\n'
    )
    assert not (project / "modules/01-awal/audio").exists()


def test_a_sheet_to_read_from_has_one_sentence_a_line(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    from pypdf import PdfReader

    text = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    project = make_project(
        {"modules/01-awal/index.md": text.replace("Foto di dekat jendela.", "Foto di dekat jendela. Lalu kirim.")}
    )

    code, printed = run_lapak(project, "voice", "script", "id", "awal")

    assert (code, printed) == (0, "build/kecil/bacaan-awal.id.pdf\n")
    lines = "\n".join(page.extract_text() for page in PdfReader(project / printed.strip()).pages).splitlines()
    assert {"Foto di dekat jendela.", "Lalu kirim.", "Nama berkas: awal/foto.id", "Cek uang dulu."} <= {
        line.strip() for line in lines
    }
    assert "Tanyakan siapa yang pernah." not in lines
