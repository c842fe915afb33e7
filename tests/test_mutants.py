"""The tool that looks whether tests notice wrong code: what it draws, puts in and counts."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from upkeep import mutants as tools
from upkeep.mutant import Mutant
from upkeep.mutant_code import find_changed, put_in
from upkeep.mutant_process import to_end
from upkeep.mutant_stock import Stock

FILE = "made.py"
CODE = """LIMIT = 3

def is_small(number):
    return number < LIMIT

class Shelf:
    def count(self, things):
        return [thing + 1 for thing in things]
"""


def make(text: str = CODE) -> ModuleType:
    module = ModuleType("made")
    exec(compile(text, FILE, "exec"), module.__dict__)
    return module


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("number < LIMIT", "number <= LIMIT", ["is_small"]),
        ("thing + 1", "thing - 1", ["Shelf.count"]),
        ("LIMIT = 3", "LIMIT = 4", None),
        ("class Shelf:", "class Shelf(dict):", None),
    ],
)
def test_functions_alone_get_new_code_in_a_process_that_runs(old: str, new: str, changed: list[str] | None) -> None:
    module = make()

    found = find_changed(CODE, CODE.replace(old, new), FILE)

    assert (found and [name for name, _ in found]) == changed
    if found:
        assert put_in(found, FILE)
        assert module.is_small(3) == (old == "number < LIMIT")
        assert module.Shelf().count([5]) == ([6] if old == "number < LIMIT" else [4])


def test_same_mutants_are_drawn_and_a_change_moves_few_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "ROOT", tmp_path)
    file = tmp_path / FILE
    file.write_text(CODE, "utf-8")
    drawn = [mutant.name for mutant in tools.draw_mutants(99, 1, [file])]

    file.write_text(f"FIRST = None\n\n{CODE}", "utf-8")
    moved = [mutant.name for mutant in tools.draw_mutants(99, 1, [file])]

    assert "made.py is_small: < LIMIT → <= LIMIT" in drawn
    assert [name for name in moved if "FIRST" not in name] == drawn


def test_known_survivors_are_not_counted_and_errors_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mutants = [Mutant(f"scripts/lapak/course/{name}.py", 1, "", "1", "2", "") for name in "abcd"]
    monkeypatch.setattr(tools, "load_known", lambda: {mutants[3].name: "no reason"})

    tools.tell(mutants, ["noticed", "without end", "noticed", "SURVIVED"])
    assert "3 of    3 noticed: 100%" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        tools.tell(mutants, ["noticed", "noticed", "SURVIVED", "SURVIVED"])
    assert "2 of    3 noticed: 67%" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        tools.tell(mutants, ["noticed", "noticed", "noticed", "ERROR"])


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_only_failed_tests_and_endless_ones_count() -> None:
    assert [to_end(code) for code in (0, 1, 2, 3, 4, 5, 70, -9, -14, -27)] == [
        "SURVIVED",
        "noticed",
        "noticed",
        *["ERROR"] * 6,
        "without end",
    ]


def test_tests_of_a_line_are_asked_and_of_a_constant_all_those_of_its_file_first() -> None:
    lines = {"a/b.py": {1: ["one", "two"], 2: ["two"]}, "a/c.py": {5: ["three"]}, "d/e.py": {1: ["four"]}}
    seconds = {"one": 1.0, "two": 1.2, "three": 1.4, "four": 1.0, "five": 0.1, "slow": 1.6, "bad": 0.1}
    stock = Stock(lines, seconds, Counter(["one", "two", "three", "four"]), ["bad"])

    assert stock.choose("a/b.py", 2, 9) == (["two"], True)
    assert stock.choose("a/b.py", 7, 9) == (["one", "two", "three", "five", "four"], False)
    assert stock.choose("a/b.py", 7, 0.3) == (["one"], False)
    assert stock.choose("a/f.py", 7, 9) == (["one", "two", "three", "five", "four"], False)
