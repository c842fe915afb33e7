"""Many spoilt texts in one project, a module for each: what a command costs beside them is paid once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tests.fuzz.runs import PROBLEM, Outcome, Spoiler, find_fault, write_base

T = TypeVar("T")
SIZE = 20
"""Modules of the project."""
CONFIG = "mkdocs.yml"
LIST = "    modules:\n"
FOLDERS = tuple(f"{number:02}-m{number}" for number in range(SIZE))
FIRST = f"modules/{FOLDERS[0]}/"


def write_shelf(folder: Path, *, is_translated: bool = True) -> Path:
    """The project of `write_base` with its module SIZE times."""
    project = write_base(folder)
    first = project / "modules" / "01-awal"
    if not is_translated:
        (first / "index.jv.md").unlink()
        (first / "translations.lock.json").unlink()
    for name in FOLDERS:
        shutil.copytree(first, project / "modules" / name)
    shutil.rmtree(first)
    config = project / CONFIG
    config.write_bytes(to_config(config.read_bytes(), FOLDERS))
    return project


def to_config(config: bytes, folders: Sequence[str]) -> bytes:
    """The project's mkdocs file → the same with other modules."""
    head, mark, _ = config.decode().partition(LIST)
    return f"{head}{mark}{''.join(f'      - {name}{chr(10)}' for name in folders)}".encode()


def part_batches(items: Sequence[T]) -> list[Sequence[T]]:
    """Items → parts of at most SIZE."""
    return [items[start : start + SIZE] for start in range(0, len(items), SIZE)]


def find_spoilt(spoiler: Spoiler, texts: Sequence[tuple[str, bytes]]) -> list[str]:
    """Names and contents of a module's files, at most SIZE → a line for each that a check does not end well with.

    All stand in one project; when its check ends badly, each half is tried, down to the one that it is for.
    """
    chosen = dict(zip(FOLDERS, texts, strict=False))
    files = {f"modules/{folder}/{name}": content for folder, (name, content) in chosen.items()}
    files[CONFIG] = to_config(spoiler.read(CONFIG), tuple(chosen))
    fault = find_fault(spoiler.run(files, "check", "--fast"))
    if not fault:
        return []
    if len(texts) == 1:
        return [f"{fault}\n{texts[0][0]}: {texts[0][1][:3000]!r}"]
    half = len(texts) // 2
    found = [*find_spoilt(spoiler, texts[:half]), *find_spoilt(spoiler, texts[half:])]
    return found if found or fault.startswith("took") else [f"together: {fault}"]


def build_fine(spoiler: Spoiler, texts: Sequence[bytes], output: Path) -> int:
    """Texts of modules, at most SIZE → how many `check` calls fine: all those are built together, which must work."""
    files = keep_fine(spoiler, texts)
    if files:
        built = run_with(spoiler, files, "build", "--output", str(output))
        assert built.code == 0, built.printed
    return len(files)


def keep_fine(spoiler: Spoiler, texts: Sequence[bytes]) -> dict[str, bytes]:
    """Texts of modules, at most SIZE → those that `check`, which sets papers and slides, finds no problem in."""
    files = {f"modules/{folder}/index.md": text for folder, text in zip(FOLDERS, texts, strict=False)}
    while files:
        outcome = run_with(spoiler, files, "check")
        if outcome.code == 0:
            break
        wrong = files.keys() & set(find_paths(outcome))
        assert wrong, outcome.printed
        files = {name: text for name, text in files.items() if name not in wrong}
    return files


def run_with(spoiler: Spoiler, files: Mapping[str, bytes], *arguments: str) -> Outcome:
    """A command on a course of these modules alone."""
    folders = [name.split("/")[1] for name in files]
    return spoiler.run({**files, CONFIG: to_config(spoiler.read(CONFIG), folders)}, *arguments)


def find_paths(outcome: Outcome) -> Iterator[str]:
    """The files that a command has told problems of."""
    return (found[1] for line in outcome.printed.splitlines() if (found := PROBLEM.match(line)))
