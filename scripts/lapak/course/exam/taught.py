"""The ten questions beside the agenda: what an edition has no minutes for is marked where its result is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from posixpath import basename, dirname
from typing import Any

from lapak.course.exam.model import ExamQuestion
from lapak.course.model import Module
from lapak.course.training.agenda import Agenda

TOP = 2
"""Level of a section's heading; what stands deeper is taught in the minutes of the section above it."""
Exam = Mapping[str, tuple[ExamQuestion, ...]]


def mark_untaught(exam: Exam, agenda: Agenda, modules: Sequence[Module[Any]], mark: str) -> Exam:
    """Questions by language → the same; the topic of one whose section is not in the agenda has the mark behind it."""
    if not agenda.sessions:
        return exam
    taught = {place for module in modules for place in _list_taught(module, agenda)}

    def look_at(question: ExamQuestion) -> ExamQuestion:
        return question if question.section in taught else replace(question, topic=f"{question.topic} ({mark})")

    return {language: tuple(map(look_at, questions)) for language, questions in exam.items()}


def _list_taught(module: Module[Any], agenda: Agenda) -> Iterator[str]:
    """A module → its sections that have minutes, as questions name them: '03-praktik#foto'."""
    found = agenda.find_module(module.slug)
    steps = {step.section for step in found[1].steps} if found else set()
    above = ""
    for section in module.sections:
        above = section.id if section.level <= TOP else above
        if above in steps:
            yield f"{basename(dirname(module.path))}#{section.id}"
