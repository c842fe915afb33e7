"""What those miss who cannot read is told; our own modules show or speak each warning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import ROOT, TINY, Files

from lapak.render.document import Documents, load_documents
from lapak.render.sight import count_seen, find_unseen
from lapak.website.host.config import load_project

MODULE = "modules/01-awal/index.md"
STEPS = "\n/// steps | Kirim\n" + "".join(f"{number}. Langkah {number}.\n" for number in range(1, 6)) + "///\n"
WARNS = "safety section 'uang' has neither a drawing nor a recording: who cannot read misses it"
SOUND = b"OggS" + bytes(24) + b"OpusHead" + bytes(60_000)
DRAWING = "Cek uang dulu.\n\n![Tangan memegang HP](images/hp.svg)\n"


@pytest.mark.parametrize(
    ("written", "files", "told"),
    [
        ("Cek uang dulu.\n", {}, [WARNS]),
        (DRAWING, {}, []),
        ("Cek uang dulu.\n", {"modules/01-awal/audio/uang.id.opus": SOUND}, []),
        (
            f"Cek uang dulu.\n{STEPS}",
            {},
            [WARNS, "5 steps without a drawing; show what the hands do, at one of them or above"],
        ),
        (f"Cek uang dulu.\n{STEPS.replace('5. Langkah 5.', '')}", {}, [WARNS]),
        (f"{DRAWING}{STEPS}", {}, []),
    ],
)
def test_a_warning_and_long_steps_are_seen_or_heard(
    make_documents: Callable[[Files], Documents], written: str, files: Files, told: list[str]
) -> None:
    text = (TINY / MODULE).read_text("utf-8").replace("Cek uang dulu.\n", written)

    documents = make_documents({MODULE: text, **files})

    assert [hint.what for hint in find_unseen(documents)] == told


@pytest.mark.slow
@pytest.mark.parametrize("file", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_our_modules_show_or_speak_each_warning(file: str) -> None:
    documents = load_documents(load_project(ROOT / file))

    assert find_unseen(documents) == []
    counts = [count_seen(module, documents, is_critical=True) for module in documents.modules["id"]]
    assert [seen for seen, count in counts if seen != count] == []
