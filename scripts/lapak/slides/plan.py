"""Documents → the slides to make: for each module and language an outline and a presentation."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cached_property, partial
from typing import Any

from lxml import html

from lapak.course.model import Module
from lapak.course.problems import Problem
from lapak.export import Cache, Export, find_date, hash_code, hash_files
from lapak.render.document import Documents, Tree, find_trees
from lapak.render.templates import load_templates
from lapak.slides.deck import Deck
from lapak.slides.derive import to_deck
from lapak.slides.outline import to_outline


def plan_slides(documents: Documents, cache: Cache, problems: list[Problem]) -> list[Export]:
    """Documents → the exports of each module and language; what cannot be made is a problem while it is made."""
    press = _Press(documents, cache, problems)
    return [
        export
        for language, modules in documents.modules.items()
        for module in modules
        for export in press.plan(f"slide-{module.slug}.{language}", module)
    ]


class _Press:
    """What all slides of an edition share."""

    def __init__(self, documents: Documents, cache: Cache, problems: list[Problem]) -> None:
        self._documents = documents
        self._roots = documents.course.project.template_roots
        self._templates = load_templates(self._roots)
        self._cache = cache
        self._problems = problems

    def plan(self, name: str, module: Module[Tree]) -> list[Export]:
        """The files of one module in one language."""
        show = partial(self._make_presentation, module)
        return [
            Export(f"{name}.md", partial(self._make_outline, module), source=module),
            Export(f"{name}.pptx", show, partial(self._find_presentation, module), module),
        ]

    def _make_outline(self, module: Module[Tree]) -> bytes:
        return to_outline(to_deck(module, self._documents), self._documents, self._templates)

    def _find_presentation(self, module: Module[Tree]) -> bytes:
        return self._cache.find(self._find_ingredients(to_deck(module, self._documents)))

    def _make_presentation(self, module: Module[Tree]) -> bytes:
        from lapak.slides.presentation import to_presentation  # half a second, and mostly the cache has the file

        deck = to_deck(module, self._documents)
        return self._cache.get(self._find_ingredients(deck), lambda: to_presentation(deck, self._maker))

    @cached_property
    def _maker(self) -> Any:
        from lapak.slides.maker import load_maker

        return load_maker(self._documents, self._templates, self._problems)

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
