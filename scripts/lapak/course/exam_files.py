"""modules/tes.yml: the ten questions that are asked before and after, each tied to the section that teaches it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lapak.course.exam import ExamEntry, ExamQuestion, ExamWording
from lapak.course.exam_rules import find_entry_faults, find_exam_faults, find_wording_faults
from lapak.course.library import Library
from lapak.course.local_languages import find_bases
from lapak.course.net import catch
from lapak.course.problems import Problem, suggest
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.schema import check_value
from lapak.course.source import load_text
from lapak.course.yaml_text import YamlText

EXAM_STEM = "tes"
QUESTIONS = "questions"
Entries = dict[str, Any]


def load_exam(
    project: Project, modules: Sequence[str], languages: Sequence[str], library: Library, problems: list[Problem]
) -> dict[str, tuple[ExamQuestion, ...]]:
    """A project, the edition's modules and its languages → its questions by language; none without a tes.yml."""
    file = project.module_roots[-1] / f"{EXAM_STEM}.yml"
    path = project.show(file)
    with catch(path, 1, problems):
        found: list[Problem] = []
        questions = tuple(_load_questions(file, project, library, found))
        own = tuple(question for question in questions if question.section.partition("#")[0] in modules)
        found += find_exam_faults(own) if not found else ()
        problems += found

        def translate(asked: tuple[ExamQuestion, ...], code: str) -> tuple[ExamQuestion, ...]:
            """A dialect says what its language does not say otherwise."""
            for one in (*reversed(find_bases(code)), code):
                asked = _translate(asked, questions, (file, one), project, problems)
            return asked

        return {code: own if code == SOURCE_LANGUAGE else translate(own, code) for code in languages}
    return dict.fromkeys(languages, ())


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


def _load_questions(file: Path, project: Project, library: Library, problems: list[Problem]) -> Iterator[ExamQuestion]:
    own, entries = _load_entries(file, project.show(file), problems)
    known = {
        text.origin: [section.id for section in text.sections if section.origin == text.origin]
        for text in library.modules
    }
    folders = {name: known.get(name) for name in project.module_folders}
    for name, entry in _check_entries(own, entries, ExamEntry, problems):
        problems += find_entry_faults(name, entry, own.below(name), file.parent, folders)
        yield ExamQuestion(
            id=name,
            section=entry.section,
            drawing=project.show(file.parent / entry.drawing),
            text=entry.text,
            options=entry.options,
            right=entry.right,
            offer=entry.offer or "",
            language=SOURCE_LANGUAGE,
            path=own.path,
            line=own.find_line((name,)),
            topic=entry.topic or name.replace("-", " "),
        )


def _translate(
    own: Sequence[ExamQuestion],
    questions: Sequence[ExamQuestion],
    place: tuple[Path, str],
    project: Project,
    problems: list[Problem],
) -> tuple[ExamQuestion, ...]:
    """The edition's questions as a translation says them, all that it may say being `questions`."""
    found: list[Problem] = []
    said = _load_wordings(place, questions, project, found)
    translated = tuple(said.get(question.id, question) for question in own)
    if not found and all(question.language == place[1] for question in translated):
        found += find_exam_faults(translated, is_source=False)
    problems += found
    return translated


def _load_wordings(
    place: tuple[Path, str], questions: Sequence[ExamQuestion], project: Project, problems: list[Problem]
) -> dict[str, ExamQuestion]:
    """What a translation says, as questions by name."""
    source, language = place
    file = source.with_name(f"{EXAM_STEM}.{language}.yml")
    own, entries = _load_entries(file, project.show(file), problems)
    sources = {question.id: question for question in questions}
    if questions:
        for name in entries.keys() - sources:
            what = f"question '{name}' is not in {EXAM_STEM}.yml"
            problems.append(Problem(own.path, own.find_line((name,)), what, suggest(name, sources)))
    found = {}
    kept = {name: entry for name, entry in entries.items() if name in sources}
    for name, said in _check_entries(own, kept, ExamWording, problems):
        problems += find_wording_faults(name, said, own.below(name), len(sources[name].options))
        asked = replace(sources[name], text=said.text, options=said.options, language=language)
        found[name] = replace(asked, path=own.path, line=own.find_line((name,)))
    return found
