"""Characters that the fonts of the papers lack → the lines of the sources that have them, all in one run."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from lapak.course.blocks import Block, GroupMessage, SlideBlock
from lapak.course.exam.files import EXAM_STEM
from lapak.course.model import Module, Section
from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.reading.source_lines import read_lines
from lapak.course.values.facts import FACTS_NAME
from lapak.course.values.glossary import GLOSSARY_NAME
from lapak.handout.letters import tell_undrawn
from lapak.render.document import Tree

UNPRINTED = ("words", "theme", "qr")
"""Parts of a paper's data: words are looked up by the forms, the others are no text."""
WORD_USED = re.compile(r"words\.(\w+)")
WORDS = "words/*.yml"

Place = tuple[str, int]
"""A file and its line."""


def find_letters(data: dict[str, Any], forms: Path) -> str:
    """A paper's data and the folder of its forms → everything that is written on it."""
    used = {name for form in sorted(forms.rglob("*.typ")) for name in WORD_USED.findall(form.read_text("utf-8"))}
    words = {name: text for name, text in data["words"].items() if name in used}
    return "".join(_find_texts([{name: data[name] for name in data if name not in UNPRINTED}, words]))


def _find_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _find_texts(item)
    elif isinstance(value, dict) and value.get("block") != SlideBlock.name:
        yield from _find_texts(value["c"] if "t" in value else list(value.values()))


def without_letters(value: Any, missing: str) -> Any:
    """A paper's data → the same with '?' for what cannot be drawn, to find what else is wrong with it."""
    if isinstance(value, str):
        return re.sub(f"[{re.escape(missing)}]", "?", unicodedata.normalize("NFC", value))
    if isinstance(value, (list, tuple)):
        return [without_letters(item, missing) for item in value]
    return {name: without_letters(item, missing) for name, item in value.items()} if isinstance(value, dict) else value


@dataclass(frozen=True)
class Gaps:
    """Where characters without a font stand in a project."""

    project: Project
    letters: frozenset[int]
    folder: str
    """Where a campus puts fonts of its own, as a message shows it."""

    def find_problems(self, missing: str, modules: Sequence[Module[Tree]]) -> list[Problem]:
        """Characters and the modules of a paper → a problem for each line that has some of them."""
        found: dict[Place, str] = defaultdict(str)
        for module in modules:
            for place, letters in self._find_in(module, missing):
                found[place] += letters
        for find in (self._find_beside, partial(_find_holders, modules)):
            left = "".join(letter for letter in missing if not any(letter in letters for letters in found.values()))
            found |= find(left)
        return [self.to_problem(place, letters) for place, letters in found.items()]

    def to_problem(self, place: Place, missing: str) -> Problem:
        """A place and its characters → the problem."""
        missing = "".join(dict.fromkeys(missing))
        return tell_undrawn(*place, missing, self.folder)

    def _find_in(self, module: Module[Tree], missing: str) -> Iterator[tuple[Place, str]]:
        for path in dict.fromkeys((module.edit_path, module.path)):
            front = "\n".join(self._read(path)).split("\n---", 1)[0]
            yield from self._look(path, 1, front.count("\n") + 1, missing)
        for section in module.sections:
            yield from self._look(section.path, section.line, section.line, missing)
            for index in range(len(section.blocks)):
                yield from self._find_in_block(section, index, missing)

    def _find_in_block(self, section: Section[Tree], index: int, missing: str) -> Iterator[tuple[Place, str]]:
        block = section.blocks[index]
        if has := _find_held(block, missing):
            yield from self._look(section.path, block.line, self._find_end(section, index), has)

    def _find_end(self, section: Section[Tree], index: int) -> int:
        """The last line of a block: the one before the next block or heading."""
        if index + 1 < len(section.blocks):
            return section.blocks[index + 1].line - 1
        lines = self._read(section.path)
        start = section.blocks[index].line
        ends = (number for number, line in enumerate(lines[start:], start) if line.startswith("## "))
        return next(ends, len(lines))

    def _look(self, path: str, first: int, last: int, missing: str) -> Iterator[tuple[Place, str]]:
        for number, line in enumerate(self._read(path)[first - 1 : last], first):
            shown = unicodedata.normalize("NFC", html.unescape(line))
            if letters := "".join(letter for letter in missing if letter in shown):
                yield (path, number), letters

    def _find_beside(self, missing: str) -> dict[Place, str]:
        """The same in what all modules share: facts, glossary, the test, interface words and the edition's file."""
        project = self.project
        files = [root / name for root in project.module_roots for name in (FACTS_NAME, GLOSSARY_NAME)]
        files += [file for root in project.module_roots for file in sorted(root.glob(f"{EXAM_STEM}*.yml"))]
        files += [file for root in project.template_roots for file in sorted(root.glob(WORDS))]
        files += [project.root / project.config_path, *sorted(project.root.glob("mkdocs*.yml"))]
        paths = [project.show(file) for file in dict.fromkeys(files) if file.is_file()]
        return dict(pair for path in paths for pair in self._look(path, 1, len(self._read(path)), missing))

    def _read(self, path: str) -> Sequence[str]:
        return read_lines(self.project.root / path)


def _find_holders(modules: Sequence[Module[Tree]], missing: str) -> dict[Place, str]:
    """Blocks that show characters which no line of a source has, as what an entity stands for; or the first file."""
    holders = {
        (section.path, block.line): letters
        for module in modules
        for section in module.sections
        for block in section.blocks
        if (letters := _find_held(block, missing))
    }
    return holders or ({(modules[0].edit_path, 1): missing} if missing and modules else {})


def _find_held(block: Block[Tree], missing: str) -> str:
    words = unicodedata.normalize("NFC", "".join(_find_words(block)))
    return "".join(
        letter for letter in missing if letter in words and not isinstance(block, (SlideBlock, GroupMessage))
    )


def _find_words(value: Any) -> Iterator[str]:
    """Anything of a document → its words; a text in an image's place is heard, not printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, HtmlElement):
        yield from map(str, value.itertext())
    elif isinstance(value, tuple):
        for item in value:
            yield from _find_words(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _find_words(getattr(value, field.name))
