"""What is made of texts is asked for once, and comes back as it was."""

from __future__ import annotations

from pathlib import Path

from lapak.cache.entries import Cache
from lapak.render.known import NOTHING_KNOWN, KnownTexts


def test_only_words_that_are_new_are_made(tmp_path: Path) -> None:
    known, asked = KnownTexts(Cache(tmp_path)), list[str]()

    def make(word: str) -> str:
        asked.append(word)
        return word.upper()

    assert known.get_all("large", ["a", "b", "a"], make) == {"a": "A", "b": "B"}
    assert sorted(asked) == ["a", "b"]
    assert known.get_all("large", ["b", "c"], make) == {"b": "B", "c": "C"}
    assert sorted(asked) == ["a", "b", "c"]
    assert known.get_all("large", ["a", "b", "c"], lambda _: "never") == {"a": "A", "b": "B", "c": "C"}
    assert known.get_all("other", ["a"], make) == {"a": "A"}
    assert NOTHING_KNOWN.get_all("large", ["a"], lambda _: "x") == {"a": "x"}
