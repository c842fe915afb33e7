"""Documents → what is made of them to carry: each module as one file, each language as an e-book."""

from __future__ import annotations

from functools import cached_property, partial

import jinja2

from lapak.bundle.book import to_book
from lapak.bundle.package import to_package
from lapak.bundle.page import to_file
from lapak.course.model import Module
from lapak.dates import find_date
from lapak.export.file_names import E_BOOK, ONE_FILE, DownloadKind
from lapak.export.model import Export
from lapak.render.document import Documents, Tree
from lapak.render.styles import Styles, load_styles
from lapak.render.templates import load_templates


def plan_bundles(documents: Documents) -> list[Export]:
    """Documents → one export a module and language, and one a language."""
    bindery = _Bindery(documents)
    pages = [
        Export(
            ONE_FILE, module.slug, language, partial(bindery.make_page, module), source=module, prepare=bindery.prepare
        )
        for language, modules in documents.modules.items()
        for module in modules
    ]
    books = [
        Export(E_BOOK, "", language, partial(bindery.make_book, language), source=modules, prepare=bindery.prepare)
        for language, modules in documents.modules.items()
    ]
    return [*pages, *books]


def plan_packages(kind: DownloadKind, documents: Documents) -> list[Export]:
    """SCORM or CARTRIDGE, and documents → one package a language."""
    bindery = _Bindery(documents)
    return [
        Export(kind, "", language, partial(bindery.make_package, kind, language), source=modules)
        for language, modules in documents.modules.items()
    ]


class _Bindery:
    """What all of them share, read when the first one is made: the preview plans after each change."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    @cached_property
    def _templates(self) -> jinja2.Environment:
        return load_templates(self._documents.course.project.template_roots)

    @cached_property
    def _styles(self) -> Styles:
        return load_styles(self._documents.course.project)

    def prepare(self) -> None:
        """Loads what all files share."""
        self._templates, self._styles  # noqa: B018

    def make_page(self, module: Module[Tree]) -> bytes:
        """One module as one file."""
        return to_file(module, self._documents, self._templates, self._styles)

    def make_package(self, kind: DownloadKind, language: str) -> bytes:
        """One language as a package for a learning platform."""
        return to_package(kind, language, self._documents, self._templates, self._styles)

    def make_book(self, language: str) -> bytes:
        """One language as an e-book."""
        date = find_date(self._documents.course.project.root)
        return to_book(language, self._documents, self._templates, date)
