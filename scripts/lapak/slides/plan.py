"""Documents → the slides to make: for each module and language an outline, a presentation and a page."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cached_property, partial
from typing import Any

from lxml import html

from lapak.cache.entries import Cache, hash_code, hash_files
from lapak.course.model import Module
from lapak.course.problems import Problem, SourceError
from lapak.course.project import SOURCE_LANGUAGE
from lapak.dates import find_date
from lapak.export.model import Export
from lapak.render.document import Documents, Tree, find_trees
from lapak.render.templates import load_templates
from lapak.slides.deck.derivation import derive_deck, to_deck
from lapak.slides.deck.model import Deck
from lapak.slides.deck.pair import to_pair
from lapak.slides.fit.pages import divide
from lapak.slides.html_deck import Projection
from lapak.slides.outline import to_outline
from lapak.slides.problems import find_slide_problems


def plan_slides(documents: Documents, cache: Cache, problems: list[Problem]) -> list[Export]:
    """Documents → the exports of each module and language; what cannot be made is a problem."""
    press = _DeckWriter(documents, cache, problems)
    return [
        export
        for language, modules in documents.modules.items()
        for module in modules
        for export in press.plan(f"slide-{module.slug}.{language}", partial(to_deck, module, documents), module)
    ]


def plan_pairs(documents: Documents, cache: Cache, problems: list[Problem]) -> list[Export]:
    """Documents → the exports of each module in Indonesian and the local language at once."""
    press = _DeckWriter(documents, cache, problems)
    language = documents.edition.language.code
    pairs = zip(documents.modules[SOURCE_LANGUAGE], documents.modules[language], strict=True)
    return [
        export
        for source, local in pairs
        for export in press.plan(
            f"slide-{local.slug}.{SOURCE_LANGUAGE}+{language}", partial(_make_pair, source, local, documents), local
        )
    ]


def _make_pair(source: Module[Tree], local: Module[Tree], documents: Documents) -> Deck:
    return divide(to_pair(derive_deck(source, documents), derive_deck(local, documents)), documents.words)


class _DeckWriter:
    """What all slides of an edition share."""

    def __init__(self, documents: Documents, cache: Cache, problems: list[Problem]) -> None:
        problems += find_slide_problems(documents)
        self._documents = documents
        self._roots = documents.course.project.template_roots
        self._templates = load_templates(self._roots)
        self._cache = cache
        self._problems = problems

    def plan(self, name: str, make_deck: Callable[[], Deck], source: object) -> list[Export]:
        """The files of one deck."""
        find_deck = functools.cache(make_deck)
        makers = {"pptx": self._to_presentation, "html": self._to_page}
        outline = Export(f"{name}.md", partial(self._to_outline, find_deck), source=source)
        return [outline, *(self._plan(name, kind, find_deck, make, source) for kind, make in makers.items())]

    def _plan(
        self, name: str, kind: str, find_deck: Callable[[], Deck], make: Callable[[Deck], bytes], source: object
    ) -> Export:
        """One file that is kept in the cache."""

        def find_ingredients() -> list[Any]:
            return [kind, *self._find_ingredients(find_deck())]

        return Export(
            f"{name}.{kind}",
            lambda: self._cache.get(find_ingredients(), lambda: make(find_deck())),
            lambda: self._cache.find(find_ingredients()),
            source,
        )

    def _to_outline(self, find_deck: Callable[[], Deck]) -> bytes:
        return to_outline(find_deck(), self._documents, self._templates)

    def _to_presentation(self, deck: Deck) -> bytes:
        from lapak.slides.pptx.presentation import to_presentation  # half a second, and mostly the cache has the file

        maker, faults = self._maker
        self._problems += faults
        try:
            return to_presentation(deck, maker)
        except SourceError as error:  # told with those of all other decks
            self._problems += error.problems
            return b""

    def _to_page(self, deck: Deck) -> bytes:
        return self._projection.to_page(deck)

    @cached_property
    def _projection(self) -> Projection:
        return Projection(self._documents, self._templates)

    @cached_property
    def _maker(self) -> tuple[Any, list[Problem]]:
        """Found once; what is wrong with the template is said of each presentation."""
        from lapak.slides.pptx.parts import load_maker

        faults: list[Problem] = []
        return load_maker(self._documents, self._templates, faults), faults

    @cached_property
    def _shared(self) -> list[Any]:
        """What no module has a part in."""
        project, edition = self._documents.course.project, self._documents.edition
        words = {code: words.texts for code, words in self._documents.words.items()}
        looks = [hash_files(root / "slides") for root in self._roots]
        return [hash_code(), looks, find_date(project.root), project.site_name, to_plain(edition), words]

    def _find_ingredients(self, deck: Deck) -> list[Any]:
        root = self._documents.course.project.root
        images = {image.get("src", "") for tree in find_trees(deck) for image in tree.iter("img")}
        return [*self._shared, to_plain(deck), [(path, (root / path).read_bytes().hex()) for path in sorted(images)]]


def to_plain(value: Any) -> Any:
    """Typed values → plain ones, trees as HTML: what a hash is made of."""
    if isinstance(value, html.HtmlElement):
        return html.tostring(value, encoding="unicode")
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value
