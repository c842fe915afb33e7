"""A translated section says what its source says: the same blocks, numbers, links, variables and drawings.

A section that is known to be stale is let be: its readers are told, and its translator has yet to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapak.course.blocks import Block, GroupMessage, Include, Prose
from lapak.course.checks.answers import compare_answers
from lapak.course.library import Library
from lapak.course.lock import find_freshness
from lapak.course.problems import Problem
from lapak.course.sections import IMAGE, SourceSection
from lapak.course.text import Markdown, rewrite

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
LINK = re.compile(r"(?<!!)\[([^\]]{0,1000})\]\(([^)\s]{1,1000})\)")
LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")


def check_sameness(library: Library) -> list[Problem]:
    """Every translated section beside its source."""
    problems: list[Problem] = []
    for text in library.texts:
        sources = {section.id: section for section in text.sections if section.origin == text.origin}
        for language, sections in text.translated_sections.items():
            entries = library.entries.get(language, {})
            for section in sections:
                source = sources.get(section.id)
                entry = entries.get((text.origin, section.id))
                if source and find_freshness(entry, source.reader_hash) == "fresh":
                    problems += _compare(source, section)
    return problems


def _compare(source: SourceSection, own: SourceSection) -> Iterator[Problem]:
    place = f"{source.path}:{source.line}"
    wanted, found = _find_parts(source), _find_parts(own)
    for name in wanted:
        missing, added = wanted[name] - found[name], found[name] - wanted[name]
        if missing:
            what = f"section '{own.id}' lacks {name} of its source: {_show(missing)}"
            yield Problem(own.path, own.line, what, f"compare it with {place}")
        if added:
            what = f"section '{own.id}' has {name} that its source lacks: {_show(added)}"
            yield Problem(own.path, own.line, what, f"compare it with {place}")
    if _name_blocks(source) != _name_blocks(own):
        what = f"section '{own.id}' has the blocks {_list(own)}, its source has {_list(source)}"
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
    text = "\n".join(texts)
    words = LIST_NUMBER.sub("", VARIABLE.sub("", IMAGE.sub(r"\1 \3", LINK.sub(r"\1", text))))
    return {
        "numbers": set(NUMBER.findall(words)),
        "links": {target for _, target in LINK.findall(text)},
        "variables": {name.strip() for name in VARIABLE.findall(text)},
        "drawings": {image for image, _ in section.alts},
    }
