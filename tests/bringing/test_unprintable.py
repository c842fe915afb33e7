"""Signs without a font: lines stay lines, emoji go, letters stay for their author."""

from __future__ import annotations

import pytest

from lapak.bringing.unprintable import to_printable


def find_undrawn(text: str) -> str:
    return "".join(dict.fromkeys(letter for letter in text if ord(letter) > 0x2190))


@pytest.mark.parametrize(
    ("text", "expected", "gone"),
    [
        ("## ⏱️ 5 menit\n", "## 5 menit\n", "⏱"),
        ("- 📘 Buku 🎉\n", "- Buku \n", "📘🎉"),
        ("╔══╗\n║ a║\n╠╬╝\n", "+--+\n| a|\n+++\n", ""),
        ("aksara ꦗ", "aksara ꦗ", ""),
    ],
)
def test_sign_without_a_font_becomes_a_plain_one_or_goes(text: str, expected: str, gone: str) -> None:
    assert to_printable(text, find_undrawn) == (expected, gone)
