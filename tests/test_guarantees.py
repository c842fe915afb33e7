"""GUARANTEES.md and tests/guards.yml tell the truth: every test they name exists, every figure is that of the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

from upkeep.guards import LIST, Guard, load_guards

PAGE = ROOT / "GUARANTEES.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
FIGURE = re.compile(r"(\d[\d.,]*)[^()]* \(`([A-Z_]+)`\)")
NUMBER = re.compile(r"^([A-Z_]+) = (\d[\d_]*(?:\.\d+)?)$", re.MULTILINE)
GUARDS = load_guards()


def find_rows() -> list[list[str]]:
    """The page → promise, figure and test of each row of its tables; what stands in a comment is not promised."""
    shown = re.sub("<!--.*?-->", "", PAGE.read_text("utf-8"), flags=re.DOTALL)
    lines = [line for line in shown.splitlines() if line.startswith("| ") and not line.startswith("| Promise |")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def find_names(file: Path) -> set[str]:
    """A test file → the tests in it."""
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def find_constants() -> dict[str, set[float]]:
    """Every number that code and tests give a name in capitals → its values, wherever it is given."""
    found: dict[str, set[float]] = {}
    files = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    for file in (file for file in files if "node_modules" not in file.parts):
        for name, number in NUMBER.findall(file.read_text("utf-8")):
            found.setdefault(name, set()).add(float(number))
    return found


def test_every_promise_names_tests_that_exist() -> None:
    rows = find_rows()

    assert len(rows) >= 20
    for promise, _, cell in rows:
        tests = TEST.findall(cell)
        assert tests, promise
        for file, name in tests:
            assert name in find_names(ROOT / file), f"{promise}: {file}::{name}"


def test_every_figure_with_a_name_is_that_of_the_code() -> None:
    constants = find_constants()
    figures = [found for _, figure, _ in find_rows() for found in FIGURE.findall(figure)]

    assert len(figures) >= 8
    for number, name in figures:
        assert float(number.replace(",", "")) in constants[name], name


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_guard_stands_where_the_list_says_and_its_test_exists(guard: Guard) -> None:
    file, _, name = guard.test.partition("::")
    text = (ROOT / guard.file).read_text("utf-8")

    assert guard.take_out(text) != text
    assert name.partition("[")[0] in find_names(ROOT / file)


def test_there_are_enough_guards_and_their_names_are_in_the_page() -> None:
    assert LIST.exists()
    assert len(GUARDS) >= 20
