"""`--module` and `--language` over several editions: those that have it are made, the others left out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, Files

MODULE = """---
title: Lagi
summary: Lagi.
minutes: {short: 0, full: 30}
objectives: []
---

## A {#a}

Teks.
"""
SECOND = """INHERIT: mkdocs.yml
site_name: Besar
extra:
  edition: {name: besar, language: {code: su, name: Basa Sunda}, modules: [01-awal, 02-usaha-awal]}
"""
FILES: Files = {"mkdocs.besar.yml": SECOND, "modules/02-usaha-awal/index.md": MODULE}


@pytest.mark.parametrize(
    ("options", "papers"),
    [
        ("--module usaha-awal --language id", ["besar/{}-usaha-awal.id.pdf"]),
        ("--module awal --language id", ["besar/{}-awal.id.pdf", "kecil/{}-awal.id.pdf"]),
        ("--module awal --language su", ["besar/{}-awal.su.pdf"]),
    ],
)
def test_editions_that_have_it_are_made(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], options: str, papers: list[str]
) -> None:
    project = make_project(FILES)

    code, printed = run_lapak(project, "handouts", *options.split())

    assert code == 0, printed
    written = sorted(file.relative_to(project / "build").as_posix() for file in project.glob("build/*/*.pdf"))
    kinds = ("fasilitator", "handout", "modul")
    assert written == sorted(paper.format(kind) for paper in papers for kind in kinds)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--module usaha-awa", "'kecil', 'besar': no module 'usaha-awa': did you mean 'usaha-awal'?"),
        ("--language ba", "'kecil', 'besar': no language 'ba': use one of: id, jv, su"),
        ("--module usaha-awal --language jv", "'besar': no language 'jv': use one of: id, su"),
    ],
)
def test_what_no_edition_has_is_refused_before_anything_is_written(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], options: str, message: str
) -> None:
    project = make_project(FILES)

    for command in ("handouts", "slides"):
        assert run_lapak(project, command, *options.split()) == (2, f"lapak: {message}\n")

    assert not (project / "build").exists()


@pytest.mark.slow
def test_editions_made_side_by_side_are_those_made_alone(make_project: Callable[[Files], Path]) -> None:
    project = make_project(FILES)

    def make(*options: str) -> str:
        command = [sys.executable, "-m", "lapak", "handouts", "--language", "id", *options]
        return subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout

    told = make()
    together = {file: file.read_bytes() for file in sorted(project.glob("build/*/*.pdf"))}
    shutil.rmtree(project / "build")
    alone = make("--edition", "kecil") + make("--edition", "besar")

    assert sorted(told.split()) == sorted(alone.split())
    assert {file: file.read_bytes() for file in sorted(project.glob("build/*/*.pdf"))} == together
    assert len(together) == len(told.split())


def test_mistakes_of_all_editions_come_in_one_run(make_project: Callable[[Files], Path]) -> None:
    project = make_project({**FILES, "modules/01-awal/index.md": "# Tanpa kepala\n"})

    def say(command: str) -> tuple[int, str]:
        run = [sys.executable, "-m", "lapak", command]
        done = subprocess.run(run, cwd=project, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    told = say("handouts")
    assert told[0] == 1
    assert say("check") == told


def test_mistake_in_a_template_is_told_once_by_one_process(make_project: Callable[[Files], Path]) -> None:
    project = make_project(FILES)
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    deck = project / "overrides/slides/deck.html"
    deck.write_text(deck.read_text("utf-8").replace("deck.title", "deck.titel", 1), "utf-8")

    command = [sys.executable, "-m", "lapak", "slides", "--module", "awal"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr == (
        "1 problem in the sources\n"
        "overrides/slides/deck.html:10: UndefinedError: "
        "'lapak.slides.deck.model.Deck object' has no attribute 'titel'\n"
        "    fix: mend this template\n"
    )
