"""What cannot be made stops nothing else, and all of it is told at the end."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from lapak.course.problems import Problem, SourceError
from lapak.export.file_names import HANDOUT
from lapak.export.making import Batch, find_companies, make_all, mix, write_exports
from lapak.export.model import Export


def to_export(number: int) -> Export:
    """A file whose number is a multiple of three cannot be made."""

    def make() -> bytes:
        if number % 3 == 0:
            raise SourceError([Problem("a.md", number, "too long", "shorten it")])
        return b"made"

    return Export(HANDOUT, str(number), "id", make)


@pytest.mark.parametrize("count", [4, 9])
def test_all_others_are_given_before_the_problems_of_all(count: int) -> None:
    given: list[str] = []

    with pytest.raises(SourceError) as raised:
        given.extend(export.slug for export, _ in make_all([to_export(number) for number in range(1, count + 1)]))

    assert sorted(given) == [str(number) for number in range(1, count + 1) if number % 3]
    assert [problem.line for problem in raised.value.problems] == [3, 6, 9][: count // 3]


def test_what_cannot_be_made_leaves_no_file(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()

    with pytest.raises(SourceError):
        list(write_exports([Batch([to_export(number) for number in (1, 2, 3)], tmp_path / "made", drafts)]))

    assert sorted(file.name for file in (tmp_path / "made").iterdir()) == ["handout-1.id.pdf", "handout-2.id.pdf"]


def test_files_of_one_name_come_each_into_its_own_folder(tmp_path: Path) -> None:
    names = ("ambarawa", "cicaheum")
    shelves = [
        Batch([Export(HANDOUT, "awal", "id", partial(str.encode, name))], tmp_path / name, tmp_path) for name in names
    ]

    written = list(write_exports(shelves))

    assert [file.read_bytes() for file in written] == [b"ambarawa", b"cicaheum"]
    assert [file.parent.name for file in written] == ["ambarawa", "cicaheum"]


def test_longest_files_of_all_editions_are_begun_first() -> None:
    long, short, other = (to_export(number) for number in (1, 2, 4))

    assert mix([[long, short], [other], []]) == [long, other, short]


def test_what_is_in_the_cache_is_not_made_again() -> None:
    export = Export(HANDOUT, "awal", "id", make=lambda: b"made", find=lambda: b"")

    assert [data for _, data in make_all([export])] == [b""]


def test_what_stood_there_before_is_taken_where_it_is_the_same_and_ours_alone(tmp_path: Path) -> None:
    old, drafts = tmp_path / "old", tmp_path / "drafts"
    old.mkdir()
    drafts.mkdir()
    exports = [Export(HANDOUT, name, "id", partial(str.encode, name)) for name in ("sama", "baru", "sempit", "ganda")]
    for export in exports:
        (old / export.name).write_text(export.slug if export.slug != "baru" else "lama", "utf-8")
    (old / exports[2].name).chmod(0o600)
    os.link(old / exports[3].name, tmp_path / "lain")

    list(write_exports([Batch(exports, tmp_path / "made", drafts, old)]))

    made = {export.slug: tmp_path / "made" / export.name for export in exports}
    assert [made[name].read_text("utf-8") for name in made] == [*made]
    assert [name for name in made if made[name].samefile(old / made[name].name)] == ["sama"]
    assert list(drafts.iterdir()) == []


def test_files_of_one_company_are_made_by_one_process_one_after_the_other() -> None:
    exports = [
        Export(HANDOUT, str(number), "id", lambda: b"%d" % os.getpid(), company=number % 2) for number in range(9)
    ]

    made = {export.slug: data for export, data in make_all(exports)}

    assert [len({made[str(number)] for number in range(first, 9, 2)}) for first in (0, 1)] == [1, 1]
    assert [[one.slug for one in some] for some in find_companies(exports)] == [list("02468"), list("1357")]
