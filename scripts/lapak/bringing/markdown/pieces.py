"""The lines of a text → headings, boxes and what stands between them, in whatever way each program writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lapak.bringing.markdown.box_kinds import is_known
from lapak.course.reading.scanner import FENCE

Kind = Literal["words", "heading", "box", "tab"]
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"^(?:=+|-{3,})\s*$")
PLAIN_LINE = re.compile(r"^(?!\s*(?:[-*+>|#:!]|\d+[.)]|```|~~~|<!--|\{))\S")
COLONS = re.compile(r"^(\s*):{3,}\s*(.*?)\s*:*\s*$")
ADMONITION = re.compile(r"^(\s*)(!!!|\?\?\?\+?)\s+([\w-]+)([\w -]*?)\s*(?:[\"“](.*)[\"”])?\s*$")
TAB = re.compile(r"^(\s*)={3}[!+]?\s+\"(.*)\"\s*$")
QUOTE = re.compile(r"^(\s*)> ?(.*)$")
CLASS_LINE = re.compile(r"^\s*\{:\s*([^{}]*)\}\s*$")
BOX_TITLE = re.compile(r"^\s*<([\w-]+)-title\b[^>]*>(.*?)(?:</\1-title>)?\s*$")
ALERT = re.compile(r"^\s*\[!(\w+)\][-+]?\s*(.*)$")
FOLDED = re.compile(r"^(\s*)<details\b[^<>]*>(.*)$", re.IGNORECASE)
FOLDED_END = re.compile(r"^(.*)</details>\s*$", re.IGNORECASE)
SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)</summary>", re.IGNORECASE)
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
TITLE_KEY = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
WORD = re.compile(r"^([A-Za-z][\w-]*)\b\s*(.*)$")
COMMENT, COMMENT_END = "<!--", "-->"
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")


class TextLine(NamedTuple):
    """A line with its number in the file."""

    number: int
    text: str


@dataclass(frozen=True)
class Piece:
    """A heading, a box, a tab, or lines between them."""

    kind: Kind
    line: int
    lines: tuple[TextLine, ...] = ()
    """What stands in it."""
    name: str = ""
    """Of a box, as its program calls it: 'challenge'."""
    title: str = ""
    level: int = 0
    """Of a heading."""
    is_inner: bool = False
    """True for a box in an item of a list."""


def find_pieces(lines: Sequence[TextLine]) -> Iterator[Piece]:
    """The lines of a text, or of a box in it → its pieces in order."""
    held: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = _find_verbatim(lines, at)
        if end > at:
            held += lines[at:end]
            at = end
            continue
        piece, end = _find_piece(lines, at, held)
        if piece is None:
            held.append(lines[at])
            at += 1
            continue
        if held:
            yield Piece("words", held[0].number, tuple(held))
            held = []
        yield piece
        at = end
    if held:
        yield Piece("words", held[0].number, tuple(held))


def _find_verbatim(lines: Sequence[TextLine], at: int) -> int:
    """Where a fence or a comment ends that begins here; `at` where none does."""
    text = lines[at].text
    if COMMENT in text and COMMENT_END not in text.rpartition(COMMENT)[2]:
        return next((end + 1 for end in range(at, len(lines)) if COMMENT_END in lines[end].text), len(lines))
    if opened := FENCE.match(text.lstrip()):
        mark = opened[1]
        closer = re.compile(rf"^\s*{re.escape(mark[0])}{{{len(mark)},}}\s*$")
        return next((end + 1 for end in range(at + 1, len(lines)) if closer.match(lines[end].text)), len(lines))
    return at


def _find_piece(lines: Sequence[TextLine], at: int, held: Sequence[TextLine]) -> tuple[Piece | None, int]:
    """The piece that begins at a line, and where it ends; None for a line that is only a line."""
    number, text = lines[at]
    if found := HEADING.match(text):
        return Piece("heading", number, title=found[2], level=len(found[1])), at + 1
    is_free = not held or not held[-1].text.strip()
    if is_free and at + 1 < len(lines) and PLAIN_LINE.match(text) and UNDERLINE.match(lines[at + 1].text):
        return Piece("heading", number, title=text.strip(), level=1 if lines[at + 1].text[0] == "=" else 2), at + 2
    if (found := FOLDED.match(text)) and (folded := _find_folded(lines, at, found)):
        return folded
    if (found := COLONS.match(text)) and found[2]:
        return _find_colon_box(lines, at, found[2])
    if found := ADMONITION.match(text):
        end, inside = _find_indented(lines, at, len(found[1]))
        is_folded = found[2].startswith("?")
        name = "folded" if is_folded and found[3].lower() not in ("warning", "danger") else found[3].lower()
        return Piece("box", number, inside, name, found[5] or "", is_inner=bool(found[1])), end
    if found := TAB.match(text):
        end, inside = _find_indented(lines, at, len(found[1]))
        return Piece("tab", number, inside, title=found[2], is_inner=bool(found[1])), end
    if QUOTE.match(text):
        return _find_quoted_box(lines, at)
    return None, at + 1


def _find_folded(lines: Sequence[TextLine], at: int, opened: re.Match[str]) -> tuple[Piece, int] | None:
    """A part that folds, written in HTML; None where nobody closes it, or another one stands in it."""
    end = next((place for place in range(at, len(lines)) if FOLDED_END.match(lines[place].text)), None)
    if end is None or any(FOLDED.match(line.text) for line in lines[at + 1 : end]):
        return None
    first = TextLine(lines[at].number, opened[2] if end > at else FOLDED_END.sub(r"\1", opened[2]))
    last = [TextLine(lines[end].number, FOLDED_END.sub(r"\1", lines[end].text))] if end > at else []
    inside = dedent([first, *lines[at + 1 : end], *last])
    title = next((found[1].strip() for line in inside if (found := SUMMARY.search(line.text))), "")
    kept = tuple(TextLine(line.number, SUMMARY.sub("", line.text)) for line in inside)
    return Piece("box", lines[at].number, kept, "details", title, is_inner=bool(opened[1])), end + 1


def _find_colon_box(lines: Sequence[TextLine], at: int, info: str) -> tuple[Piece, int]:
    """A box between colons; one that nobody closes goes to the end."""
    depth, end = 0, at
    while end < len(lines):
        verbatim = _find_verbatim(lines, end)
        if verbatim > end:
            end = verbatim
            continue
        found = COLONS.match(lines[end].text)
        depth += 0 if found is None else 1 if found[2] else -1
        end += 1
        if depth == 0:
            break
    inside = tuple(lines[at + 1 : end - 1 if depth == 0 else end])
    title = TITLE_KEY.search(info)
    classes = CLASS.findall(info) if "{" in info or info.startswith(".") else []
    word = WORD.match(info)
    name = classes[0] if classes else word[1] if word else ""
    if classes and not is_known(name.lower()):
        name = ""  # such a class only says how it looks
    return Piece("box", lines[at].number, inside, name.lower(), (title[1] or title[2] or "") if title else ""), end


def _find_indented(lines: Sequence[TextLine], at: int, indent: int) -> tuple[int, tuple[TextLine, ...]]:
    """Where the indented lines below a line end, and these lines at the left margin."""
    end = at + 1
    while end < len(lines):
        text = lines[end].text
        if text.strip() and len(text) - len(text.lstrip()) <= indent:
            break
        end += 1
    while end > at + 1 and not lines[end - 1].text.strip():
        end -= 1
    return end, dedent(lines[at + 1 : end])


def dedent(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Lines → the same without the blanks that all of them begin with."""
    texts = [line.text.expandtabs(4) for line in lines]
    least = min((len(text) - len(text.lstrip()) for text in texts if text.strip()), default=0)
    return tuple(TextLine(line.number, text[least:]) for line, text in zip(lines, texts, strict=True))


