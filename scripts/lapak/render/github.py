"""Markdown as GitHub shows it → Markdown as Python-Markdown reads it: an extension, named in mkdocs.yml.

Where lists, tables and quotations begin and end says a parser of GitHub's own rules; here only blanks and empty
lines are set anew. What Python-Markdown reads as GitHub does stays as it is, letter by letter.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor, InlineProcessor, SubstituteTagInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lapak.course.reading.masking import mask_code

PUNCTUATION = string.punctuation
"""What a '\\' shows as it stands, on GitHub as in what Google Docs saves: 'Harga\\:' is 'Harga:'."""
MARKED = re.compile(r"^ *(?:[-+*>|]|\d+[.)]|<details)", re.MULTILINE)
"""A text without such a line needs no second parser."""
MARKER = re.compile(r"([-+*]|\d{1,9}[.)])( *)")
SUMMARY_END = re.compile(r"</summary>\s*$")
BELOW_SUMMARY = re.compile(r"\s*[^\s<]")
QUOTED = re.compile(r" {0,3}> ?")
PARTS = frozenset({"inline", "thead_open", "tbody_open", "tr_open"})
LISTS = ("bullet_list_open", "ordered_list_open")
NO_BREAK = "\u00a0"
"""A blank that no program takes away."""
STEP = 4
"""Blanks by which Python-Markdown knows a list in a list."""
MOST_GAP = 4
"""More blanks after a marker begin a block of code."""
BOXES = {'<input type="checkbox" disabled/>': "☐", '<input type="checkbox" disabled checked/>': "☑"}
"""What pymdownx.tasklist writes, and what every output can show."""


class GithubExtension(Extension):
    """Lists and tables below a line, any nesting, `1)`, `\\` at a line's end, boxes, numbers of sources."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Registers the steps."""
        md.ESCAPED_CHARS = [*PUNCTUATION]
        md.preprocessors.register(_Spacing(md), "github_spacing", 29)
        md.inlinePatterns.register(_Code(BACKTICK_RE), "backtick", 190)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "github_break", 185)
        md.inlinePatterns.register(_SourceNumber(r"\[\^(\d+)\]", md), "github_source", 175)
        md.treeprocessors.register(_Bars(md), "github_bars", 15)
        md.postprocessors.register(_Boxes(md), "github_boxes", 5)


def makeExtension(**settings: Any) -> GithubExtension:  # noqa: N802
    """What Python-Markdown calls."""
    return GithubExtension(**settings)


class _Spacing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Lines of a text → the same with the blanks that Python-Markdown wants."""
        if not MARKED.search("\n".join(lines)):
            return lines
        can_open = "markdown_block" in self.md.parser.blockprocessors
        return space_lines(_part_summaries(lines) if can_open else lines, can_open=can_open)


def _part_summaries(lines: list[str]) -> list[str]:
    """Lines → the same with an empty one between a summary and the text right below it."""
    masked = mask_code("\n".join(lines)).split("\n")
    parted = []
    for line, mask, below in zip(lines, masked, [*lines[1:], ""], strict=True):
        is_close = SUMMARY_END.search(mask) and BELOW_SUMMARY.match(below)
        parted += [line, ""] if is_close else [line]
    return parted


class _Bars(Treeprocessor):
    def run(self, root: Element) -> None:
        """`\\|` in code of a table → the bar alone, as no cell ends there."""
        for cell in (*root.iter("td"), *root.iter("th")):
            for code in cell.iter("code"):
                code.text = AtomicString((code.text or "").replace("\\|", "|"))


class _SourceNumber(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, found: re.Match[str], text: str
    ) -> tuple[Element, int, int]:
        """`[^1]` → a small number that a source at the end of the section has."""
        element = Element("sup", {"class": "source"})
        element.text = AtomicString(f"[{found[1]}]")
        return element, found.start(0), found.end(0)


class _Code(BacktickInlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, found: re.Match[str], text: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Code of blanks alone → one that is seen: Python-Markdown takes away all blanks at its ends."""
        element, start, end = super().handleMatch(found, text)
        if isinstance(element, Element) and not element.text:
            element.text = AtomicString(NO_BREAK)
        return element, start, end


class _Boxes(Postprocessor):
    def run(self, text: str) -> str:
        """Fields of a form → signs."""
        for raw, box in BOXES.items():
            text = text.replace(raw, box)
        return text


@cache
def _load_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


@dataclass
class _Span:
    """A part that is open: the whole text, a quotation, a list or one of its items."""

    kind: str
    first: int = 0
    column: int = 0
    """Of an item: where its text begins."""
    depth: int = -1
    before: Token | None = None
    """What closed last in it."""


