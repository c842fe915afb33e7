"""Problems where a forge shows them: beside the line of a pull request (GitHub) or of a merge request (GitLab)."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lapak.course.problems import Problem, SourceError

SPELT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
SPELT_IN_PLACES = {**SPELT, ":": "%3A", ",": "%2C"}
"""What would end a command of GitHub's, or a part of it."""


def annotate(problems: Sequence[Problem]) -> None:
    """Inside of GitHub Actions, each problem becomes an annotation on its line; elsewhere nothing is printed."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    for problem in problems:
        place = f"file={_spell(problem.path, SPELT_IN_PLACES)},line={problem.line}"
        said = _spell(f"{problem.what}\nfix: {problem.fix}", SPELT)
        print(f"::error {place}::{said}")


def _spell(text: str, spelt: dict[str, str]) -> str:
    return re.sub("|".join(map(re.escape, spelt)), lambda found: spelt[found[0]], text)


@contextmanager
def write_report(file: Path | None) -> Iterator[None]:
    """Around a check: its problems, or that there are none, are written as GitLab's Code Quality reads them."""
    problems: Sequence[Problem] = ()
    try:
        yield
    except SourceError as error:
        problems = error.problems
        raise
    finally:
        if file:
            file.write_text(
                json.dumps([_to_issue(problem) for problem in problems], indent=1, ensure_ascii=False), "utf-8"
            )


def _to_issue(problem: Problem) -> dict[str, object]:
    named = f"{problem.path}\n{problem.what}"
    return {
        "description": f"{problem.what} (fix: {problem.fix})",
        "check_name": "lapak",
        "fingerprint": hashlib.sha256(named.encode()).hexdigest()[:32],
        "severity": "major",
        "location": {"path": problem.path, "lines": {"begin": problem.line}},
    }
