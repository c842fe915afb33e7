"""Tools of the tests of recap: an edition of three questions, and its lines of answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lapak.course.exam.line import find_version, to_answer_line
from lapak.course.exam.model import ExamQuestion
from lapak.recap.model import ExamKey, Findings
from lapak.recap.reading import read_files

QUESTIONS = tuple(
    ExamQuestion(name, f"01-awal#{name}", "hp.svg", f"{name}?", ("x", "y", "z"), right, "", "id", "modules/tes.yml", 1)
    for name, right in (("foto", "A"), ("uang", "B"), ("kode", "C"))
)
KEY = ExamKey("kecil", "Kecil", QUESTIONS, find_version(QUESTIONS), ("id",), {"01-awal#foto": "Foto"})


def to_line(phase: str, letters: str, nickname: str = "", version: str = KEY.version, edition: str = "kecil") -> str:
    return to_answer_line(edition, phase, letters, version, nickname)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Findings]:
    """A function: contents of files by their names → what is read of them, in that order."""

    def run(files: dict[str, str | bytes]) -> Findings:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_files([tmp_path / name for name in files], {"kecil": KEY})

    return run
