"""What a lesson of another program is, whatever it was written in: sections with their parts, pictures, remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

BoxName = Literal["facilitator", "exercise", "question", "quiz", "story", "note", "warning", "keypoints"]
"""The blocks of ours that something in a lesson can become."""


@dataclass(frozen=True)
class LessonText:
    """Paragraphs, tables, code and lists of several levels, in Markdown as we write it."""

    text: str


@dataclass(frozen=True)
class LessonList:
    """A plain list: the level and the Markdown of each line."""

    items: tuple[tuple[int, str], ...]
    first_number: int = 0
    """0 where it is not numbered."""


@dataclass(frozen=True)
class LessonBox:
    """What becomes a `///` block."""

    name: BoxName
    title: str
    text: str
    options: tuple[str, ...] = ()
    """'mode: group'."""


@dataclass(frozen=True)
class LessonPicture:
    """A picture that stands alone."""

    source: str
    """'images/gambar-1.png', or what the lesson says where no such file was found."""
    alt: str
    """'' where nobody has said what is seen: `lapak check` asks for it."""
    caption: str = ""


LessonPart = LessonText | LessonList | LessonBox | LessonPicture


@dataclass(frozen=True)
class LessonSection:
    """A heading and what stands below it."""

    title: str
    level: int
    """As the lesson counts: 1 is the highest."""
    parts: tuple[LessonPart, ...]
    id: str = ""
    """Its own, where it has one that we can use."""


@dataclass(frozen=True)
class LessonRemark:
    """What did not come along as it was: where it stands in the lesson, and what became of it."""

    place: str
    """'12' (a line), 'slide 3', or '' for the whole."""
    what: str


@dataclass(frozen=True)
class Lesson:
    """A lesson, read and not yet written."""

    title: str
    summary: str = ""
    objectives: tuple[str, ...] = ()
    sections: tuple[LessonSection, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """By their path beside the text: 'images/gambar-1.png'."""
    remarks: tuple[LessonRemark, ...] = ()
