"""Locks in which git left both sides of a merge."""

from __future__ import annotations

from lapak.course.problems import Problem
from lapak.course.translation.lock import LockEntry, Review
from lapak.course.translation.lock_merge import merge_sides

CONFLICT = """{
 "jv": {
  "foto": {"reader": "1"},
<<<<<<< HEAD
  "uang": {"reader": "2", "review": {"role": "guru", "date": "2026-11-02"}},
  "warung": {"reader": "3"}
||||||| base
  "uang": {"reader": "0"}
=======
  "uang": {"reader": "4", "review": {"role": "guru", "date": "2026-11-09"}},
  "janji": {"reader": "5"}
>>>>>>> upstream/main
 }
}
"""


def test_lock_of_two_sides_has_the_units_of_both_and_the_newest_review() -> None:
    problems: list[Problem] = []

    merged = merge_sides(CONFLICT, "translations.lock.json", problems)

    assert problems == []
    assert merged.lock == {
        "jv": {
            "foto": LockEntry("1"),
            "janji": LockEntry("5"),
            "uang": LockEntry("4", review=Review("guru", "2026-11-09")),
            "warung": LockEntry("3"),
        }
    }
    assert merged.decided == [
        "jv uang: both sides changed it; kept is that of the other branch, reviewed on 2026-11-09"
    ]


def test_what_one_side_alone_has_changed_is_taken_from_it() -> None:
    text = CONFLICT.replace(
        '"uang": {"reader": "0"}', '"uang": {"reader": "2", "review": {"role": "guru", "date": "2026-11-02"}}'
    )

    merged = merge_sides(text.replace("2026-11-09", "2026-11-01"), "translations.lock.json", [])

    assert merged.lock["jv"]["uang"].reader == "4"
    assert merged.decided == []


def test_side_that_is_no_lock_is_told() -> None:
    problems: list[Problem] = []

    assert merge_sides("<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> x\n", "a.lock.json", problems).lock == {}
    assert [problem.what for problem in problems] == ["a side of this merge is no lock"]
