"""Two clones merged by git: every conflict is told with its place and what to do, and nothing is published."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files
from tests.writing.conftest import take_stock

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
MODULE, LOCK, FACTS = "modules/01-awal/index.md", "modules/01-awal/translations.lock.json", "modules/facts.yml"
FACT = """biaya:
  value: Rp1.250
  source: menu biaya
  source_date: 2026-10
  checked_on: 2026-11-01
  recheck_after: 2027-02-01
"""
BY_HAND = "keep what is right of both sides, and take out the lines '<<<<<<<', '=======' and '>>>>>>>'"
BY_COMMAND = "run 'lapak translations merge-lock', which takes what is newest of both sides"
WHAT = "a merge is unfinished here: two versions stand below each other"


def to_told(project: Path) -> str:
    """What must be told: each place where git has begun a conflict, and what to do there."""
    places = [
        (file, number, fix)
        for file, fix in ((MODULE, BY_HAND), (LOCK, BY_COMMAND), (FACTS, BY_HAND))
        for number, line in enumerate((project / file).read_text("utf-8").splitlines(), 1)
        if line.startswith("<<<<<<<")
    ]
    assert {file for file, _, _ in places} == {MODULE, LOCK, FACTS}
    told = "".join(f"{file}:{number}: {WHAT}\n    fix: {fix}\n" for file, number, fix in places)
    return f"{len(places)} problems in the sources\n{told}"


def git(folder: Path, *arguments: str, ends: int = 0) -> None:
    """Runs git as somebody without a name of their own, and looks at how it ends."""
    names = [part for name in ("user.name", "user.email") for part in ("-c", f"{name}=penulis")]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == ends, done.stdout + done.stderr


def change(project: Path, file: str, old: str, new: str) -> None:
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), "utf-8")


def write_side(project: Path, run_lapak: Run, price: str, role: str) -> None:
    """What one campus writes: another sentence, another fee, and a review by somebody of theirs."""
    change(project, MODULE, "Foto di dekat jendela.", f"Foto di dekat jendela, {role}.")
    change(project, FACTS, "Rp1.250", price)
    assert run_lapak(project, "translations", "accept", "jv", "awal", "--reviewed-by", role)[0] == 0
    git(project, "commit", "--all", "--message", role)


@pytest.mark.skipif(not shutil.which("git"), reason="needs git: apt install git")
def test_two_clones_with_conflicts_are_told_and_nothing_is_published(
    make_project: Make, run_lapak: Run, tmp_path: Path
) -> None:
    ours = make_project({FACTS: FACT, ".gitignore": "/build/\n/site/\n"})
    git(ours, "init", "--initial-branch=main")
    git(ours, "add", ".")
    git(ours, "commit", "--message", "first")
    git(tmp_path, "clone", str(ours), "theirs")
    write_side(tmp_path / "theirs", run_lapak, "Rp1.500", "guru di Garut")
    write_side(ours, run_lapak, "Rp1.750", "guru di Kediri")
    (ours / "site/kecil").mkdir(parents=True)
    git(ours, "pull", "--no-rebase", str(tmp_path / "theirs"), "main", ends=1)
    before = take_stock(ours / "site")

    told = to_told(ours)
    assert run_lapak(ours, "build") == (1, told)
    assert run_lapak(ours, "check", "--fix", "--fast") == (1, f"0 lines written\n{told}")
    assert take_stock(ours / "site") == before

    assert run_lapak(ours, "translations", "merge-lock")[0] == 0
    for file in (MODULE, FACTS):
        git(ours, "checkout", "--theirs", file)
    code, printed = run_lapak(ours, "check", "--fast")
    assert (code, "kecil: no problems" in printed) == (0, True)
