"""The two plans in a facilitator's note, for the short form and for the full one → the one of the form that is taught.

An author begins each with its name in bold: `**Waktu sempit:** …` and `**Bentuk penuh:** …`. Both are checked; the
note that outputs show begins with the one that holds, and the other one is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import NamedTuple

from lxml.etree import SubElement
from lxml.html import HtmlElement

from lapak.course.blocks import Cards, Exercise, Facilitator
from lapak.course.model import Section
from lapak.course.training.schedule import Schedule
from lapak.course.values.words import Words


class PlanNames(NamedTuple):
    """How plans are called in one language."""

    language: str
    taught: str
    """How an author begins the plan of the form that is taught."""
    other: str
    shown: str
    """What the one that is taught is called in the outputs."""
    is_short: bool
    """Whether the short form is taught."""
    rest: str = ""
    """What the short form says of the other lines of a note, which hold for the full one; '' in that."""


def find_plan_names(schedule: Schedule, words: Mapping[str, Words]) -> tuple[PlanNames, ...]:
    """An edition's schedule and the words of its languages → the names of the plans in each."""
    taught, other = schedule.choose(("short_plan", "full_plan"), ("full_plan", "short_plan"))
    return tuple(
        PlanNames(code, own[taught], own[other], own["plan"], schedule.is_short, schedule.choose(own["plan_rest"], ""))
        for code, own in words.items()
    )


def fit_exercises(section: Section[HtmlElement]) -> Section[HtmlElement]:
    """A section → the same; an exercise that takes longer than the short form gives the section says no minutes."""
    room = section.short or 0
    blocks = tuple(
        replace(block, options=replace(block.options, minutes=0))
        if isinstance(block, Exercise) and 0 < room < block.options.minutes
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def fit_cards(section: Section[HtmlElement]) -> Section[HtmlElement]:
    """A section → the same; who gets its cards follows the short form, and sets that nobody gets are spare."""
    return replace(
        section, blocks=tuple(_fit(block) if isinstance(block, Cards) else block for block in section.blocks)
    )


def _fit(cards: Cards[HtmlElement]) -> Cards[HtmlElement]:
    owner = cards.options.short
    if owner == "none":
        return replace(cards, is_spare=True)
    return replace(cards, options=replace(cards.options, each=owner)) if owner else cards


def choose_plans(section: Section[HtmlElement], names: tuple[PlanNames, ...]) -> Section[HtmlElement]:
    """A section → the same with the plan of the form that is taught first in each note, and the other one nowhere."""
    own = next((one for one in names if one.language == section.language), None)
    if own and own.is_short:
        section = fit_exercises(fit_cards(section))
    if own is None or not any(isinstance(block, Facilitator) for block in section.blocks):
        return section
    blocks = tuple(
        replace(block, text=_choose(block.text, _add_to(own, block))) if isinstance(block, Facilitator) else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _add_to(names: PlanNames, note: Facilitator[HtmlElement]) -> PlanNames:
    """The names of the plans as a note takes them: one whose plan is added to the rest says nothing of the rest."""
    return names._replace(rest="") if note.plan == "added" else names


def _choose(note: HtmlElement, names: PlanNames) -> HtmlElement:
    """A note → the same note; one that names no plan stays as it is."""
    plans = [(element, _find_name(element)) for element in note]
    if not any(name in (names.taught, names.other) for _, name in plans):
        return note
    chosen = deepcopy(note)
    for element, (_, name) in zip(list(chosen), plans, strict=True):
        if name in (names.taught, names.other):
            chosen.remove(element)
        if name == names.taught:
            element[0].text = f"{names.shown}:"
            _add_rest(element, names.rest)
            chosen.insert(0, element)
    return chosen


def _add_rest(plan: HtmlElement, words: str) -> None:
    """Ends a plan with a sentence; nothing where there is none."""
    if words:
        plan[-1].tail = f"{(plan[-1].tail or '').rstrip()} "
        SubElement(plan, "em").text = words


def _find_name(element: HtmlElement) -> str:
    """The bold words that a paragraph begins with, without their colon; '' where it begins otherwise."""
    if element.tag != "p" or (element.text or "").strip() or not len(element) or element[0].tag not in ("strong", "b"):
        return ""
    return element[0].text_content().strip().rstrip(":").strip()
