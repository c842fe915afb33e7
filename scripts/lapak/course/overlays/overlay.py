"""What an edition has of its own in a text, laid over what all editions share: sections, keys of the front matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from lapak.course.problems import Problem, suggest
from lapak.course.section.front_matter import Minutes, ModuleFront, OwnFront, PageFront, TranslationFront
from lapak.course.section.sections import SourceSection

NOTHING = (None, "", ())
"""What stands in a front matter for a key that is left out."""
F = TypeVar("F", bound="ModuleFront | PageFront | TranslationFront")


@dataclass(frozen=True)
class Overlay:
    """What of a text is an edition's own."""

    paths: tuple[str, ...]
    """Its files."""
    units: Mapping[str, frozenset[str]]
    """By language: the ids of sections, and of the front matter '@title'."""
    sections: tuple[SourceSection, ...] = ()
    """Its own, also those that leave one out."""
    beneath: Mapping[str, SourceSection] = field(default_factory=dict)
    """The sections that all editions share, by their ids, as they are without it."""

    def list_left_out(self, sections: Sequence[SourceSection]) -> frozenset[str]:
        """The sections of the text as it is now → the ids of shared ones that are not among them."""
        return frozenset(self.beneath) - {section.id for section in sections}

    def has(self, unit: str, languages: Sequence[str]) -> bool:
        """True when a section, an alt text of it or a key stands in its files in one of these languages."""
        return any(unit.partition("!")[0] in self.units.get(language, ()) for language in languages)


def lay_sections(
    shared: Sequence[SourceSection], own: Sequence[SourceSection], below: str, problems: list[Problem]
) -> tuple[SourceSection, ...]:
    """The sections of a text and an edition's own → those of the edition; `below` is the path of the shared text."""
    laid = list(shared)
    last: dict[str, str] = {}
    for section in (one for one in own if one.id):  # a heading without an id has been told
        ids = [one.id for one in laid]
        fault = _find_fault(section, ids, below)
        if fault:
            problems.append(Problem(section.path, section.line, *fault))
        elif section.is_removed:
            place = ids.index(section.id)
            del laid[place : _find_end(laid, place)]
        elif section.id in ids:
            place = ids.index(section.id)
            laid[place] = _take_over(laid[place], section)
        else:
            place = ids.index(last.get(section.after, section.after))
            end = place + 1 if section.level > laid[place].level else _find_end(laid, place)
            laid.insert(end, section)
            last[section.after] = section.id
    return tuple(laid)


def _find_fault(section: SourceSection, ids: Sequence[str], below: str) -> tuple[str, str] | None:
    """What is wrong with a section of an overlay, and how to mend it."""
    if section.is_removed and section.blocks:
        return f"section '{section.id}' is left out, and there is text below it", "take the text out, or '.remove'"
    if section.id in ids:
        what = f"section '{section.id}' is in {below} already, so it has its place"
        return (what, f"take 'after={section.after}' out") if section.after else None
    if section.is_removed:
        return f"section '{section.id}' is not in {below}", suggest(section.id, ids)
    if section.after and section.after not in ids:
        return f"section '{section.id}' is to stand after '{section.after}', which is not there", suggest(
            section.after, ids
        )
    if not section.after:
        what = f"section '{section.id}' is not in {below}, and nothing says where it is to stand"
        hint = suggest(section.id, ids)
        close = f"{hint[:-1]}, or " if hint.startswith("did") else ""
        return what, f"{close}write '{{#{section.id} after={ids[-1] if ids else '…'}}}'"
    return None


def _find_end(sections: Sequence[SourceSection], place: int) -> int:
    """The place behind a section and all that stands below it."""
    level = sections[place].level
    ends = (number for number in range(place + 1, len(sections)) if sections[number].level <= level)
    return next(ends, len(sections))


def _take_over(shared: SourceSection, own: SourceSection) -> SourceSection:
    """An own section in the place of a shared one: what its heading does not say stays; what is critical always."""
    return replace(
        own,
        level=shared.level,
        short=shared.short if own.short is None else own.short,
        full=shared.full if own.full is None else own.full,
        critical=own.critical or shared.critical,
        optional=own.optional or shared.optional,
    )


def lay_front(shared: F, own: OwnFront | TranslationFront) -> F:
    """The front matter of a text and an edition's own → its keys, the own ones first."""
    known = {one.name for one in fields(shared)}
    said = {one.name: getattr(own, one.name) for one in fields(own)}
    return replace(shared, **{key: value for key, value in said.items() if key in known and value not in NOTHING})


def list_keys(own: OwnFront | TranslationFront) -> frozenset[str]:
    """A front matter → its keys as units of translation: '@title'."""
    return frozenset(f"@{one.name}" for one in fields(own) if getattr(own, one.name) not in NOTHING)


def shift_minutes(minutes: Minutes, before: Sequence[SourceSection], after: Sequence[SourceSection]) -> Minutes:
    """A module's minutes, its sections without and with an overlay → its minutes with it."""
    return Minutes(
        short=minutes.short + sum(one.short or 0 for one in after) - sum(one.short or 0 for one in before),
        full=minutes.full + sum(one.full or 0 for one in after) - sum(one.full or 0 for one in before),
    )
