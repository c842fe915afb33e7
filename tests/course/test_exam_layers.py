"""The test of an edition: what its own tes.yml says over that of all editions, in each language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files, write_project
from tests.course.test_projects import show_told

from lapak.course.load import load_course
from lapak.course.problems import Problem
from lapak.website.host.config import load_project

SHARED, SHARED_LOCAL = "modules/tes.yml", "modules/tes.jv.yml"
OWN, OWN_LOCAL = "modules.kecil/tes.yml", "modules.kecil/tes.jv.yml"
HERE = "01-awal#foto"


def ask(**texts: str) -> str:
    """Names and what is asked → a file of questions."""
    rest = f"section: {HERE}, drawing: 01-awal/images/hp.svg, options: [a, b, c], right: A"
    return "questions:\n" + "".join(f"  {name}: {{text: {text}, {rest}}}\n" for name, text in texts.items())


def say(**texts: str) -> str:
    """The same of a translation."""
    return "questions:\n" + "".join(f"  {name}: {{text: {text}, options: [d, e, f]}}\n" for name, text in texts.items())


BENEATH = {SHARED: ask(foto="Foto?", uang="Uang?"), SHARED_LOCAL: say(foto="Potret?", uang="Dhuwit?")}
CASES: list[tuple[Files, str, list[str]]] = [
    ({}, "Foto? Uang? | Potret? Dhuwit?", []),
    ({OWN: ask(batik="Batik?")}, "Foto? Uang? Batik? | Potret? Dhuwit? Batik?", []),
    ({OWN: ask(batik="Batik?"), OWN_LOCAL: say(batik="Bathik?")}, "Foto? Uang? Batik? | Potret? Dhuwit? Bathik?", []),
    ({OWN: ask(foto="Kain?")}, "Kain? Uang? | Kain? Dhuwit?", []),
    ({OWN: ask(foto="Kain?"), OWN_LOCAL: say(foto="Jarik?")}, "Kain? Uang? | Jarik? Dhuwit?", []),
    ({OWN_LOCAL: say(uang="Arta?")}, "Foto? Uang? | Potret? Arta?", []),
    ({OWN: "questions:\n  foto: remove\n"}, "Uang? | Dhuwit?", []),
    (
        {OWN: "questions:\n  fotto: remove\n"},
        "Foto? Uang? | Potret? Dhuwit?",
        [f"{OWN}:2: question 'fotto' is left out, and is not in {SHARED} / did you mean 'foto'?"],
    ),
    (
        {"modules.kecil/01-awal/index.md": "## Foto {#foto .remove}\n", OWN: "questions:\n  uang: remove\n"},
        "Foto? | Potret?",
        [
            f"{SHARED}:2: section '{HERE}' does not exist / use one of: uang, or leave the question out: "
            f"'foto: remove' in {OWN}"
        ],
    ),
    (
        {OWN_LOCAL: say(foti="Jarik?")},
        "Foto? Uang? | Potret? Dhuwit?",
        [f"{OWN_LOCAL}:2: question 'foti' is not in tes.yml / did you mean 'foto'?"],
    ),
    ({"modules.kecil/tes.su.yml": say(foto="x")}, "Foto? Uang? | Potret? Dhuwit?", ["changes nothing"]),
]


@pytest.mark.parametrize(("files", "asked", "told"), CASES)
def test_own_questions_lie_over_those_of_all(files: Files, asked: str, told: list[str], tmp_path: Path) -> None:
    problems: list[Problem] = []
    course = load_course(load_project(write_project(tmp_path / "p", {**BENEATH, **files}) / "mkdocs.yml"), problems)

    assert course
    assert " | ".join(" ".join(one.text for one in course.exam[code]) for code in ("id", "jv")) == asked
    shown = show_told(problems)
    assert len(shown) == len(told)
    assert all(wanted in got for wanted, got in zip(told, shown, strict=True)), shown


def test_own_question_that_the_shared_one_has_left_behind_is_told(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({**BENEATH, OWN: ask(foto="Kain?", batik="Batik?")})
    assert run_lapak(project, "overlays", "accept") == (0, "kecil: 1 own section accepted: tes#foto\n")
    (project / SHARED).write_text(ask(foto="Foto siang?", uang="Uang?"), "utf-8")

    code, printed = run_lapak(project, "overlays", "diff", "tes")

    assert code == 0
    assert printed.startswith(
        f"{OWN}:2: tes#foto: the shared section has changed since\n    before   foto: {{text: [-Foto?,-]"
    )
    exported = run_lapak(project, "translations", "export", "jv")
    assert exported[0] == 0, exported


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ("", ["Dua pertanyaan", "Rong pitakon", "Dua pertanyaan", "Rong pitakon, sepisan maneh"]),
        (
            "questions:\n  foto: remove\n",
            ["Satu pertanyaan", "Siji pitakon", "Satu pertanyaan", "Siji pitakon, sepisan maneh"],
        ),
    ],
)
def test_number_of_questions_is_that_of_the_edition_in_texts_and_words(
    own: str, named: list[str], tmp_path: Path
) -> None:
    front = '---\ntitle: "{{ edition.questions_title }}"\nsummary: Tes.\nlayout: exam\n---\n\n## Apa {#apa}\n\nTes.\n'
    files: Files = {**BENEATH, "docs/tes.md": front, "docs/tes.jv.md": front.replace("layout: exam\n", "")}
    project = write_project(tmp_path / "project", {**files, **({OWN: own} if own else {})})
    problems: list[Problem] = []

    course = load_course(load_project(project / "mkdocs.yml"), problems)

    assert course, problems
    titles = [page.title.text for code in ("id", "jv") for page in course.pages[code] if page.address == "tes/"]
    assert [*titles, course.words["id"]["file_exam_sheet"], course.words["jv"]["part_tes_lagi"]] == named
