"""No text makes a command hang: a limit refuses it, or it is read in time. Each case is as large as a limit lets it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from tests.fuzz.batches import FIRST, find_spoilt, keep_fine, part_batches, write_shelf
from tests.fuzz.runs import MODULE, Outcome, Spoiler, find_fault, write_base

MOST = 100_000
"""Letters of each case: what somebody sent who wanted to see it hang."""
SIGNS = tuple("[](){}<>*_`~!#|\\/&:;,.-+='\"^$%@?a1é")
PATTERNS = {
    "blanks": " ",
    "tabs": "\t",
    "new lines": "\n",
    "images": "![",
    "links": "[a](",
    "whole links": "[a](b)",
    "titles": '[a](b "',
    "footnotes": "[^a]",
    "references": "[a][b]",
    "definitions": "[a]: b\n",
    "variables": "{{",
    "closed variables": "{{ a }}",
    "loops": "{%",
    "attributes": "{: ",
    "heading attributes": "{#a ",
    "tags": "<b>",
    "closed tags": "</b>",
    "opened tags": "<b ",
    "comments": "<!--",
    "data sections": "<![CDATA[",
    "instructions": "<?",
    "entities": "&a;",
    "numbers of signs": "&#9",
    "quotations": "> ",
    "lists in lists": "- ",
    "numbered": "1. ",
    "bold": "**a ",
    "bold and not": "*a **b ",
    "lines below": "__a_ ",
    "code": "`a`` ",
    "fences": "```\n",
    "blocks": "/// steps\n",
    "closed blocks": "/// steps\n- a\n///\n",
    "headings": "## a\n",
    "cells": "| a ",
    "rows": "| a | b |\n",
    "rules": "|---",
    "addresses": "<http://",
    "e-mail": "a@b.",
    "numbers": "1.1,",
    "telephones": "0812 ",
    "quoted": "“",
    "sentences": "a. ",
    "accents": "a\u0301\u0323",
    "accents alone": "\u0301",
    "words to look up": "resi ",
}
PATTERNS |= {sign: sign for sign in SIGNS}
FORMS = {
    "one line": "{}",
    "after words": "foto {}",
    "many lines": "lines",
    "a heading": "## {} {{#x}}",
    "a title": "/// question | {}\nIsi.\n///",
    "inside a block": "/// steps\n- {}\n///",
    "options": "/// exercise | Judul\n    mode: {}\nIsi.\n///",
    "front matter": "front",
}


def to_module(base: str, pattern: str, form: str, count: int) -> str:
    """A module with a pattern repeated up to `count` letters, in one of the forms."""
    times = count // len(pattern)
    if form == "front":
        return base.replace("title: Awal", f"title: {pattern * times}", 1)
    if form == "lines":
        line = pattern * max(1, 80 // len(pattern))
        return base.replace("Foto di", "\n".join([line] * (count // len(line))) + "\nFoto di", 1)
    return base.replace("Foto di", form.format(pattern * times) + "\n\nFoto di", 1)


@pytest.fixture(scope="module")
def spoiler(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    """What has read the sound project once: no case pays for what a first reading loads."""
    spoiler = Spoiler(write_base(tmp_path_factory.mktemp("limits") / "project"))
    spoiler.run({}, "check")
    return spoiler


def find_slow(spoiler: Spoiler, names: Iterator[str] | list[str], sizes: tuple[int, ...]) -> list[str]:
    """Patterns → those of their forms that are read too slowly, or end as no check may end."""
    base = spoiler.read(MODULE).decode()
    faults = []
    for name in names:
        for form, shape in FORMS.items():
            for size in sizes:
                text = to_module(base, PATTERNS[name], shape, size)
                if fault := find_fault(spoiler.run({MODULE: text.encode()}, "check")):
                    faults.append(f"{name}, {form}, {size}: {fault}")
    return faults


QUICK = ["[", "{", " ", "`", "*", "_", '"', "|", "blanks"]


@pytest.mark.parametrize("name", [name for name in QUICK if name in PATTERNS])
def test_a_hundred_thousand_signs_are_read_in_time(spoiler: Spoiler, name: str) -> None:
    assert find_slow(spoiler, [name], (MOST,)) == []


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    """A project of many modules, for batches."""
    return Spoiler(write_shelf(tmp_path_factory.mktemp("shelf") / "project"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    """The same without the modules' translations, which would have to fit them."""
    return Spoiler(write_shelf(tmp_path_factory.mktemp("alone") / "project", is_translated=False))


def draw_cases(shelf: Spoiler, name: str, sizes: tuple[int, ...]) -> list[bytes]:
    """A pattern → modules with it in every form and size."""
    base = shelf.read(f"{FIRST}index.md").decode()
    return [to_module(base, PATTERNS[name], form, size).encode() for form in FORMS.values() for size in sizes]


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_any_pattern_of_any_length_is_read_in_time(shelf: Spoiler, name: str) -> None:
    texts = [("index.md", text) for text in draw_cases(shelf, name, (200, 1_000, 4_900, 20_000, MOST, 290_000))]
    assert [fault for batch in part_batches(texts) for fault in find_spoilt(shelf, batch)] == []


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("LAPAK_FUZZ"), reason="`make fuzz` does it: ten minutes")
@pytest.mark.parametrize("name", PATTERNS)
def test_any_pattern_is_set_or_told(alone: Spoiler, name: str) -> None:
    keep_fine(alone, draw_cases(alone, name, (1_000, 4_900)))


def check_module(spoiler: Spoiler, text: str) -> Outcome:
    """A check with a text of the module; it must end well."""
    outcome = spoiler.run({MODULE: text.encode()}, "check")
    assert outcome.code == 1
    assert find_fault(outcome) == ""
    return outcome


def test_ten_pages_without_a_blank_line_are_a_problem(spoiler: Spoiler) -> None:
    outcome = check_module(spoiler, to_module(spoiler.read(MODULE).decode(), "Cek uang dulu. ", "lines", 60_000))
    assert ": this paragraph has 60,040 letters, at most 50,000\n" in outcome.printed
    assert outcome.printed.endswith("    fix: put an empty line where a thought ends\n")


def test_thousands_of_equal_headings_are_a_problem(spoiler: Spoiler) -> None:
    base = spoiler.read(MODULE).decode()
    outcome = check_module(spoiler, base.replace("Foto di", "## Uang saya\n\n" * 2_500 + "Foto di", 1))
    assert outcome.printed.endswith(
        ":409: this text has 2,508 headings (lines that begin with '#'), at most 200\n"
        "    fix: part it into several modules\n"
    )


def test_id_of_a_heading_without_end_is_short(spoiler: Spoiler) -> None:
    base = spoiler.read(MODULE).decode()
    outcome = check_module(spoiler, base.replace("Foto di", ("## " + "ab " * 1_600 + "\n\n") * 50 + "Foto di", 1))
    assert "ab {#ab-ab-ab}'\n" in outcome.printed
    assert " {#" + "-".join(["ab"] * 12) + "}'\n" in outcome.printed
    assert " {#ab-ab-ab-41}'\n" in outcome.printed


def test_file_of_a_hundred_megabytes_is_not_read(spoiler: Spoiler) -> None:
    file = spoiler.project / "modules" / "besar.md"
    with file.open("wb") as opened:
        opened.truncate(100_000_000)
    try:
        outcome = spoiler.run({}, "check")
    finally:
        file.unlink()
    assert outcome.code == 1
    assert "modules/besar.md:1: this file has 100,000,000 bytes, at most 300,000\n" in outcome.printed
    assert find_fault(outcome) == ""
