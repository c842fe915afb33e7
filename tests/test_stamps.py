"""What a stamp is asked of stays quick whatever stands in the sources."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pace import within

from lapak.cache.keys import NAMED, PERSONAL, find_keys
from lapak.course.checks.privacy import SUSPECT
from lapak.render.drawings.cleaning import clean_drawing
from lapak.writing.mark import keep_dates, write_mark


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("hooks: [hooks/tambah.py]", ["hooks/tambah.py"]),
        ("INHERIT: mkdocs.yml", ["mkdocs.yml"]),
        ('- "a/b.yaml"', ["a/b.yaml"]),
        ("mkdocs_hooks.python", []),
        ("x" * 100_000, []),
    ],
)
def test_files_that_a_configuration_names_are_found_in_one_pass(line: str, names: list[str]) -> None:
    with within(0.5):
        assert NAMED.findall(line) == names


def test_what_a_parser_says_of_a_drawing_is_one_short_line() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg\nviewBox="0 0 9 9"><path d="M0 0"/>' + b"x" * 900 + b"</svg>"

    ((what, _),) = clean_drawing(drawing).faults

    assert "\n" not in what
    assert len(what) < 150


EDITIONS = {
    "mkdocs.yml": "extra: { edition: { name: desa } }\n",
    "mkdocs.pasar.yml": "INHERIT: mkdocs.yml\nextra:\n  edition:\n    name: pasar\n",
    "modules/01-awal/index.md": "satu",
    "modules.pasar/01-awal/index.md": "dua",
    "overrides.lain/a.html": "tiga",
    "modules/01-awal/index.jv.md": "papat",
    "modules/01-awal/index.su.md": "lima nomer@contoh.id",
}
READ = {"mkdocs.yml": ["id", "jv"], "mkdocs.pasar.yml": ["id"]}
"""The languages that each of them reads."""


@pytest.mark.parametrize(
    ("changed", "stale"),
    [
        ("mkdocs.yml", ["mkdocs.pasar.yml", "mkdocs.yml"]),
        ("mkdocs.pasar.yml", ["mkdocs.pasar.yml"]),
        ("modules/01-awal/index.md", ["mkdocs.pasar.yml", "mkdocs.yml"]),
        ("modules.pasar/01-awal/index.md", ["mkdocs.pasar.yml"]),
        ("overrides.lain/a.html", ["mkdocs.pasar.yml", "mkdocs.yml"]),
        ("README.md", []),
        ("modules/01-awal/index.jv.md", ["mkdocs.yml"]),
        ("modules/01-awal/index.su.md", ["mkdocs.pasar.yml", "mkdocs.yml"]),  # what is personal is told of all
        ("modules/01-awal/index.min.md", ["mkdocs.pasar.yml", "mkdocs.yml"]),  # a new name
    ],
)
def test_what_one_edition_has_makes_no_other_one_old(changed: str, stale: list[str], tmp_path: Path) -> None:
    for path, text in EDITIONS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    files = sorted(tmp_path.glob("mkdocs*.yml"))
    before = find_keys(tmp_path, tmp_path / "site", files)

    with (tmp_path / changed).open("a") as file:
        file.write("# lagi\n")
    after = find_keys(tmp_path, tmp_path / "site", files)

    keys = [(file.name, *(key[file].to_text(READ[file.name]) for key in (before, after))) for file in files]
    assert [name for name, old, new in keys if old != new] == stale


def test_what_may_be_personal_is_known_alike_to_stamps_and_checks() -> None:
    assert PERSONAL.pattern == SUSPECT.pattern


def test_an_edition_that_inherits_from_elsewhere_is_made_of_all(tmp_path: Path) -> None:
    for name, text in (("mkdocs.yml", "site_name: a\n"), ("mkdocs.b.yml", "INHERIT: dasar/umum.yml\n")):
        (tmp_path / name).write_text(text, "utf-8")
    file = tmp_path / "mkdocs.b.yml"
    before = find_keys(tmp_path, tmp_path, [file])

    (tmp_path / "mkdocs.yml").write_text("site_name: b\n", "utf-8")

    assert find_keys(tmp_path, tmp_path, [file]) != before


def test_file_that_is_the_same_keeps_its_date(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, texts in ((old, ("sama", "lama", "asli")), (new, ("sama", "baru", "asli"))):
        folder.mkdir()
        for name, text in zip("abc", texts, strict=True):
            (folder / name).write_text(text, "utf-8")
            os.utime(folder / name, (1000, 1000) if folder == old else (2000, 2000))
        sums = write_mark(folder)
    (old / "c").write_text("beda", "utf-8")  # by somebody's hand
    os.utime(old / "c", (1000, 1000))

    keep_dates(old, new, sums)

    assert [(new / name).stat().st_mtime for name in "abc"] == [1000, 2000, 2000]


@pytest.mark.slow
def test_build_after_one_change_leaves_the_dates_of_what_stayed(
    make_project: Callable[..., Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    config = "INHERIT: mkdocs.yml\nextra: { edition: { name: lain } }\n"
    folder = make_project({"mkdocs.lain.yml": config, "modules.lain/01-awal/index.md": "## Uang {#uang}\n\nLihat.\n"})
    assert run_lapak(folder, "build")[0] == 0
    site = folder / "site/lain"
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()}

    (folder / "modules.lain/01-awal/index.md").write_text("## Uang {#uang}\n\nHitung.\n", "utf-8")
    code, said = run_lapak(folder, "build")

    assert code == 0
    assert said.startswith("unchanged since the last build\nsite/kecil/index.html\nlain: ")
    after = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()}
    same = [file for file in after if file in before and after[file][0] == before[file][0]]
    assert [file for file in same if after[file][1] != before[file][1] and file.name != ".lapak"] == []
    assert 0 < len(same) < len(after)
