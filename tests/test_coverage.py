"""Every fact of the content brief is taught somewhere, or there is a reason why not: tests/coverage.yml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from tests.conftest import ROOT

from lapak.course.checks.plain import count_reader_words
from lapak.course.library import load_library
from lapak.course.project import find_configs
from lapak.course.section.sections import SourceSection
from lapak.course.training.edition import load_edition
from lapak.website.host.config import load_project

COVERAGE: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "coverage.yml").read_text("utf-8"))
LAMPUNG_FACTS, BANDUNG_FACTS = 63, 25


@pytest.fixture(scope="module")
def sections() -> dict[str, SourceSection]:
    """Every Indonesian section of both editions by `file#id`."""
    found = {}
    for file in find_configs(ROOT).values():
        project = load_project(file)
        edition = load_edition(project, [])
        assert edition
        library = load_library(project, edition, [])
        found |= {f"{text.path}#{section.id}": section for text in library.texts for section in text.sections}
    return found


def test_every_fact_of_the_brief_is_accounted_for() -> None:
    wanted = [f"U-{n:02}" for n in range(1, LAMPUNG_FACTS + 1)] + [f"I-{n:02}" for n in range(1, BANDUNG_FACTS + 1)]

    assert list(COVERAGE) == wanted


def test_every_place_exists_and_is_not_empty(sections: dict[str, SourceSection]) -> None:
    places = [place for entry in COVERAGE.values() if isinstance(entry, list) for place in entry]

    assert len(places) > 60
    assert [place for place in places if place not in sections] == []
    assert [place for place in places if count_reader_words(sections[place]) < 5] == []


def test_every_fact_left_out_has_a_reason() -> None:
    reasons = [entry["not_used"] for entry in COVERAGE.values() if isinstance(entry, dict)]

    assert [reason for reason in reasons if len(reason.split()) < 4] == []
