"""The memory of steps: what must be done again, and what must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lapak.course.memory import Call, LookUps, Memory
from lapak.course.problems import Problem

FILE = "modules/01-awal/index.md"
done: list[str] = []


def shout(word: str, problems: list[Problem]) -> str:
    done.append(word)
    return word.upper()


def look_up(word: str, tables: LookUps, problems: list[Problem]) -> str:
    done.append(word)
    answer: str = tables[0].get(word, "")
    return answer


def complain(word: str, problems: list[Problem]) -> str:
    done.append(word)
    problems.append(Problem(FILE, 1, word, "mend it"))
    return word


def look_up_inside(word: str, memory: Memory, tables: LookUps, problems: list[Problem]) -> str:
    done.append("outer")
    return memory.run(look_up, Call((word,)), problems, tables)


def run_rounds(step: Any, inputs: tuple[Any, ...], rounds: list[tuple[str, dict[str, str] | None]]) -> list[str]:
    """Rounds, each with the hash of the file and a table → the words of the steps that were done in all of them."""
    done.clear()
    memory = Memory()
    for file_hash, table in rounds:
        memory.begin({FILE: file_hash})
        own = tuple(memory if value is Memory else value for value in inputs)
        memory.run(step, Call(own, (FILE,)), [], () if table is None else (table,))
        memory.forget_unused()
    return list(done)


def test_step_is_done_once_as_long_as_its_file_stays() -> None:
    assert run_rounds(shout, ("a",), [("1", None), ("1", None)]) == ["a"]
    assert run_rounds(shout, ("a",), [("1", None), ("2", None)]) == ["a", "a"]


def test_step_is_done_again_when_what_it_asked_for_has_changed() -> None:
    assert run_rounds(look_up, ("a",), [("1", {"a": "x", "b": "y"}), ("1", {"a": "x", "b": "z"})]) == ["a"]
    assert run_rounds(look_up, ("a",), [("1", {"a": "x"}), ("1", {"a": "z"})]) == ["a", "a"]
    assert run_rounds(look_up, ("a",), [("1", {}), ("1", {"a": "z"})]) == ["a", "a"]


def test_step_around_another_depends_on_what_that_asked_for() -> None:
    """Also when the inner one was remembered."""
    rounds = [("1", {"a": "x"}), ("2", {"a": "x"}), ("2", {"a": "z"})]

    assert run_rounds(look_up_inside, ("a", Memory), rounds) == ["outer", "a", "outer", "outer", "a"]


def test_mistake_is_looked_up_again() -> None:
    assert run_rounds(complain, ("a",), [("1", None), ("1", None)]) == ["a", "a"]


def test_result_that_came_out_the_same_is_the_same_object() -> None:
    memory = Memory()
    memory.begin({FILE: "1"})
    first = memory.run(look_up, Call(("a",)), [], ({"a": "long" * 99, "b": ""},))
    second = memory.run(look_up, Call(("a",)), [], ({"a": "".join(["long"] * 99)},))

    assert first is second


def test_file_without_a_hash_counts_by_its_time(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text("satu", "utf-8")
    memory = Memory()
    before = memory.find_version(file)
    file.write_text("dua dua", "utf-8")

    assert memory.find_version(file) != before
    assert memory.find_version(tmp_path / "none.md") is None


def test_step_whose_tables_answer_as_before_is_not_done_again() -> None:
    memory, asked = Memory(), list[str]()

    def step(name: str, tables: LookUps, problems: list[Problem]) -> str:
        asked.append(name)
        return f"{name} {tables[0]['a']}"

    results = []
    for value in ("x", "x", "y"):
        memory.begin({"file": "1"})
        results.append(memory.run(step, Call(("one",)), [], ({"a": value, "b": value * 2},)))

    assert results == ["one x", "one x", "one y"]
    assert asked == ["one", "one"]
