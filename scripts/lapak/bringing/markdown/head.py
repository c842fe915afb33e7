"""What other programs write above a text: a head in YAML, or a comment → what a module says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from lapak.bringing.markdown.pieces import TextLine
from lapak.bringing.model import LessonRemark

FENCE = "---"
SUMMARIES = ("summary", "description", "subtitle", "abstract", "subtitel")
LISTS = ("objectives", "learning_objectives", "learning-objectives")
KNOWN = frozenset({"title", "pagetitle", *SUMMARIES, *LISTS, "questions", "key_points", "keypoints"})
LIA_KEY = re.compile(
    r"^\s*(author|narrator|language|version|email|import|comment|logo|date|mode|link|script|title):\s*(.*)$"
)
"""In the comment that a course of LiaScript begins with."""


class LessonHead(NamedTuple):
    """What stands above a text."""

    title: str = ""
    summary: str = ""
    objectives: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    is_lia: bool = False
    """True for a course of LiaScript."""


def take_head(lines: Sequence[TextLine], remarks: list[LessonRemark]) -> tuple[LessonHead, Sequence[TextLine]]:
    """The lines of a file → its head, and the lines below it."""
    start = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    rest = lines[start:]
    if rest and rest[0].text.strip() == FENCE:
        end = next((at for at in range(1, len(rest)) if rest[at].text.strip() in (FENCE, "...")), None)
        if end is not None:
            return _read_keys([line.text for line in rest[1:end]], rest[0].number, remarks), rest[end + 1 :]
    if rest and rest[0].text.lstrip().startswith("<!--"):
        end = next((at for at in range(len(rest)) if "-->" in rest[at].text), None)
        found = [key for line in rest[: end or 0] if (key := LIA_KEY.match(line.text))]
        if end is not None and len(found) > 1:
            return _read_comment(found, rest[0].number, remarks), rest[end + 1 :]
    return LessonHead(), lines


def _read_keys(lines: Sequence[str], number: int, remarks: list[LessonRemark]) -> LessonHead:
    try:
        loaded: Any = yaml.safe_load("\n".join(lines))
    except (yaml.YAMLError, ValueError, RecursionError):
        remarks.append(LessonRemark(str(number), "what stands between '---' and '---' cannot be read, and is left out"))
        return LessonHead()
    values: Mapping[Any, Any] = loaded if isinstance(loaded, dict) else {}
    if left := [str(key) for key in values if key not in KNOWN]:
        remarks.append(LessonRemark(str(number), f"left out of its head: {', '.join(left)}"))
    title = _to_words(values.get("title") or values.get("pagetitle"))
    summary = next((words for key in SUMMARIES if (words := _to_words(values.get(key)))), "")
    objectives = next((found for key in LISTS if (found := _to_list(values.get(key)))), ())
    points = _to_list(values.get("key_points")) or _to_list(values.get("keypoints"))
    return LessonHead(title, summary, objectives, _to_list(values.get("questions")), points)


def _read_comment(found: Sequence[re.Match[str]], number: int, remarks: list[LessonRemark]) -> LessonHead:
    keys = {key[1]: key[2].strip() for key in found}
    if left := [key for key in keys if key not in ("comment", "title")]:
        remarks.append(LessonRemark(str(number), f"left out of its head: {', '.join(left)}"))
    return LessonHead(keys.get("title", ""), keys.get("comment", ""), is_lia=True)


def _to_words(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _to_list(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(words for item in items if (words := _to_words(item)))
