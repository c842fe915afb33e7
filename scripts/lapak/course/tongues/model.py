"""A sentence → the language that it looks like, by the counts of its runs of four letters (naive Bayes)."""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
ENDING = ".txt.gz"
LENGTH = 4
"""Letters of a run: of three, Javanese and Indonesian look too much alike; of five, most runs are seen once."""
MOST_RUNS = 7000
"""Kept of a language, the most frequent: about 25 kB."""
UNSEEN = 0.3
"""Counts as often as that a run that a language never has."""
LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Tongue:
    """How often each run of letters stands in a language."""

    counts: Mapping[str, int]
    total: int

    def weigh(self, runs: Iterable[str]) -> float:
        """Runs of a text → the logarithm of how likely this language is to say them."""
        whole = math.log(self.total + UNSEEN * MOST_RUNS)
        return sum(math.log(self.counts.get(run, 0) + UNSEEN) - whole for run in runs)


def find_runs(text: str) -> list[str]:
    """A text → its runs of letters, small, with a blank before and after each word."""
    padded = f" {' '.join(LETTERS.findall(text.lower()))} "
    return [padded[start : start + LENGTH] for start in range(len(padded) - LENGTH + 1)]


def make_tongue(sentences: Iterable[str]) -> Tongue:
    """Sentences of a language → its counts."""
    counts = Counter(run for sentence in sentences for run in find_runs(sentence))
    kept = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_RUNS])
    return Tongue(kept, sum(kept.values()))


def pack_tongue(tongue: Tongue) -> bytes:
    """Counts → the bytes of their file: of each count a line with its runs, which are put together again by length."""
    by_count: dict[int, list[str]] = {}
    for run, count in tongue.counts.items():
        by_count.setdefault(count, []).append(run)
    lines = [f"{count} {''.join(sorted(runs))}" for count, runs in sorted(by_count.items())]
    return gzip.compress("\n".join(lines).encode(), 9, mtime=0)


def unpack_tongue(data: bytes) -> Tongue:
    """The bytes of a file → its counts."""
    counts: dict[str, int] = {}
    for line in gzip.decompress(data).decode().split("\n"):
        count, _, runs = line.partition(" ")
        counts |= {runs[start : start + LENGTH]: int(count) for start in range(0, len(runs), LENGTH)}
    return Tongue(counts, sum(counts.values()))


@lru_cache(maxsize=1)
def load_tongues() -> Mapping[str, Tongue]:
    """Every language that we have counts of, by its code."""
    files = sorted(FOLDER.glob(f"*{ENDING}"))
    return {file.name.removesuffix(ENDING): unpack_tongue(file.read_bytes()) for file in files}


def rank_tongues(text: str, tongues: Mapping[str, Tongue]) -> list[tuple[float, str]]:
    """A text → languages with how likely each is to say it, in nats a run; the likeliest first."""
    runs = find_runs(text)
    weights = ((tongue.weigh(runs) / max(1, len(runs)), code) for code, tongue in tongues.items())
    return sorted(weights, reverse=True)
