"""All our own texts, in both local languages: what goes out comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT

from lapak.commands.translation_reports import load_texts
from lapak.course.problems import Problem
from lapak.course.values.glossary import EMPTY
from lapak.course.values.words import load_words
from lapak.dates import FIXED_DATE
from lapak.exchange.assembly import assemble
from lapak.exchange.catalogue import read_catalogue, to_catalogue
from lapak.exchange.marks import list_targets, to_seen, to_written
from lapak.exchange.model import RowReply
from lapak.exchange.pairs import Pair
from lapak.exchange.project_rows import Workbench, bring_in, open_workbench
from lapak.exchange.returned_sheet import read_sheet
from lapak.exchange.segments import put_in
from lapak.exchange.spreadsheet import Bundle, to_spreadsheet
from lapak.exchange.weaving import weave

EDITIONS = {"jv": "mkdocs.yml", "su": "mkdocs.cicaheum.yml"}


@pytest.fixture(scope="module", params=EDITIONS)
def bench(request: pytest.FixtureRequest) -> Workbench:
    return open_workbench([load_texts(ROOT / EDITIONS[request.param])], request.param, EMPTY)


def make_replies(bench: Workbench) -> dict[str, RowReply]:
    return {row.place: RowReply(row.place, row.source, row.translation, "", "s.xlsx:1") for row in bench.rows}


def test_every_text_written_again_gives_the_same_bytes(bench: Workbench) -> None:
    """As if each of them had been changed, with the very same words."""
    for pair in bench.pairs:
        if pair.target:
            for segment in pair.target.segments:
                targets = list_targets(segment.text)
                text = to_written(to_seen(segment.text, targets), targets)
                assert put_in(pair.target.lines, pair.target.first, [(segment, text)]) == list(pair.target.lines)


def test_every_section_made_anew_gives_the_same_bytes(bench: Workbench) -> None:
    """Into files that are not there yet."""
    problems: list[Problem] = []
    empty = [forget(pair) for pair in bench.pairs if pair.target]
    woven = weave(empty, make_replies(bench), problems)
    made = assemble(empty, woven.lines, {})

    assert problems == []
    assert woven.left == []
    different = [path for path, new in made.items() if to_bare(new.text) != to_bare((bench.root / path).read_text())]
    assert different == []
    assert len(made) > 20


def forget(pair: Pair) -> Pair:
    matches = tuple(match._replace(target=-1) for match in pair.matches)
    return Pair(pair.place, pair.titles, pair.source, None, pair.target_path, matches)


def to_bare(text: str) -> list[str]:
    """A text without empty lines, comments of YAML, the quotes that a value may have or not, and the language of an
    example, which is said in a translation alone and in no sheet.
    """
    lines = [line.replace('"', "").replace("'", "") for line in text.split("\n")]
    return [line for line in lines if line.strip() and not line.startswith(("# ", "    language: "))]


@pytest.mark.slow
def test_sheets_of_all_texts_come_back_as_they_went(bench: Workbench, tmp_path: Path) -> None:
    code = next(code for code, config in EDITIONS.items() if f".{code}." in bench.pairs[0].target_path)
    words = load_words(load_texts(ROOT / EDITIONS[code])[0], "id", [])
    bundle = Bundle(code, bench.rows, words, FIXED_DATE.replace(tzinfo=None), lambda _path: b"")
    for name, write, read in (("s.xlsx", to_spreadsheet, read_sheet), ("s.po", to_catalogue, read_catalogue)):
        (tmp_path / name).write_bytes(write(bundle))
        problems: list[Problem] = []
        outcome = bring_in(bench, read(tmp_path / name, code, problems)[1], problems)

        assert (problems, outcome.files, outcome.unchanged) == ([], {}, len(bench.rows))
