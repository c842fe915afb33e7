"""A section made anew: what its translation alone says of a language stays, each with its block."""

from __future__ import annotations

from lapak.exchange.tongues_kept import keep_languages

NEW = [
    "## A {#a}",
    "",
    "/// practice | Satu",
    "    kind: listing-writer",
    "    example: [a]",
    "Isi.",
    "///",
    "",
    "/// practice | Dua",
    "    kind: listing-writer",
    "    example: [b]",
    "    checks: [c]",
    "Isi.",
    "///",
]
OLD = [
    "## B {#a}",
    "",
    "/// practice | Siji",
    "    kind: listing-writer",
    "Isi.",
    "///",
    "",
    "/// practice | Loro",
    "    language: id",
    "    kind: listing-writer",
    "Isi.",
    "///",
]


def test_language_of_an_example_stays_in_its_block() -> None:
    assert keep_languages(OLD, NEW) == [*NEW[:12], "    language: id", *NEW[12:]]
    assert keep_languages((), NEW) == NEW
