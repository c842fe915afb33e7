"""A course, as everything after loading sees it: frozen, checked, languages merged.

P is the prose: Markdown in a course; `render` turns it into an HTML tree, and then a text is a document.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lapak.course.attachments import Attachment
from lapak.course.blocks import Block
from lapak.course.exam.model import ExamQuestion
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.recordings import Recording
from lapak.course.text import NOT_PRINTED, Markdown, Phrase
from lapak.course.training.agenda import Agenda
from lapak.course.training.edition import Edition
from lapak.course.translation.comparison import Compared, UnitPlace
from lapak.course.translation.lock import Freshness, Review, TextStatus
from lapak.course.values.everyday import Everyday
from lapak.course.values.facts import Fact
from lapak.course.values.glossary import Glossary
from lapak.course.values.words import Words

P = TypeVar("P")


@dataclass(frozen=True)
class Section(Generic[P]):
    """A heading and its text, in the language that the reader will see."""

    id: str
    title: str
    level: int
    short: int | None
    """Minutes in the short form; None where the section is left out of it."""
    full: int | None
    critical: bool
    optional: bool
    language: str
    """The language of this text: Indonesian where the translation is missing or must not be trusted."""
    freshness: Freshness = field(metadata=NOT_PRINTED)
    has_old_notes: bool = field(metadata=NOT_PRINTED)
    """True when what the Indonesian text tells the facilitator has changed since this one was accepted."""
    changes: tuple[str, ...] = field(metadata=NOT_PRINTED)
    """Numbers and names that another has taken the place of in Indonesian since: 'Rp1.000 → Rp1.250'."""
    review: Review | None = field(metadata=NOT_PRINTED)
    blocks: tuple[Block[P], ...]
    path: str = field(metadata=NOT_PRINTED)
    line: int = field(metadata=NOT_PRINTED)


@dataclass(frozen=True)
class Text(Generic[P]):
    """A module or a page in one language."""

    language: str
    """The language asked for."""
    address: str
    """Below the language's root: 'modul/praktik/', '' for home."""
    path: str
    """The Indonesian source file."""
    edit_path: str
    """The file in this language, or the Indonesian one where there is none."""
    title: Phrase
    summary: Phrase
    sections: tuple[Section[P], ...]

    @property
    def is_translated(self) -> bool:
        """True when at least one section is in the language asked for."""
        return any(section.language == self.language for section in self.sections)

    @property
    def is_begun(self) -> bool:
        """True when anything that is read of it, if only its title, is in the language asked for."""
        return self.is_translated or self.language in (self.title.language, self.summary.language)

    @property
    def told_in(self) -> str:
        """The language of its sections: its own where one is in it, else that which a dialect falls back to."""
        found = [self.language] if self.is_translated else [section.language for section in self.sections]
        return next((code for code in found if code != SOURCE_LANGUAGE), SOURCE_LANGUAGE)

    @property
    def is_unreviewed(self) -> bool:
        """True when a translated section is read here, if only one that a dialect falls back to, that no native speaker
        has checked."""
        return any(section.language != SOURCE_LANGUAGE and not section.review for section in self.sections)


@dataclass(frozen=True)
class Module(Text[P]):
    """A training module in one language."""

    slug: str
    number: int
    """Its place in the edition, from 1."""
    short: int
    full: int
    objectives: tuple[Phrase, ...]
    materials: tuple[Phrase, ...]
    needs: tuple[str, ...]

    @property
    def is_begun(self) -> bool:
        """True when anything that is read of it is in the language asked for."""
        return super().is_begun or any(one.language == self.language for one in (*self.objectives, *self.materials))


@dataclass(frozen=True)
class Page(Text[P]):
    """A page of docs/ in one language."""

    layout: str


@dataclass(frozen=True)
class Course:
    """An edition's modules and pages, in each of its languages."""

    project: Project
    edition: Edition
    agenda: Agenda
    facts: Mapping[str, Fact]
    glossary: Glossary
    words: Mapping[str, Words]
    """By language."""
    status: Mapping[str, tuple[TextStatus, ...]]
    """By local language: how far each text is translated."""
    modules: Mapping[str, tuple[Module[Markdown], ...]]
    """By language, in the edition's order."""
    pages: Mapping[str, tuple[Page[Markdown], ...]]
    """By language, home first."""
    recordings: Mapping[tuple[str, str, str], Recording]
    """By the folder of the section's text, the section and the language."""
    read_texts: Mapping[tuple[str, str], str]
    """By the folder of a text and 'foto.jv': the hash of what a recording of that section reads."""
    attachments: Mapping[str, Attachment | None]
    """Files of one's own by their path in the project; None for one that has a problem."""
    replaced: Mapping[str, str]
    """Modules that the edition omits and another of the same slug stands for: the text of each → that other one's."""
    drafts: tuple[Page[Markdown], ...]
    """Texts that cannot be shown, with what can be read of them."""
    unread: frozenset[str]
    """The files whose front matter has a mistake: nothing else of them is known."""
    omitted: frozenset[str] = frozenset()
    """The files of pages about translations, where there is none: a link to them leaves its words."""
    moved: tuple[str, ...] = ()
    """Own sections ('03-praktik#foto') beneath which the shared text has changed since somebody looked."""
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the path of a text: the ids of sections that all editions share and this one leaves out."""
    everyday: Mapping[str, Everyday] = field(default_factory=dict)
    """By language: how people ask, beside how the texts say it."""
    exam: Mapping[str, tuple[ExamQuestion, ...]] = field(default_factory=dict)
    """By language: what is asked before and after the training, in its order; none without a tes.yml."""
    compared: Mapping[str, Mapping[UnitPlace, Compared]] = field(default_factory=dict)
    """By local language: each unit of a translation that is not in order."""
    hidden: Mapping[str, tuple[Page[Markdown], ...]] = field(default_factory=dict)
    """By local language: translated sections in whose place readers see the Indonesian ones, text by text."""

    @property
    def handed_out(self) -> tuple[Attachment, ...]:
        """Its files, without those that have a problem."""
        return tuple(dict.fromkeys(file for file in self.attachments.values() if file))

    def find_read_text(self, section: Section[P]) -> str:
        """The hash of what a recording of a section reads; '' where none can be made."""
        return self.read_texts.get((posixpath.dirname(section.path), f"{section.id}.{section.language}"), "")

    def find_recording(self, section: Section[P]) -> Recording | None:
        """What somebody spoke for a section, in the language that is shown; a warning of yesterday falls silent."""
        found = self.recordings.get((posixpath.dirname(section.path), section.id, section.language))
        return None if found and found.is_silent else found
