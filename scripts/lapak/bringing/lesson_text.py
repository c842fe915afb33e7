"""A lesson → the Markdown of a module: one writer for all that is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lapak.bringing.model import (
    Lesson,
    LessonBox,
    LessonList,
    LessonPart,
    LessonPicture,
    LessonSection,
    LessonText,
)
from lapak.course.foreign.markdown import TITLE_MARK
from lapak.course.reading.scanner import OPTION
from lapak.course.section.heading_ids import propose_id
from lapak.course.section.sections import ID

TOP, DEEPEST = 2, 6
LINK_WORDS = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)(?:\{[^{}\n]*\})?")
TAGS = re.compile(r"</?[A-Za-z][^<>\n]*>")
ESCAPE = re.compile(r"\\([\\`*_\[\]<>#|~{+.)-])")
ATTRIBUTES = re.compile(r"\s*\{[^{}\n]*\}\s*$")
CLOSER = re.compile(r"^(\s*)///", re.MULTILINE)


def write_body(lesson: Lesson) -> str:
    """A lesson → its sections in Markdown, each with an id that no other has."""
    taken = {section.id for section in lesson.sections if section.id}
    return (
        "\n\n".join(_write_section(section, taken, lesson.title) for section in find_levels(lesson.sections)).strip()
        + "\n"
    )


def find_levels(sections: Sequence[LessonSection]) -> Iterator[LessonSection]:
    """Sections as a lesson counts them → as a module does: the highest is 2, and none skips a level."""
    highest = min((section.level for section in sections), default=1)
    before = 1
    for section in sections:
        before = max(TOP, min(section.level - highest + TOP, before + 1, DEEPEST))
        yield replace(section, level=before)


def _write_section(section: LessonSection, taken: set[str], named: str) -> str:
    title = to_title(section.title) or to_title(named) or "Bagian"
    own = section.id if ID.match(section.id) else propose_id(title, taken)
    parts = [_write_part(part) for part in _merge(section.parts)]
    return "\n\n".join([f"{'#' * section.level} {title} {{#{own}}}", *filter(None, parts)])


def to_title(markdown: str) -> str:
    """A title in Markdown → its words alone, as a title shows its signs."""
    words = ATTRIBUTES.sub("", TAGS.sub("", LINK_WORDS.sub(r"\1", markdown)))
    for mark in ("**", "~~", "`", "__"):
        words = words.replace(mark, "")
    words = re.sub(r"(?<![\w\\])[*_](?=\S)([^*_\n]+)(?<=\S)[*_](?!\w)", r"\1", words)
    words = " ".join(ESCAPE.sub(r"\1", words).split()).strip("# ")
    return TITLE_MARK.sub(lambda found: found[0].strip("*_`~[]<>()"), words)


def _merge(parts: Iterable[LessonPart]) -> Iterator[LessonPart]:
    """Parts → the same, lists that go on with each other as one."""
    held: LessonPart | None = None
    for part in parts:
        if isinstance(held, LessonList) and isinstance(part, LessonList) and _goes_on(held, part):
            held = LessonList((*held.items, *part.items), held.first_number)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _goes_on(held: LessonList, part: LessonList) -> bool:
    if not held.first_number or not part.first_number:
        return held.first_number == part.first_number
    return part.first_number == held.first_number + sum(1 for level, _ in held.items if level == 0)


def write_inside(parts: Sequence[LessonPart]) -> str:
    """Parts → their Markdown where no block may stand: in a box."""
    merged = _merge(part for part in parts if not isinstance(part, LessonBox))
    return "\n\n".join(write_lines(part) if isinstance(part, LessonList) else _write_part(part) for part in merged)


def _write_part(part: LessonPart) -> str:
    if isinstance(part, LessonText):
        return part.text.strip("\n")
    if isinstance(part, LessonList):
        return _write_list(part)
    if isinstance(part, LessonPicture):
        return write_picture(part)
    return _write_box(part)


def write_picture(picture: LessonPicture) -> str:
    """A picture → its line."""
    source = picture.source.replace(" ", "%20")
    caption = f' "{picture.caption}"' if picture.caption else ""
    return f"![{picture.alt}]({source}{caption})"


def _write_list(part: LessonList) -> str:
    """Numbered lines, one action each, are steps; all others are a list."""
    levels = [level for level, _ in part.items]
    is_steps = part.first_number == 1 and len(levels) > 1 and not any(levels)
    return f"/// steps\n{write_lines(part)}\n///" if is_steps else write_lines(part)


def write_lines(part: LessonList) -> str:
    """A list → its lines."""
    numbers = _count([level for level, _ in part.items], part.first_number)
    return "\n".join(
        f"{'    ' * level}{f'{number}.' if number else '-'} {_guard_item(line)}"
        for (level, line), number in zip(part.items, numbers, strict=True)
    )


def _guard_item(line: str) -> str:
    return re.sub(r"^([-+*#>]|\d{1,3}[.)])(?=\s)", r"\\\1", line) if not line.startswith("\\") else line


def _count(levels: Sequence[int], first: int) -> list[int]:
    """The number of each line of a list; 0 where it has a mark."""
    number, numbers = first - 1, []
    for level in levels:
        number += level == 0
        numbers.append(number if first and level == 0 else 0)
    return numbers


def _write_box(box: LessonBox) -> str:
    title = to_title(box.title)
    head = f"/// {box.name} | {title}" if title else f"/// {box.name}"
    options = [f"    {option}" for option in box.options]
    text = CLOSER.sub(r"\1\\///", box.text.strip("\n"))
    gap = [""] if text and (text.startswith((" ", "\t")) or OPTION.match(text.split("\n")[0])) else []
    return "\n".join([head, *options, *gap, text, "///"]) if text else ""
