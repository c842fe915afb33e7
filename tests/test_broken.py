"""Projects that must fail, each with exactly the text in its file, and with the old site left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import TINY, Files
from tests.exchange.sheets import fill
from tests.exchange.texts import FILES as SHEET_FILES

from lapak.writing.mark import write_mark

CASES = sorted((Path(__file__).parent / "broken").glob("*.yml"))
SHEETS = sorted((Path(__file__).parent / "broken" / "sheets").glob("*.yml"))
"""Sheets of translators; `cells` are written into them by place."""


def to_files(case: dict[str, Any]) -> Files:
    """`files` are written whole; `replace` changes words in files of tests/tiny."""
    files: Files = dict(case.get("files", {}))
    for name, pairs in case.get("replace", {}).items():
        text = (TINY / name).read_text("utf-8")
        for old, new in pairs:
            assert old in text, f"{name} has no '{old}'"
            text = text.replace(old, new)
        files[name] = text
    return files


def write_expected(file: Path, printed: str) -> str:
    """The file of a case and what was printed → the same words, which stand in the file from now on."""
    text = file.read_text("utf-8")
    indented = "".join(f"  {line}\n" for line in printed.splitlines())
    file.write_text(text[: text.index("expected:")] + "expected: |\n" + indented, "utf-8")
    return printed


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_mistake_is_a_message_and_the_old_site_stays(
    file: Path,
    make_project: Callable[[Files], Path],
    run_lapak: Callable[..., tuple[int, str]],
    request: pytest.FixtureRequest,
) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    project = make_project(to_files(case))
    old_page = project / "site" / "kecil" / "index.html"
    old_page.parent.mkdir(parents=True)
    old_page.write_text("old", "utf-8")
    write_mark(old_page.parent)

    code, printed = run_lapak(project, "build")

    if request.config.getoption("--update-golden"):
        case["expected"] = write_expected(file, printed)
    assert printed == case["expected"]
    assert code == 1
    if case.get("layout"):
        assert run_lapak(project, "check") == (1, printed)
        assert run_lapak(project, "check", "--fast")[0] == 0
    else:  # the whole check begins with just this
        assert run_lapak(project, "check", "--fast") == (1, printed)
    assert old_page.read_text("utf-8") == "old"
    assert [item.name for item in (project / "site").iterdir()] == ["kecil"]


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.stem)
def test_broken_sheet_is_told_by_its_rows_and_nothing_is_written(
    file: Path,
    make_project: Callable[[Files], Path],
    run_lapak: Callable[..., tuple[int, str]],
    request: pytest.FixtureRequest,
) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    project = make_project(SHEET_FILES)
    run_lapak(project, *["translations", "export", "jv", "--output", "jv.xlsx"])
    fill(project / "jv.xlsx", case["cells"])
    before = {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()}

    code, printed = run_lapak(project, "translations", "import", "jv.xlsx")

    if request.config.getoption("--update-golden"):
        case["expected"] = write_expected(file, printed)
    assert printed == case["expected"]
    assert code == 1
    assert {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file()} == before
