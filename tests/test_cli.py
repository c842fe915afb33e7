"""How a command ends when it cannot go on: a few lines that help, and the exit code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, Files

from lapak.commands import facts
from lapak.writing.mark import write_mark

Run = Callable[..., tuple[int, str]]


def test_mistake_in_a_template_has_its_place_and_the_old_site_stays(
    make_project: Callable[[Files], Path], run_lapak: Run
) -> None:
    project = make_project({"site/kecil/index.html": "old"})
    write_mark(project / "site/kecil")
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    page = project / "overrides/pages/home.html"
    page.write_text(page.read_text("utf-8").replace("document.title.text", "document.titel"), "utf-8")

    code, printed = run_lapak(project, "build")

    assert code == 1
    assert printed == (
        "1 problem in the sources\n"
        "overrides/pages/home.html:2: UndefinedError: 'lapak.course.model.Page object' has no attribute 'titel'\n"
        "    fix: mend this template\n"
    )
    assert [file.read_text("utf-8") for file in (project / "site").rglob("*.html")] == ["old"]


def test_file_where_the_output_should_stand_is_a_message(make_project: Callable[[Files], Path], run_lapak: Run) -> None:
    project = make_project({"site": "a file in the folder's place"})

    assert run_lapak(project, "build") == (
        2,
        "lapak: 'site' is a file, not a folder; nothing has been written\n"
        "    fix: move it away, or name another folder, such as '--output lain'\n",
    )


def test_ctrl_c_is_one_line(
    make_project: Callable[[Files], Path], run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(facts, "run", stop)

    assert run_lapak(make_project({}), "facts") == (130, "lapak: stopped\n")
