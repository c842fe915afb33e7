"""A translated section says what its source says: the same blocks, numbers, links, variables and drawings.

A section that is known to be stale is let be: its readers are told, and its translator has yet to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from lapak.course.blocks import Block, GroupMessage, Include, Prose
from lapak.course.checks.answers import compare_answers
from lapak.course.checks.pieces import PARTS, compare_pieces
from lapak.course.checks.shapes import compare_shapes
from lapak.course.checks.titles import compare_titles
from lapak.course.library import Library, SourceText
from lapak.course.problems import Advisory, Problem
from lapak.course.section.sections import SourceSection
from lapak.course.text import Markdown, rewrite
from lapak.course.translation.lock import LockEntry, find_freshness


def check_sameness(library: Library) -> list[Problem]:
    """Every translated section beside its source."""
    problems: list[Problem] = []
    for text in library.texts:
        for source, own, entry in _pair_sections(text, library):
            if find_freshness(entry, source.reader_hash) == "fresh":
                problems += compare_sections(source, own)
        for language in text.translated_fronts:
            problems += compare_titles(text, language, library.entries.get(language, {}))
    return problems


def find_work_hints(library: Library) -> list[Advisory]:
    """What still differs in stale sections that somebody is mending: accepted as they are, it would be a mistake."""
    return [
        Advisory(0, problem.path, problem.line, f"{problem.what} ({problem.fix})")
        for text in library.texts
        for source, own, entry in _pair_sections(text, library)
        if entry and entry.target != own.reader_hash and find_freshness(entry, source.reader_hash) == "stale"
        for problem in compare_sections(source, own)
    ]


def _pair_sections(
    text: SourceText, library: Library
) -> Iterator[tuple[SourceSection, SourceSection, LockEntry | None]]:
    """Each translated section: its source, itself, and what the lock says of it."""
    sources = {section.id: section for section in text.sections if section.origin == text.origin}
    for language, sections in text.translated_sections.items():
        entries = library.entries.get(language, {})
        for own in sections:
            if source := sources.get(own.id):
                yield source, own, entries.get((text.origin, own.id))


def compare_sections(source: SourceSection, own: SourceSection) -> list[Problem]:
    """A section and its translation → what differs: in the whole section, else in its blocks, else in their lines."""
    return [*_compare(source, own)] or [*compare_shapes(source, own)] or [*compare_pieces(source, own)]


def _compare(source: SourceSection, own: SourceSection) -> Iterator[Problem]:
    place = f"{source.path}:{source.line}"
    wanted, found = _find_parts(source), _find_parts(own)
    for name in wanted:
        missing, added = wanted[name] - found[name], found[name] - wanted[name]
        if missing:
            what = f"section '{own.id}' lacks {name} of the Indonesian text: {_show(missing)}"
            yield Problem(own.path, own.line, what, f"compare it with {place}")
        if added:
            what = f"section '{own.id}' has {name} that the Indonesian text lacks: {_show(added)}"
            yield Problem(own.path, own.line, what, f"compare it with {place}")
    if _name_blocks(source) != _name_blocks(own):
        what = f"section '{own.id}' has the blocks {_list(own)}, the Indonesian text has {_list(source)}"
        yield Problem(own.path, own.line, what, f"compare it with {place}")
    else:
        yield from compare_answers(source, own)


def _show(parts: set[str]) -> str:
    return ", ".join(sorted(parts))


def _list(section: SourceSection) -> str:
    return ", ".join(_name_blocks(section)) or "none"


def _name_blocks(section: SourceSection) -> list[str]:
    """Blocks by name and kind; prose between them may be joined or parted."""
    return [_name(block) for block in section.blocks if not isinstance(block, (Prose, Include))]


def _name(block: Block[Markdown]) -> str:
    if isinstance(block, GroupMessage):
        return f"{block.name} of week {block.week}"
    sheet = getattr(block, "sheet", None)
    return f"{block.name} {sheet.kind}" if sheet else block.name


def _find_parts(section: SourceSection) -> dict[str, set[str]]:
    """A section → what must be the same in every language."""
    texts = [section.title]

    def look(value: object) -> object:
        texts.append(value.text if isinstance(value, Markdown) else str(value))
        return value

    rewrite(section.blocks, look)
    found = {name: set(find("\n".join(texts))) for name, find in PARTS.items()}
    return {**found, "drawings": {image for image, _ in section.alts}}
