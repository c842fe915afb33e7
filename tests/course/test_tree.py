"""What lies in the folders of a project and is no file of a course: told with its path; nothing else is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import Files

from lapak.course import source_text, tree
from lapak.course.net import SWITCH
from lapak.course.problems import Problem
from lapak.website.host.config import load_project

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
MODULE = "modules/01-awal"


def test_link_that_leads_out_of_the_project(make_project: Make, run_lapak: Run, tmp_path: Path) -> None:
    project = make_project({})
    (tmp_path / "rahasia.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (project / MODULE / "images" / "lain.svg").symlink_to(tmp_path / "rahasia.svg")

    assert run_lapak(project, "check") == (
        1,
        "1 problem in the sources\n"
        f"{MODULE}/images/lain.svg:1: this link leads out of the folders of the project\n"
        "    fix: put a copy of the file in its place\n",
    )


def test_link_inside_the_project_is_fine(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    (project / MODULE / "images" / "lain.svg").symlink_to("hp.svg")

    assert run_lapak(project, "check")[0] == 0


def test_link_that_leads_nowhere(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    (project / "modules" / "facts.yml").symlink_to("facts-lama.yml")

    assert run_lapak(project, "check") == (
        1,
        "1 problem in the sources\n"
        "modules/facts.yml:1: this link leads to nothing\n"
        "    fix: put the file itself in its place, or take the link away\n",
    )


def test_folder_that_is_missing_is_told_by_its_name(make_project: Make) -> None:
    project = load_project(make_project({}) / "mkdocs.yml")
    project.docs.rename(project.root / "dokumen")
    problems: list[Problem] = []

    tree.check_tree(replace(project, template_roots=()), problems)

    assert [str(problem) for problem in problems] == [
        "docs:1: this folder is missing\n    fix: copy it from the project that yours began with"
    ]


@pytest.mark.parametrize(("most", "found"), [(6, 0), (5, 1)])
def test_folders_hold_so_many_files_and_no_more(
    most: int, found: int, make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tree.MOST_FILES == 20_000
    monkeypatch.setattr(tree, "MOST_FILES", most)
    project = make_project({})
    problems: list[Problem] = []
    few = replace(load_project(project / "mkdocs.yml"), module_roots=(project / MODULE,), template_roots=())

    tree.check_tree(few, problems)

    assert [problem.what for problem in problems] == [
        "there are more than 5 files in the folders of the project",
    ][:found]


def test_folder_with_the_name_of_a_text(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"docs/tentang.md/catatan.txt": "x"})

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert "docs/tentang.md:1: this is a folder, and its name is that of a text\n" in printed


@pytest.mark.parametrize("name", ["modules/pipa.md", "modules/01-awal/index.jv.md"])
def test_pipe_in_the_place_of_a_text_hangs_nothing(make_project: Make, run_lapak: Run, name: str) -> None:
    project = make_project({})
    (project / name).unlink(missing_ok=True)
    os.mkfifo(project / name)

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert f"{name}:1: this is neither a file nor a folder (kind 0o10000)\n" in printed


def test_name_that_is_not_utf_8(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    (project / "docs" / os.fsdecode(b"a\xff.txt")).write_text("x", "utf-8")

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert "docs/a\\xff.txt:1: this name has signs that no address can show\n" in printed


@pytest.mark.parametrize("folder", ["modules", "docs"])
def test_folder_that_is_missing(make_project: Make, run_lapak: Run, folder: str) -> None:
    project = make_project({})
    (project / folder).rename(project / "lain")

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert "Traceback" not in printed


def test_what_nobody_foresaw_is_told_with_its_file(
    make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(source_text, "load_sections", fail)
    code, printed = run_lapak(
        make_project({"modules/01-awal/index.jv.md": "---\ntitle: x\n---\n\n## A {#foto}\n"}), "check"
    )

    assert code == 1
    assert (
        f"{MODULE}/index.md:1: this could not be read: ZeroDivisionError: division by zero\n"
        "    fix: please report it, with this text and what 'LAPAK_TRACEBACK=1 lapak check' prints\n"
    ) in printed
    assert "Traceback" not in printed


def test_developer_sees_the_cause(make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(source_text, "load_sections", fail)
    monkeypatch.setenv(SWITCH, "1")
    code, printed = run_lapak(make_project({}), "check")

    assert code == 1
    assert printed.startswith("Traceback (most recent call last):\n")
    assert "in fail\n" in printed


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("minutes: '{m} menit'\n", "has '{m}', for which there is no value"),
        ("minutes: '{n menit'\n", "has a '{' or '}' without the other"),
        ("minutes: menit\n", "lacks '{n}'"),
        ("module_of: 'Modul {number}'\n", "lacks '{total}'"),
        ("minutes: [a]\n", "is not a text"),
        ("months: [Januari]\n", "is not a list of 12 texts"),
        ("minutes: '{n.__class__} menit'\n", "has '{n.__class__}', for which there is no value"),
    ],
)
def test_interface_word_that_cannot_be_filled_in(
    make_project: Make, run_lapak: Run, content: str, expected: str
) -> None:
    project = make_project({})
    overrides = (project / "overrides").resolve()
    (project / "overrides").unlink()
    for item in overrides.rglob("*"):
        if item.is_file():
            copy = project / "overrides" / item.relative_to(overrides)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(item.read_bytes())
    (project / "overrides/words/jv.yml").write_text(content, "utf-8")

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert f"overrides/words/jv.yml:1: the word '{content.partition(':')[0]}' {expected}\n" in printed
