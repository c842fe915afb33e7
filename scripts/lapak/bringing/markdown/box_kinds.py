"""What the boxes of other programs are here."""

from __future__ import annotations

import re
from typing import NamedTuple

from lapak.bringing.model import BoxName


class BoxForm(NamedTuple):
    """The block that a box becomes."""

    name: BoxName
    title: str = ""
    """Where the box has none."""
    options: tuple[str, ...] = ()


EXERCISE, QUESTION, HINT = "Latihan", "Pertanyaan", "Petunjuk"
FORMS: dict[str, BoxForm] = {
    **dict.fromkeys(
        (
            "challenge",
            "exercise",
            "exercises",
            "hands-on",
            "handson",
            "task",
            "activity",
            "practice",
            "callout-exercise",
        ),
        BoxForm("exercise", EXERCISE),
    ),
    **dict.fromkeys(("discussion", "group-exercise"), BoxForm("exercise", EXERCISE, ("mode: group",))),
    **dict.fromkeys(
        ("solution", "answer", "answers", "callout-answer", "callout-solution", "instructor", "notes", "speaker"),
        BoxForm("facilitator"),
    ),
    **dict.fromkeys(("folded", "spoiler", "details", "faq"), BoxForm("question", QUESTION)),
    **dict.fromkeys(
        ("warning", "caution", "danger", "important", "attention", "error", "bug", "failure"), BoxForm("warning")
    ),
    **dict.fromkeys(("callout-warning", "callout-caution", "callout-important"), BoxForm("warning")),
    **dict.fromkeys(("keypoints", "key-points"), BoxForm("keypoints")),
    "questions": BoxForm("note", QUESTION),
    "hint": BoxForm("note", HINT),
    "story": BoxForm("story"),
}
NOTE = BoxForm("note")
OBJECTIVES = frozenset({"objectives", "learning-objectives"})
OBJECTIVES_TITLE = re.compile(
    r"^\W*(?:learning objectives?|objectives?|tujuan(?: pembelajaran| belajar)?|objetivos)\W*$", re.IGNORECASE
)
DROPPED = frozenset({"agenda", "toc"})
"""What every page has by itself."""
OPEN = re.compile(
    r"^(?:columns?|incremental|nonincremental|panel-\w+|tab|tabs|group-tab|tabset|layout\S*|grid|cell\S*|content-\w+|g-\S+"
    r"|center|fragment|aside|column-\S+|small|large|hidden|r-\S+|div|section|container\S*|row|col\S*|card\S*|)$"
)
"""Boxes that only say where something stands: what is in them is text like any other."""
ANSWER = re.compile(
    r"^\W*(?:answers?|solutions?|full solutions?|jawaban\w*|kunci\w*|lösung|respuesta|solución)\b", re.IGNORECASE
)


def is_known(name: str) -> bool:
    """False for a box that is none, but a place for text."""
    return name in FORMS or name in OBJECTIVES or name in DROPPED or name.startswith("callout")


def find_form(name: str, title: str) -> BoxForm:
    """A box's name and title → what it becomes."""
    form = FORMS.get(name, NOTE)
    return BoxForm("facilitator") if form.name in ("note", "question") and ANSWER.match(title) else form