@dataclass
class _Plan:
    """What is to be done to the lines."""

    indents: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By line: blanks to take away and to set."""
    markers: dict[int, tuple[int, str]] = field(default_factory=dict)
    """By line: where the text of an item begins, and what stands before it now."""
    gaps: set[int] = field(default_factory=set)
    """Lines that an empty one must precede."""
    quotes: list[tuple[int, int]] = field(default_factory=list)

    def keep(self, first: int, end: int) -> None:
        """These lines stay as they are."""
        self.indents = {number: pair for number, pair in self.indents.items() if not first <= number < end}


def space_lines(lines: list[str], *, can_open: bool = False) -> list[str]:
    """Lines as GitHub reads them → lines as Python-Markdown reads them; `can_open`: Markdown stands in `<details>`."""
    plan = _make_plan(lines)
    made: list[str] = []
    number = 0
    quotes = dict(plan.quotes)
    while number < len(lines):
        if number in plan.gaps and made and made[-1].strip():
            made.append("")
        if number in quotes:
            end = quotes[number]
            made += _space_quote(lines[number:end])
            number = end
            continue
        made.append(_mend(lines[number], number, plan, can_open))
        number += 1
    return made


def _space_quote(lines: list[str]) -> list[str]:
    bare = [QUOTED.sub("", line, count=1) for line in lines]
    spaced = space_lines(bare)
    return lines if spaced == bare else [f"> {line}".rstrip() for line in spaced]


def _mend(line: str, number: int, plan: _Plan, can_open: bool) -> str:
    if number in plan.markers:
        column, start = plan.markers[number]
        return start + line[column:]
    if number in plan.indents and line.strip():
        away, new = plan.indents[number]
        return " " * new + line[min(away, len(line) - len(line.lstrip(" "))) :]
    if can_open and line.startswith("<details") and "markdown" not in line:
        return line.replace("<details", '<details markdown="1"', 1)
    return line


def _make_plan(lines: list[str]) -> _Plan:
    plan, places = _Plan(), [_Span("text")]
    for token in _load_parser().parse("\n".join(lines)):
        if token.nesting < 0:
            if token.type in ("list_item_close", "bullet_list_close", "ordered_list_close", "blockquote_close"):
                places.pop()
        elif token.map and not any(place.kind == "quote" for place in places):
            _enter(token, lines, places, plan)
        elif token.type in ("list_item_open", "bullet_list_open", "ordered_list_open", "blockquote_open"):
            places.append(_Span("quote"))
    return plan


def _enter(token: Token, lines: list[str], places: list[_Span], plan: _Plan) -> None:
    first, end = token.map or (0, 0)
    here = places[-1]
    if token.type in PARTS:
        return
    is_item = token.type == "list_item_open"
    if _is_after_blank(here, first, lines, plan) if is_item else _needs_gap(token, here, lines):
        plan.gaps.add(first)
    here.before = token
    if is_item:
        places.append(_open_item(token, lines, here, plan))
    elif token.type == "blockquote_open":
        if here.kind == "text":
            plan.quotes.append((first, end))
        places.append(_Span("quote"))
    elif token.type in LISTS:
        places.append(_Span("list", first, here.column, here.depth + 1))
    elif token.type == "paragraph_open" and here.kind == "item" and first == here.first:
        plan.keep(first + 1, end)  # a line that goes on is read alike wherever it begins


def _open_item(token: Token, lines: list[str], here: _Span, plan: _Plan) -> _Span:
    first, end = token.map or (0, 0)
    found = MARKER.search(lines[first], here.column)
    if not found:
        return _Span("quote")
    gap = len(found[2])
    column = found.end(1) + (gap if 0 < gap <= MOST_GAP else 1)
    for number in range(first + 1, end):
        plan.indents[number] = (column, STEP * (here.depth + 1))
    mark = found[1].replace(")", ".")
    start = " " * (STEP * here.depth) + mark + " " * (column - found.end(1))
    if first not in plan.markers:  # not an item in an item on one line
        is_well = here.depth == 0 or found.start() >= STEP * here.depth
        plan.markers[first] = (column, lines[first][:column] if is_well and mark == found[1] else start)
    return _Span("item", first, column, here.depth)


def _needs_gap(token: Token, here: _Span, lines: list[str]) -> bool:
    """True where Python-Markdown would read on in what stands above."""
    before, first = here.before, (token.map or (0, 0))[0]
    if before is None or first == 0 or not lines[first - 1].strip():
        return False
    if "html_block" in (before.type, token.type):
        return False
    is_list = token.type in LISTS
    is_tight = here.kind == "item" and is_list and before.type == "paragraph_open"
    return not (is_tight and (before.map or (0, 0))[0] == here.first)


def _is_after_blank(here: _Span, first: int, lines: list[str], plan: _Plan) -> bool:
    """True for an item after one of several paragraphs: it would become part of the last of them."""
    before = here.before.map if here.before else None
    return bool(before) and any(
        number in plan.gaps or not lines[number].strip() for number in range((before or (0, 0))[0] + 1, first)
    )
