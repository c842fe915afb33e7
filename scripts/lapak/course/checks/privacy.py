"""No personal data in any source: identity numbers, telephone numbers, e-mail addresses.

What may stand is listed in modules/privacy.yml, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import phonenumbers
from pydantic import ConfigDict, StrictStr
from pydantic.dataclasses import dataclass

from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.schema import check_value
from lapak.course.source import load_text
from lapak.course.yaml_text import YamlText

ALLOWED_NAME = "privacy.yml"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
NIK = re.compile(r"(?<!\d)[1-9]\d{5}(?:[0-6]\d|7[01])(?:0\d|1[0-2])\d{6}(?!\d)")
"""Sixteen digits: region, day of birth (women: plus 40), month, year, serial number."""
NIP = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d(?:19|20)\d{4}[12]\d{3}(?!\d)")
"""Eighteen digits: date of birth, month of appointment, sex, serial number."""
PATTERNS = {"an identity number (NIK)": NIK, "an official's number (NIP)": NIP, "an e-mail address": EMAIL}
SOURCES = ("*.md", "*.yml")
SUSPECT = re.compile(r"@|\d(?:[\s().+-]{0,2}\d){8}")
"""Nothing personal is in a file without an @ or nine digits in a row: most files need no closer look."""


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Allowed:
    """What looks like personal data and is not: text → reason."""

    allowed: dict[StrictStr, StrictStr]


def check_privacy(project: Project) -> list[Problem]:
    """Every source file, also those of other editions and languages."""
    problems: list[Problem] = []
    allowed = _load_allowed(project, problems)
    for folder in (*project.module_roots, project.docs):
        for file in sorted(file for pattern in SOURCES for file in folder.rglob(pattern)):
            if file.name != ALLOWED_NAME:
                problems += _check_file(project.show(file), file, allowed)
    return problems


def _load_allowed(project: Project, problems: list[Problem]) -> frozenset[str]:
    file = project.module_roots[-1] / ALLOWED_NAME
    path = project.show(file)
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    values = source.load(problems)
    if not text or values is None:
        return frozenset()
    checked = check_value(values, Allowed, source, problems)
    return frozenset(checked.allowed if checked else ())


def _check_file(path: str, file: Path, allowed: frozenset[str]) -> Iterator[Problem]:
    text = file.read_bytes().decode("utf-8", errors="replace")
    if not SUSPECT.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for kind, found in find_personal_data(line):
            if found not in allowed:
                fix = "take it out; what is public and official goes into modules/privacy.yml with its reason"
                yield Problem(path, number, f"'{found}' looks like {kind}", fix)


def find_personal_data(line: str) -> Iterator[tuple[str, str]]:
    """A line of text → what in it looks personal: its kind and itself."""
    for kind, pattern in PATTERNS.items():
        yield from ((kind, match[0]) for match in pattern.finditer(line))
    if SUSPECT.search(line):
        for match in phonenumbers.PhoneNumberMatcher(line, "ID"):
            yield "a telephone number", match.raw_string
