"""The body of a file → its sections: heading, attributes, typed blocks, and the hashes that show a change."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from lapak.course.blocks import Block, Prose, parse_block
from lapak.course.foreign.markdown import find_foreign
from lapak.course.net import catch
from lapak.course.problems import Edit, Problem, suggest
from lapak.course.reading.scanner import Heading, Piece, RawBlock, scan
from lapak.course.reading.source import Source
from lapak.course.section.abbreviations import Abbreviations
from lapak.course.section.footnotes import Footnotes
from lapak.course.section.heading_ids import Outline, propose_ids, to_id
from lapak.course.text import Markdown

ID = re.compile(r"^[a-z][a-z0-9-]*\Z")
OF_EVERY_PAGE = "isi"
"""Where the templates' link past the menu leads."""
IMAGE = re.compile(r"!\[([^\]]{0,1000})\]\(\s*([^)\s]{1,1000})(?:\s+\"([^\"]{0,1000})\")?\s*\)")
"""Each part of it has an end: a text of nothing but brackets is read as quickly as any other."""
MINUTES = re.compile(r"[0-9]{1,3}\Z")
NUMBERS = ("short", "full")
CLASSES = ("critical", "optional")
REMOVE, AFTER = ".remove", "after"
"""What only the sections of an overlay have."""
FACILITATOR_BLOCKS = ("facilitator", "slide", "message", "cards")
"""What a section's own page does not show."""


@dataclass(frozen=True)
class SourceSection:
    """One section of one file, before languages are merged."""

    origin: str
    """The folder or page whose lock knows this section; an included section keeps its own."""
    path: str
    line: int
    id: str
    title: str
    level: int
    short: int | None
    full: int | None
    critical: bool
    optional: bool
    blocks: tuple[Block[Markdown], ...]
    reader_hash: str
    """Changes when a reader's text changes; alt texts and captions are units of their own."""
    reader_text: str
    """What that hash is made of."""
    facilitator_hash: str
    alts: tuple[tuple[str, str], ...]
    """Each image of the section and the hash of its alt text and caption."""
    proposed_id: str
    """Its id, or the one that its message proposes."""
    after: str = ""
    """Of an overlay: the id of the section that it is to stand after."""
    is_removed: bool = False
    """Of an overlay: the shared section of this id is left out."""
    next_line: int = 0
    """Of the next heading in its file; 0 where it is the last one."""


def load_sections(
    source: Source, origin: str, problems: list[Problem], outline: Outline | None = None, *, is_overlay: bool = False
) -> tuple[SourceSection, ...]:
    """The body of a file → its sections in order; ids and levels are checked. `outline`: of what it translates.

    An overlay holds some sections alone, so their levels are checked where it lies.
    """
    problems += find_foreign(source.body, source.path, source.body_line)
    pieces = scan(list(source.body), source.path, source.body_line, problems)
    footnotes, abbreviations = Footnotes(source.path, problems), Abbreviations(source.path, problems)
    pieces = abbreviations.take_out(footnotes.take_out(pieces))
    proposals, is_own = propose_ids(pieces, outline), is_overlay and outline is None
    reader = _SectionReader(source.path, origin, footnotes, abbreviations, proposals, is_own, problems)
    sections: list[SourceSection] = []
    heading: Heading | None = None
    content: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Heading):
            if heading:
                sections.append(replace(reader.to_section(heading, content), next_line=piece.line))
            heading, content = piece, []
        elif heading is None:
            what = "this text stands above the first heading"
            problems.append(Problem(source.path, piece.line, what, "begin with '## Title {#id}'"))
        else:
            content.append(piece)
    if heading:
        sections.append(reader.to_section(heading, content))
    footnotes.check_all_used()
    abbreviations.check_all_said()
    if not is_overlay:
        check_levels(sections, problems)
    check_duplicates(sections, problems)
    return tuple(sections)


