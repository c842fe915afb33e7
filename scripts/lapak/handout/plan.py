"""Documents → the papers to make: sheet, full text and guide of each module; book and worksheets of the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from typing import Any

from lapak.cache.entries import Cache, hash_code, hash_files
from lapak.course.model import Module
from lapak.course.project import SOURCE_LANGUAGE
from lapak.export.file_names import FRIDGE_CARD, POSTER, SCRIPT, VOLUME, DownloadKind
from lapak.export.model import Export, name_deck
from lapak.handout.collected import COLLECTED
from lapak.handout.data import COURSE_KINDS, MODULE_KINDS, PaperData, choose_sections
from lapak.handout.day_papers import READER_KINDS, TEAM_KINDS, NumberSlides, find_no_slides
from lapak.handout.exam_papers import EXAM_KINDS, has_exam
from lapak.handout.fonts import load_fonts
from lapak.handout.gaps import Gaps
from lapak.handout.letters import load_letters
from lapak.handout.pdf import open_press
from lapak.handout.trial import Trial
from lapak.handout.volumes import part_volumes
from lapak.render.document import Documents, Tree


def plan_handouts(documents: Documents, cache: Cache, number_slides: NumberSlides = find_no_slides) -> list[Export]:
    """Documents → an export for each paper, the longest first; raises SourceError when the campus's look is wrong.

    `number_slides` tells the running script which slide of the day is shown when.
    """
    shop = _Shop(documents, cache, number_slides)
    deck = name_deck(documents.edition.name, SOURCE_LANGUAGE)
    return [
        Export(
            paper.kind,
            paper.slug,
            paper.language,
            job.make,
            job.find,
            paper.source,
            shop.prepare,
            deck if paper.kind == SCRIPT else None,
        )
        for paper in find_papers(documents)
        for job in [_Job(paper, shop)]
    ]


@dataclass(frozen=True)
class Paper:
    """One PDF: its kind, its language and the modules in it."""

    kind: DownloadKind
    language: str
    modules: Sequence[Module[Tree]]
    slug: str = ""
    """The module, where it is about one; of a book that is not the first, its volume."""

    @property
    def source(self) -> object:
        """The texts that it shows."""
        return self.modules[0] if len(self.modules) == 1 else self.modules


def find_papers(documents: Documents) -> Iterator[Paper]:
    """Every paper of an edition: books, which take longest, then papers of a module; after them what is collected of
    all modules, which is soon set but makes Typst remember more than any other paper.
    """
    yield from _find_volumes(documents, [kind for kind in COURSE_KINDS if kind not in COLLECTED])
    for language, modules in documents.modules.items():
        yield from (Paper(kind, language, [module], module.slug) for module in modules for kind in MODULE_KINDS)
    yield from _find_volumes(documents, [kind for kind in COURSE_KINDS if kind in COLLECTED])
    yield from find_day_papers(documents)


def _find_volumes(documents: Documents, kinds: Iterable[DownloadKind]) -> Iterator[Paper]:
    """The papers of all modules, of these kinds."""
    for kind in kinds:
        for language, modules in documents.modules.items():
            for number, some in enumerate(part_volumes(modules), 1):
                if kind not in COLLECTED or has_blocks(some, kind):
                    yield Paper(kind, language, some, f"{VOLUME}{number}" if number > 1 else "")


def find_day_papers(documents: Documents) -> Iterator[Paper]:
    """What the day of a training needs on paper; a poster only where there is an address, a test where one is asked."""
    kinds = [(SOURCE_LANGUAGE, kind) for kind in TEAM_KINDS]
    kinds += [(language, kind) for language in documents.modules for kind in READER_KINDS]
    for language, kind in kinds:
        has_content = {POSTER: bool(documents.find_published(language, ""))}
        has_content |= dict.fromkeys(EXAM_KINDS, has_exam(documents, language))
        if has_content.get(kind, True):
            yield Paper(kind, language, ())
    for language, modules in documents.modules.items():
        holders = (module for module in modules if choose_sections(module, FRIDGE_CARD))
        yield from (Paper(FRIDGE_CARD, language, (module,)) for module in islice(holders, 1))


def has_blocks(modules: Sequence[Module[Tree]], kind: DownloadKind) -> bool:
    """True when there is a page to fill in, or a card to cut."""
    return any(choose_sections(module, kind) for module in modules)


class _Shop:
    """What all papers of an edition share."""

    def __init__(self, documents: Documents, cache: Cache, number_slides: NumberSlides) -> None:
        self._project = documents.course.project
        theme, self._press = open_press(self._project)
        self.data = PaperData(documents, theme, number_slides)
        self.cache = cache

    @cached_property
    def _trial(self) -> Trial:
        fonts = self._press.fonts
        return Trial(self.data, self._press, Gaps(self._project, load_letters(fonts), self._project.show(fonts)))

    @cached_property
    def _code(self) -> list[Any]:
        """What no text has a part in; looked up when the first paper is made."""
        folders = [self._press.template.parent, self._press.fonts]
        return [hash_code(), *(hash_files(folder) for folder in folders), self._press.date]

    def to_key(self, paper: Paper) -> list[Any]:
        """All that a paper is made from."""
        return [*self._code, self.data.to_digest(paper.language, paper.modules, paper.kind)]

    def prepare(self) -> None:
        """Loads what all papers share."""
        load_fonts(self._trial.press.fonts)

    def set_paper(self, paper: Paper) -> bytes:
        """A paper's bytes; raises SourceError when it cannot be set."""
        return self._trial.set_paper(paper.kind, paper.language, paper.modules)


class _Job:
    """One paper on its way; its key is asked for twice, when it is looked up and when it is made."""

    def __init__(self, paper: Paper, shop: _Shop) -> None:
        self.paper = paper
        self._shop = shop

    @cached_property
    def _key(self) -> list[Any]:
        return self._shop.to_key(self.paper)

    def find(self) -> bytes | None:
        """Its bytes when they are in the cache, or None."""
        return self._shop.cache.find(self._key)

    def make(self) -> bytes:
        """Its bytes; raises SourceError when it cannot be set."""
        return self._shop.cache.get(self._key, partial(self._shop.set_paper, self.paper))
