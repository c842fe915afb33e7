"""A paper → its PDF, or all that is wrong with it: what has no form or letter, and what Typst says, with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lapak.course.model import Module
from lapak.course.problems import Problem, SourceError, raise_problems
from lapak.export.file_names import BOOKLET, DownloadKind
from lapak.handout.data import PaperData
from lapak.handout.gaps import Gaps, find_letters, without_letters
from lapak.handout.letters import find_missing
from lapak.handout.pdf import PaperPress
from lapak.handout.problems import explain, find_place
from lapak.handout.typesetting import SettingError
from lapak.render.document import Tree

Modules = Sequence[Module[Tree]]


@dataclass(frozen=True)
class Trial:
    """What all papers of an edition are tried with."""

    data: PaperData
    press: PaperPress
    gaps: Gaps

    def set_paper(self, kind: DownloadKind, language: str, modules: Modules) -> bytes:
        """A paper's bytes; raises SourceError when it cannot be set, or not as it is written."""
        data, faults = self._fill(kind, language, modules)
        try:
            paper = self.press.to_pdf(data, is_tagged=kind != BOOKLET)
            paper = self.press.to_booklet(paper) if kind == BOOKLET else paper
        except SettingError as error:
            raise SourceError([*faults, self._explain(error, kind, language, modules)]) from None
        raise_problems(faults)
        return paper

    def _fill(self, kind: DownloadKind, language: str, modules: Modules) -> tuple[dict[str, Any], list[Problem]]:
        """A paper → data that has nothing without a form or a letter, and what that was."""
        faults: list[Problem] = []
        data = self.data.to_data(language, modules, kind, faults)
        missing = find_missing(find_letters(data, self.press.template.parent), self.gaps.letters)
        if not missing:
            return data, faults
        return without_letters(data, missing), [*faults, *self.gaps.find_problems(missing, modules)]

    def _explain(self, error: SettingError, kind: DownloadKind, language: str, modules: Modules) -> Problem:
        """What Typst says → a problem with the line that it is about."""
        if known := explain(error, kind, language, modules, self.gaps):
            return known
        path, line = self._find_culprit(kind, language, modules) or find_place(self.gaps.project.root, modules, "")
        what = f"this cannot be set on paper: {error.message}"
        return Problem(path, line, what, "; ".join(error.hints) or "write it in a simpler way")

    def _find_culprit(self, kind: DownloadKind, language: str, modules: Modules) -> tuple[str, int] | None:
        """The block that cannot be set even alone, by leaving out more and more of what stands around it."""

        def fails(module: Module[Tree]) -> bool:
            data, _ = self._fill(kind, language, [module])
            try:
                self.press.to_pdf(data, is_tagged=kind != BOOKLET)
            except SettingError as error:
                return explain(error, kind, language, [module], self.gaps) is None
            return False

        module = _find(modules, fails)
        if not module:
            return None
        bare = replace(module, sections=())
        if fails(bare):
            return module.edit_path, 1
        section = _find(module.sections, lambda section: fails(replace(module, sections=(section,))))
        if not section:
            return None
        parts: Iterator[Any] = iter(section.blocks)
        block = _find(list(parts), lambda block: fails(replace(module, sections=(replace(section, blocks=(block,)),))))
        return section.path, block.line if block else section.line


def _find(items: Sequence[Any], fails: Callable[[Any], bool]) -> Any:
    """The first that fails; None when none does."""
    return next((item for item in items if fails(item)), None)
