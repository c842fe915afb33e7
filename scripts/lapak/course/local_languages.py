"""Names of languages of Indonesia, each in itself, by their codes of ISO 639; any other one brings its name along.

A dialect has the code of its language with more behind it, and falls back to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")

LANGUAGE_NAMES = {
    "ace": "Bahsa Acèh",
    "ban": "Basa Bali",
    "bbc": "Hata Batak Toba",
    "bew": "Basa Betawi",
    "bjn": "Bahasa Banjar",
    "bug": "Basa Ugi",
    "gor": "Bahasa Hulontalo",
    "jv": "Basa Jawa",
    "ljp": "Basa Lampung",
    "mad": "Basa Madhura",
    "mak": "Basa Mangkasara",
    "min": "Baso Minangkabau",
    "nia": "Li Niha",
    "osi": "Basa Using",
    "sas": "Basa Sasak",
    "su": "Basa Sunda",
}
CODE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3})?(?:-[A-Z][a-z]{3})?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?\Z"
)
"""What BCP 47 allows of a language and its dialects: 'su', 'mad', 'map-bms', 'jv-Java', 'jv-x-banyumas'."""


def find_bases(code: str) -> tuple[str, ...]:
    """A dialect's code → the languages it falls back to, the nearest first, as RFC 4647 looks them up: 'jv'."""
    parts = code.split("-")
    found = []
    while len(parts) > 1:
        parts.pop()
        if parts[-1] == "x":
            parts.pop()
        found.append("-".join(parts))
    return tuple(found)


def list_spoken(codes: Iterable[str]) -> tuple[str, ...]:
    """Languages → these, and all that they fall back to."""
    return tuple(dict.fromkeys(one for code in codes for one in (code, *find_bases(code))))


def name_language(code: str) -> str:
    """'jv' → 'Basa Jawa'; of a language that nobody here knows its code."""
    return LANGUAGE_NAMES.get(code, code)


def choose_words(words: Mapping[str, T], language: str) -> tuple[str, T] | None:
    """Words by language → those of a language or of what it falls back to, with the code; None where none has any."""
    return next(((code, words[code]) for code in (language, *find_bases(language)) if code in words), None)
