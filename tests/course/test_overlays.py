"""What an edition has of its own over the modules of all: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import TINY, Files, write_project
from tests.course.test_projects import show_told, to_files
from tests.tables import load_cases, show

from lapak.course.load import load_course
from lapak.course.model import Course
from lapak.course.problems import Problem
from lapak.render.document import Documents
from lapak.website.host.config import load_project

OWN = "modules.kecil/01-awal/index.md"
OWN_LOCAL = "modules.kecil/01-awal/index.jv.md"
SHORT = {"O": OWN, "P": OWN_LOCAL}
NAMES = {OWN: "O", OWN_LOCAL: "P", "modules/01-awal/index.md": "M", "modules/01-awal/index.jv.md": "J"}
Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]


def load(changes: dict[str, Any], folder: Path) -> tuple[Course, list[str]]:
    files = {SHORT.get(name, name): change for name, change in changes.items()}
    project = load_project(write_project(folder, to_files(files)) / "mkdocs.yml")
    problems: list[Problem] = []
    course = load_course(project, problems)
    assert course
    return course, show_told(problems)


def show_laid(course: Course) -> list[Any]:
    module = course.modules["id"][0]
    shown = [
        f"{one.id}{'*' * one.path.startswith('modules.')} {_show(one.short)}/{_show(one.full)}"
        for one in module.sections
    ]
    return [shown, f"{module.short}/{module.full}"]


def _show(minutes: int | None) -> str:
    return "-" if minutes is None else str(minutes)


def show_translated(course: Course) -> list[str]:
    sections = course.modules["jv"][0].sections
    return [f"{one.id} {one.language} {one.freshness} {NAMES[one.path]}" for one in sections]


@pytest.mark.parametrize(("name", "given", "wanted"), load_cases(Path(__file__).with_name("overlays.yml")))
def test_own_sections_lie_over_those_of_all(name: str, given: Any, wanted: Any, tmp_path: Path) -> None:
    course, told = load(given, tmp_path / "project")

    assert (show_translated(course) if name == "translated" else [*show_laid(course), told]) == wanted


FACT = "a:\n  value: '{}'\n  source: s\n  checked_on: 2026-11-01\n  recheck_after: 2027-11-01\n"
DRAWING = (TINY / "modules/01-awal/images/hp.svg").read_text("utf-8")


def test_drawing_fact_word_and_page_of_an_edition_win(make_project: Make, run_lapak: Run) -> None:
    project = make_project(
        {
            "modules/facts.yml": FACT.format("lama"),
            "modules.kecil/facts.yml": FACT.format("baru"),
            "modules.kecil/01-awal/images/hp.svg": DRAWING.replace("<svg", "<svg data-x=''", 1).replace(
                "</svg>", "<circle r='3'/></svg>"
            ),
            OWN: "## Uang {#uang}\n\nCek {{ fact.a }} dulu. [Foto](../01-awal/index.md#foto)\n",
            "docs.kecil/warung.md": "---\ntitle: Warung\nsummary: Kami.\n---\n\n## Warung {#warung}\n\nBuka.\n",
            "docs.kecil/index.md": "---\ntitle: Rumah kami\n---\n",
            "docs.kecil/merek/daftar.css": "a{}",
            "overrides.kecil/words/id.yml": "licence: Isi kami\n",
            "overrides.kecil/404.html": "<!doctype html><title>x</title><p>hilang di desa kami",
        }
    )

    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    page = (project / "site/kecil/modul/awal/index.html").read_text("utf-8")
    assert "Cek baru" in page
    assert "circle" in page
    assert "Isi kami" in page
    assert "hilang di desa kami" in (project / "site/kecil/404.html").read_text("utf-8")
    assert (project / "site/kecil/warung/index.html").exists()
    assert (project / "site/kecil/merek/daftar.css").exists()
    assert "Rumah kami" in (project / "site/kecil/index.html").read_text("utf-8")


def test_link_to_a_section_that_is_left_out_is_words(make_documents: Callable[[Files], Documents]) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8").replace("Foto di dekat", "[Uang](#uang) di dekat")
    documents = make_documents({"modules/01-awal/index.md": module, OWN: "## Uang {#uang .remove}\n"})

    (section,) = documents.modules["id"][0].sections
    assert "<span>Uang</span> di dekat" in str(show(section))


def test_translation_of_an_own_section_is_accepted_in_the_lock_of_the_edition(
    make_project: Make, run_lapak: Run
) -> None:
    files = {OWN: "## Foto lain {#foto}\n\nDi teras.\n", OWN_LOCAL: "## Foto sejen {#foto}\n\nNing teras.\n"}
    project = make_project(dict(files))
    lock = project / "modules/01-awal/translations.lock.json"
    before = lock.read_text("utf-8")

    code, printed = run_lapak(project, "translations", "accept", "jv", "01-awal", "foto")

    assert (code, printed) == (0, "01-awal: 1 units accepted in 'jv'\n")
    assert lock.read_text("utf-8") == before
    own = project / "modules.kecil/01-awal/translations.lock.json"
    assert '"foto"' in own.read_text("utf-8")
    (project / OWN).write_text("## Foto lain {#foto}\n\nDi teras depan.\n", "utf-8")
    assert show_translated(load_again(project))[0] == "foto jv stale P"


def load_again(project: Path) -> Course:
    course = load_course(load_project(project / "mkdocs.yml"), [])
    assert course
    return course


def test_what_has_changed_beneath_is_shown_word_by_word_until_it_is_accepted(
    make_project: Make, run_lapak: Run
) -> None:
    own = "## Foto lain {#foto}\n\nDi teras.\n\n## Pasar {#pasar after=foto}\n\nKe pasar.\n"
    project = make_project({OWN: own})

    code, printed = run_lapak(project, "overlays", "status")

    assert (code, printed) == (
        0,
        "kecil: 2 own sections, beneath 0 the shared text has changed\n"
        f"{OWN}:1: 01-awal#foto: nobody has said yet which shared section it was written against\n"
        f"{OWN}:5: 01-awal#pasar: has no shared section beneath it\n",
    )
    assert run_lapak(project, "overlays", "accept") == (0, "kecil: 1 own section accepted: 01-awal#foto\n")
    assert run_lapak(project, "check", "--fast")[0] == 0
    assert "01-awal#foto: the shared section is as it was\n" in run_lapak(project, "overlays", "status")[1]
    module = project / "modules/01-awal/index.md"
    module.write_text(module.read_text("utf-8").replace("dekat jendela.\n", "dekat pintu.\n"), "utf-8")

    code, printed = run_lapak(project, "overlays", "diff")

    assert (code, printed) == (
        0,
        f"{OWN}:1: 01-awal#foto: the shared section has changed since\n"
        "    before Foto di dekat [-jendela.-]\n"
        "    now    Foto di dekat {+pintu.+}\n"
        "    own    ## Foto lain {#foto}\n"
        "    own    Di teras.\n\n",
    )
    assert "beneath 1 the shared text has changed" in run_lapak(project, "overlays", "status")[1]
    assert "01-awal#foto: the shared section has changed since" in run_lapak(project, "check", "--fast")[1]
    assert load_again(project).moved == ("01-awal#foto",)
    run_lapak(project, "overlays", "accept", "01-awal", "foto")
    assert load_again(project).moved == ()
    assert "beneath 0" in run_lapak(project, "overlays", "status")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("01-awl",), "no edition has anything over '01-awl': did you mean '01-awal'?"),
        (("01-awal", "foti"), "no edition has a section 'foti' over a shared one: did you mean 'foto'?"),
    ],
)
def test_own_section_that_is_not_there_is_told(
    arguments: tuple[str, ...], said: str, make_project: Make, run_lapak: Run
) -> None:
    project = make_project({OWN: "## Foto lain {#foto}\n\nDi teras.\n"})

    assert run_lapak(project, "overlays", "accept", *arguments) == (2, f"lapak: {said}\n")


def test_lock_of_overlays_that_is_torn_is_a_message(make_project: Make, run_lapak: Run) -> None:
    project = make_project({OWN: "## Foto lain {#foto}\n\nDi teras.\n", "modules.kecil/overlays.lock.json": "{"})

    assert run_lapak(project, "overlays", "status") == (
        1,
        "1 problem in the sources\nmodules.kecil/overlays.lock.json:1: this file of lapak's own (a lock) "
        "cannot be read\n    fix: take it back from the last commit; only 'lapak overlays accept' writes it\n",
    )


def test_preview_sees_what_an_edition_begins_to_have(make_project: Make) -> None:
    from lapak.layout import plan_exports
    from lapak.website.preview.responses import Preview

    project = make_project({})
    preview = Preview(project / "mkdocs.yml", plan_exports, print)
    assert b"Foto di dekat jendela" in preview.respond("/modul/awal/").body
    (project / OWN).parent.mkdir(parents=True)
    (project / OWN).write_text("## Foto lain {#foto}\n\nDi teras kami.\n", "utf-8")

    assert b"Di teras kami" in preview.respond("/modul/awal/").body


def test_folder_of_no_edition_is_a_hint(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"modules.kecl/01-awal/index.md": "## Foto lain {#foto}\n\nDi teras.\n"})

    code, printed = run_lapak(project, "check", "--fast")

    assert code == 0
    assert "modules.kecl:1: no edition is called 'kecl', so this folder changes nothing" in printed
