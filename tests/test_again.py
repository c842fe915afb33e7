"""A build after a change gives the same bytes as one from nothing: what is kept between commands is never old."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files, write_project
from tests.test_reproducible import hash_folder

from lapak.cache.asked import forget_unasked
from lapak.cache.entries import Cache
from lapak.cache.steps import StepCache
from lapak.course.memory import Call, Memory
from lapak.course.problems import Problem
from lapak.render.known import MARK, KnownTexts
from lapak.render.policy import OWN


def read_both(name: str, file: str, problems: list[Problem]) -> frozenset[str]:
    text = Path(file).read_text("utf-8")
    if text == "rusak":
        problems.append(Problem(file, 1, "rusak", "buang"))
    return frozenset({f"{name} {text}"})


def test_step_is_done_again_when_what_it_is_given_or_reads_is_another(tmp_path: Path) -> None:
    file, done = tmp_path / "a.md", []

    def run(name: str) -> list[Problem]:
        problems: list[Problem] = []
        calls = [Call((name, str(file)), (file,))]
        steps = StepCache(Cache(tmp_path / "cache"))
        (result,) = Memory(steps).run_dear(read_both, calls, problems)
        steps.keep()
        done.append(result)
        return problems

    for text in ("satu", "rusak", "dua"):
        file.write_text(text, "utf-8")
        for name in ("x", "y", "x"):
            assert bool(run(name)) == (text == "rusak")  # a mistake is told each time

    assert done == [frozenset({f"{name} {text}"}) for text in ("satu", "rusak", "dua") for name in "xyx"]


@pytest.mark.parametrize("value", [os.system, subprocess.Popen, print, "torn"])
def test_nothing_that_runs_comes_out_of_the_cache(value: object, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    kept, call = StepCache(cache), Call(("x", "y"))
    kept.put(read_both, call, frozenset({"x y"}))
    assert list(tmp_path.iterdir()) == []
    kept.keep()
    assert kept.find(read_both, call) == (frozenset({"x y"}),)
    (entry,) = tmp_path.iterdir()
    cache._write(entry, b"torn" if value == "torn" else pickle.dumps(value))

    assert kept.find(read_both, call) is None


OTHER = """INHERIT: mkdocs.yml
site_name: Lain
extra:
  edition:
    name: lain
    language: { code: su, name: Basa Sunda }
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}v9"/></svg>'
GLOSSARY = """terms:
  uang:
    meaning: { id: Alat bayar., jv: Alat mbayar., su: Alat mayar. }
    words: { jv: dhuwit, su: artos }
forbidden: {}
leftover: {}
plain: {}
blame: []
"""
DAY = """---
title: Siapkan
summary: Yang dicetak.
layout: day
---

## Daftar {#daftar}

Cetak ini.
"""
BEGUN: Files = {
    "docs/siapkan.md": DAY,
    "mkdocs.lain.yml": OTHER,
    "modules/01-awal/images/hp.svg": DRAWING.format(4),
    "modules/glossary.yml": GLOSSARY,
}


def test_what_no_edition_asks_for_any_more_goes_whichever_is_built(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")

    def build_with(built: str, unbuilt: str, *names: str) -> str:
        for entry in (tmp_path / "cache").glob("*"):
            os.utime(entry, (1000, 1000))
        for name in names:
            cache.get([name], name.encode)
        forget_unasked(tmp_path, cache, {*built}, {*unbuilt}, 2000)
        return "".join(sorted(entry.read_text("utf-8")[-1] for entry in (tmp_path / "cache").iterdir()))

    assert build_with("a", "b", "p") == "p"
    assert build_with("a", "b", "q") == "pq"  # nobody knows what b needs
    assert build_with("ab", "", "q", "r") == "qr"
    assert build_with("a", "b", "s") == "qrs"  # b may need all of them
    assert build_with("a", "b", "t") == "qrt"
    assert build_with("b", "a", "r") == "rt"
    assert build_with("ab", "", "u") == "u"


def put(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, text
        return text.replace(old, new, 1)

    return change


CHANGES: list[tuple[str, str, Callable[[str], str]]] = [
    ("a sentence", "modules/01-awal/index.md", put("Foto di dekat jendela.", "Foto di dekat pintu.")),
    ("a heading", "modules/01-awal/index.md", put("## Uang", "## Uang kita")),
    ("a translation", "modules/01-awal/index.jv.md", lambda text: f"{text}\nManeh.\n"),
    ("sheets of a paper", "modules/01-awal/index.md", lambda text: text + "\nBawa uang kecil.\n" * 90),
    ("a drawing", "modules/01-awal/images/hp.svg", lambda text: DRAWING.format(5)),
    ("a shared section", "modules/shared/index.md", lambda text: f"{text}\nLagi.\n"),
    ("a page", "docs/index.md", lambda text: f"{text}\nSelamat datang.\n"),
    ("a word of the glossary", "modules/glossary.yml", put("Alat bayar.", "Untuk bayar.")),
    ("a title", "modules/01-awal/index.md", put("title: Awal", "title: Mulai")),
    ("a word", "overrides.lain/words/id.yml", lambda text: "menu: Daftar isi\n"),
    ("a style", "overrides.lain/styles/article.css", lambda text: f"{text}\n.steps {{ color: red }}\n"),
    ("the edition", "mkdocs.lain.yml", put("site_name: Lain", "site_name: Lain lagi")),
    ("the base edition", "mkdocs.yml", put("institution: Kampus", "institution: Kampus Baru")),
]
OFTEN = 4
"""After so many changes the site is compared with one from nothing: what was old then still is."""


@pytest.mark.slow
def test_build_after_each_change_is_the_same_as_one_from_nothing(tmp_path: Path) -> None:
    project, fresh = tmp_path / "project", tmp_path / "fresh"
    write_project(project, BEGUN)
    build(project)
    for number, (_, path, change) in enumerate(CHANGES, 1):
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text("utf-8") if file.exists() else ""
        file.write_text(change(before), "utf-8")
        build(project)
        if number % OFTEN == 0 or number == len(CHANGES):
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.copytree(project, fresh, symlinks=True, ignore=shutil.ignore_patterns("site", "build"))
            build(fresh)
            assert hash_folder(project / "site") == hash_folder(fresh / "site"), CHANGES[
                max(0, number - OFTEN) : number
            ]


def build(project: Path) -> None:
    command = [sys.executable, "-m", "lapak", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_text_is_made_again_when_any_text_that_it_is_made_of_is_another(tmp_path: Path) -> None:
    known = KnownTexts(Cache(tmp_path))
    made: list[str] = []

    def make(what: str, *texts: str) -> str:
        return known.get(what, texts, lambda: made.append(f"{what} {texts}") or f"{OWN}{what}")

    for asked in (("a", "b", "c"), ("a", "b", "d"), ("a", "bc"), ("e", "b", "c"), ("a", "b", "c")):
        assert make(*asked) == f"{OWN}{asked[0]}"
    assert len(made) == 4


def test_what_stands_for_our_mark_never_becomes_it(tmp_path: Path) -> None:
    known = KnownTexts(Cache(tmp_path))

    for _ in range(2):
        assert known.get("light", [f"x{MARK}"], lambda: f"x{MARK}") == f"x{MARK}"
        assert known.get("light", [f"x{OWN}"], lambda: f"y{OWN}") == f"y{OWN}"
    assert OWN.encode() not in b"".join(entry.read_bytes() for entry in tmp_path.iterdir())
