"""How a translator's sheet is built: what is written and what is read go by these names."""

from __future__ import annotations

import re

PLACE, KIND, SOURCE, TRANSLATION = "Tempat", "Apa ini", "Bahasa Indonesia", "Terjemahan"
OLD, TERMS, STATE, PICTURE, SEAL = "Dulu berbunyi", "Istilah", "Keadaan", "Gambar", "Segel"
COLUMNS = (PLACE, KIND, SOURCE, TRANSLATION, OLD, TERMS, STATE, PICTURE, SEAL)
NEEDED = (PLACE, SOURCE, TRANSLATION, SEAL)
"""Without these a sheet cannot be read back."""
WIDTHS = (14, 20, 48, 48, 30, 22, 14, 22, 14)
"""In letters."""
FIRST_SHEET = "Baca dulu"
LANGUAGE_MARK = "Bahasa:"
"""In the first cell of the first sheet: 'Bahasa: jv'."""
LANGUAGE = re.compile(rf"{LANGUAGE_MARK}\s*([a-z]{{2,3}}(?:-[a-z0-9]{{1,8}})*)\b")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
MOST_NAME = 31
"""Letters of a sheet's name, at most."""


def name_sheet(origin: str) -> str:
    """'fasilitator/index' → 'fasilitator.index'."""
    return NOT_IN_NAMES.sub(".", origin)[:MOST_NAME]
