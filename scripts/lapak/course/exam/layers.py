"""The test of an edition: the questions of all editions, and over them those that it asks otherwise, or alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.exam.files import (
    EXAM_NAME,
    EXAM_STEM,
    ExamFile,
    find_exam_files,
    load_exam_file,
    load_wordings,
)
from lapak.course.exam.model import ExamQuestion
from lapak.course.exam.rules import ExamSurroundings, find_exam_faults
from lapak.course.library import Library
from lapak.course.local_languages import find_bases
from lapak.course.net import catch
from lapak.course.problems import Problem, suggest
from lapak.course.project import SOURCE_LANGUAGE, Project

Asked = tuple[ExamQuestion, ...]


def load_exam(
    project: Project, modules: Sequence[str], languages: Sequence[str], library: Library, problems: list[Problem]
) -> dict[str, Asked]:
    """A project, the edition's modules and its languages → its questions by language; none without a tes.yml."""
    with catch(project.show(find_exam_files(project)[0]), 1, problems):
        found: list[Problem] = []
        layers = _load_layers(project, library, found)
        asked = tuple(one for one in layers.questions if one.section.partition("#")[0] in modules)
        found += find_exam_faults(asked) if not found else ()
        problems += found
        return {code: layers.translate(asked, code, problems) for code in languages}
    return dict.fromkeys(languages, ())


@dataclass(frozen=True)
class _ExamLayers:
    """The files of questions, that of all editions first."""

    project: Project
    library: Library
    files: tuple[tuple[Path, ExamFile], ...]

    @property
    def questions(self) -> Asked:
        """A question of the same name wins in its place; one of another name comes last."""
        found: dict[str, ExamQuestion] = {}
        for _, layer in self.files:
            found |= layer.questions
            found = {name: one for name, one in found.items() if name not in layer.left_out}
        return tuple(found.values())

    def translate(self, asked: Asked, code: str, problems: list[Problem]) -> Asked:
        """Questions as a language says them; a dialect says what its language does not say otherwise.

        One that asks something else in Indonesian by now is asked in Indonesian: its answers may have changed places.
        """
        for language in () if code == SOURCE_LANGUAGE else (*reversed(find_bases(code)), code):
            found: list[Problem] = []
            older = self.library.find_stale(EXAM_NAME, language)
            said = {name: one for name, one in self._load_wordings(language, found).items() if name not in older}
            asked = tuple(said.get(one.id, one) for one in asked)
            if not found and all(one.language == language for one in asked):
                found += find_exam_faults(asked, is_source=False)
            problems += found
        return asked

    def _load_wordings(self, language: str, problems: list[Problem]) -> dict[str, ExamQuestion]:
        """What the translations of all layers say; that of a question which another one replaces says nothing."""
        last = {one.id: one for one in self.questions}
        said: dict[str, ExamQuestion] = {}
        known: dict[str, ExamQuestion] = {}
        for file, layer in self.files:
            known |= layer.questions
            translated = file.with_name(f"{EXAM_STEM}.{language}.yml")
            words = load_wordings(translated, known, self.project, language, problems)
            said |= {name: one for name, one in words.items() if known[name] is last.get(name)}
        return said


def _load_layers(project: Project, library: Library, problems: list[Problem]) -> _ExamLayers:
    files = find_exam_files(project)
    own = files[-1] if len(files) > 1 else None
    place = ExamSurroundings(project.module_roots, _find_sections(project, library), project.show(own) if own else "")
    over = load_exam_file(own, project, place, problems) if own else None
    skip = (*over.questions, *over.left_out) if over else ()
    shared = load_exam_file(files[0], project, place, problems, skip=skip)
    if own and over:
        problems += _find_unknown(over, shared)
        return _ExamLayers(project, library, ((files[0], shared), (own, over)))
    return _ExamLayers(project, library, ((files[0], shared),))


def _find_sections(project: Project, library: Library) -> dict[str, Sequence[str] | None]:
    """The sections of each module by its folder; None of one that the edition has not."""
    known = {
        text.origin: [section.id for section in text.sections if section.origin == text.origin]
        for text in library.modules
    }
    return {name: known.get(name) for name in project.module_folders}


def _find_unknown(own: ExamFile, shared: ExamFile) -> Iterator[Problem]:
    for name in own.left_out:
        if name not in shared.questions:
            what = f"question '{name}' is left out, and is not in {shared.path}"
            yield Problem(own.path, own.lines[name], what, suggest(name, shared.questions))
