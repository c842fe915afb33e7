"""Documents → the papers to make: the participant's sheet, the full text and the facilitator's guide of each module."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import Any

from lapak.course.model import Module
from lapak.course.problems import Problem
from lapak.export import Cache, Export, find_date, hash_code, hash_files
from lapak.handout.data import GUIDE, PaperData
from lapak.handout.pdf import to_pdf
from lapak.render.document import Documents, Tree

KINDS = ("handout", "modul", GUIDE)


def plan_handouts(documents: Documents, cache: Cache, problems: list[Problem]) -> list[Export]:
    """Documents → one export a module, language and kind; what cannot be set is a problem while it is made."""
    press = _Press(documents, cache, problems)
    return [
        Export(
            f"{kind}-{module.slug}.{language}.pdf",
            partial(press.make, module, kind),
            partial(press.find, module, kind),
            module,
        )
        for language, modules in documents.modules.items()
        for module in modules
        for kind in KINDS
    ]


class _Press:
    """What all papers of an edition share."""

    def __init__(self, documents: Documents, cache: Cache, problems: list[Problem]) -> None:
        self._paper = PaperData(documents, problems)
        self._template = find_template(documents)
        self._date = find_date(documents.course.project.root)
        self._cache = cache
        self._problems = problems

    @cached_property
    def _code(self) -> list[Any]:
        """What no text has a part in; looked up when the first paper is made."""
        return [hash_code(), hash_files(self._template.parent), self._date]

    def find(self, module: Module[Tree], kind: str) -> bytes:
        """One paper's bytes when they are in the cache, or b''."""
        return self._cache.find([*self._code, self._paper.to_data(module, kind)])

    def make(self, module: Module[Tree], kind: str) -> bytes:
        """One paper's bytes."""
        data = self._paper.to_data(module, kind)
        make = partial(to_pdf, data, self._template, self._date, module.edit_path, self._problems)
        return self._cache.get([*self._code, data], make)


def find_template(documents: Documents) -> Path:
    """The main Typst file, in the first root that has one."""
    roots = documents.course.project.template_roots
    return next(file for root in roots if (file := root / "handout" / "main.typ").exists())