@dataclass(frozen=True)
class _SectionReader:
    """What the sections of one file share."""

    path: str
    origin: str
    footnotes: Footnotes
    abbreviations: Abbreviations
    proposals: Mapping[int, str]
    """By the line of a heading without an id: one for it, '' where an author has to choose."""
    is_overlay: bool
    problems: list[Problem]

    def to_section(self, heading: Heading, content: list[Piece]) -> SourceSection:
        """A heading and the pieces below it → a section."""
        attributes = _HeadingAttributes(self, heading)
        if not heading.title.strip():
            what = "this heading has no words"
            self.problems.append(Problem(self.path, heading.line, what, "write '## Title {#id}'"))
        content, sources = self.footnotes.number(self.abbreviations.explain(content, _is_for_facilitator))
        blocks = [_to_block(piece, self.problems) for piece in content]
        facilitator = [piece for piece in content if _is_for_facilitator(piece)]
        reader = [piece for piece in content if not _is_for_facilitator(piece)]
        notes = [note.text for note in sources.notes] if sources else []
        reader_text = join_lines([heading.title, *map(_to_hashed, reader), *notes])
        return SourceSection(
            origin=self.origin,
            path=self.path,
            line=heading.line,
            id=attributes.id,
            title=heading.title,
            level=heading.level,
            short=attributes.numbers.get("short"),
            full=attributes.numbers.get("full"),
            critical="critical" in attributes.classes,
            optional="optional" in attributes.classes,
            blocks=tuple(block for block in (*blocks, sources) if block),
            reader_hash=hash_text([reader_text]),
            reader_text=reader_text,
            facilitator_hash=hash_text(map(_to_hashed, facilitator)),
            alts=tuple(
                (image, hash_text([alt, caption or ""]))
                for piece in reader
                for alt, image, caption in IMAGE.findall(_to_text(piece))
            ),
            proposed_id=attributes.id or self.proposals.get(heading.line, ""),
            after=attributes.after,
            is_removed=attributes.is_removed,
        )


def _to_block(piece: Piece, problems: list[Problem]) -> Block[Markdown] | None:
    if isinstance(piece, RawBlock):
        with catch(piece.path, piece.line, problems):
            return parse_block(piece, problems)
    return Prose(piece.line, piece) if isinstance(piece, Markdown) else None


def _is_for_facilitator(piece: Piece) -> bool:
    return isinstance(piece, RawBlock) and piece.name in FACILITATOR_BLOCKS


def _to_text(piece: Piece) -> str:
    if isinstance(piece, RawBlock):
        return f"/// {piece.name} | {piece.argument}\n{piece.options}\n\n{piece.body.text}"
    return piece.text if isinstance(piece, Markdown) else ""


def _to_hashed(piece: Piece) -> str:
    return IMAGE.sub(r"![](\2)", _to_text(piece))


def hash_text(parts: Iterable[str]) -> str:
    """Texts → 16 hexadecimal digits that ignore Unicode form, trailing spaces and blank lines."""
    return hashlib.sha256(join_lines(parts).encode()).hexdigest()[:16]


def join_lines(parts: Iterable[str]) -> str:
    """Texts → one, of which the hash is made: in one Unicode form, without trailing spaces and blank lines."""
    lines = [line.rstrip() for part in parts for line in unicodedata.normalize("NFC", part).split("\n")]
    return "\n".join(line for line in lines if line)


def _find_fault(name: str) -> tuple[str, str] | None:
    """An id → what is wrong with it and how to mend it; None where nothing is."""
    if not ID.match(name):
        return f"id '{name}' is not made of small letters, digits and dashes", f"write '#{to_id(name)}'"
    if name == OF_EVERY_PAGE:
        return f"id '{name}' is that of every page's text", f"write another one, such as '#{name}-bagian'"
    return None


