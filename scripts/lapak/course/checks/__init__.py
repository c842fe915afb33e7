"""Rules that hold over all texts. Each is a function that looks and tells; the tuple CHECKS is the list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lapak.course.checks.privacy import check_privacy
from lapak.course.checks.sameness import check_sameness
from lapak.course.checks.wording import Wording, check_blame, check_kept_terms, check_register
from lapak.course.glossary import Glossary
from lapak.course.library import Library
from lapak.course.problems import Problem
from lapak.course.project import Project

CHECKS: tuple[Callable[[Wording], list[Problem]], ...] = (check_kept_terms, check_register, check_blame)


def check_library(project: Project, library: Library, glossary: Glossary, problems: Sequence[Problem]) -> list[Problem]:
    """All texts of an edition, and the problems found so far → the problems of all rules.

    A file that could not be understood is not compared with its translation: that would tell its mistake twice.
    """
    broken = {problem.path for problem in problems}
    modules = tuple(text for text in library.modules if text.path not in broken)
    pages = tuple(text for text in library.pages if text.path not in broken)
    found = check_sameness(replace(library, modules=modules, pages=pages))
    wording = Wording(library, glossary)
    found += check_privacy(project)
    return [*found, *(problem for check in CHECKS for problem in check(wording))]
