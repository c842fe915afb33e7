"""What is right in a source is right in its translation: options, cards, roles, and the amounts of an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lapak.course.blocks import Cards, Practice, Quiz, Worksheet
from lapak.course.blocks.practices import Calculator, Chat, ListingWriter, OrderSimulation, RealOrFake, Turn
from lapak.course.blocks.sheets import Price, Sheet
from lapak.course.problems import Problem
from lapak.course.section.sections import SourceSection

ANSWERED = (Quiz, Practice, Worksheet, Cards)
"""The blocks whose answers or counts a translation keeps."""


def compare_answers(source: SourceSection, own: SourceSection) -> Iterator[Problem]:
    """A section and its translation with the same blocks → a problem for each block that is answered otherwise."""
    for theirs, ours in zip(_find_answers(source), _find_answers(own), strict=True):
        (line, wanted), (own_line, found) = theirs, ours
        if wanted != found:
            what = f"its answers or parts are '{_show(found)}', in the Indonesian text '{_show(wanted)}'"
            yield Problem(own.path, own_line, what, f"compare it with {source.path}:{line}")


def _show(answers: list[str]) -> str:
    return ", ".join(answers)


def _find_answers(section: SourceSection) -> list[tuple[int, list[str]]]:
    """Each block of a section that has answers: its line, and they in order."""
    return [(block.line, _list_answers(block)) for block in section.blocks if isinstance(block, ANSWERED)]


def _list_answers(block: Any) -> list[str]:
    if isinstance(block, Cards):
        return [*map(str, block.counts), f"{block.options.blank} blank", block.options.each, block.options.size]
    if not isinstance(block, Quiz):
        return _list_of_sheet(block.sheet)
    words = (("right" if option.is_right else "wrong", option.reason is not None) for option in block.options)
    return [f"{word} with a reason" if has_reason else word for word, has_reason in words]


def _list_of_sheet(sheet: Sheet) -> list[str]:
    if isinstance(sheet, RealOrFake):
        return [card.answer for card in sheet.cards]
    if isinstance(sheet, Chat):
        return [_list_replies(turn) for turn in sheet.turns]
    if isinstance(sheet, OrderSimulation):
        return [f"role {sheet.roles.index(card.role) + 1}" for card in sheet.cards]
    if isinstance(sheet, ListingWriter):
        return [f"{len(sheet.fields)} fields", f"{len(sheet.lines)} lines", f"{len(sheet.checks)} checks"]
    amounts = [str(amount) for amount in sheet.example] if isinstance(sheet, Price) else []
    return [*amounts, *_list_rules(sheet)] if isinstance(sheet, Calculator) else amounts


def _list_replies(turn: Turn) -> str:
    return " or ".join("right" if reply.right else "wrong" for reply in turn.replies)


def _list_rules(sheet: Calculator) -> list[str]:
    """Which lines a calculator counts in another way, by their numbers."""
    numbers = {name: number for number, name in enumerate(sheet.lines, 1)}
    fee = [f"fee in line {numbers[sheet.fee]}"] if sheet.fee else []
    return [*fee, *(f"line {numbers[name]} once" for name in sheet.once)]
