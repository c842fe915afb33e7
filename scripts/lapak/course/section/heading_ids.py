"""The ids of headings: those that are there, and one for each heading that has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, count

from lapak.course.reading.scanner import Heading, Piece

MOST_WORDS = 12
"""Of an id that is proposed."""
Outline = Sequence[tuple[int, str]]
"""The headings of a text: level and id of each."""


def propose_ids(pieces: Iterable[Piece], outline: Outline | None) -> dict[int, str]:
    """The pieces of a file, and the outline of what it translates → an id for each heading without one, by its line.

    A translation has the ids of its source; '' where its headings are others.
    """
    headings = [piece for piece in pieces if isinstance(piece, Heading)]
    ids = [next(iter(find_ids([heading])), "") for heading in headings]
    bare = [(heading, number) for number, heading in enumerate(headings) if not ids[number]]
    if outline is None:
        taken = find_ids(headings)
        return {heading.line: propose_id(heading.title, taken) for heading, _ in bare}
    own = [(heading.level, known) for heading, known in zip(headings, ids, strict=True)]
    pairs = zip(own, outline, strict=False)
    fits = [level == its_level and known in ("", its) for (level, known), (its_level, its) in pairs]
    is_alike = len(own) == len(outline) and all(fits)
    return {heading.line: outline[number][1] if is_alike else "" for heading, number in bare}


def find_ids(pieces: Iterable[Piece]) -> set[str]:
    """The pieces of a file → the ids that its headings have."""
    words = (word for piece in pieces if isinstance(piece, Heading) for word in piece.attributes.split())
    return {word[1:] for word in words if word.startswith("#")}


def propose_id(title: str, taken: set[str]) -> str:
    """A heading's words → an id that nothing else has; it is taken from now on."""
    words = _to_words(title)[:MOST_WORDS]
    choices = ("-".join(words[:length]) for length in range(min(3, len(words)), len(words) + 1))
    numbered = (f"{to_id(title)}-{number}" for number in count(2))
    chosen = next(choice for choice in chain(choices, numbered) if choice not in taken)
    taken.add(chosen)
    return chosen


def to_id(title: str) -> str:
    """Any words → an id in their likeness, to show in a message."""
    return "-".join(_to_words(title)[:3])


def _to_words(title: str) -> list[str]:
    """Words of small letters and digits, the first of which begins with a letter; at least one."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain.lstrip("0123456789.)-/ ")) or ["bagian"]
