"""A project → its course, and every problem of every file in one run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lapak.course.assemble import Assembly
from lapak.course.attachments import Attachment, Tray, check_programs, load_attachments
from lapak.course.checks import check_library
from lapak.course.checks.agenda import check_agenda
from lapak.course.checks.minutes import check_minutes
from lapak.course.checks.passages import find_passages
from lapak.course.exam.layers import load_exam
from lapak.course.exam.taught import mark_untaught
from lapak.course.library import Library, SourceText, load_library
from lapak.course.local_languages import list_spoken
from lapak.course.memory import Call, Memory
from lapak.course.model import Course, Module
from lapak.course.overlays.overlay_lock import find_own_sections
from lapak.course.problems import Problem, collect
from lapak.course.project import SHARED, SOURCE_LANGUAGE, Project
from lapak.course.recordings import Shelf, load_recordings
from lapak.course.slugs import check_own_folders, check_slugs, find_replaced, name_folder, to_slug
from lapak.course.text import Markdown
from lapak.course.training.agenda import Agenda
from lapak.course.training.edition import Edition, load_edition
from lapak.course.training.timing import to_agenda
from lapak.course.translation.lock import find_freshness
from lapak.course.translation.translations import compare_units, find_status
from lapak.course.tree import check_tree
from lapak.course.values.everyday import load_layered_everyday
from lapak.course.values.facts import FACTS_NAME, Fact, load_layered_facts, without_words
from lapak.course.values.glossary import (
    GLOSSARY_NAME,
    Glossary,
    find_glossaries,
    load_layered_glossary,
    without_meanings,
)
from lapak.course.values.variables import Variables, to_terms, to_values
from lapak.course.values.words import load_words


def load_course(project: Project, problems: list[Problem], memory: Memory | None = None) -> Course | None:
    """A project → its course; problems are added, and only an unusable edition gives None."""
    memory = memory or Memory()
    check_tree(project, problems)
    edition = load_edition(project, problems)
    if edition is None:
        return None
    check_own_folders(project, edition, problems)
    languages = [language.code for language in edition.languages]
    spoken = list_spoken(languages)
    library = load_library(project, edition, problems, memory)
    facts = _load_facts(project, library, spoken, problems)
    exam = load_exam(project, edition.modules, languages, library, problems)
    count = len(exam[SOURCE_LANGUAGE])
    words = {code: load_words(project, code, problems).count_questions(count) for code in spoken}
    glossary = _load_checked(project, library, spoken, problems, memory)
    variables = Variables(to_values(project, edition, words, count), facts, words, to_terms(glossary.terms, spoken))
    assembly = Assembly(library, variables, memory, problems)
    modules = {code: assembly.to_modules(code) for code in languages}
    readable = tuple(module for module in modules[SOURCE_LANGUAGE] if module.path not in library.unread)
    agenda = _load_agenda(project, edition, readable, problems)
    return Course(
        project=project,
        edition=edition,
        agenda=agenda,
        facts=facts,
        glossary=_keep_used(glossary, facts, library, memory, problems),
        words=words,
        modules=modules,
        pages={code: assembly.to_pages(code) for code in languages},
        everyday=load_layered_everyday(project, problems),
        exam=mark_untaught(exam, agenda, readable, str(words[SOURCE_LANGUAGE]["team_exam_untaught"])),
        replaced=find_replaced(project, library, memory),
        drafts=tuple(draft for code in languages for draft in assembly.to_drafts(code)),
        unread=library.unread,
        **_find_translations(library, assembly, languages[1:], memory),
        **_load_beside(project, edition, library, problems),
        **_find_own(project, library, problems),
    )


def _load_facts(
    project: Project, library: Library, languages: Sequence[str], problems: list[Problem]
) -> dict[str, Fact]:
    """The facts, in Indonesian where that says something else by now than a translation."""
    facts = load_layered_facts(project, problems)
    for code in languages:
        facts = without_words(facts, code, library.find_stale(FACTS_NAME, code))
    return facts


def _load_checked(
    project: Project, library: Library, languages: Sequence[str], problems: list[Problem], memory: Memory
) -> Glossary:
    """The glossary, by which all texts have been checked; the same holds of the meanings of its terms."""
    glossary = load_glossary(project, memory, problems)
    _check_texts(project, library, glossary, problems, memory)
    for code in languages:
        glossary = without_meanings(glossary, code, library.find_stale(GLOSSARY_NAME, code) & glossary.terms.keys())
    return glossary


def load_glossary(project: Project, memory: Memory, problems: list[Problem]) -> Glossary:
    """A project → its glossary with what the edition has over it."""
    files = find_glossaries(project)
    call = Call((files, project.root), tuple(filter(None, files)))
    return memory.run(load_layered_glossary, call, problems)


def _find_translations(library: Library, assembly: Assembly, local: Sequence[str], memory: Memory) -> dict[str, Any]:
    """How far each text is translated into the local languages, and what reviewers compare."""
    return {
        "status": {code: find_status(library, code, memory) for code in local},
        "compared": {code: compare_units(library, code) for code in local},
        "hidden": {code: assembly.to_hidden(code) for code in local},
        "omitted": library.omitted,
    }


def _find_own(project: Project, library: Library, problems: list[Problem]) -> dict[str, Any]:
    """Of an edition: its own sections to look at again, and the shared ones that it leaves out."""
    moved: tuple[str, ...] = ()
    with collect(problems):
        moved = tuple(one.key for one in find_own_sections(project, library) if one.has_moved)
    left_out = {text.path: text.overlay.list_left_out(text.sections) for text in library.texts if text.overlay}
    return {"moved": moved, "left_out": left_out}


def _check_texts(
    project: Project, library: Library, glossary: Glossary, problems: list[Problem], memory: Memory
) -> None:
    """All rules that hold over the texts as they are written."""
    check_library(project, library, glossary, problems, memory)
    check_slugs(project, library, problems)
    for text in library.modules:
        check_minutes(text, problems)


def _load_agenda(
    project: Project, edition: Edition, modules: tuple[Module[Markdown], ...], problems: list[Problem]
) -> Agenda:
    """The agenda of the edition; an empty one, with problems, where its schedule and its modules do not fit."""
    empty = Agenda(edition.schedule.zone, (), ())
    if len(modules) < len(edition.modules):
        return empty  # what could not be read has its own message
    found = check_agenda(
        edition.schedule, modules, project.config.below("extra", "edition"), _find_omitted(project, edition)
    )
    problems += found
    return empty if found else to_agenda(edition.schedule, modules)


def _find_omitted(project: Project, edition: Edition) -> set[str]:
    """The slugs of modules that stand in the project and not in the edition, as their folders say them."""
    return {name_folder(folder) for folder in {*project.module_folders} - {*edition.modules}}


def _keep_used(
    glossary: Glossary, facts: Mapping[str, Fact], library: Library, memory: Memory, problems: list[Problem]
) -> Glossary:
    """The terms that the edition's modules or the facts say: what they never mention needs no explaining."""
    found = memory.run_all(_find_terms, [Call((text, glossary)) for text in library.modules], problems)
    values = " ".join(fact.to_text(SOURCE_LANGUAGE) for fact in facts.values()).lower()
    used = frozenset(word for word in glossary.terms if _says(values, word)).union(*found)
    return replace(glossary, terms={word: term for word, term in glossary.terms.items() if word in used})


