"""Lines between headings and boxes → the parts of a lesson: texts, numbered lists, quizzes, what is said aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from lapak.bringing.markdown.beside import PictureFinder, to_markdown_images
from lapak.bringing.markdown.pieces import COMMENT, COMMENT_END, TextLine
from lapak.bringing.markdown.quizzes import WALL, find_quiz
from lapak.bringing.markdown.signs import clean_line
from lapak.bringing.model import LessonBox, LessonList, LessonPart, LessonText
from lapak.course.reading.scanner import FENCE

SPOKEN = re.compile(r"^\s*--\{\{.*\}\}--\s*$")
RUN = re.compile(r"^(\s*(?:`{3,}|~{3,}))\s*\{+\s*[.]?([\w-]+)?[^}]*\}+.*$")
QUOTED_RUN = re.compile(r"^(\s*(?:`{3,}|~{3,}))\{\{([\w-]+)[^{}]*\}\}\s*$")
"""In code that shows how code is written."""
NAMED = re.compile(r"^(\s*(?:`{3,}|~{3,}))\s*([\w+#.-]+)\s+\S.*$")
OPTION = re.compile(r"^\s*(?:#\||//\||%%\|)")
NUMBERED = re.compile(r"^(\d{1,3})[.)]\s+(\S.*)$")
QUOTED_TITLE = re.compile(r"^(\s*(?:>\s*)+)#{1,6}\s+(.*?)\s*#*$")
ASIDE = re.compile(r"^(?!\s*<!--)((?:(?!<!--).)*\S)(\s*<!--(?:(?!-->).)*-->\s*)$")
"""Words with a comment behind them."""
GOES_ON = re.compile(r"^\s+(?![-*+>|!`~]|\d+[.)]\s)\S")
Tell = Callable[[int, str], None]
"""Takes a line's number and what did not come along as it was."""


def clean_lines(lines: Sequence[TextLine], pictures: PictureFinder, tell: Tell) -> list[TextLine]:
    """Lines of another program's Markdown → of ours; code and comments stay as they are."""
    cleaned: list[TextLine] = []
    fence, is_comment, is_first = "", False, False
    for number, text in lines:
        if fence:
            is_end = text.strip().startswith(fence) and not text.strip().strip(fence[0])
            if not (is_first and OPTION.match(text)):
                cleaned.append(TextLine(number, QUOTED_RUN.sub(r"\1\2", text)))
                is_first = False
            fence = "" if is_end else fence
        elif opened := FENCE.match(text.lstrip()):
            fence, is_first = opened[1], True
            cleaned.append(TextLine(number, _open_code(text, number, tell)))
        elif SPOKEN.match(text):
            cleaned.append(TextLine(number, text))
        elif is_comment or (COMMENT in text and not ASIDE.match(text)):
            is_comment = COMMENT_END not in text.rpartition(COMMENT)[2] if COMMENT in text else COMMENT_END not in text
            cleaned.append(TextLine(number, text))
        else:
            cleaned += _clean_words(number, text, pictures, tell)
    return cleaned


def _clean_words(number: int, text: str, pictures: PictureFinder, tell: Tell) -> list[TextLine]:
    """A line outside of code → the same in our signs, a comment behind it as it was; none where nothing is left."""
    aside = ASIDE.match(text)
    kept, told = clean_line(to_markdown_images(aside[1] if aside else text))
    placed, lost = pictures.place(kept or "")
    for what in dict.fromkeys([*told, *lost]):
        tell(number, what)
    if kept is None:
        return []
    return [TextLine(number, QUOTED_TITLE.sub(r"\1**\2**", placed) + (aside[2] if aside else ""))]


def squeeze(lines: Iterable[str]) -> Iterator[str]:
    """Lines → the same, one empty line where several follow each other outside of code."""
    fence, before = "", ""
    for line in lines:
        opened = FENCE.match(line.lstrip())
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        if fence or line.strip() or before.strip():
            yield line
        before = line


def _open_code(text: str, number: int, tell: Tell) -> str:
    """The first line of code: what it is written in stands there, and nothing else."""
    if found := RUN.match(text):
        tell(number, "code that another program runs: only its words are shown")
        return f"{found[1]}{found[2] or ''}"
    return f"{found[1]}{found[2]}" if (found := NAMED.match(text)) else text


def find_parts(lines: Sequence[TextLine], *, is_lia: bool) -> Iterator[LessonPart]:
    """Lines in our Markdown → their parts; in a course of LiaScript its quizzes and what is said aloud, too."""
    held: list[str] = []
    at = 0
    while at < len(lines):
        text = lines[at].text
        quiz = find_quiz(lines, at, held) if is_lia else None
        if quiz:
            yield from _find_lists(held[: len(held) - quiz.taken])
            yield from quiz.boxes
            held, at = [], quiz.end
        elif is_lia and SPOKEN.match(text):
            yield from _find_lists(held)
            end = next((end for end in range(at + 1, len(lines)) if not lines[end].text.strip()), len(lines))
            yield LessonBox("facilitator", "", "\n".join(line.text.strip() for line in lines[at + 1 : end]))
            held, at = [], end
        else:
            held += [] if is_lia and WALL.match(text) else [text]
            at += 1
    yield from _find_lists(held)


def _find_lists(lines: Sequence[str]) -> Iterator[LessonPart]:
    """Lines → plain numbered lists, and all else as it is written."""
    lines = list(squeeze(lines))
    held: list[str] = []
    at = 0
    fence = ""
    while at < len(lines):
        opened = FENCE.match(lines[at].lstrip())
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        is_start = not fence and NUMBERED.match(lines[at]) and (not held or not held[-1].strip())
        end, items = _find_numbered(lines, at) if is_start else (at, [])
        if len(items) > 1:
            if any(line.strip() for line in held):
                yield LessonText("\n".join(held).strip("\n"))
            held = []
            yield LessonList(tuple((0, item) for _, item in items), items[0][0])
            at = end
        else:
            end = max(end, at + 1)
            held += lines[at:end]
            at = end
    if any(line.strip() for line in held):
        yield LessonText("\n".join(held).strip("\n"))


def _find_numbered(lines: Sequence[str], at: int) -> tuple[int, list[tuple[int, str]]]:
    """Where a numbered list ends, and its items; none where an item is more than one line of words."""
    items: list[tuple[int, str]] = []
    end = at
    while end < len(lines):
        text = lines[end]
        if found := NUMBERED.match(text):
            items.append((int(found[1]), found[2].rstrip()))
        elif GOES_ON.match(text) and lines[end - 1].strip():
            items[-1] = (items[-1][0], f"{items[-1][1]} {text.strip()}")
        elif not text.strip():
            following = next((line for line in lines[end:] if line.strip()), "")
            if not NUMBERED.match(following):
                return (end, []) if following.startswith((" ", "\t")) else (end, items)
        else:
            return end, []
        end += 1
    return end, items
