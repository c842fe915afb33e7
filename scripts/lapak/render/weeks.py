"""The modules → what is sent to the group in each week after the training, in one language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from lapak.course.blocks import GroupMessage, Keypoints
from lapak.course.blocks.messages import MOST_CARD_WORDS, WEEKS
from lapak.course.model import Module, Section
from lapak.course.problems import Advisory
from lapak.course.values.words import Words
from lapak.render.document import Documents, Tree, find_trees
from lapak.render.meetings import to_day
from lapak.render.pictures.images import DRAWING

MARKS = {"strong": "*", "b": "*", "em": "_", "i": "_", "del": "~"}
"""How WhatsApp writes what a page shows bold, slanted or struck out."""
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class WeekMessage:
    """One message: what is sent, when, and what its card shows."""

    week: int
    day: date | None
    """None while the edition names no dates."""
    language: str
    """Of its words: Indonesian where the section is not translated."""
    card: str
    body: str
    """As a chat writes it, without heading and address."""
    drawing: str
    """The first one of its section or module, by its path in the project; '' where neither has one."""
    address: str
    """'modul/praktik/#foto'."""
    link: str
    """The same on the web; '' while nobody has said where the site stands."""

    @property
    def text(self) -> str:
        """All that is sent."""
        return "\n\n".join(filter(None, (f"*{self.card}*", self.body, self.link)))


def list_weeks(documents: Documents, language: str) -> tuple[WeekMessage, ...]:
    """Documents and a language → the messages of the weeks, in their order; that of an old warning is left out."""
    written = {week for week, _ in _find_written(documents, language)}
    free = (week for week in range(1, WEEKS + 1) if week not in written)
    derived = (_derive(week, documents, language) for week in free)
    found = [*_find_own(documents, language), *(message for message in derived if message)]
    found.sort(key=lambda message: message.week)
    return tuple(replace(message, day=_find_day(message.week, documents)) for message in found)


def find_stopped(documents: Documents) -> list[Advisory]:
    """Documents → a hint for each message that is not sent, as the warning that it repeats has changed."""
    return [
        Advisory(week, section.path, section.line, f"the message of week {week} is not sent in '{language}': {OLD}")
        for language in documents.modules
        for week, section in _find_written(documents, language)
        if _is_stopped(section, language)
    ]


OLD = "the Indonesian section has changed since it was translated; translate it and accept it"


def _is_stopped(section: Section[Tree], language: str) -> bool:
    return section.critical and section.freshness == "stale" and section.language != language


def _find_written(documents: Documents, language: str) -> Iterator[tuple[int, Section[Tree]]]:
    for module in documents.modules[language]:
        for section in module.sections:
            yield from ((block.week, section) for block in section.blocks if isinstance(block, GroupMessage))


def _find_own(documents: Documents, language: str) -> Iterator[WeekMessage]:
    for module in documents.modules[language]:
        for section in module.sections:
            for block in section.blocks:
                if isinstance(block, GroupMessage) and not _is_stopped(section, language):
                    place = f"{module.address}#{section.id}"
                    drawing = _find_drawing(block.drawing) or _find_drawing(section) or _find_drawing(module.sections)
                    link = documents.find_published(language, place)
                    text = to_chat(block.text) + _tell_changes(section, documents, language)
                    yield WeekMessage(block.week, None, section.language, block.card, text, drawing, place, link)


def _derive(week: int, documents: Documents, language: str) -> WeekMessage | None:
    """What is sent in a week that nobody has written for: a key point of one module after another."""
    points = [(module, own) for module in documents.modules[language] if (own := _find_points(module))]
    if not points:
        return None
    module, own = points[(week - 1) % len(points)]
    point = to_chat(own.points[(week - 1) // len(points) % len(own.points)])
    point += _tell_changes(own.section, documents, language)
    ask = documents.words[language]["message_ask"]
    title = module.title.text if len(module.title.text.split()) <= MOST_CARD_WORDS else module.slug
    link = documents.find_published(language, module.address)
    body, drawing = f"{point}\n\n{ask}", _find_drawing(module.sections)
    return WeekMessage(week, None, module.title.language, title, body, drawing, module.address, link)


class _Points(NamedTuple):
    """What is to be remembered of a module, and the section that says it."""

    section: Section[Tree]
    points: Sequence[Tree]


def _find_points(module: Module[Tree]) -> _Points | None:
    blocks = ((section, block) for section in module.sections for block in section.blocks)
    found = (_Points(section, block.points) for section, block in blocks if isinstance(block, Keypoints))
    return next((own for own in found if own.points), None)


def _tell_changes(section: Section[Tree], documents: Documents, language: str) -> str:
    """What is another number or name in Indonesian by now: it goes along with a message that is still the old one."""
    is_old = section.freshness == "stale" and section.language == language and section.changes
    words = documents.words[language]
    return "\n\n" + words.fill("notice_changes", changes="; ".join(section.changes)) if is_old else ""


def _find_drawing(part: object) -> str:
    images = (image.get("src", "") for tree in find_trees(part) for image in tree.iter("img"))
    return next((path for path in images if posixpath.splitext(path)[1] == DRAWING), "")


def _find_day(week: int, documents: Documents) -> date | None:
    """So many weeks after the last meeting, on its day of the week."""
    days = [session.date for session in documents.course.agenda.sessions if session.date]
    return max(days) + timedelta(weeks=week) if days else None


def to_when(message: WeekMessage, words: Words) -> str:
    """'Minggu 3, Sabtu, 2 Januari 2027'; without a date where the edition names none."""
    return _to_when(message.week, message.day, words)


def tell_week(week: int, documents: Documents, language: str) -> str:
    """The number of a week → the same for it, whether anything is sent in it or not."""
    return _to_when(week, _find_day(week, documents), documents.words[language])


def to_thanks(documents: Documents, language: str) -> str:
    """What is sent some days after the last meeting, before the first week is over."""
    return documents.words[language].fill("thanks_text", site=documents.course.project.site_name)


def _to_when(week: int, day: date | None, words: Words) -> str:
    said = words.fill("week", n=week)
    return f"{said}, {to_day(day, words)}" if day else said


def to_chat(tree: Tree) -> str:
    """Prose → the same with WhatsApp's own marks: `*bold*`, `_slanted_`, a line for each point of a list."""
    blocks = [child for child in tree if child.tag in ("p", "ul", "ol")] or [tree]
    return "\n\n".join("\n".join(_to_lines(block)) for block in blocks)


def _to_lines(block: Tree) -> list[str]:
    items = block.findall("li")
    if not items:
        return [_to_line(block)]
    signs: Mapping[bool, str] = {True: "{n}. ", False: "- "}
    return [signs[block.tag == "ol"].format(n=number) + _to_line(item) for number, item in enumerate(items, 1)]


def _to_line(tree: Tree) -> str:
    return SPACE.sub(" ", _mark(tree)).strip()


def _mark(tree: Tree) -> str:
    inside = (tree.text or "") + "".join(_mark(child) + (child.tail or "") for child in tree)
    mark = MARKS.get(str(tree.tag), "")
    return f"{mark}{inside.strip()}{mark}" if mark and inside.strip() else inside