def _find_terms(text: SourceText, glossary: Glossary, problems: list[Problem]) -> frozenset[str]:
    passages = (passage for section in text.sections for passage in find_passages(section, SOURCE_LANGUAGE))
    words = " ".join(passage.text for passage in passages).lower()
    return frozenset(term for term in glossary.terms if _says(words, term))


def _says(words: str, term: str) -> bool:
    """True when a term stands in a text as a whole word; most do not stand in it at all."""
    return term in words and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", words) is not None


def find_shelves(project: Project, library: Library) -> list[Shelf]:
    """Where recordings of the edition's modules lie, and of the sections that they share."""
    names = {text.origin: to_slug(text) for text in library.modules}
    texts = [*library.modules, *([library.shared] if library.shared else [])]
    return [
        Shelf(
            root=project.root,
            path=folder,
            name=names.get(text.origin, SHARED),
            sections=ids,
            texts=_hash_texts(text),
            critical=_find_critical(text),
            behind=_find_behind(text, library),
        )
        for text in texts
        for folder, ids in _list_folders(text).items()
    ]


def _hash_texts(text: SourceText) -> dict[str, str]:
    """A text → the hash of each section in each language, by 'foto.jv'."""
    sections = {SOURCE_LANGUAGE: text.sections, **text.translated_sections}
    return {f"{section.id}.{code}": section.reader_hash for code, some in sections.items() for section in some}


def _find_critical(text: SourceText) -> frozenset[str]:
    return frozenset(section.id for section in text.sections if section.critical)


def _find_behind(text: SourceText, library: Library) -> frozenset[str]:
    """Its warnings that say something else in Indonesian than when they were translated, by 'uang.jv'."""
    return frozenset(
        f"{section.id}.{code}"
        for code in text.translated_sections
        for section in text.sections
        if section.critical
        and find_freshness(library.entries.get(code, {}).get((text.origin, section.id)), section.reader_hash) == "stale"
    )


def _list_folders(text: SourceText) -> dict[str, set[str]]:
    """A text → its folder and the one of what the edition has over it, each with the ids of the sections there."""
    ids = {section.id for section in text.sections if section.origin == text.origin}
    own = text.overlay.paths if text.overlay else ()
    shared = ids.union(text.overlay.beneath) if text.overlay else ids
    return {Path(text.path).parent.as_posix(): shared} | {Path(path).parent.as_posix(): ids for path in own}


def _load_beside(project: Project, edition: Edition, library: Library, problems: list[Problem]) -> dict[str, Any]:
    """What lies beside the texts: recordings with what each reads, and files of one's own."""
    shelves = find_shelves(project, library)
    languages = [language.code for language in edition.languages]
    return {
        "recordings": load_recordings(shelves, languages, problems),
        "read_texts": {(shelf.path, name): text for shelf in shelves for name, text in shelf.texts.items()},
        "attachments": _load_attachments(project, edition, shelves, problems),
    }


def _load_attachments(
    project: Project, edition: Edition, shelves: list[Shelf], problems: list[Problem]
) -> Mapping[str, Attachment | None]:
    for docs in project.page_roots:
        check_programs(docs, project.show(docs), problems)
    layers = project.layers
    # An edition may have a file of its own in a module of which it has no text of its own.
    names = {shelf.path: shelf.name for shelf in shelves}
    names |= {path: shelf.name for shelf in shelves for path in layers.list_names(shelf.path)}
    trays = [Tray(project.root, path, name) for path, name in names.items()]
    trays += [Tray(project.root, project.show(docs), "") for docs in project.page_roots]
    found = load_attachments(trays, edition.files.megabytes, problems)
    return {name: found[layers.find(path)] for path in found for name in layers.list_names(path)}
