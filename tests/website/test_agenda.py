"""The hours of the day stand wherever the day is told, and one line of the edition moves them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.conftest import TINY, Files

PAGE = "---\ntitle: Acara\nsummary: Jam.\nlayout: agenda\n---\n\n## Cara {#cara}\n\nBaca dari atas.\n"
SCHEDULE = """schedule:
      start: "{start}"
      sessions: [[buka, awal, salat, doa]]
      parts: {{buka: 10, salat: 20, doa: {{minutes: 5, label: {{id: Doa bersama, jv: Donga}}}}}}
"""


def write_schedule(text: str) -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    return {"mkdocs.yml": settings.replace("    modules:", f"    {text}    modules:"), "docs/acara.md": PAGE}


def read_rows(page: Path) -> list[str]:
    return [" ".join(row.text_content().split()) for row in html.parse(page).xpath("//tbody/tr | //table/tr")]


@pytest.mark.parametrize(
    ("start", "times"),
    [
        ("09.30", ["09.30", "09.40", "09.45", "10.05", "10.10"]),
        ("13.00", ["13.00", "13.10", "13.15", "13.35", "13.40"]),
    ],
)
def test_moving_the_start_moves_every_hour(
    start: str, times: list[str], make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project(write_schedule(SCHEDULE.format(start=start)))

    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    assert read_rows(project / "site/kecil/acara/index.html") == [
        f"{times[0]}Pembukaan10",
        f"{times[1]}1. Awal5",
        f"{times[2]}Salat20",
        f"{times[3]}Doa bersama5",
        f"{times[4]}Selesai40",
    ]
    assert f"{times[3]}Donga5" in read_rows(project / "site/kecil/jv/acara/index.html")


def test_an_agenda_that_runs_over_is_told(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    text = SCHEDULE.format(start="09.30") + '      end: "10.00"\n'

    assert run_lapak(make_project(write_schedule(text)), "check", "--fast") == (
        1,
        "1 problem in the sources\n"
        "mkdocs.yml:35: session 1 takes 40 minutes, but from 09.30 to 10.00 are 30\n"
        "    fix: write 'end: \"10.10\"'\n",
    )


def test_our_two_trainings_last_as_long_as_they_are_meant_to(sites: Path) -> None:
    half_day = read_rows(sites / "ambarawa/fasilitator/acara/index.html")
    weeks = read_rows(sites / "cicaheum/fasilitator/acara/index.html")

    assert half_day[-1] == "12.00Selesai150"
    assert [row[-2:] for row in weeks] == ["90"] * 6
