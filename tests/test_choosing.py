"""`--module` and `--language` over several editions: those that have it are made, the others left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files

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
