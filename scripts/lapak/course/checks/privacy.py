"""No personal data in any source: identity numbers, telephone numbers, e-mail addresses.

What may stand is listed in modules/privacy.yml, each with its reason.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ConfigDict, StrictStr
from pydantic.dataclasses import dataclass

from lapak.course.memory import Call, Memory
from lapak.course.net import catch
from lapak.course.problems import Problem
from lapak.course.project import Project, show_path
from lapak.course.reading.limits import MOST_LETTERS
from lapak.course.reading.schema import check_value
from lapak.course.reading.source import load_bytes, load_text
from lapak.course.reading.yaml_text import YamlText

ALLOWED_NAME = "privacy.yml"
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+\w")
NIK = re.compile(r"(?<!\d)[1-9]\d{5}(?:[0-6]\d|7[01])(?:0\d|1[0-2])\d{6}(?!\d)")
"""Sixteen digits: region, day of birth (women: plus 40), month, year, serial number."""
NIP = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d(?:19|20)\d{4}[12]\d{3}(?!\d)")
"""Eighteen digits: date of birth, month of appointment, sex, serial number."""
PATTERNS = {"an identity number (NIK)": NIK, "an official's number (NIP)": NIP, "an e-mail address": EMAIL}
SOURCES = (".md", ".yml")
OFFICIAL = f"below 'allowed:' in modules/{ALLOWED_NAME}"
SUSPECT = re.compile(r"@|\d(?:[\s().+-]{0,2}\d){8}")
"""Nothing personal is in a file without an @ or nine digits in a row: most files need no closer look."""


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Allowed:
    """What looks like personal data and is not: text → reason."""

    allowed: dict[StrictStr, StrictStr]


def check_privacy(project: Project, problems: list[Problem], memory: Memory) -> None:
    """Every source file, also those of other editions and languages."""
    files = [root / ALLOWED_NAME for root in project.module_roots]
    calls = [Call((file, project.show(file)), (file,)) for file in files]
    found = memory.run_all(_load_allowed, calls, problems)
    allowed = found[0] if len(found) == 1 else frozenset[str]().union(*found)  # the very same is the same
    sources = [file for folder in (*project.module_roots, *project.page_roots) for file in find_sources(folder)]
    memory.run_all(_check_file, [Call((file, project.root, allowed), (file,)) for file in sources], problems)


def find_sources(folder: Path) -> list[str]:
    """A folder → its texts and data, in order; as strings, as paths take a tenth of a second at a thousand modules."""
    names = [f"{parent}/{name}" for parent, _, names in os.walk(folder) for name in names if name.endswith(SOURCES)]
    return sorted(name for name in names if not name.endswith(f"/{ALLOWED_NAME}"))


def _load_allowed(file: Path, path: str, problems: list[Problem]) -> frozenset[str]:
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    values = source.load(problems)
    if not text or values is None:
        return frozenset()
    checked = check_value(values, Allowed, source, problems)
    return frozenset(checked.allowed if checked else ())


def _check_file(file: str, root: Path, allowed: frozenset[str], problems: list[Problem]) -> None:
    if not Path(file).is_file():
        return  # a link to nothing: whoever looks through the folders tells it
    path = show_path(Path(file), root)
    text = (load_bytes(Path(file), path, problems) or b"").decode("utf-8", errors="replace")
    if not SUSPECT.search(text):
        return
    with catch(path, 1, problems):
        for number, line in enumerate(text.split("\n"), 1):
            for kind, found in find_personal_data(line[:MOST_LETTERS]):
                if found not in allowed:
                    fix = f"take it out; if it is public and official, write '{found}: the reason' {OFFICIAL}"
                    problems.append(Problem(path, number, f"'{found}' looks like {kind}", fix))


def find_personal_data(line: str) -> Iterator[tuple[str, str]]:
    """A line of text → what in it looks personal: its kind and itself."""
    for kind, pattern in PATTERNS.items():
        yield from ((kind, match[0]) for match in pattern.finditer(line))
    if SUSPECT.search(line):
        import phonenumbers  # large, and most projects have no such line

        for match in phonenumbers.PhoneNumberMatcher(line, "ID"):
            yield "a telephone number", match.raw_string
