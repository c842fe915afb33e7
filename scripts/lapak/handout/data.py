"""Documents → the plain data that a form of overrides/handout is filled with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from io import BytesIO
from typing import Any

from lapak.cache.entries import hash_values
from lapak.course.model import Module, Section
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.text import Phrase
from lapak.course.values.glossary import list_entries
from lapak.export.file_names import (
    BOOK,
    BOOKLET,
    CARDS,
    DAY_KINDS,
    FULL_TEXT,
    GUIDE,
    HANDOUT,
    SCRIPT,
    SPARE_CARDS,
    WORKSHEETS,
    DownloadKind,
)
from lapak.handout.collected import COLLECTED
from lapak.handout.day_papers import NumberSlides, find_no_slides, number_lines, to_day, write_scripts
from lapak.handout.exam_papers import EXAM_KINDS, to_exam
from lapak.handout.nodes import Attached, BlockHasher, NodeWriter, hyphenate
from lapak.handout.theme import Theme
from lapak.handout.volumes import find_volume
from lapak.render.card_sets import list_brought
from lapak.render.document import Documents, Tree, reader_sections, taught_sections
from lapak.render.hours import find_hours
from lapak.render.meetings import tell_module
from lapak.render.notices import find_notice

MODULE_KINDS = (HANDOUT, FULL_TEXT, GUIDE)
"""The guide is the one kind of paper with answers and notes."""
COURSE_KINDS = (BOOK, BOOKLET, WORKSHEETS, CARDS, SPARE_CARDS)


class PaperData:
    """Turns the documents of one edition into the data of its papers."""

    def __init__(self, documents: Documents, theme: Theme, number_slides: NumberSlides = find_no_slides) -> None:
        self._documents = documents
        self._number_slides = number_slides
        self._theme = theme
        # Here a link is told by its target alone; on which papers it leads there follows from the modules.
        self._hasher = BlockHasher(documents.course.project.root, {}, "/", Attached("", "/"), [])
        self._hash_words = cache(lambda language: hash_values([documents.words[language].texts]))
        self._write_scripts = cache(partial(write_scripts, documents))

    def to_data(
        self, language: str, modules: Sequence[Module[Tree]], kind: DownloadKind, problems: list[Problem]
    ) -> dict[str, Any]:
        """A language, its modules and a kind → everything that this paper shows; what has no form is a problem."""
        root = self._documents.course.project.root
        labels = find_labels(modules) if kind in (FULL_TEXT, GUIDE, BOOK, BOOKLET) else {}
        if kind in MODULE_KINDS:
            labels.pop(modules[0].address, None)  # only in a book has a module a place of its own
        find_url = partial(self._documents.find_published, address="")
        files = Attached(self._documents.words[language]["on_site"], find_url(SOURCE_LANGUAGE))
        writer = NodeWriter(root, labels, find_url(language), files, problems, has_sources=kind != HANDOUT)
        return self._fill(language, modules, kind, writer)

    def to_digest(self, language: str, modules: Sequence[Module[Tree]], kind: DownloadKind) -> dict[str, Any]:
        """The same with a hash in the place of each block: another one when the paper would be another."""
        data = self._fill(language, modules, kind, self._hasher)
        return {**data, "words": self._hash_words(language), "theme": self._theme_hash}

    def _fill(
        self, language: str, modules: Sequence[Module[Tree]], kind: DownloadKind, writer: NodeWriter
    ) -> dict[str, Any]:
        edition, project = self._documents.edition, self._documents.course.project
        address = self._documents.find_published(language, modules[0].address if kind in MODULE_KINDS else "")
        return {
            "kind": kind.prefix,
            "language": self._documents.find_voice(language, modules),
            "language_name": self._documents.find_language_name(language),
            "institution": edition.institution,
            "place": edition.place,
            "contact": edition.contact_words,
            "site": project.site_name,
            "volume": self._find_volume(modules, kind),
            "address": address,
            "shown_address": hyphenate(address.removeprefix("https://").removesuffix("/")),
            "qr": make_code(address),
            "is_unreviewed": any(module.is_unreviewed for module in modules),
            "words": self._documents.words[language].texts,
            "theme": self._theme_data,
            "modules": [self._to_module(module, kind, writer) for module in modules],
            "entries": self._list_entries(language) if kind in (BOOK, BOOKLET) else [],
            **(to_day(self._documents, language, kind) if kind in DAY_KINDS else {}),
            **({"script": self._list_script(language)} if kind == SCRIPT else {}),
            **(to_exam(self._documents, language) if kind in EXAM_KINDS else {}),
        }

    @cached_property
    def _theme_data(self) -> dict[str, Any]:
        return self._theme.to_data(self._documents.edition.colours.primary, self._documents.signs.logo)

    @cached_property
    def _theme_hash(self) -> str:
        return hash_values([self._theme_data])

    def _list_script(self, language: str) -> list[list[dict[str, Any]]]:
        return number_lines(self._write_scripts(language), self._number_slides())

    def _find_volume(self, modules: Sequence[Module[Tree]], kind: DownloadKind) -> str:
        """What stands on the cover of a book that is one of several; '' where the course is one."""
        if kind not in COURSE_KINDS:
            return ""
        language = modules[0].language
        number = find_volume(modules, self._documents.modules[language])
        return self._documents.words[language].fill("volume", n=number) if number else ""

    def _to_module(self, module: Module[Tree], kind: DownloadKind, writer: NodeWriter) -> dict[str, Any]:
        words = self._documents.words[module.language]
        edition = self._documents.edition
        minutes = edition.schedule.choose(module.short, module.full)
        place = words.fill("module_of", number=module.number, total=len(self._documents.modules[module.language]))
        return {
            "slug": module.slug,
            "number": module.number,
            "title": _to_phrase(module.title),
            "summary": _to_phrase(module.summary),
            "progress": f"{place} · {words.fill('minutes', n=minutes)}",
            "is_unreviewed": module.is_unreviewed,
            "objectives": [_to_phrase(phrase) for phrase in module.objectives],
            "materials": [_to_phrase(phrase) for phrase in list_brought(module, self._documents.words)],
            "minutes": minutes,
            **(self._find_hours(module) if kind == GUIDE else {}),
            "sections": [self._to_section(section, module, writer) for section in choose_sections(module, kind)],
        }

    def _find_hours(self, module: Module[Tree]) -> dict[str, Any]:
        """When a module is taught, for the guide: its meeting, and the hours of its sections by id."""
        words, schedule = self._documents.words[module.language], self._documents.edition.schedule
        hours = find_hours(module.slug, self._documents.course.agenda)
        return {
            "when": tell_module(hours, self._documents, module.language),
            "form": words[schedule.choose("short_form", "full_form")],
            "frame": (hours.before, hours.after),
            "hours": dict(hours.sections),
            "opening": hours.opening,
            "closing": hours.closing,
        }

    def _to_section(self, section: Section[Tree], module: Module[Tree], writer: NodeWriter) -> dict[str, Any]:
        notices = {
            "notice": self._find_notice(section, module),
            "notes_notice": self._find_notes_notice(section, module),
        }
        taught = self._documents.edition.schedule.choose(section.short, section.full) or 0
        return {
            **writer.to_plain(section, section),
            **notices,
            "taught": taught,
            "label": f"{module.slug}-{section.id}",
        }

    def _find_notes_notice(self, section: Section[Tree], module: Module[Tree]) -> str:
        if not section.has_old_notes:
            return ""
        name = self._documents.find_language_name(module.language)  # of a dialect, whose section may be its language's
        return self._documents.words[module.language].fill("notice_old_notes", language=name)

    def _find_notice(self, section: Section[Tree], module: Module[Tree]) -> str:
        name = self._documents.find_language_name(module.language)
        return find_notice(section, self._documents.words[module.language], name)

    def _list_entries(self, language: str) -> list[dict[str, str]]:
        entries = list_entries(self._documents.course.glossary.terms, language)
        return [{"word": entry.word, "meaning": entry.meaning, "language": entry.language} for entry in entries]


def choose_sections(module: Module[Tree], kind: DownloadKind) -> tuple[Section[Tree], ...]:
    """A module and a kind of paper → the sections to print; the worksheets alone for the collection of them."""
    if kind == GUIDE:
        return taught_sections(module)
    if kind not in COLLECTED:
        return reader_sections(module)
    sheets = [replace(section, blocks=tuple(filter(COLLECTED[kind], section.blocks))) for section in module.sections]
    return tuple(section for section in sheets if section.blocks)


def find_labels(modules: Sequence[Module[Tree]]) -> dict[str, str]:
    """Modules of one paper → the place of each of their sections on the site, and its label on paper."""
    # Only a book names a module by a heading of its own: a paper of one module begins with it.
    labels = {module.address: module.slug for module in modules if len(modules) > 1}
    return labels | {
        f"{module.address}#{section.id}": f"{module.slug}-{section.id}"
        for module in modules
        for section in module.sections
    }


def _to_phrase(phrase: Phrase) -> dict[str, str]:
    return {"text": hyphenate(phrase.text), "language": phrase.language}


@cache
def make_code(address: str) -> str:
    """An address → its QR code as SVG; '' while the site has none."""
    if not address:
        return ""
    import segno  # brings along what speaks to the net, and few papers have a code

    image = BytesIO()
    segno.make(address, error="m").save(image, kind="svg", border=2, scale=4, xmldecl=False)
    return image.getvalue().decode()
