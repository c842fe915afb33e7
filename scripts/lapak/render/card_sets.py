"""The sets of cards that a module's notes hand out: what is cut for the day, and what its plan does not need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lapak.course.blocks import Block, Cards, Practice
from lapak.course.blocks.practices import OrderSimulation, RealOrFake
from lapak.course.model import Module
from lapak.course.text import Phrase
from lapak.course.values.words import Words
from lapak.render.document import Tree

CUT_KINDS = (OrderSimulation, RealOrFake)
COUNT = re.compile(r"^\d+ ")


def has_cards(block: Block[Tree]) -> bool:
    """True for what cards are cut of."""
    return isinstance(block, Cards) or (isinstance(block, Practice) and isinstance(block.sheet, CUT_KINDS))


def is_spare(block: Block[Tree]) -> bool:
    """True for cards that the plan of the form that is taught does not need."""
    return isinstance(block, Cards) and block.is_spare


def is_needed(block: Block[Tree]) -> bool:
    """True for what is cut for the day."""
    return has_cards(block) and not is_spare(block)


def list_sets(module: Module[Tree]) -> Iterator[Phrase]:
    """A module → the names of the sets that are cut for the day, as their sheets are called."""
    for section in module.sections:
        for block in section.blocks:
            if is_needed(block) and isinstance(block, (Cards, Practice)):
                yield Phrase(block.title, section.language)


def list_brought(module: Module[Tree], words: Mapping[str, Words]) -> tuple[Phrase, ...]:
    """A module and the words by language → all that is brought for it: its materials, and its sets of cards."""
    names = ", ".join(dict.fromkeys(f'"{phrase.text}"' for phrase in list_sets(module)))
    sets = (Phrase(words[module.language].fill("cards_brought", sets=names), module.language),) if names else ()
    return (*(_leave_cards(module, words) if sets else module.materials), *sets)


def _leave_cards(module: Module[Tree], words: Mapping[str, Words]) -> Iterator[Phrase]:
    """Materials → the same without what is cut of cards, as the list of sets says which of them are needed."""
    for phrase in module.materials:
        text = _leave(phrase.text, words.get(phrase.language, words[module.language]))
        if text:
            yield replace(phrase, text=text)


def _leave(text: str, words: Words) -> str:
    """'3 amplop dan uang mainan tiap meja' → '3 amplop tiap meja'."""
    ending = next((each for owner in words["each_owner"] if text.endswith(each := f" {owner}")), "")
    between = f" {words['list_and']} "
    parts = text.removesuffix(ending).split(between)
    kept = [part for part in parts if not COUNT.sub("", part).startswith(tuple(words["things_on_cards"]))]
    return between.join(kept) + ending if kept else ""
