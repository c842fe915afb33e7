"""Where a project's files are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import Files

from lapak.course.problems import SourceError
from lapak.course.project import Project
from lapak.website.host.config import load_project


@pytest.fixture
def project(make_project: Callable[[Files], Path]) -> Project:
    """A campus that keeps templates of its own, which come before those it began with."""
    root = make_project({"own/icons/icon.typ": "own", "base/icons/icon.typ": "base", "base/robots.txt": "base"})
    return replace(load_project(root / "mkdocs.yml"), template_roots=(root / "none", root / "own", root / "base"))


def test_first_root_that_has_a_template_wins(project: Project) -> None:
    assert project.find_template("icons/icon.typ").read_text("utf-8") == "own"
    assert project.find_template("robots.txt").read_text("utf-8") == "base"


def test_template_that_nobody_has_is_a_message(project: Project) -> None:
    with pytest.raises(SourceError) as error:
        project.find_template("epub/cover.typ")

    assert str(error.value) == (
        "1 problem in the sources\n"
        "base/epub/cover.typ:1: this file is missing\n"
        "    fix: copy it from the project that yours began with"
    )


def test_file_that_a_campus_may_leave_out_is_none(project: Project) -> None:
    assert project.find_own("slides/template.pptx") is None
