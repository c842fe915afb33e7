"""Where sentences end: one place for the check of plain words, the slides, the search and the reading aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

NEVER_LAST = (
    *("No", "Nomor", "Jl", "Jln", "Gg", "Rp", "Tgl", "tgl", "Hlm", "hlm", "Pkl", "pkl", "Kec", "Kab", "Kel", "Ds"),
    *(
        "dr",
        "Dr",
        "drg",
        "Prof",
        "Ir",
        "H",
        "Hj",
        "Ust",
        "Kh",
        "KH",
        "R",
        "Bp",
        "Bpk",
        "Sdr",
        "Sdri",
        "Ny",
        "Tn",
        "Yth",
    ),
    *("Yth", "a.n", "A.n", "u.p", "d.a", "s.d", "mis", "Mis", "mnt", "vs", "Tlp", "Telp", "telp"),
)
"""Short forms that stand before a name or a number. The script that reads aloud (overrides/scripts) gets them too."""
MARK = re.compile(r"(?<![.?!…])[.?!…]++[\"”’')\]]*+(?=\s|$)")
"""Of a run of marks only the first begins one: a long run in the middle of a word would be tried from each of them."""
FOLLOWING = re.compile(r"\s*+[\"“‘'(\[]*+(.?)", re.DOTALL)
"""The first letter of the next sentence, or ''."""
WORD_BEFORE = re.compile(r"[\w.]+$")


def find_ends(text: str) -> Iterator[int]:
    """A text → the place after each of its sentences, closing quotes included.

    A mark ends a sentence when a capital letter or a digit follows (so "dll. dan" goes on and "dll. Ibu" does not), and
    never after a short form that stands before a name or a number, or after the initial of a name.
    """
    for mark in MARK.finditer(text):
        following = FOLLOWING.match(text, mark.end())[1]  # type: ignore[index]
        is_start = following.isupper() or following.isdigit() or not following
        if is_start and not (following and _is_short_form(text, mark)):
            yield mark.end()


def split_sentences(text: str) -> list[str]:
    """A text → its sentences; what stands after the last mark is one too."""
    places = [0, *find_ends(text), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(places))
    return [part for part in parts if part]


def _is_short_form(text: str, mark: re.Match[str]) -> bool:
    if mark[0] != ".":
        return False
    word = WORD_BEFORE.search(text, max(0, mark.start() - 12), mark.start())
    return word is not None and (word[0] in NEVER_LAST or (len(word[0]) == 1 and word[0].isupper()))
