"""The slides of what is no module: a welcome with the rules of the room, a rest, questions, a closing."""

from __future__ import annotations

from dataclasses import dataclass

from lapak.course.text import Phrase
from lapak.course.training.agenda import ARRIVAL, PARTS, Part, Session
from lapak.render.document import Documents
from lapak.render.meetings import to_part_key
from lapak.slides.deck.model import Slide
from lapak.slides.deck.shared_drawings import Signs
from lapak.slides.deck.tree_text import to_tree

WELCOME, FAREWELL = "buka", "tutup"
RESTS = ("rehat", "salat", "makan")
"""After which people must know when it goes on."""


@dataclass(frozen=True)
class DayParts:
    """Makes the slides of one language."""

    documents: Documents
    language: str
    signs: Signs

    def make_first(self, session: Session, title: str) -> Slide:
        """What stands on the wall while people come in: the training, and what they will learn in this session."""
        modules = self.documents.modules[self.language]
        names = [modules[part.number - 1].title for part in session.parts if part.number]
        points = tuple(to_tree(one.text, one.language if one.language != self.language else "") for one in names)
        words = self.documents.words[self.language]
        return Slide(title, self.language, "title", points=points, hint=words["say_first"])

    def make_rules(self) -> Slide:
        """The rules of the room."""
        words = self.documents.words[self.language]
        points = tuple(map(to_tree, words["room_rules"]))
        return Slide(words["room"], self.language, points=points, is_numbered=True, hint=words["say_rules"])

    def make_divider(self) -> Slide:
        """What stands before the slides that are not shown by themselves."""
        words = self.documents.words[self.language]
        return Slide(
            words["spare"], self.language, "title", points=(to_tree(words["spare_text"]),), hint=words["say_spare"]
        )

    def make(self, part: Part, name: Phrase, session: Session) -> Slide:
        """A part and what it is called → its slide."""
        words, key = self.documents.words[self.language], to_part_key(part, session, self.documents)
        known = part.label is None and part.name in (*PARTS, ARRIVAL)
        points = [to_tree(line) for line in words[f"slide_{key}"]] if known else []
        if after := session.to_time(part.offset + part.minutes) if part.name in RESTS or not known else "":
            points.append(to_tree(words.fill("back_at", clock=after)))
        elif not points:
            points.append(to_tree(words.fill("minutes", n=part.minutes)))
        return Slide(
            name.text,
            self.language,
            points=tuple(points),
            drawing=self.signs.find("group", name.text),
            hint=words[f"say_{key}"] if known else words["say_other"],
            title_language=name.language,
        )
