"""Lines of Markdown → their segments: paragraphs, list items, cells, alt texts, captions, text to copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapak.course.reading.scanner import FENCE
from lapak.exchange.model import Extent, Segment

QUOTE = r"\s*(?:>\s?)*"
ITEM = re.compile(rf"({QUOTE})((?:[-*+]|\d{{1,9}}[.)])\s+(?:\[[ xX]\]\s+)?)(?=\S)")
DEFINITION = re.compile(rf"{QUOTE}(?:\[\^[^\]]+\]:\s+|:\s{{1,3}}|\*\[[^\]]+\]:\s*)(?=\S)")
COUNT = re.compile(r"\d{1,2} × (?=\S)")
NOTES = re.compile(r"notes:[ \t]*")
IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*([^)\s]+)(?:\s+\"([^\"]*)\")?\s*\)(?:\{[^}]*\})?\s*\Z")
RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
UNREAD = re.compile(rf"{QUOTE}(?:(?:[-*_]\s*){{3,}}|\[[^\]^]+\]:\s+\S+.*|(?:</?[a-zA-Z][^<>]*>\s*)+)\Z")
"""Rules across, targets of links, elements alone on their line."""
CELL = re.compile(r"(?:[^|\\]|\\.|(?<=\\)\|)+")
COMMENT, COMMENT_END = "<!--", "-->"
BREAK = "  "


@dataclass(frozen=True)
class _ProseReader:
    """Lines of one file, and the block that they stand in."""

    lines: Sequence[str]
    first: int
    """Number of the first line."""
    block: str

    def list_segments(self) -> Iterator[Segment]:
        """The segments in their order."""
        rows = set(self._find_rows())
        place = 0
        while place < len(self.lines):
            line = self.lines[place]
            if fence := FENCE.match(line):
                end = self._find_end_of_fence(place, fence[1])
                yield from self._take_copy(place + 1, end)
                place = end + 1
            elif COMMENT in line:
                place = self._find_end_of_comment(place) + 1
            elif not line.strip() or (RULE.match(line) and place in rows) or UNREAD.match(line):
                place += 1
            elif place in rows:
                yield from self._take_cells(place)
                place += 1
            else:
                image = IMAGE.search(line) if line[self._find_start(place) :].startswith("![") else None
                if image and image.start() == self._find_start(place):
                    yield from self._take_image(place, image)
                    place += 1
                else:
                    end = self._find_end(place, rows)
                    yield self._take_paragraph(place, end)
                    place = end

    def _find_rows(self) -> Iterator[int]:
        """The lines of tables: those around a rule, and all that begin with a bar."""
        for place, line in enumerate(self.lines):
            if line.lstrip().startswith("|"):
                yield place
            elif "|" in line and RULE.match(line):
                yield from (place - 1, place)
                yield from self._find_rows_below(place + 1)

    def _find_rows_below(self, place: int) -> Iterator[int]:
        while place < len(self.lines) and "|" in self.lines[place]:
            yield place
            place += 1

    def _find_end_of_fence(self, place: int, mark: str) -> int:
        ends = re.compile(rf" {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}\s*\Z")
        found = (number for number in range(place + 1, len(self.lines)) if ends.match(self.lines[number]))
        return next(found, len(self.lines))

    def _find_end_of_comment(self, place: int) -> int:
        text = self.lines[place].rpartition(COMMENT)[2]
        while COMMENT_END not in text and place + 1 < len(self.lines):
            place += 1
            text = self.lines[place]
        return place

    def _find_start(self, place: int) -> int:
        """The column at which the words of a line begin."""
        line = self.lines[place]
        found = ITEM.match(line) or DEFINITION.match(line) or re.match(QUOTE, line)
        start = found.end() if found else 0
        for own, pattern in (("cards", COUNT), ("slide", NOTES)):
            more = pattern.match(line, start) if self.block == own else None
            start = more.end() if more else start
        return start

    def _find_end(self, place: int, rows: set[int]) -> int:
        """The line below a paragraph that begins on this one."""
        end = place + 1
        while end < len(self.lines) and not self._begins(end, rows):
            end += 1
        return end

    def _begins(self, place: int, rows: set[int]) -> bool:
        """True for a line that does not belong to the paragraph above it."""
        line = self.lines[place]
        is_other = not line.strip() or place in rows or UNREAD.match(line) or FENCE.match(line) or COMMENT in line
        if is_other or ITEM.match(line) or DEFINITION.match(line) or line.lstrip("> \t").startswith("!["):
            return True
        is_reason = self.block == "quiz" and line[:1].isspace() and ITEM.match(self.lines[place - 1]) is not None
        return is_reason or self.block == "worksheet" or (self.block == "slide" and bool(NOTES.match(line)))

    def _take_copy(self, start: int, end: int) -> Iterator[Segment]:
        text = "\n".join(self.lines[start:end])
        if text.strip():
            last = self.lines[end - 1]
            yield Segment("copy", Extent(self.first + start, 0, self.first + end - 1, len(last)), text, "", self.block)

    def _take_cells(self, place: int) -> Iterator[Segment]:
        line, number = self.lines[place], self.first + place
        for found in CELL.finditer(line):
            words = found[0].strip()
            if words:
                column = found.start() + len(found[0]) - len(found[0].lstrip())
                span = Extent(number, column, number, column + len(words))
                yield Segment("cell", span, words.replace("\\|", "|"), "", self.block)

    def _take_image(self, place: int, image: re.Match[str]) -> Iterator[Segment]:
        for group, kind in ((1, "alt"), (3, "caption")):
            if image[group]:
                span = Extent(self.first + place, image.start(group), self.first + place, image.end(group))
                yield Segment(kind, span, image[group], "", self.block, image=image[2])  # type: ignore[arg-type]

    def _take_paragraph(self, place: int, end: int) -> Segment:
        start, parts = self._find_start(place), []
        for number in range(place, end):
            line = self.lines[number]
            column = start if number == place else len(re.match(QUOTE, line)[0])  # type: ignore[index]
            is_last = number == end - 1
            is_broken = line.endswith((BREAK, "\\")) and not is_last
            parts.append(
                line[column:].rstrip(" \\" if is_broken else " ") + ("" if is_last else "\n" if is_broken else " ")
            )
        item = ITEM.match(self.lines[place])
        frame = item[1] + " " * len(item[2]) if item else re.match(QUOTE, self.lines[place])[0]  # type: ignore[index]
        last = self.lines[end - 1].rstrip()
        span = Extent(self.first + place, start, self.first + end - 1, len(last))
        return Segment("item" if item else "text", span, "".join(parts), frame, self.block)


def list_prose(lines: Sequence[str], first: int, block: str) -> Iterator[Segment]:
    """Lines of Markdown, the number of the first one, the name of the block around them → their segments."""
    return _ProseReader(lines, first, block).list_segments()


def write_prose(text: str, frame: str) -> str:
    """A paragraph and how its further lines begin → the same as it is written: each line of it ends with a break."""
    return f"{BREAK}\n{frame}".join(line.strip() for line in text.split("\n"))
