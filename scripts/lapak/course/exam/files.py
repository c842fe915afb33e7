"""tes.yml, of all editions or of one: what is asked before and after, each tied to the section that teaches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lapak.course.exam.model import ExamEntry, ExamQuestion, ExamWording
from lapak.course.exam.rules import ExamSurroundings, find_entry_faults, find_wording_faults
from lapak.course.problems import Problem, suggest
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.reading.schema import check_value
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_text import YamlText

EXAM_STEM = "tes"
EXAM_NAME = f"{EXAM_STEM}.yml"
QUESTIONS = "questions"
LEFT_OUT = "remove"
"""What an edition writes in the place of a question of all editions that it does not ask."""
Entries = dict[str, Any]


@dataclass(frozen=True)
class ExamFile:
    """What stands in one file of questions."""

    path: str
    questions: Mapping[str, ExamQuestion]
    left_out: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """Of each name, also of one that is left out."""


def find_exam_files(project: Project) -> tuple[Path, ...]:
    """A project → where its questions stand, or would: those of all editions, then the edition's own."""
    return tuple(root / EXAM_NAME for root in reversed(project.module_roots))


def load_exam_file(
    file: Path, project: Project, place: ExamSurroundings, problems: list[Problem], *, skip: Sequence[str] = ()
) -> ExamFile:
    """A file → its questions, those called `skip` not checked; none where it is not there."""
    own, entries = _load_entries(file, project.show(file), problems)
    is_own = file.parent != project.module_roots[-1]
    left_out = tuple(name for name, entry in entries.items() if is_own and entry == LEFT_OUT)
    questions: dict[str, ExamQuestion] = {}
    written = {name: entry for name, entry in entries.items() if name not in left_out}
    for name, entry in _check_entries(own, written, ExamEntry, problems):
        problems += find_entry_faults(name, entry, own.below(name), place) if name not in skip else ()
        questions[name] = ExamQuestion(
            id=name,
            section=entry.section,
            drawing=project.layers.find(project.show(project.module_roots[-1] / entry.drawing)),
            text=entry.text,
            options=entry.options,
            right=entry.right,
            offer=entry.offer or "",
            language=SOURCE_LANGUAGE,
            path=own.path,
            line=own.find_line((name,)),
            topic=entry.topic or name.replace("-", " "),
        )
    return ExamFile(own.path, questions, left_out, {name: own.find_line((name,)) for name in entries})


def list_question_lines(file: Path, project: Project) -> dict[str, tuple[int, tuple[str, ...]]]:
    """A file of questions → of each name its line, and the lines that it takes."""
    problems: list[Problem] = []
    own, entries = _load_entries(file, project.show(file), problems)
    written = own.text.rstrip().split("\n")
    starts = {name: own.find_line((name,)) for name in entries}
    ends = [*sorted(starts.values())[1:], len(written) + 1]
    after = dict(zip(sorted(starts.values()), ends, strict=True)) if starts else {}
    return {name: (line, tuple(written[line - 1 : after[line] - 1])) for name, line in starts.items()}


def load_wordings(
    file: Path, sources: Mapping[str, ExamQuestion], project: Project, language: str, problems: list[Problem]
) -> dict[str, ExamQuestion]:
    """What a translation says of the questions beside it, as questions by name."""
    own, entries = _load_entries(file, project.show(file), problems)
    if sources:
        for name in entries.keys() - sources:
            what = f"question '{name}' is not in {EXAM_NAME}"
            problems.append(Problem(own.path, own.find_line((name,)), what, suggest(name, sources)))
    found = {}
    kept = {name: entry for name, entry in entries.items() if name in sources}
    for name, said in _check_entries(own, kept, ExamWording, problems):
        problems += find_wording_faults(name, said, own.below(name), len(sources[name].options))
        asked = replace(sources[name], text=said.text, options=said.options, language=language)
        found[name] = replace(asked, path=own.path, line=own.find_line((name,)))
    return found


def _load_entries(file: Path, path: str, problems: list[Problem]) -> tuple[YamlText, Entries]:
    """A file of questions → its text below `questions`, and what stands there by name."""
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    values = source.load(problems) or {}
    own = source.below(QUESTIONS)
    for key in values:
        if key != QUESTIONS:
            fix = f"write the questions below '{QUESTIONS}:'"
            problems.append(Problem(path, source.find_line((key,)), f"unknown key '{key}'", fix))
    entries = values.get(QUESTIONS, {})
    if isinstance(entries, dict):
        return own, {str(name): entry for name, entry in entries.items()}
    fix = "give each a name, and write 'section:', 'text:' … below it"
    problems.append(Problem(path, own.find_line(()), f"'{QUESTIONS}' is not a set of names", fix))
    return own, {}


def _check_entries(own: YamlText, entries: Entries, schema: Any, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """Each entry that fits its schema, with its name."""
    for name, entry in entries.items():
        if not isinstance(entry, dict):
            line = own.find_line((name,))
            problems.append(Problem(own.path, line, f"question '{name}' has no keys", "write 'text:' … below it"))
        elif checked := check_value(entry, schema, own.below(name), problems):
            yield name, checked
