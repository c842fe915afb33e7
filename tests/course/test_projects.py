"""What small projects come to, and what is told of them: each line of the table is a clause of a rule."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import TINY, Files, write_project
from tests.course.values import draw
from tests.tables import load_cases

from lapak.course.checks.agenda import find_course_hints
from lapak.course.checks.privacy import check_privacy, find_sources
from lapak.course.library import Library, load_library
from lapak.course.load import load_course
from lapak.course.memory import Memory
from lapak.course.model import Course
from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.training.edition import load_edition
from lapak.course.translation.lock import Review
from lapak.course.translation.translations import accept_units
from lapak.course.translation.units import Acceptance
from lapak.course.tree import check_tree
from lapak.website.host.config import load_project

MODULE = "modules/01-awal/index.md"
LOCAL = "modules/01-awal/index.jv.md"
LOCK = "modules/01-awal/translations.lock.json"
SHORT = {"M": MODULE, "J": LOCAL, "L": LOCK, "C": "mkdocs.yml", "S": "modules/shared/index.md"}


def to_files(changes: dict[str, Any]) -> Files:
    """Files by path or short name: their text, or pairs of words of tests/tiny to change, or null to take one away."""
    files: Files = {}
    for name, change in changes.items():
        path = SHORT.get(name, name)
        if isinstance(change, list):
            text = (TINY / path).read_text("utf-8")
            for old, new in change:
                assert old in text
                text = text.replace(old, new)
            change = text
        files[path] = change
    return files


def show_told(problems: list[Problem]) -> list[str]:
    return [f"{problem.path}:{problem.line}: {problem.what} / {problem.fix}" for problem in sorted(set(problems))]


def load_told(project: Project) -> list[str]:
    problems: list[Problem] = []
    load_course(project, problems)
    return show_told(problems)


def load_whole(project: Project) -> Course:
    problems: list[Problem] = []
    course = load_course(project, problems)
    assert not problems, show_told(problems)
    assert course
    return course


def show_library(project: Project) -> Any:
    problems: list[Problem] = []
    edition = load_edition(project, problems)
    assert edition
    library: Library = load_library(project, edition, problems)
    texts = {
        text.origin: [[section.id for section in text.sections], *map(_show_own, text.translated_sections.items())]
        for text in library.texts
    }
    return [texts, list(map(list, library.entries["jv"])), show_told(problems)]


def _show_own(pair: tuple[str, Any]) -> list[Any]:
    return [pair[0], [section.id for section in pair[1]]]


def show_module(project: Project) -> Any:
    """Of the first module and the first page in Javanese what stands at their heads."""
    course = load_whole(project)
    texts = (course.modules["jv"][0], course.pages["jv"][0])
    names = ("address", "edit_path", "title", "summary", "is_translated", "is_unreviewed")
    heads = [{name: draw(getattr(text, name)) for name in names} for text in texts]
    module = course.modules["jv"][0]
    own = ("slug", "number", "short", "full", "objectives", "materials", "needs")
    return [heads[0] | {name: draw(getattr(module, name)) for name in own}, heads[1] | {"layout": texts[1].layout}]  # type: ignore[union-attr]


def check_personal(project: Project) -> list[str]:
    problems: list[Problem] = []
    check_privacy(project, problems, Memory())
    return show_told(problems)


def check_folders(project: Project) -> list[str]:
    """What is told of links: 'keluar' leads out of the project, 'hilang' to nothing."""
    (project.root / "modules" / "keluar").symlink_to("/")
    (project.root / "modules" / "hilang").symlink_to(project.root / "tidak-ada")
    problems: list[Problem] = []
    check_tree(project, problems)
    return show_told(problems)


def accept(project: Project, acceptance: Acceptance) -> Any:
    """Of each unit that the lock holds after an acceptance its name, the role of its review and what is known."""
    edition = load_edition(project, [])
    assert edition
    text = load_library(project, edition, []).modules[0]
    count = accept_units(project, text, acceptance)
    units = json.loads((project.root / LOCK).read_text("utf-8"))["jv"]
    return [count, [[name, unit.get("review", {}).get("role", ""), sorted(unit)] for name, unit in units.items()]]


def show_compared(project: Project) -> Any:
    """Of each unit in Javanese that is not in order its state, and what has changed in its source since."""
    compared = load_whole(project).compared["jv"]
    return [[place.name, one.state, [[run.kind, run.text] for run in one.runs]] for place, one in compared.items()]


ASK: dict[str, Callable[[Project], Any]] = {
    "told": load_told,
    "attachments": load_told,
    "handed": lambda project: {name: one and one.address for name, one in load_whole(project).attachments.items()},
    "library": show_library,
    "heads": show_module,
    "status": lambda project: [
        [status.origin, dict(status.freshness), list(status.reviewed)] for status in load_whole(project).status["jv"]
    ],
    "terms": lambda project: sorted(load_whole(project).glossary.terms),
    "facts": lambda project: sorted(load_whole(project).facts),
    "hints": lambda project: find_course_hints(load_whole(project)),
    "compared": show_compared,
    "hidden": lambda project: [
        [text.path, [section.id for section in text.sections]] for text in load_whole(project).hidden["jv"]
    ],
    "recordings": lambda project: draw(load_whole(project).recordings),
    "texts": lambda project: [
        [draw(block) for section in module.sections for block in section.blocks]
        for module in load_whole(project).modules["jv"]
    ],
    "personal": check_personal,
    "folders": check_folders,
    "accepted": lambda project: accept(project, Acceptance("jv")),
    "accepted_section": lambda project: accept(project, Acceptance("jv", "foto", Review("guru", "2026-11-02"))),
    "accepted_minor": lambda project: accept(project, Acceptance("jv", is_minor=True)),
    "sources": lambda project: [
        Path(name).relative_to(project.root).as_posix() for name in find_sources(str(project.root / "modules"))
    ],
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("projects.yml")))
def test_what_becomes_of_a_project(name: str, given: dict[str, Any], expected: Any, tmp_path: Path) -> None:
    project = load_project(write_project(tmp_path / "project", to_files(given)) / "mkdocs.yml")

    assert yaml.safe_load(yaml.safe_dump(ASK[name](project))) == expected
