"""What lessons of other programs become: each line of the table is a clause of a rule; whole ones: tests/foreign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tables import load_cases

from lapak.bringing.lesson_text import write_body
from lapak.bringing.markdown.lesson import load_markdown
from lapak.bringing.model import Lesson

HERE = Path(__file__).parent
LESSONS = sorted((HERE.parent / "foreign").glob("*.md"))


def bring(text: str) -> list[Any]:
    """A text in another program's Markdown → its sections as they are written, and what is told of it."""
    lesson = load_markdown(text, Path("kosong/pelajaran.md"))
    return [write_body(lesson).strip(), *(f"{remark.place} {remark.what}" for remark in lesson.remarks)]


def read_head(text: str) -> dict[str, Any]:
    lesson = load_markdown(text, Path("kosong/pelajaran.md"))
    return {"title": lesson.title, "summary": lesson.summary, "objectives": list(lesson.objectives)}


FUNCTIONS = {"bring": bring, "read_head": read_head}


@pytest.mark.parametrize(("name", "text", "expected"), load_cases(HERE / "markdown.yml"))
def test_sign_of_another_program_becomes_ours(name: str, text: str, expected: Any) -> None:
    assert FUNCTIONS[name](text) == expected


def show(lesson: Lesson) -> str:
    head = [f"title: {lesson.title}", f"summary: {lesson.summary}", *(f"objective: {one}" for one in lesson.objectives)]
    told = [f"told {remark.place}: {remark.what}" for remark in lesson.remarks]
    return "\n".join([*head, "", write_body(lesson), *told, ""])


@pytest.mark.parametrize("file", LESSONS, ids=lambda file: file.stem)
def test_lesson_of_another_program_becomes_sections_and_blocks(file: Path, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "written" / f"{file.stem}.txt", show(load_markdown(file.read_text("utf-8"), file)))
