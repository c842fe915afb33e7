"""Questions, meanings and facts whose Indonesian words have changed since they were translated stand in Indonesian."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files, write_project

from lapak.course.load import load_course
from lapak.course.translation.units import Acceptance
from lapak.course.translation.value_status import accept_values
from lapak.course.translation.value_texts import ValuePlace, load_value_texts
from lapak.course.values.glossary import list_entries
from lapak.website.host.config import load_project

PLACE = "section: 01-awal#foto, drawing: 01-awal/images/hp.svg"
QUESTION = f"questions:\n  foto: {{text: Foto?, {PLACE}, options: [a, b, c], right: A}}\n"
LOCAL = "questions:\n  foto: {text: Potret?, options: [d, e, f]}\n"
TERM = "hp: {meaning: {id: Telepon., jv: Tilpun.}, words: {}}"
GLOSSARY = f"terms: {{{TERM}}}\nforbidden: {{}}\nleftover: {{}}\nplain: {{}}\nblame: []\n"
FACTS = "ongkir: {value: {id: sedang, jv: cukupan}, source: pasar, checked_on: 2026-11-01, recheck_after: 2027-11-01}\n"
FILES: Files = {
    "modules/tes.yml": QUESTION,
    "modules/tes.jv.yml": LOCAL,
    "modules/glossary.yml": GLOSSARY,
    "modules/facts.yml": FACTS,
}
TES, WORDS, VALUES, OWN = "modules/tes.yml", "modules/glossary.yml", "modules/facts.yml", "modules.kecil/tes.yml"
FRESH = ("Potret?", "Tilpun.", "cukupan")
CASES: list[tuple[Files, tuple[str, str, str], list[str]]] = [
    ({}, FRESH, []),
    ({TES: QUESTION.replace("Foto?", "Foto apa?")}, ("Foto apa?", *FRESH[1:]), ["foto"]),
    ({TES: QUESTION.replace("a, b, c", "b, a, c")}, ("Foto?", *FRESH[1:]), ["foto"]),
    ({TES: QUESTION.replace("right: A", "right: B, topic: x")}, FRESH, []),
    ({"modules/tes.jv.yml": LOCAL.replace("Potret", "Gambar")}, ("Gambar?", *FRESH[1:]), []),
    ({WORDS: GLOSSARY.replace("Telepon", "Telepon pintar")}, ("Potret?", "Telepon pintar.", "cukupan"), ["hp"]),
    ({VALUES: FACTS.replace("sedang", "mahal")}, (*FRESH[:2], "mahal"), ["ongkir"]),
    ({OWN: QUESTION.replace("Foto?", "Kain?")}, ("Kain?", *FRESH[1:]), []),
]
"""What changes after all was accepted → what readers of Javanese get, and which of their words are stale."""


def accept_all(project: Path) -> None:
    for text in load_value_texts(ValuePlace(project, (project / "modules",)), "jv", ("01-awal",), []):
        accept_values(text, Acceptance("jv"))


@pytest.mark.parametrize(("files", "shown", "stale"), CASES)
def test_value_that_changed_since_it_was_translated_is_said_in_indonesian(
    files: Files, shown: tuple[str, str, str], stale: list[str], tmp_path: Path
) -> None:
    project = write_project(tmp_path / "project", FILES)
    accept_all(project)
    for name, text in files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(str(text), "utf-8")

    course = load_course(load_project(project / "mkdocs.yml"), [])

    assert course
    meanings = [entry.meaning for entry in list_entries(course.glossary.terms, "jv")]
    assert (course.exam["jv"][0].text, *meanings, course.facts["ongkir"].to_text("jv")) == shown
    states = [text.freshness for text in course.status["jv"] if text.origin.endswith(".yml")]
    assert [name for state in states for name, freshness in state.items() if freshness == "stale"] == stale


def test_stale_value_is_named_shown_and_accepted(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project(FILES)
    assert run_lapak(project, "translations", "accept", "jv", "tes.yml") == (0, "tes.yml: 1 units accepted in 'jv'\n")
    (project / TES).write_text(QUESTION.replace("Foto?", "Foto apa?"), "utf-8")

    code, printed = run_lapak(project, "translations", "status", "jv", "tes.yml", "--json")

    assert code == 0
    assert [(one["path"], one["line"], one["name"], one["state"]) for one in json.loads(printed)] == [
        ("modules/tes.jv.yml", 2, "foto", "stale")
    ]
    assert run_lapak(project, "translations", "diff", "jv", "tes.yml", "foto") == (
        0,
        "modules/tes.jv.yml:2: jv foto\n  [-Foto?-]{+Foto apa?+}\n  a\n  b\n  c\n  ---\n  Potret?\n  d\n  e\n  f\n"
        "tes.yml: 1 stale in 'jv'\n",
    )
    assert "1 in 'jv' older than the Indonesian text" in run_lapak(project, "check", "--fast")[1]
    assert run_lapak(project, "translations", "accept", "jv", "tes.yml", "fotto")[0] == 2
    assert run_lapak(project, "translations", "accept", "jv", "tes.yml", "foto", "--minor")[0] == 0
    assert json.loads(run_lapak(project, "translations", "status", "jv", "tes.yml", "--json")[1])[0]["state"] != "stale"
    assert '"tes.yml#foto"' in (project / "modules/translations.lock.json").read_text("utf-8")
