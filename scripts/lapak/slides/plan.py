"""Documents → the slides to make: for each module and language an outline, a presentation and a page."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property, partial
from typing import Any

from lxml import html

from lapak.cache.entries import Cache, hash_code, hash_files, hash_values
from lapak.course.model import Module
from lapak.course.problems import raise_problems
from lapak.course.project import SOURCE_LANGUAGE
from lapak.dates import find_date
from lapak.export.file_names import (
    DAY_OUTLINE,
    DAY_PRESENTATION,
    DAY_PROJECTION,
    OUTLINE,
    PRESENTATION,
    PROJECTION,
    DownloadKind,
)
from lapak.export.model import Export, name_deck
from lapak.render.document import Documents, Tree, find_trees
from lapak.render.palette import load_palette
from lapak.render.pictures.photos import find_original
from lapak.render.templates import load_templates
from lapak.slides.deck.day import FindDeck, derive_day, number_slides
from lapak.slides.deck.derivation import derive_deck
from lapak.slides.deck.hints import add_hints
from lapak.slides.deck.model import Deck
from lapak.slides.deck.pair import to_pair
from lapak.slides.fit.pages import divide
from lapak.slides.html_deck import Projection
from lapak.slides.outline import to_outline
from lapak.slides.problems import find_slide_problems

MODULE_KINDS = (OUTLINE, PRESENTATION, PROJECTION)
DAY_KINDS = (DAY_OUTLINE, DAY_PRESENTATION, DAY_PROJECTION)


class Decks:
    """The decks of an edition, each derived and set once, when it is asked for."""

    def __init__(self, documents: Documents) -> None:
        self.find = functools.cache(partial(to_deck, documents=documents))
        self.find_day = functools.cache(partial(to_day_deck, documents=documents, find_deck=self.find))

    def number_day(self) -> Mapping[str, int]:
        """The number of each slide that begins something in the Indonesian deck of the day, by `to_place`."""
        return number_slides(self.find_day(SOURCE_LANGUAGE))


def plan_slides(documents: Documents, cache: Cache, decks: Decks | None = None) -> list[Export]:
    """Documents → the exports of the day and of each module, in each language; raises SourceError for wrong slides."""
    planner = _SlidePlanner(documents, cache)
    decks = decks or Decks(documents)
    days = [export for code in documents.modules for export in planner.plan_day(code, partial(decks.find_day, code))]
    modules = [
        export
        for language, modules in documents.modules.items()
        for module in modules
        for export in planner.plan(module, language, partial(decks.find, module))
    ]
    return [*days, *modules]


def plan_pairs(documents: Documents, cache: Cache) -> list[Export]:
    """Documents → the exports of each module in Indonesian and a local language at once."""
    planner = _SlidePlanner(documents, cache)
    return [
        export
        for language in documents.edition.local
        for source, local in zip(documents.modules[SOURCE_LANGUAGE], documents.modules[language.code], strict=True)
        for export in planner.plan(
            local, f"{SOURCE_LANGUAGE}+{language.code}", partial(_to_pair_deck, source, local, documents)
        )
    ]


def to_deck(module: Module[Tree], documents: Documents) -> Deck:
    """A module → its deck in one language, as all formats show it."""
    return add_hints(divide(derive_deck(module, documents), documents.words), documents.words)


def to_day_deck(language: str, documents: Documents, find_deck: FindDeck) -> Deck:
    """A language and the decks of its modules → the deck of the whole training, as all formats show it."""
    return add_hints(divide(derive_day(language, documents, find_deck), documents.words), documents.words)


def _to_pair_deck(source: Module[Tree], local: Module[Tree], documents: Documents) -> Deck:
    pair = to_pair(derive_deck(source, documents), derive_deck(local, documents))
    return add_hints(divide(pair, documents.words), documents.words)


class _SlidePlanner:
    """What all slides of an edition share."""

    def __init__(self, documents: Documents, cache: Cache) -> None:
        raise_problems(find_slide_problems(documents))
        self._documents = documents
        self._roots = documents.course.project.template_roots
        self._templates = load_templates(self._roots)
        self._cache = cache

    def plan(self, module: Module[Tree], language: str, make_deck: Callable[[], Deck]) -> list[Export]:
        """The files of one deck; of a pair, the module in the local language and both languages."""
        return self._plan_all(MODULE_KINDS, module, language, make_deck)

    def plan_day(self, language: str, make_deck: Callable[[], Deck]) -> list[Export]:
        """The files of the deck of the day in one language."""
        return self._plan_all(DAY_KINDS, None, language, make_deck)

    def _plan_all(
        self, kinds: Sequence[DownloadKind], module: Module[Tree] | None, language: str, make_deck: Callable[[], Deck]
    ) -> list[Export]:
        find_deck = functools.cache(make_deck)
        find_hash = functools.cache(lambda: hash_values(self._find_ingredients(find_deck())))
        outline, presentation, projection = kinds
        makers = {outline: self._to_outline, presentation: self._to_presentation, projection: self._to_page}
        return [self._plan(kind, module, language, (find_deck, find_hash), make) for kind, make in makers.items()]

    def _plan(
        self,
        kind: DownloadKind,
        module: Module[Tree] | None,
        language: str,
        found: tuple[Callable[[], Deck], Callable[[], str]],
        make: Callable[[Deck], bytes],
    ) -> Export:
        """One file that is kept in the cache; its deck, and the hash of all that it shows, are found when asked for."""
        find_deck, find_hash = found

        def find_ingredients() -> list[Any]:
            return [kind.suffix, find_hash()]

        return Export(
            kind,
            module.slug if module else "",
            language,
            lambda: self._cache.get(find_ingredients(), lambda: make(find_deck())),
            lambda: self._cache.find(find_ingredients()),
            module,
            self._prepare if kind.suffix == PRESENTATION.suffix else self._prepare_pages,
            name_deck(self._documents.edition.name, language, module.slug if module else ""),
        )

    def _to_outline(self, deck: Deck) -> bytes:
        return to_outline(deck.shown, self._documents, self._templates)

    def _prepare(self) -> None:
        import lapak.slides.pptx.presentation  # noqa: F401 (once, and not in every process)

        self._maker  # noqa: B018

    def _prepare_pages(self) -> None:
        self._projection  # noqa: B018

    def _to_presentation(self, deck: Deck) -> bytes:
        from lapak.slides.pptx.presentation import to_presentation  # half a second, and mostly the cache has the file

        return to_presentation(deck, self._maker)

    def _to_page(self, deck: Deck) -> bytes:
        return self._projection.to_page(deck.shown)

    @cached_property
    def _projection(self) -> Projection:
        return Projection(self._documents, self._templates)

    @cached_property
    def _maker(self) -> Any:
        from lapak.slides.pptx.parts import load_maker

        return load_maker(self._documents, self._templates)

    @cached_property
    def _shared(self) -> list[Any]:
        """What no module has a part in."""
        project, edition = self._documents.course.project, self._documents.edition
        words = {code: words.texts for code, words in self._documents.words.items()}
        looks = [hash_files(root / "slides") for root in self._roots]
        looks.append(hash_values([dict(load_palette(project).light)]))
        return [hash_code(), looks, find_date(project.root), project.site_name, to_plain(edition), words, *self._sign]

    @property
    def _sign(self) -> list[Any]:
        """What is in the file of the edition's logo."""
        logo = self._documents.signs.logo
        return [logo.to_data()] if logo else []

    def _find_ingredients(self, deck: Deck) -> list[Any]:
        root = self._documents.course.project.root
        images = {image.get("src", "") for tree in find_trees(deck) for image in tree.iter("img")}
        return [
            *self._shared,
            to_plain(deck),
            [(path, find_original(root / path).read_bytes().hex()) for path in sorted(images)],
        ]


def to_plain(value: Any) -> Any:
    """Typed values → plain ones, trees as HTML: what a hash is made of."""
    if isinstance(value, html.HtmlElement):
        return html.tostring(value, encoding="unicode")
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value