class _HeadingAttributes:
    """The `{#id .class key=value}` of a heading."""

    def __init__(self, reader: _SectionReader, heading: Heading) -> None:
        self.id, self.after = "", ""
        self.is_removed = False
        self._is_overlay = reader.is_overlay
        path, problems = reader.path, reader.problems
        self.classes: set[str] = set()
        self.numbers: dict[str, int] = {}
        self._has_id = "#" in heading.attributes
        for word in heading.attributes.split():
            fault = self._read(word)
            if fault:
                problems.append(Problem(path, heading.line, *fault))
        if not self.id:
            problems.append(_tell_lack(path, heading, reader.proposals.get(heading.line, "")))

    def _read(self, word: str) -> tuple[str, str] | None:
        key, _, value = word.partition("=")
        if word.startswith("#"):
            self.id = word[1:]
            return _find_fault(self.id)
        if word.startswith(".") and word[1:] in CLASSES:
            self.classes.add(word[1:])
        elif key in NUMBERS and MINUTES.match(value):
            self.numbers[key] = int(value)
        elif key == AFTER or word == REMOVE:
            return self._read_own(word, value)
        elif key in NUMBERS:
            return f"'{key}' is '{value}', not a whole number", f"write minutes, such as '{key}=5'"
        else:
            return self._tell_unknown(word)
        return None

    def _tell_unknown(self, word: str) -> tuple[str, str]:
        if ID.match(word) and word not in (*CLASSES, *NUMBERS) and not self._has_id:
            self.id = word
            return f"id '{word}' lacks its sign", f"write '{{#{word}}}'"
        known = [f".{name}" for name in CLASSES] + [f"{name}=5" for name in NUMBERS]
        return f"unknown attribute '{word}'", suggest(word, known)

    def _read_own(self, word: str, place: str) -> tuple[str, str] | None:
        """What only an overlay says of a section: where it comes, or that it goes."""
        if not self._is_overlay:
            fix = "take it out; in modules.NAME/ of an edition it leaves a section out, or adds one"
            return f"'{word}' stands in a text of all editions", fix
        self.after, self.is_removed = place or self.after, self.is_removed or word == REMOVE
        return None


def _tell_lack(path: str, heading: Heading, proposal: str) -> Problem:
    """The problem of a heading without an id."""
    what = f"heading '{heading.title}' has no id"
    if not proposal:
        return Problem(path, heading.line, what, "give it the id that the same heading has in the Indonesian text")
    words = " ".join([f"#{proposal}", *_find_known(heading.attributes.split())])
    line = f"{'#' * max(2, heading.level)} {heading.title} {{{words}}}"
    return Problem(path, heading.line, what, f"write '{line}'", Edit(".*", line) if heading.level > 1 else None)


def _find_known(words: list[str]) -> Iterator[str]:
    """The words behind a heading → those that can stand there: '.critcal' as it was meant, '.unnumbered' left out."""
    classes = [f".{name}" for name in CLASSES] + [REMOVE]
    for word in words:
        yield from [word] if not word.startswith(".") else get_close_matches(word, classes, 1)


def check_levels(sections: Iterable[SourceSection], problems: list[Problem]) -> None:
    """No heading of a text is that of the page, and none skips a level."""
    before = 1
    for section in sections:
        if section.level == 1:
            fix = "the page's title stands in 'title: …' at the top; begin with '##'"
            problems.append(Problem(section.path, section.line, "a heading with one '#'", fix))
        elif section.level > before + 1:
            what = f"heading '{section.title}' skips a level"
            problems.append(Problem(section.path, section.line, what, f"write it with '{'#' * (before + 1)}'"))
        before = max(section.level, 1)


def check_duplicates(sections: Iterable[SourceSection], problems: list[Problem]) -> None:
    """Two sections of one page may not share an id."""
    seen: dict[str, SourceSection] = {}
    for section in sections:
        if section.id and section.id in seen:
            first = seen[section.id]
            what = f"id '{section.id}' is taken by '{first.title}' ({first.path}:{first.line})"
            problems.append(Problem(section.path, section.line, what, "give this heading an id of its own"))
        seen.setdefault(section.id, section)
