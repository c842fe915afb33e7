"""The lines of a text → headings, passages of prose and raw `///` blocks, each with its line number.

Fences, HTML comments and blocks are respected; what is opened and never closed is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lapak.course.problems import Edit, Problem
from lapak.course.reading.masking import SPAN
from lapak.course.text import Markdown

HEADING = re.compile(r"(#{1,6})\s+(.*)")
ATTRIBUTES = re.compile(r"\{([^{}]*)\}\Z")
OPENER = re.compile(r"///\s*([A-Za-z][\w-]*)\s*(\|.*)?\Z")
LOOSE_OPENER = re.compile(r"///\s*([A-Za-z][\w-]*)(?:\s*[-:–—])?\s+([^|\s].*)\Z")
"""A bar is missing between the name and the title."""
LOOSE_CLOSER = re.compile(r"///\s*/?(?:end|close|tutup|selesai|akhir)\b.*\Z", re.IGNORECASE)
LATE_CLOSER = re.compile(r"(?<=\S)\s+///\Z")
CLOSER = re.compile(r"^///\s*$")
INDENTED_BLOCK = re.compile(r"^(?:\s+|\s*(?:[-*+]|\d+[.)])\s+)///\s*\w")
FENCE = re.compile(r"^ {0,3}(`{3,}(?=[^`]*$)|~{3,})")
INDENT = "    "
OPTION = re.compile(r"(\s*)([a-z_]{2,20}):(?:\s|\Z)")
OPTIONS = frozenset({"kind", "layout", "lines", "minutes", "mode", "section"})
"""Words that begin an option even at the left margin, where others may begin a sentence."""
EQUALS = re.compile(r"^(\s*)([a-z_]{2,20})\s*=\s*(?=\S)")
"""An option as programs write it: 'minutes = 5'."""
BREAK = "  "
"""At a line's end: the next words begin a new line."""


@dataclass(frozen=True)
class Heading:
    """A heading at the left margin: `## Title {#id short=5}`."""

    line: int
    level: int
    title: str
    attributes: str


@dataclass(frozen=True)
class RawBlock:
    """A `///` block before its type is known."""

    path: str
    line: int
    name: str
    argument: str
    options: str
    body: Markdown

    def problem(self, what: str, fix: str) -> Problem:
        """A problem on the line that opens the block."""
        return Problem(self.path, self.line, what, fix)


Piece = Heading | Markdown | RawBlock


def scan(lines: list[str], path: str, first_line: int, problems: list[Problem]) -> list[Piece]:
    """Lines of a file from `first_line` on → its pieces in order."""
    scanner = _Scanner(path, problems)
    for number, line in enumerate(lines, first_line):
        scanner.read(number, line.rstrip(), BREAK if line.endswith(BREAK) else "")
    scanner.finish()
    return scanner.pieces