def _find_quoted_box(lines: Sequence[TextLine], at: int) -> tuple[Piece | None, int]:
    """A box that is written as a quotation, of Carpentries, GTN and GitHub; None for what is only quoted."""
    end = at
    while end < len(lines) and QUOTE.match(lines[end].text):
        end += 1
    quoted = (QUOTE.match(line.text) for line in lines[at:end])
    inside = [TextLine(line.number, found[2]) for line, found in zip(lines[at:end], quoted, strict=True) if found]
    named = CLASS_LINE.match(lines[end].text) if end < len(lines) else None
    end += named is not None
    last = CLASS_LINE.match(inside[-1].text)
    is_nested = len(inside) > 1 and inside[-2].text.lstrip().startswith(">")
    if named is None and last and not is_nested:
        named, inside = last, inside[:-1]
    name = next(iter(CLASS.findall(named[1])), "") if named else ""
    first = next((index for index, line in enumerate(inside) if line.text.strip()), 0)
    text, title = inside[first].text if inside else "", ""
    if (found := BOX_TITLE.match(text)) or (found := ALERT.match(text)):
        name, title, first = name or found[1], found[2], first + 1
    elif (found := HEADING.match(text)) and (marked := re.search(r"\{:\s*\.([\w-]+)[^{}]*\}\s*$", found[2])):
        name, title, first = name or marked[1], found[2][: marked.start()].rstrip(), first + 1
    if not name:
        return None, at + 1
    is_inner = bool(re.match(r"\s", lines[at].text))
    rest = tuple(inside[first:])
    return Piece("box", lines[at].number, rest, name.lower().replace("_", "-"), title.strip(), is_inner=is_inner), end
