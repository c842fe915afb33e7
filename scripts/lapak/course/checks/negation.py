"""What forbids for safety, a rule or a critical section, forbids in every language: none loses its 'do not'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lapak.course.blocks import Caution, Keypoints, Rules
from lapak.course.checks.passages import find_words
from lapak.course.checks.pieces import Pieces, pair_blocks, pair_pieces
from lapak.course.checks.shapes import list_shaped
from lapak.course.checks.wording import Wording
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.section.sections import SourceSection
from lapak.course.text import Markdown
from lapak.course.translation.lock import find_freshness

FORBIDDING = (Caution, Keypoints)
"""The blocks that are held to their 'do not' in every section."""
INDONESIAN = f"{{lang={SOURCE_LANGUAGE}}}"
"""Behind words that stay in it: what somebody says to a bank."""
Negations = tuple[Sequence[str], Sequence[str]]
"""The words that forbid in the source, and in the translation."""


def check_negations(wording: Wording) -> list[Problem]:
    """Each rule or critical section with a word of `negations:` in its source has one of its own in its translation.

    A critical section that is known to be stale is let be: readers get the Indonesian one.
    """
    negations = wording.glossary.negations
    problems: list[Problem] = []
    for text in wording.library.texts:
        sources = {section.id: section for section in text.sections if section.origin == text.origin}
        for language, sections in text.translated_sections.items():
            words = (negations.get(SOURCE_LANGUAGE, ()), negations.get(language, ()))
            entries = wording.library.entries.get(language, {})
            for own in sections if words[1] else ():
                source = sources.get(own.id)
                if source is None:
                    continue
                problems += _compare_rules(source, own, words)
                if find_freshness(entries.get((text.origin, own.id)), source.reader_hash) == "fresh":
                    problems += _compare_critical(source, own, words)
    return problems


def _compare_rules(source: SourceSection, own: SourceSection, negations: Negations) -> Iterator[Problem]:
    for theirs, ours in zip(_list_rules(source), _list_rules(own), strict=False):
        if _says(theirs.text, negations[0]) and not _says(ours.text, negations[1]):
            what = f"{theirs.path}:{theirs.line} says 'not' or 'never', this rule does not"
            yield ours.problem(what, f"say it with one of: {', '.join(negations[1])}")


def _compare_critical(source: SourceSection, own: SourceSection, negations: Negations) -> Iterator[Problem]:
    """All of a critical section; of any other one its warnings and what is to be remembered."""
    is_lost = _says(source.reader_text, negations[0]) and not _says(own.reader_text, negations[1])
    if source.critical and is_lost and not _list_rules(source):
        what = f"section '{own.id}' says 'not' or 'never' in {source.path}:{source.line}, and nowhere here"
        yield Problem(own.path, own.line, what, f"say it with one of: {', '.join(negations[1])}")
        return
    for theirs, ours in _pair_forbidding(source, own):
        words = [*negations[1], *(negations[0] if INDONESIAN in ours.text else ())]
        if _says(theirs.text, negations[0]) and not _says(ours.text, words):
            what = f"{theirs.path}:{theirs.line} says 'not' or 'never', this does not"
            yield ours.problem(what, f"say it with one of: {', '.join(negations[1])}")


def _pair_forbidding(source: SourceSection, own: SourceSection) -> list[Pieces]:
    if [block.name for block in list_shaped(source)] != [block.name for block in list_shaped(own)]:
        return []  # told by another rule
    if source.critical:
        pieces = pair_pieces(source, own)
    else:
        pieces = [pair for one in pair_blocks(source, own) if isinstance(one.block, FORBIDDING) for pair in one.pieces]
    rules = {(point.path, point.line) for point in _list_rules(source)}
    return [(theirs, ours) for theirs, ours in pieces if (theirs.path, theirs.line) not in rules]


def _list_rules(section: SourceSection) -> list[Markdown]:
    return [point for block in section.blocks if isinstance(block, Rules) for point in block.points]


def _says(text: str, words: Iterable[str]) -> bool:
    return not set(words).isdisjoint(find_words(text.lower()))
