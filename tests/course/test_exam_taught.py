"""A question that the training has no minutes for says so where its result is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.own import load_own

from lapak.course.exam.taught import mark_untaught


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_both_of_our_trainings_teach_all_that_they_ask(config: str) -> None:
    topics = [question.topic for question in load_own(config).course.exam["id"]]

    assert [topic for topic in topics if "(" in topic] == []


def test_what_is_not_in_the_agenda_is_marked() -> None:
    course = load_own("mkdocs.yml").course
    session = course.agenda.sessions[0]
    without = tuple(part for part in session.parts if part.name != "praktik")
    agenda = replace(course.agenda, sessions=(replace(session, parts=without),))

    marked = mark_untaught(course.exam, agenda, course.modules["id"], "tidak diajarkan")

    assert [question.topic for question in marked["id"] if question.section.startswith("03-praktik")] == [
        "Foto barang (tidak diajarkan)",
        "Uang dulu, baru barang (tidak diajarkan)",
    ]
    assert marked["id"][0].topic == "Kabar yang benar"
    assert mark_untaught(course.exam, replace(agenda, sessions=()), course.modules["id"], "x") == course.exam
