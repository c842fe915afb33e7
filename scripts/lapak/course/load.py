"""A project → its course, and every problem of every file in one run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lapak.course.agenda import Agenda
from lapak.course.assemble import Assembly, to_slug
from lapak.course.attachments import Attachment, Tray, check_programs, load_attachments
from lapak.course.checks import check_library
from lapak.course.checks.agenda import check_agenda
from lapak.course.checks.passages import find_passages
from lapak.course.edition import Edition, load_edition
from lapak.course.facts import FACTS_NAME, Fact, load_facts
from lapak.course.front_matter import ModuleFront
from lapak.course.glossary import GLOSSARY_NAME, Glossary, load_glossary
from lapak.course.library import Library, SourceText, load_library
from lapak.course.memory import Call, Memory
from lapak.course.model import Course, Module
from lapak.course.problems import Problem
from lapak.course.project import SHARED, SOURCE_LANGUAGE, Project
from lapak.course.recordings import Shelf, load_recordings
from lapak.course.sections import ID, to_id
from lapak.course.text import Markdown
from lapak.course.timing import FRAME, to_agenda
from lapak.course.translations import find_status
from lapak.course.tree import check_tree
from lapak.course.variables import Variables, to_values
from lapak.course.words import load_words


def load_course(project: Project, problems: list[Problem], memory: Memory | None = None) -> Course | None:
    """A project → its course; problems are added, and only an unusable edition gives None."""
    memory = memory or Memory()
    check_tree(project, problems)
    edition = load_edition(project, problems)
    if edition is None:
        return None
    facts_file = project.module_roots[-1] / FACTS_NAME
    facts = load_facts(facts_file, project.show(facts_file), problems)
    languages = [language.code for language in edition.languages]
    words = {code: load_words(project, code, problems) for code in languages}
    library = load_library(project, edition, problems, memory)
    glossary_file = project.module_roots[-1] / GLOSSARY_NAME
    call = Call((glossary_file, project.show(glossary_file)), (glossary_file,))
    glossary = memory.run(load_glossary, call, problems)
    check_library(project, library, glossary, problems, memory)
    _check_slugs(project, library, problems)
    for text in library.modules:
        _check_minutes(text, problems)
    variables = Variables(to_values(project, edition), facts, words)
    assembly = Assembly(library, variables, memory, problems)
    modules = {code: assembly.to_modules(code) for code in languages}
    return Course(
        project=project,
        edition=edition,
        agenda=_load_agenda(project, edition, modules[SOURCE_LANGUAGE], problems),
        facts=facts,
        glossary=_keep_used(glossary, facts, library, memory, problems),
        words=words,
        status={edition.language.code: find_status(library, edition.language.code, memory)},
        modules=modules,
        pages={code: assembly.to_pages(code) for code in languages},
        recordings=load_recordings(_find_shelves(project, library), languages, problems),
        attachments=_load_attachments(project, edition, library, problems),
        unread=frozenset(text.path for text in (*library.modules, *library.pages) if text.front is None),
    )


def _load_agenda(
    project: Project, edition: Edition, modules: tuple[Module[Markdown], ...], problems: list[Problem]
) -> Agenda:
    """The agenda of the edition; an empty one, with problems, where its schedule and its modules do not fit."""
    empty = Agenda(edition.schedule.zone, (), ())
    if len(modules) < len(edition.modules):
        return empty  # what could not be read has its own message
    found = check_agenda(edition.schedule, modules, project.config.below("extra", "edition"))
    problems += found
    return empty if found else to_agenda(edition.schedule, modules)


def _keep_used(
    glossary: Glossary, facts: Mapping[str, Fact], library: Library, memory: Memory, problems: list[Problem]
) -> Glossary:
    """The terms that the edition's modules or the facts say: what they never mention needs no explaining."""
    found = memory.run_all(_find_terms, [Call((text, glossary)) for text in library.modules], problems)
    values = " ".join(fact.to_text(SOURCE_LANGUAGE) for fact in facts.values()).lower()
    used = frozenset(word for word in glossary.terms if word in values).union(*found)
    return replace(glossary, terms={word: term for word, term in glossary.terms.items() if word in used})


def _find_terms(text: SourceText, glossary: Glossary, problems: list[Problem]) -> frozenset[str]:
    passages = (passage for section in text.sections for passage in find_passages(section, SOURCE_LANGUAGE))
    words = " ".join(passage.text for passage in passages).lower()
    said = (term for term in glossary.terms if term in words)  # spares most terms the search for whole words
    return frozenset(term for term in said if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", words))


def _find_shelves(project: Project, library: Library) -> list[Shelf]:
    """Where recordings of the edition's modules lie, and of the sections that they share."""
    names = {text.path: to_slug(text) for text in library.modules}
    texts = [*library.modules, *([library.shared] if library.shared else [])]
    own = {text.path: {section.id for section in text.sections if section.path == text.path} for text in texts}
    return [Shelf(project.root, Path(path).parent.as_posix(), names.get(path, SHARED), own[path]) for path in own]


def _load_attachments(
    project: Project, edition: Edition, library: Library, problems: list[Problem]
) -> Mapping[str, Attachment | None]:
    docs = project.show(project.docs)
    check_programs(project.docs, docs, problems)
    shelves = _find_shelves(project, library)
    trays = [*(Tray(shelf.root, shelf.path, shelf.name) for shelf in shelves), Tray(project.root, docs, "")]
    return load_attachments(trays, edition.files.megabytes, problems)


def _check_slugs(project: Project, library: Library, problems: list[Problem]) -> None:
    taken: dict[str, str] = {}
    for text in library.modules:
        slug = to_slug(text)
        if not ID.fullmatch(slug):
            what = f"slug '{slug}' is not made of small letters, digits and dashes"
            problems.append(Problem(text.path, 1, what, f"write 'slug: {to_id(slug)}' in the front matter"))
        if slug in taken:
            what = f"modules '{taken[slug]}' and '{text.origin}' would both be 'modul/{slug}/'"
            line = _find_module_line(project, text.origin)
            problems.append(Problem(project.config_path, line, what, "take one of them out of 'modules'"))
        taken.setdefault(slug, text.origin)


def _find_module_line(project: Project, folder: str) -> int:
    index = project.edition["modules"].index(folder)
    return project.config.find_line(("extra", "edition", "modules", index))


def _check_minutes(text: SourceText, problems: list[Problem]) -> None:
    """The front matter's minutes are the sums of the sections' (brief F1)."""
    if not isinstance(text.front, ModuleFront) or not all(section.id for section in text.sections):
        return
    minutes = text.front.minutes
    short = sum(section.short or 0 for section in text.sections)
    full = sum(section.full or 0 for section in text.sections) + sum(FRAME)
    for key, said, sum_ in (("short", minutes.short, short), ("full", minutes.full, full)):
        if said != sum_:
            what = f"'minutes.{key}' is {said}, but the sections add up to {sum_}"
            problems.append(Problem(text.path, 1, what, f"write {sum_}, or change a section's '{key}'"))
