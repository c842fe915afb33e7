"""`lapak new`: what a campus begins with builds as it is, and whatever does not fit leaves nothing behind."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, Files

from lapak.cli import make_parser
from lapak.course.reading.yaml_text import to_yaml_text

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
NEW = ("new", "edition", "pasar", "--no-build")
ENOUGH = ("--institution", "Kampus: Kita", "--place", "Desa Baru, Brebes", "--language", "mad")


EXAMPLE = "Ganti ini: "
NO_DRAWING = "0 of 4 sections have a drawing or a recording: with the text hidden nobody can follow"
"""Only its author knows what is to be seen."""


def list_files(folder: Path) -> list[str]:
    found = (file for file in folder.rglob("*") if file.is_file() and not {"overrides", "build"} & {*file.parts})
    return sorted(file.relative_to(folder).as_posix() for file in found)


def test_edition_is_one_file_and_a_folder_for_sections_of_its_own(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    before = list_files(project)

    code, printed = run_lapak(project, *NEW, *ENOUGH, "--days", "2026-12-12", "--address", "https://a.id/")

    assert (code, printed) == (0, "mkdocs.pasar.yml\nmodules.pasar/README.md\n")
    assert [name for name in list_files(project) if name not in before] == [
        "mkdocs.pasar.yml",
        "modules.pasar/README.md",
    ]
    written = yaml.safe_load((project / "mkdocs.pasar.yml").read_text("utf-8"))
    assert (written["site_name"], written["site_url"]) == ("Belajar Jualan Online Desa Baru", "https://a.id/")
    edition = written["extra"]["edition"]
    assert edition["institution"] == "Kampus: Kita"
    assert edition["language"] == {"code": "mad", "name": "Basa Madhura"}
    assert edition["modules"] == ["01-awal"]
    assert [str(day) for day in edition["schedule"]["days"]] == ["2026-12-12"]


def test_edition_is_built_at_once(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})

    code, printed = run_lapak(project / "docs", *NEW[:3], *ENOUGH)

    assert code == 0, printed
    assert "Desa Baru" in (project / "site/pasar/mad/index.html").read_text("utf-8")


FAULTS = {
    ("Pasar Baru",): "'Pasar Baru' is no name of an edition: write 'pasar-baru'",
    ("kecil",): "edition 'kecil' is there already, in mkdocs.yml",
    ("pasar", *ENOUGH[:4]): "--language: not said yet: code of the local language",
    ("pasar", *ENOUGH[:5], "mada"): "--language: write two or three small letters",
    ("pasar", *ENOUGH[:5], "zzz"): "--language: nobody here knows the language 'zzz'",
    ("pasar", *ENOUGH, "--start", "25.00"): "--start: write it as 09.00",
    ("pasar", *ENOUGH, "--days", "12-12-2026"): "--days: '12-12-2026' is no date: write 2026-12-12",
    ("pasar", *ENOUGH, "--form", "fuul"): "--form: did you mean 'full'?",
    ("pasar", *ENOUGH, "--address", "kampus.id"): "--address: write it as https://",
    (
        "pasar",
        *ENOUGH,
        "--modules",
        "01-awl",
    ): "names module '01-awl', which does not exist\n    fix: did you mean '01-awal'?",
}


@pytest.mark.parametrize("arguments", FAULTS, ids=lambda arguments: " ".join(arguments[-2:]))
def test_what_does_not_fit_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], make_project: Make, run_lapak: Run
) -> None:
    project = make_project({})
    before = list_files(project)

    code, printed = run_lapak(project, "new", "edition", *arguments)

    assert code == 2
    assert FAULTS[arguments] in printed
    assert "nothing has been written" in printed
    assert [name for name in list_files(project) if not name.startswith("build/")] == before


def test_terminal_is_asked_until_the_answer_is_one(
    make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project({})
    answers = iter(["Kampus", "", "Desa", "x", "su", *[""] * 20])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _words: next(answers))

    code, printed = run_lapak(project, *NEW)

    assert code == 0, printed
    assert "this one is needed" in printed
    edition = yaml.safe_load((project / "mkdocs.pasar.yml").read_text("utf-8"))["extra"]["edition"]
    assert (edition["institution"], edition["place"]) == ("Kampus", "Desa")
    assert edition["language"] == {"code": "su", "name": "Basa Sunda"}


@pytest.mark.slow
def test_module_of_an_edition_passes_every_check_and_is_named(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})

    code, printed = run_lapak(project / "modules/01-awal", "new", "module", "titip-jual", "--edition", "kecil")

    assert code == 0, printed
    assert printed.startswith("modules.kecil/02-titip-jual/index.md\nwrite your own words where 'Ganti ini:' stands")
    assert "- 01-awal\n      - 02-titip-jual" in (project / "mkdocs.yml").read_text("utf-8")
    module = project / "modules.kecil/02-titip-jual/index.md"
    lines = [number for number, line in enumerate(module.read_text("utf-8").split("\n"), 1) if EXAMPLE in line]
    code, printed = run_lapak(project, "check")
    assert code == 0, printed
    told = [line for line in printed.splitlines() if "an example still stands here" in line]
    assert [int(line.split(":")[1]) for line in told] == lines
    assert len(told) == 11
    module.write_text(module.read_text("utf-8").replace(EXAMPLE, ""), "utf-8")
    code, printed = run_lapak(project, "check")
    assert code == 0, printed
    hints = [line for line in printed.splitlines() if "02-titip-jual/index.md:" in line]
    assert [hint.partition(": ")[2] for hint in hints] == [NO_DRAWING]


def test_module_for_all_is_written_and_the_list_is_left_to_its_author(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})

    code, printed = run_lapak(project, "new", "module", "titip", "--title", "Titip: dulu")

    assert code == 0, printed
    assert printed.startswith("modules/02-titip/index.md\nwrite your own words where 'Ganti ini:' stands")
    assert "\nname it in an edition: '- 02-titip' below 'modules:'" in printed
    assert 'title: "Titip: dulu"' in (project / "modules/02-titip/index.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("slug", "said"), [("awal", "module 'awal' is there already, in 01-awal/"), ("Titip Jual", "write 'titip-jual'")]
)
def test_module_that_cannot_be_is_not_written(slug: str, said: str, make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    before = list_files(project)

    code, printed = run_lapak(project, "new", "module", slug)

    assert (code, said in printed) == (2, True)
    assert list_files(project) == before


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kampus Kita", "Kampus Kita"),
        ("a: b", '"a: b"'),
        ("08.00", '"08.00"'),
        ("ya, tidak", '"ya, tidak"'),
        ("no", '"no"'),
    ],
)
def test_answer_is_quoted_where_yaml_would_read_something_else(text: str, written: str) -> None:
    assert to_yaml_text(text) == written


def find_actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action._choices_actions
            yield from (found for below in action.choices.values() for found in find_actions(below))
        else:
            yield action


def test_every_command_and_option_says_what_it_is() -> None:
    assert [action.dest for action in find_actions(make_parser()) if not action.help] == []


def test_version_is_said(run_lapak: Run, tmp_path: Path) -> None:
    assert run_lapak(tmp_path, "--version") == (0, "lapak 0.1.0\n")


def test_outside_of_a_project_one_line_says_so(run_lapak: Run, tmp_path: Path) -> None:
    assert run_lapak(tmp_path, "facts") == (
        2,
        "lapak: no mkdocs.yml here or in a folder above; run the command in a project\n",
    )


def test_path_that_is_typed_in_a_folder_below_is_meant_from_there(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})

    code, printed = run_lapak(project / "docs", "slides", "--language", "id", "--output", "../keluar")

    assert code == 0, printed
    assert (project / "keluar/slide-awal.id.md").is_file()


@pytest.mark.parametrize("line", ["lapak b", "lapak build --edition "])
def test_tab_completes_commands_and_editions(line: str, tmp_path: Path) -> None:
    said = tmp_path / "said"
    asked = {
        "_ARGCOMPLETE": "1",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "_ARGCOMPLETE_STDOUT_FILENAME": str(said),
    }

    subprocess.run([sys.executable, "-m", "lapak"], env={**os.environ, **asked}, cwd=ROOT / "docs", check=False)

    assert ("build" if line == "lapak b" else "cicaheum") in said.read_text("utf-8")


def test_new_edition_is_not_left_over_of_what_is_gone(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    assert run_lapak(project, "check", "--fast")[0] == 0

    code, printed = run_lapak(project, *NEW[:3], *ENOUGH)

    assert (code, "left over" in printed) == (0, False), printed


def test_language_that_nobody_knows_brings_its_name(
    make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project({})
    answers = iter(["Kampus", "Desa", "zzz", "", "Basa Zzz", *[""] * 20])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _words: next(answers))

    code, printed = run_lapak(project, *NEW)

    assert code == 0, printed
    edition = yaml.safe_load((project / "mkdocs.pasar.yml").read_text("utf-8"))["extra"]["edition"]
    assert edition["language"] == {"code": "zzz", "name": "Basa Zzz"}


def test_answers_that_end_too_early_leave_nothing(
    make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_words: str) -> str:
        raise EOFError

    project = make_project({})
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", end)

    assert run_lapak(project, *NEW) == (2, "lapak: no more answers; nothing has been written\n")
    assert not (project / "mkdocs.pasar.yml").exists()


@pytest.mark.slow
def test_module_that_no_session_names_has_its_pages_all_the_same(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    config = project / "mkdocs.yml"
    timed = config.read_text("utf-8").rstrip("\n") + '\n    schedule: {start: "09.00", sessions: [[awal]]}\n'
    config.write_text(timed, "utf-8")
    assert run_lapak(project, "new", "module", "titip", "--edition", "kecil")[0] == 0
    module = project / "modules.kecil/02-titip/index.md"
    module.write_text(module.read_text("utf-8").replace(EXAMPLE, ""), "utf-8")

    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    assert (project / "site/kecil/fasilitator/titip/index.html").is_file()
