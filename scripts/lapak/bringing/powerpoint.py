"""A presentation (.pptx) → a lesson: a section for each slide, its notes for the facilitator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from lapak.bringing.album import Album
from lapak.bringing.model import Lesson, LessonBox, LessonPart, LessonRemark, LessonSection, LessonText
from lapak.bringing.plain_words import guard_start, to_plain_line
from lapak.bringing.slide_shapes import SlideReader, find_paragraph_line, find_size, find_words, list_shapes

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
CONTINUED = re.compile(
    r"\s*\((?:lanjutan|lanj\.|cont(?:\.|['’]d\.?)?|continued|bagian|part)?\s*\d*(?:/\d+)?\)\s*$", re.IGNORECASE
)
"""What stands behind the title of a slide that goes on with the one before."""
OUR_OPENING = "Pembuka"
"""The layout of the first slide of our own presentations, whose points are what is learned."""
NO_TITLE = re.compile(
    r"^(?:powerpoint presentation|presentasi powerpoint|slide \d+|presentation\d*|pptx?)$", re.IGNORECASE
)
MOST_SUMMARY = 200
"""Letters of a line below the title that says what the lesson is."""
MOST_TITLE = 80
"""Letters of a line that may be the title of a slide without one."""


def load_presentation(data: bytes) -> Lesson:
    """A presentation's bytes → its lesson; raises what python-pptx raises where it is none."""
    presentation: Any = Presentation(BytesIO(data))
    album, remarks = Album(), list[LessonRemark]()
    slides = [_read_slide(slide, number, album, remarks) for number, slide in enumerate(presentation.slides, 1)]
    opening = slides[0] if slides and _is_opening(presentation.slides[0]) else None
    said = to_plain_line(presentation.core_properties.title or "")
    title = opening.title if opening else "" if NO_TITLE.match(said) else said
    summary, objectives = "", tuple[str, ...]()
    if opening:
        is_ours = presentation.slides[0].slide_layout.name == OUR_OPENING
        slides[0], summary, objectives = _take_opening(opening, is_ours=is_ours)
    sections = [slide for slide in slides if slide.parts or slide is not slides[0] or not opening]
    title = title or (slides[0].title if slides else "")
    return Lesson(title, summary, objectives, tuple(_join(sections)), album.pictures, tuple(remarks))


def _is_opening(slide: Any) -> bool:
    """True for a slide that is the title of all others."""
    kinds = {shape.placeholder_format.type for shape in slide.placeholders}
    is_title = PP_PLACEHOLDER.CENTER_TITLE in kinds or PP_PLACEHOLDER.SUBTITLE in kinds
    layout = slide.slide_layout
    return bool(is_title or layout.name == OUR_OPENING or layout._element.get("type") == "title") and bool(
        _find_title(slide)
    )


def _take_opening(opening: LessonSection, *, is_ours: bool) -> tuple[LessonSection, str, tuple[str, ...]]:
    """The first slide → what is left of it as a section, the summary and the objectives that it says."""
    summary, objectives, left = "", tuple[str, ...](), list[LessonPart]()
    for part in opening.parts:
        lines = find_words(part)
        if is_ours and lines and not objectives:
            objectives = lines
        elif not summary and not is_ours and len(lines) == 1 and len(lines[0]) <= MOST_SUMMARY:
            summary = lines[0]
        else:
            left.append(part)
    return LessonSection(opening.title, opening.level, tuple(left)), summary, objectives


def _read_slide(slide: Any, number: int, album: Album, remarks: list[LessonRemark]) -> LessonSection:
    """A slide → its section; what it holds that no section can goes to the remarks."""
    place = f"slide {number}"
    reader = SlideReader(album, place, remarks, slide)
    titled = _find_title(slide)
    shapes = [shape for shape in list_shapes(slide.shapes) if not _is_title(shape)]
    sized = [(part, find_size(shape)) for shape in shapes for part in reader.read(shape)]
    parts = [part for part, _ in sized]
    reader.tell_left_out()
    title = to_plain_line(titled.text_frame.text) if titled is not None else ""
    if not title:
        title, parts = _find_other_title(sized, number)
        remarks.append(LessonRemark(place, f"this slide has no title: '{title}' stands there"))
    if slide._element.get("show") == "0":
        remarks.append(LessonRemark(place, "this slide is hidden in the presentation, and shown here"))
    notes = _read_notes(slide)
    return LessonSection(title, 1, (*parts, *([LessonBox("facilitator", "", notes)] if notes else [])))


def _is_title(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.type in TITLES)


def _find_title(slide: Any) -> Any:
    """The shape that holds a slide's title; None where there is none, or nothing in it."""
    titled = (shape for shape in slide.placeholders if _is_title(shape) and shape.has_text_frame)
    return next((shape for shape in titled if to_plain_line(shape.text_frame.text)), None)


def _find_other_title(sized: list[tuple[LessonPart, float]], number: int) -> tuple[str, list[LessonPart]]:
    """The parts of a slide without a title, each with the size of its letters → its largest short line, the first
    of several, and the other parts; else its number."""
    parts = [part for part, _ in sized]
    short = [at for at, part in enumerate(parts) if len(parts) > 1 and _is_short(part)]
    if not short:
        return f"Slide {number}", parts
    chosen = max(short, key=lambda at: (sized[at][1], -at))
    return find_words(parts[chosen])[0], parts[:chosen] + parts[chosen + 1 :]


def _is_short(part: LessonPart) -> bool:
    lines = find_words(part)
    return isinstance(part, LessonText) and len(lines) == 1 and len(lines[0]) <= MOST_TITLE


def _read_notes(slide: Any) -> str:
    """What the speaker says at a slide, a paragraph each."""
    if not slide.has_notes_slide or (frame := slide.notes_slide.notes_text_frame) is None:
        return ""
    notes = [_to_note(line) for paragraph in frame.paragraphs if (line := find_paragraph_line(paragraph))]
    text = "".join(notes[:1])  # a page of notes may stand there empty
    for one, two in pairwise(notes):
        gap = "\n" if one.startswith("- ") and two.startswith("- ") else "\n\n"
        text = f"{text}{gap}{two}"
    return text


def _to_note(line: str) -> str:
    """A line of notes; a dash that begins it is that of a list."""
    dashed = re.match(r"^[–•-]\s+(?=\S)", line)
    return f"- {line[dashed.end() :]}" if dashed else guard_start(line)


def _join(slides: list[LessonSection]) -> Iterator[LessonSection]:
    """Slides → sections: those of one title that follow each other are one."""
    held: LessonSection | None = None
    for slide in slides:
        bare = CONTINUED.sub("", slide.title) or slide.title
        if held and bare == held.title:
            held = LessonSection(held.title, held.level, (*held.parts, *slide.parts))
            continue
        if held:
            yield held
        held = LessonSection(bare, slide.level, slide.parts)
    if held:
        yield held
