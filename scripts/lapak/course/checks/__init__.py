"""Rules that hold over all texts. Each is a function that looks and tells; the tuple CHECKS is the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lapak.course.checks.negation import check_negations
from lapak.course.checks.privacy import check_privacy
from lapak.course.checks.sameness import check_sameness
from lapak.course.checks.sums import check_sums
from lapak.course.checks.wording import Wording, check_blame, check_kept_terms, check_register, check_variants
from lapak.course.library import Library, SourceText
from lapak.course.memory import Call, Memory
from lapak.course.net import catch
from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.reading.schema import TRANSLATED
from lapak.course.translation.lock import LockEntry
from lapak.course.translation.merge import UnitKey
from lapak.course.values.glossary import Glossary

CHECKS: tuple[Callable[[Wording], list[Problem]], ...] = (
    check_kept_terms,
    check_register,
    check_variants,
    check_blame,
    check_sums,
    check_negations,
)


class _LockedUnits(NamedTuple):
    """The entries of one text's sections in one language."""

    language: str
    entries: tuple[tuple[UnitKey, LockEntry], ...]


def check_library(
    project: Project, library: Library, glossary: Glossary, problems: list[Problem], memory: Memory
) -> None:
    """All texts of an edition, and the problems found so far → those of all rules too.

    A file that could not be understood is not compared with its translation: that would tell its mistake twice.
    """
    broken = {problem.path for problem in problems}
    understood = [
        text
        for text in library.texts
        if text is library.shared or not broken & {text.path, *(text.overlay.paths if text.overlay else ())}
    ]
    compared = [Call((text, lock)) for text in understood for lock in _find_locks(text, library)]
    memory.run_dear(_compare, compared, problems)
    memory.run_dear(_check_wording, [Call((text, glossary)) for text in library.texts], problems)
    check_privacy(project, problems, memory)


def _find_locks(text: SourceText, library: Library) -> Iterator[_LockedUnits]:
    for language, entries in library.entries.items():
        keys = [(text.origin, section.id) for section in text.sections if section.origin == text.origin]
        keys += [(text.origin, f"@{name}") for name in TRANSLATED]
        yield _LockedUnits(language, tuple((key, entries[key]) for key in keys if key in entries))


def _compare(text: SourceText, lock: _LockedUnits, problems: list[Problem]) -> None:
    with catch(text.path, 1, problems):
        problems += check_sameness(Library((text,), None, (), {lock.language: dict(lock.entries)}))


def _check_wording(text: SourceText, glossary: Glossary, problems: list[Problem]) -> None:
    with catch(text.path, 1, problems):
        wording = Wording(Library((text,), None, (), {}), glossary)
        problems += [problem for check in CHECKS for problem in check(wording)]
