"""`*[OTP]: …` of a file → what it means, in brackets behind its first use in each section.

A title that shows when a mouse rests on it is seen on no phone, paper or slide, and read aloud by nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from lapak.course.problems import Problem
from lapak.course.reading.masking import mask_unread, to_blanks
from lapak.course.reading.scanner import Piece, RawBlock
from lapak.course.section.definitions import has_sign, put_prose, take_definitions, to_prose
from lapak.course.text import Markdown
from lapak.course.values.glossary import to_name

DEFINITION = re.compile(r"^ {0,3}\*\[([^\]\n]{1,60})\] ?:[ \t]*(.*)$", re.MULTILINE)
SIGN = "*["
NO_WORDS = re.compile(
    r"!\[[^\]\n]{0,1000}\]\([^)\n]{0,1000}\)|\]\([^)\n]{0,1000}\)|\{\{[^{}\n]*\}\}|<[^>\n]{1,1000}>|https?://\S+"
)
"""Images, addresses, variables and elements: nobody reads there."""
EXPLAINED = re.compile(r"[*_~]*\s*\(")


class _Meaning(NamedTuple):
    words: str
    line: int


class Abbreviations:
    """The abbreviations of one file, and which of them its texts say."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems
        self._meanings: dict[str, _Meaning] = {}
        self._said: set[str] = set()

    def take_out(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a file → the same without the lines that explain, which are kept."""
        return take_definitions(pieces, DEFINITION, self._keep) if has_sign(pieces, SIGN) else pieces

    def _keep(self, prose: Markdown, found: re.Match[str]) -> None:
        name, words = found[1].strip(), found[2].strip()
        line = prose.line + prose.text.count("\n", 0, found.start(1))
        if name in self._meanings:
            what = f"'*[{name}]' stands in line {self._meanings[name].line} too"
            self._problems.append(Problem(self._path, line, what, "keep one of them: a file explains a word once"))
        self._meanings.setdefault(name, _Meaning(words or f"{{{{ term.{to_name(name)} }}}}", line))

    def explain(self, content: list[Piece], group: Callable[[Piece], object]) -> list[Piece]:
        """The pieces of a section → the same with the meaning behind the first use of each that a group of them has."""
        if not self._meanings:
            return content
        left: defaultdict[object, dict[str, _Meaning]] = defaultdict(lambda: dict(self._meanings))
        return [self._explain(piece, left[group(piece)]) for piece in content]

    def _explain(self, piece: Piece, left: dict[str, _Meaning]) -> Piece:
        if not isinstance(piece, (Markdown, RawBlock)) or not left:
            return piece
        text, parts, end = to_prose(piece).text, [], 0
        names = "|".join(re.escape(name) for name in sorted(left, key=len, reverse=True))
        for found in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", NO_WORDS.sub(to_blanks, mask_unread(text))):
            meaning = left.pop(found[0], None)
            self._said.add(found[0])
            if meaning and not EXPLAINED.match(text, found.end()):
                parts += [text[end : found.end()], f" ({meaning.words})"]
                end = found.end()
        return put_prose(piece, "".join(parts) + text[end:]) if parts else piece

    def check_all_said(self) -> None:
        """What no text says need not be explained: most often it is written otherwise there."""
        for name, meaning in self._meanings.items():
            if name not in self._said:
                fix = "write it as the text does, in large and small letters, or take this line out"
                self._problems.append(Problem(self._path, meaning.line, f"no text here says '{name}'", fix))
