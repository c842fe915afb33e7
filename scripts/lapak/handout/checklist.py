"""What an edition brings: the papers it prints, and the materials of its modules, added up for people and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.training.agenda import count_tables
from lapak.course.values.words import Words
from lapak.export.file_names import CHECKLIST, GUIDE, HANDOUT, POSTER, SPARE_CARDS, WORKSHEETS
from lapak.export.print_run import CUT, STEPS, count_copies
from lapak.render.card_sets import is_spare, list_sets
from lapak.render.document import Documents

PARTS = re.compile(r", | dan ")
"""Between the things that one phrase names; the list is made of the Indonesian texts alone."""
NUMBER = re.compile(r"(\d+) (?=[^\d\s])")
AFTERWARDS = "afterwards"


@dataclass(frozen=True)
class Supply:
    """One thing to bring, how many of it, and the modules that need it."""

    name: str
    count: int
    """0 where no text says how many."""
    modules: tuple[int, ...]


def to_checklist(documents: Documents) -> dict[str, Any]:
    """Documents → the papers to bring with their copies, and the supplies of all modules."""
    words, people = documents.words[SOURCE_LANGUAGE], documents.edition.participants
    phrases = [
        (module.number, phrase.text) for module in documents.modules[SOURCE_LANGUAGE] for phrase in module.materials
    ]
    sets = [
        {"number": module.number, "title": name.text}
        for module in documents.modules[SOURCE_LANGUAGE]
        for name in list_sets(module)
    ]
    on_cards = tuple(words["things_on_cards"])
    printed = {words[f"file_{kind.name}"].lower() for kind in (HANDOUT, WORKSHEETS)}
    counts = SupplyCounts(words, people)
    return {
        "papers": list(_list_papers(documents, words)),
        "sets": sets,
        "supplies": [
            asdict(supply)
            for supply in add_supplies(phrases, counts)
            if supply.name not in printed and not (sets and supply.name.startswith(on_cards))
        ],
    }


@dataclass(frozen=True)
class SupplyCounts:
    """How often a thing is needed, by the words that stand behind it, or by what it is."""

    words: Words
    people: int

    def find_factor(self, phrase: str) -> tuple[str, int | None]:
        """'3 amplop tiap meja' → '3 amplop' and the tables; None where the phrase does not say for whom."""
        for ending, factor in (
            (self.words["team_each_table"], count_tables(self.people)),
            (self.words["team_each_person"], self.people),
        ):
            if phrase.endswith(f" {ending}"):
                return phrase.removesuffix(f" {ending}"), factor
        return phrase, None

    def find_own(self, name: str) -> int | None:
        """A thing that everybody has, or every table → how many there must be; None of what one is enough for all."""
        if name in self.words["team_things_of_each_person"]:
            return self.people
        return count_tables(self.people) if name in self.words["team_things_of_each_table"] else None

    def is_kept(self, name: str) -> bool:
        """True of a thing that serves for all modules, such as a pen or the board."""
        return self.find_own(name) is not None or name in self.words["team_things_kept"]


def add_supplies(phrases: Iterable[tuple[int, str]], counts: SupplyCounts) -> list[Supply]:
    """Phrases with their module → each thing once, in the order in which it is first needed."""
    found: dict[str, Supply] = {}
    for module, phrase in phrases:
        for name, count in _split(phrase, counts):
            known = found.get(name, Supply(name, 0, ()))
            total = max(known.count, count) if counts.is_kept(name) else known.count + count
            modules = tuple(dict.fromkeys([*known.modules, module]))
            found[name] = replace(known, count=total, modules=modules)
    return list(found.values())


def _split(phrase: str, counts: SupplyCounts) -> Iterator[tuple[str, int]]:
    bare, factor = counts.find_factor(phrase)
    for part in PARTS.split(bare):
        number = NUMBER.match(part)
        name = part[number.end() :] if number else part
        own = counts.find_own(name)
        if number:
            yield name, int(number[1]) * (factor or 1)
        else:
            yield name, factor or own or 0


def _list_papers(documents: Documents, words: Words) -> Iterator[dict[str, Any]]:
    """The papers that are printed before and on the day, with the copies of each and the modules that have one."""
    modules = len(documents.modules[SOURCE_LANGUAGE])
    blocks = (block for one in documents.modules[SOURCE_LANGUAGE] for part in one.sections for block in part.blocks)
    has_spare = any(map(is_spare, blocks))
    for step, kinds in STEPS:
        for kind in kinds if step != AFTERWARDS else ():
            copies = count_copies(kind, documents.edition.participants)
            if kind == SPARE_CARDS and has_spare:
                yield {
                    "name": words["file_spare_cards"],
                    "copies": words["team_checklist_spare"],
                    "is_cut": False,
                    "modules": 1,
                }
            if copies and kind not in (CHECKLIST, POSTER):
                name = words[f"file_{kind.name}"]
                yield {
                    "name": name,
                    "copies": str(copies),
                    "is_cut": kind in CUT,
                    "modules": modules if kind in (HANDOUT, GUIDE) else 1,
                }
