"""The test of an edition → what its answer sheet and its key show."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lapak.course.exam import sheet
from lapak.course.exam.line import AFTER, BEFORE, find_version
from lapak.course.exam.model import LETTERS, ExamQuestion
from lapak.export.file_names import EXAM_KEY, EXAM_SHEET
from lapak.render.document import Documents
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.points import paint_paper

EXAM_KINDS = (EXAM_SHEET, EXAM_KEY)
PHASES = ((BEFORE, "exam_before"), (AFTER, "exam_after"))


def has_exam(documents: Documents, language: str) -> bool:
    """True when there is something to ask."""
    return bool(documents.course.exam.get(language))


def to_exam(documents: Documents, language: str) -> dict[str, Any]:
    """Documents and a language → a page for each time with its code, the questions with their boxes, and the key."""
    questions = documents.course.exam[language]
    version = find_version(questions)
    words = documents.words[language]
    codes = [
        {"title": words[key], "code": sheet.to_code(documents.edition.name, language, phase, version)}
        for phase, key in PHASES
    ]
    return {
        "exam": {
            "pages": codes,
            "cells": [asdict(cell) for cell in sheet.find_cells()],
            "marks": [{"x": x, "y": y, "size": sheet.MARK} for x, y in sheet.MARKS],
            "numbers": [[asdict(box) for box in row] for row in sheet.find_number_boxes()],
            "questions": [_to_question(question, place, documents) for place, question in enumerate(questions)],
        }
    }


def _to_question(question: ExamQuestion, place: int, documents: Documents) -> dict[str, Any]:
    x, y = sheet.find_place(place)
    boxes = sheet.find_boxes(place)
    drawing = load_drawing(documents.course.project.root / question.drawing).decode()
    return {
        "x": x,
        "y": y,
        "text": {"text": question.text, "language": question.language},
        "drawing": paint_paper(drawing),
        "options": [{"text": option, **asdict(box)} for option, box in zip(question.options, boxes, strict=True)],
        "right": LETTERS.index(question.right),
        "section": find_title(question, documents),
        "note": question.topic,
    }


def find_title(question: ExamQuestion, documents: Documents) -> str:
    """A question → the Indonesian title of the section that teaches it."""
    folder, _, section_id = question.section.partition("#")
    modules = documents.modules["id"]
    sections = (section for module in modules if f"/{folder}/" in f"/{module.path}" for section in module.sections)
    return next(section.title for section in sections if section.id == section_id)
