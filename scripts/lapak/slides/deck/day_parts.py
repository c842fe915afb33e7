"""The slides of what is no module: a welcome with the rules of the room, a rest, questions, a closing."""

from __future__ import annotations

from dataclasses import dataclass

from lapak.course.agenda import PARTS, Part, Session
from lapak.course.text import Phrase
from lapak.render.document import Documents
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

    def make(self, part: Part, name: Phrase, session: Session) -> Slide:
        """A part and what it is called → its slide."""
        words = self.documents.words[self.language]
        known = part.label is None and part.name in PARTS
        points = [to_tree(line) for line in words[f"slide_{part.name}"]] if known else []
        if after := session.to_time(part.offset + part.minutes) if part.name in RESTS or not known else "":
            points.append(to_tree(words.fill("back_at", clock=after)))
        elif not points:
            points.append(to_tree(words.fill("minutes", n=part.minutes)))
        return Slide(
            name.text,
            self.language,
            points=tuple(points),
            drawing=self.signs.find("group", name.text),
            hint=words[f"say_{part.name}"] if known else words["say_other"],
            title_language=name.language,
        )