@dataclass
class _Scanner:
    path: str
    problems: list[Problem]
    pieces: list[Piece] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)
    block: tuple[int, str, str] | None = None
    """Line, name and argument of the block that is open."""
    fence: tuple[int, str] | None = None
    """Line and marker of the fence that is open."""
    comment: bool = False

    def read(self, number: int, line: str, end: str) -> None:
        """A line without the blanks at its end, and those of them that mean something."""
        if self._is_verbatim(number, line):
            self.prose.append((number, line))
        elif heading := HEADING.match(line):
            self._end_block_at(number, "a heading")
            self._flush()
            self.pieces.append(_to_heading(number, *heading.groups()))
        elif CLOSER.match(line) or self._is_loose_closer(number, line):
            self._close(number)
        elif opener := OPENER.match(line):
            self._end_block_at(number, f"block '{opener[1]}'")
            self._flush()
            self.block = (number, opener[1], (opener[2] or "")[1:].strip())
        elif loose := LOOSE_OPENER.match(line):
            self._open_loosely(number, *loose.groups())
        else:
            if INDENTED_BLOCK.match(line):
                what, fix = (
                    "a block stands in a list or is indented",
                    "begin '///' at the left margin, after the list",
                )
                self.problems.append(Problem(self.path, number, what, fix))
            self.prose.append((number, line + end if line else ""))

    def _is_verbatim(self, number: int, line: str) -> bool:
        """Follows fences and comments; true for their lines."""
        if self.fence:
            marker = self.fence[1]
            if re.match(rf"^ {{0,3}}{re.escape(marker[0])}{{{len(marker)},}}\s*$", line):
                self.fence = None
            return True
        shown = line if self.comment else SPAN.sub("", line)
        if self.comment or "<!--" in shown:
            self.comment = "-->" not in shown.rpartition("<!--")[2]
            return True
        if opened := FENCE.match(line):
            self.fence = (number, opened[1])
            return True
        return False

    def _open_loosely(self, number: int, name: str, words: str) -> None:
        """A block whose name and title are not kept apart is told, and read as it was meant."""
        self._end_block_at(number, f"block '{name}'")
        self._flush()
        self.block = (number, name, words)
        what, fix = "a '|' is missing between the block's name and its title", f"write '/// {name} | {words}'"
        edit = Edit(r"^///\s*[\w-]+(?:\s*[-:–—])?\s+", f"/// {name} | ")
        self.problems.append(Problem(self.path, number, what, fix, edit))

    def _is_loose_closer(self, number: int, line: str) -> bool:
        """True where a block ends in words, or behind some, which is told."""
        if not self.block:
            return False
        fix = "write '///' alone on a line where it ends"
        if LOOSE_CLOSER.match(line):
            what = "words stand behind the '///' that closes this block"
            self.problems.append(Problem(self.path, number, what, fix, Edit(r"///.*", "///")))
            return True
        if found := LATE_CLOSER.search(line):
            self.prose.append((number, line[: found.start()]))
            what = "'///' stands behind words, and closes no block"
            self.problems.append(Problem(self.path, number, what, fix, Edit(r"\s+///\s*$", "\n///")))
            return True
        return False

    def _end_block_at(self, number: int, by: str) -> None:
        if self.block:
            line, name, _ = self.block
            what = f"block '{name}' is not closed before {by} in line {number}"
            self.problems.append(Problem(self.path, line, what, "write '///' alone on a line where it ends"))
            self._close(number)

    def _close(self, number: int) -> None:
        if not self.block:
            self.problems.append(
                Problem(self.path, number, "'///' closes a block that was never opened", "open it with '/// name'")
            )
            return
        line, name, argument = self.block
        self.block = None
        options, body = self._split_options()
        self.prose = []
        self.pieces.append(RawBlock(self.path, line, name, argument, options, self._to_markdown(body, line)))

    def _split_options(self) -> tuple[str, list[tuple[int, str]]]:
        """Lines of a block → its YAML options (indented by four, directly under the opener) and its body."""
        self._tell_late_options()
        self._tell_equals()
        lines, count = self.prose, 0
        while count < len(lines) and (lines[count][1].startswith(INDENT) or self._is_slanted(*lines[count])):
            count += 1
        options = (text[4:] if text.startswith(INDENT) else text.strip() for _, text in lines[:count])
        return "\n".join(options), lines[count:]

    def _tell_late_options(self) -> None:
        """An option below an empty line would be shown as code."""
        texts = [text for _, text in self.prose]
        first = next((index for index, text in enumerate(texts) if text), 0)
        found = OPTION.match(texts[first]) if first else None
        if found and texts[first].startswith(INDENT) and not texts[first].startswith(INDENT + " "):
            what = f"an empty line stands above option '{found[2]}'"
            self.problems.append(Problem(self.path, self.prose[first][0], what, "take the empty line out"))

    def _tell_equals(self) -> None:
        """An option with '=' is told, and read as it was meant."""
        for index, (number, text) in enumerate(self.prose):
            found = EQUALS.match(text)
            if not found or found[2] not in OPTIONS:
                return
            option = f"{INDENT}{found[2]}: "
            what, fix = f"'=' stands behind option '{found[2]}'", f"write '{option}{text[found.end() :]}'"
            self.problems.append(Problem(self.path, number, what, fix, Edit(EQUALS.pattern, option)))
            self.prose[index] = number, f"{option}{text[found.end() :]}"

    def _is_slanted(self, number: int, line: str) -> bool:
        """True for an option that does not stand four blanks in, which is told."""
        found = OPTION.match(line)
        if not found or not (found[1] or found[2] in OPTIONS):
            return False
        what = f"option '{found[2]}' does not stand four blanks in"
        fix = f"write '{INDENT}{line.strip()}'"
        self.problems.append(Problem(self.path, number, what, fix, Edit(r"^\s*", INDENT)))
        return True

    def _flush(self) -> None:
        if any(text for _, text in self.prose):
            self.pieces.append(self._to_markdown(self.prose, 0))
        self.prose = []

    def _to_markdown(self, lines: list[tuple[int, str]], line: int) -> Markdown:
        first = next((index for index, (_, text) in enumerate(lines) if text), len(lines))
        lines = lines[first:]
        text = "\n".join(text for _, text in lines).rstrip()
        return Markdown(text, self.path, lines[0][0] if lines else line)

    def finish(self) -> None:
        if self.fence:
            what, fix = (
                "code begins here and does not end",
                f"write '{self.fence[1]}' alone on a line where it ends",
            )
            self.problems.append(Problem(self.path, self.fence[0], what, fix))
        if self.block:
            line, name, _ = self.block
            what = f"block '{name}' is never closed"
            self.problems.append(Problem(self.path, line, what, "write '///' alone on a line where it ends"))
            self.block = None
            self.prose = []
        self._flush()


def _to_heading(number: int, marks: str, words: str) -> Heading:
    """The line of a heading, whose words may be closed by more '#', as they were opened."""
    title, attributes = words.rstrip("#").rstrip(), ""
    if found := ATTRIBUTES.search(title, max(title.rfind("{"), 0)):
        title, attributes = title[: found.start()].rstrip(), found[1]
    return Heading(number, len(marks), title, attributes)
