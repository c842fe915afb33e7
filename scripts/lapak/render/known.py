"""What texts become, kept from command to command: pages that are made light, read for the search, put on a stick.

Only what follows from texts alone is kept: who asks names all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lapak.cache.entries import Cache, hash_code
from lapak.render.policy import OWN

MARK = "\0own\0"
"""Stands for the mark of our own scripts, which is another one in each run."""


@dataclass(frozen=True)
class KnownTexts:
    """Texts and what has been made of them; without a cache nothing is kept."""

    cache: Cache | None = None

    def get(self, what: str, texts: Sequence[str], make: Callable[[], str]) -> str:
        """What is made, and all the texts that it is made of → the text, kept or fresh.

        A text that holds what stands for the mark would get the mark itself, so it is never kept.
        """
        if self.cache is None or any(MARK in text for text in texts):
            return make()
        hidden = [text.replace(OWN, MARK) for text in texts]
        data = self.cache.get([hash_code(), what, *hidden], lambda: make().replace(OWN, MARK).encode())
        return data.decode().replace(MARK, OWN)

    def get_all(self, what: str, texts: Iterable[str], make: Callable[[str], str]) -> dict[str, str]:
        """Many short texts, such as words → what is made of each, which follows from it alone."""
        key = [hash_code(), what]
        kept: dict[str, str] = json.loads((self.cache and self.cache.find(key)) or "{}")
        asked = set(texts)
        fresh = {text: make(text) for text in asked - kept.keys()}
        if fresh and self.cache:
            self.cache.put(key, json.dumps(kept | fresh, ensure_ascii=False, sort_keys=True).encode())
        return {text: fresh[text] if text in fresh else kept[text] for text in asked}


NOTHING_KNOWN = KnownTexts()
