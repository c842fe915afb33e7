"""Blocks that are text: prose, facilitator note, story, question, exercise, slide."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, cast

from pydantic import Field, StrictStr
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.blocks.base import STRICT, Argument, Audience, Block, NoOptions, P, check_body, load_options
from lapak.course.foreign.kinds import LANGUAGE_CODE
from lapak.course.problems import Problem
from lapak.course.reading.scanner import RawBlock
from lapak.course.reading.schema import Lines, Minutes
from lapak.course.text import NOT_WORDS, Markdown

Mode = Literal["alone", "pairs", "group"]
Layout = Literal["title", "points", "picture"]
Form = Literal["short", "full"]
NOTES = re.compile(r"^notes:[ \t]*", re.MULTILINE)
"""Below it stands what the speaker says at a slide."""


@dataclass(frozen=True)
class Prose(Block[P]):
    """Paragraphs, lists, tables and drawings between the blocks."""

    name: ClassVar[str] = "prose"
    text: P


@checked_dataclass(frozen=True, config=STRICT)
class NoteOptions:
    """How the plan of the short form stands to the other lines of a note."""

    plan: Literal["instead", "added"] = field(default="instead", metadata=NOT_WORDS)


@dataclass(frozen=True)
class Facilitator(Block[P]):
    """How to teach this section: for the guide and the speaker notes alone."""

    name: ClassVar[str] = "facilitator"
    audience: ClassVar[Audience] = "facilitator"
    text: P
    plan: str = field(default="instead", metadata=NOT_WORDS)
    """'added' where the plan of the short form goes together with what to do, and does not stand in its place."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        check_body(raw, problems)
        options = load_options(raw, NoteOptions, problems)
        return Facilitator(raw.line, raw.body, options.plan) if options else None


@dataclass(frozen=True)
class TitledText(Block[P]):
    """What a story and a question have in common."""

    title: str
    text: P

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        check_body(raw, problems)
        load_options(raw, NoOptions, problems)
        return cast("Block[Markdown]", cls(raw.line, raw.argument, cast("P", raw.body)))


@dataclass(frozen=True)
class Story(TitledText[P]):
    """A short story that the talk begins with."""

    name: ClassVar[str] = "story"
    argument: ClassVar[Argument] = "optional"


@dataclass(frozen=True)
class Note(TitledText[P]):
    """A hint in a box."""

    name: ClassVar[str] = "note"
    argument: ClassVar[Argument] = "optional"


@dataclass(frozen=True)
class Caution(TitledText[P]):
    """What may do harm, in a box that is seen first."""

    name: ClassVar[str] = "warning"
    argument: ClassVar[Argument] = "optional"


@checked_dataclass(frozen=True, config=STRICT)
class SpokenLanguage:
    """Which language it is."""

    code: Annotated[StrictStr, Field(pattern=rf"^{LANGUAGE_CODE}$")] = field(metadata=NOT_WORDS)


@dataclass(frozen=True)
class OtherLanguage(Block[P]):
    """Paragraphs and lists in another language than the text around them."""

    name: ClassVar[str] = "language"
    options: SpokenLanguage
    text: P

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        check_body(raw, problems)
        options = load_options(raw, SpokenLanguage, problems)
        return OtherLanguage(raw.line, options, raw.body) if options else None


@dataclass(frozen=True)
class Sources(Block[P]):
    """Where the numbers `[1]` of a section lead; made from its footnotes, nobody writes it as a block."""

    name: ClassVar[str] = "sources"
    notes: tuple[P, ...]


@dataclass(frozen=True)
class Question(TitledText[P]):
    """A question that participants ask, with its answer."""

    name: ClassVar[str] = "question"
    argument: ClassVar[Argument] = "required"


@checked_dataclass(frozen=True, config=STRICT)
class ExerciseOptions:
    """How long, with whom, and how many lines to write on."""

    minutes: Minutes = 0
    mode: Mode = field(default="alone", metadata=NOT_WORDS)
    lines: Lines = 0


@dataclass(frozen=True)
class Exercise(Block[P]):
    """An activity, with room to write on paper."""

    name: ClassVar[str] = "exercise"
    argument: ClassVar[Argument] = "required"
    title: str
    options: ExerciseOptions
    text: P

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        check_body(raw, problems)
        options = load_options(raw, ExerciseOptions, problems)
        return Exercise(raw.line, raw.argument, options, raw.body) if options else None


@checked_dataclass(frozen=True, config=STRICT)
class SlideOptions:
    """What the slide looks like."""

    layout: Layout = "points"
    form: Form | None = None
    """Of the training that shows it; None where both do."""


@dataclass(frozen=True)
class SlideBlock(Block[P]):
    """Exactly this slide, instead of those derived from its section."""

    name: ClassVar[str] = "slide"
    audience: ClassVar[Audience] = "facilitator"
    argument: ClassVar[Argument] = "required"
    title: str
    layout: Layout = field(metadata=NOT_WORDS)
    text: P
    notes: tuple[P, ...] = ()
    """What the speaker says at it; nothing, or one text."""
    form: str = field(default="", metadata=NOT_WORDS)
    """'short' or 'full' where only that form of the training shows it."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        options = load_options(raw, SlideOptions, problems)
        text, notes = _split_notes(raw, problems)
        return SlideBlock(raw.line, raw.argument, options.layout, text, notes, options.form or "") if options else None


def _split_notes(raw: RawBlock, problems: list[Problem]) -> tuple[Markdown, tuple[Markdown, ...]]:
    """The body of a slide → what is shown, and what is said."""
    body = raw.body
    found = NOTES.search(body.text)
    if found is None:
        return body, ()
    below = body.text[found.end() :]
    line = body.line + body.text.count("\n", 0, found.end()) + len(below) - len(below.lstrip("\n"))
    if not below.strip():
        what = f"slide '{raw.argument}' has no notes below 'notes:'"
        problems.append(Problem(raw.path, line, what, "write what to say there, or take the line out"))
    shown = Markdown(body.text[: found.start()].rstrip(), body.path, body.line)
    return shown, (Markdown(below.strip(), body.path, line),)
