"""The test of an edition → what the page `tes/` shows of each question."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from lapak.course.exam.line import AFTER, AFTER_WEIGHT, BEFORE, MOST_NICKNAME, SIGNS, UNKNOWN, find_version
from lapak.course.exam.model import LETTERS, ExamQuestion
from lapak.render.document import Documents
from lapak.website.page.markup import PageMarkup

EXAM_LAYOUT = "exam"


@dataclass(frozen=True)
class ExamItem:
    """One question on the page."""

    question: ExamQuestion
    drawing: Markup
    target: str
    """The link to the section that teaches it."""
    section: str
    """Its title."""
    section_language: str


@dataclass(frozen=True)
class ExamSheet:
    """All of them, and what the script needs for the line that is sent."""

    items: tuple[ExamItem, ...]
    version: str
    key: str
    """The letters of the right answers."""
    letters: str = LETTERS
    unknown: str = UNKNOWN
    phases: tuple[str, str] = (BEFORE, AFTER)
    signs: str = SIGNS
    after_weight: int = AFTER_WEIGHT
    most_nickname: int = MOST_NICKNAME


def list_exam(documents: Documents, language: str, here: PageMarkup) -> ExamSheet:
    """Documents, a language and the page → its questions, in their order."""
    questions = documents.course.exam.get(language, ())
    items = tuple(_to_item(question, documents, language, here) for question in questions)
    return ExamSheet(items, find_version(questions), "".join(question.right for question in questions))


def _to_item(question: ExamQuestion, documents: Documents, language: str, here: PageMarkup) -> ExamItem:
    folder, _, section_id = question.section.partition("#")
    modules = documents.modules[language]
    module = next(one for one in modules if posixpath.basename(posixpath.dirname(one.path)) == folder)
    section = next(section for section in module.sections if section.id == section_id)
    return ExamItem(
        question=question,
        drawing=here.to_picture(question.drawing),
        target=here.to_link(f"{module.address}#{section.id}"),
        section=section.title,
        section_language=section.language,
    )
