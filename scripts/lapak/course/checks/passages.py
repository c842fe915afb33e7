"""Sections → plain passages: the words of each paragraph, list line, caption, title and option, with their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any

from lapak.course.blocks import Block, OtherLanguage
from lapak.course.blocks.base import Audience
from lapak.course.blocks.practices import ListingWriter
from lapak.course.foreign.kinds import LANGUAGE_MARK
from lapak.course.library import SourceText
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.sentences import split_sentences
from lapak.course.section.sections import IMAGE, SourceSection
from lapak.course.text import NOT_WORDS, Markdown, list_fields

LINK = re.compile(r"\[([^\]]{0,1000})\]\([^)]{0,1000}\)")
VARIABLE = re.compile(r"\{\{[^{}]*\}\}")
MARKUP = re.compile(r"<[^>]{1,1000}>|[*`]|\\(?=[*_])")
MARKED = re.compile(r"[\[{<*`\\]")
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
TABLE_RULE = re.compile(r"^[|:\-\s]+$")
WORD = re.compile(r"\w[\w’'-]*")
OTHER_LANGUAGE = re.compile(LANGUAGE_MARK)
BEGIN, END = "\u2068", "\u2069"
"""Around words that are marked as another language; no font shows these, and no author may write them."""
ISOLATED = re.compile(f"{BEGIN}[^{END}]*{END}")
QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”")


@dataclass(frozen=True)
class Passage:
    """A piece of plain text that nobody reads without a pause before and after it."""

    text: str
    path: str
    line: int
    language: str
    section: str
    audience: Audience

    @property
    def sentences(self) -> list[str]:
        """Its sentences; a number such as Rp15.000 or a name such as .apk ends none."""
        return [part for part in split_sentences(self.text) if WORD.search(part)]

    @property
    def unquoted(self) -> str:
        """Its text without what somebody else says: a chat to a buyer may be Indonesian in any language."""
        return QUOTED.sub(" ", self.unmarked)

    @property
    def unmarked(self) -> str:
        """Its text without what is marked as another language."""
        return ISOLATED.sub(" ", self.text)


def find_words(text: str) -> list[str]:
    """A text → its words."""
    return WORD.findall(text)


def find_text_passages(text: SourceText, language: str) -> Iterator[Passage]:
    """One text in one language → its passages; an included section belongs to the text it was written in."""
    sections = text.sections if language == SOURCE_LANGUAGE else text.translated_sections.get(language, ())
    for section in sections:
        if section.origin == text.origin:
            yield from find_passages(section, language)


def find_passages(section: SourceSection, language: str) -> Iterator[Passage]:
    """One section → its passages: the heading, then every block."""
    yield Passage(_to_plain(section.title), section.path, section.line, language, section.id, "reader")
    for block in section.blocks:
        for text, line in _find_texts(block, block.line):
            for words, offset in _split(text):
                plain = f"{BEGIN}{words}{END}" if isinstance(block, OtherLanguage) else words
                yield Passage(plain, section.path, line + offset, language, section.id, block.audience)


def _find_texts(value: Any, line: int) -> Iterator[tuple[str, int]]:
    if isinstance(value, Markdown):
        yield value.text, value.line
    elif isinstance(value, str):
        yield value, line
    elif isinstance(value, tuple):
        for item in value:
            yield from _find_texts(item, line)
    elif is_dataclass(value):
        own = value.line if isinstance(value, Block) else line
        for name in list_fields(value, but=NOT_WORDS):
            yield from _find_texts(_find_field(value, name), own)


def _find_field(value: Any, name: str) -> Any:
    """A field of a value; the example of a listing is marked where it is in another language."""
    found = getattr(value, name)
    if isinstance(value, ListingWriter) and name == "example" and value.language:
        return tuple(f"[{text}]{{lang={value.language}}}" for text in found)
    return found


def _split(text: str) -> Iterator[tuple[str, int]]:
    """Markdown → its paragraphs, list lines, table cells and captions, each with its line below the first."""
    if "\n" not in text and not text.lstrip().startswith(("|", "![")):
        yield _to_plain(LIST_MARK.sub("", text)), 0
        return
    paragraph: list[str] = []
    start = 0
    for offset, line in enumerate([*FENCED.sub(_empty, text).split("\n"), ""]):
        is_break = not line.strip() or LIST_MARK.match(line) or line.lstrip().startswith(("|", "!["))
        if is_break and paragraph:
            yield _to_plain(" ".join(paragraph)), start
            paragraph = []
        if line.lstrip().startswith(("|", "![")):
            yield from ((_to_plain(words), offset) for words in _find_cells(line) if words.strip())
        elif line.strip():
            start = start if paragraph else offset
            paragraph.append(LIST_MARK.sub("", line).strip())


def _empty(code: re.Match[str]) -> str:
    """Code between fences is copied, not read; its lines stay, so that those below keep their numbers."""
    return "\n" * code[0].count("\n")


def _find_cells(line: str) -> list[str]:
    """A row of a table → its cells; an image → its alt text and caption."""
    if line.lstrip().startswith("!["):
        return [words for alt, _, caption in IMAGE.findall(line) for words in (alt, caption)]
    return [] if TABLE_RULE.match(line) else line.strip().strip("|").split("|")


def _to_plain(text: str) -> str:
    """A line of Markdown → its words; a variable counts as one word, which is no initial such as 'M.'."""
    if MARKED.search(text):
        text = OTHER_LANGUAGE.sub(rf"{BEGIN}\g<words>{END}", text)
        text = MARKUP.sub("", LINK.sub(r"\1", VARIABLE.sub("nilai", text)))
    return " ".join(text.split())
