"""Draws small wrong changes of the code and looks whether the quick tests notice them: `make mutants`.

The changes are those of mutmut, taken as a library. Its own runner does not fit: it would need a copy of each function
beside the others (so no property, cached function or pattern of a module is ever changed), knows no drawing, and asks
every test of a function where those of a line are enough. What no test notices must stand in tests/mutants.yml.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import libcst
import yaml
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parent.parent
KNOWN = ROOT / "tests" / "mutants.yml"
FOLDERS = ("course", "render", "slides")
DRAWN, SEED = 300, 12
LEAST_KILLED = 0.85
"""Of those drawn, without those that change nothing by tests/mutants.yml."""
SPARED = (libcst.Annotation, libcst.Decorator, libcst.Import, libcst.ImportFrom, libcst.SubscriptElement)
"""What a type checker looks after."""


@dataclass(frozen=True)
class Mutant:
    """A file with one small wrong change."""

    file: str
    line: int
    old: str
    new: str
    text: str
    """The whole file."""

    @property
    def name(self) -> str:
        """As in tests/mutants.yml: the line numbers move, the words seldom do."""
        return f"{self.file.removeprefix('scripts/lapak/')}: {self.old} → {self.new}"


class _Finder(libcst.CSTVisitor):
    """Collects the places of a file that can be changed, each with its changes."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[int, libcst.CSTNode, list[libcst.CSTNode]]] = []

    def on_visit(self, node: libcst.CSTNode) -> bool:
        """Goes on below what a test can notice."""
        if isinstance(node, SPARED) or (isinstance(node, libcst.Assign) and isinstance(node.value, libcst.Subscript)):
            return False
        changes = [new for kind, find in mutation_operators if isinstance(node, kind) for new in find(node)]
        if changes:
            self.places.append((self.get_metadata(PositionProvider, node).start.line, node, changes))
        return True


def draw_mutants(count: int, seed: int, files: Sequence[Path]) -> list[Mutant]:
    """Files → so many mutants of them, the same ones for the same seed and text; no place twice."""
    places = [(file, number) for file in files for number in range(len(find_places(file)[1]))]
    chance = random.Random(seed)
    drawn = sorted(chance.sample(places, min(count, len(places))))
    return [mutant for file in dict.fromkeys(file for file, _ in drawn) for mutant in _make(file, drawn, chance)]


@cache
def find_places(file: Path) -> tuple[libcst.Module, list[tuple[int, libcst.CSTNode, list[libcst.CSTNode]]]]:
    """A file → its tree, and line, node and possible changes of each place."""
    wrapper = MetadataWrapper(libcst.parse_module(file.read_text("utf-8")))
    finder = _Finder()
    wrapper.visit(finder)
    return wrapper.module, finder.places


def _make(file: Path, drawn: Sequence[tuple[Path, int]], chance: random.Random) -> Iterator[Mutant]:
    tree, places = find_places(file)
    for number in (number for other, number in drawn if other == file):
        line, node, changes = places[number]
        change = chance.choice(changes)
        text = tree.deep_replace(node, change).code  # type: ignore[attr-defined]
        old, new = (" ".join(tree.code_for_node(part).split()) for part in (node, change))
        yield Mutant(file.relative_to(ROOT).as_posix(), line, old, new, text)


def find_files(names: Sequence[str]) -> list[Path]:
    """Names on the command line, or none → the files of the code they stand for."""
    found = [file for name in names or FOLDERS for file in sorted((ROOT / "scripts/lapak").glob(f"{name}*/**/*.py"))]
    return found + [file for name in names for file in sorted((ROOT / "scripts/lapak").glob(f"{name}*.py"))]


def load_known() -> dict[str, str]:
    """tests/mutants.yml → mutants that may survive, each with the reason."""
    return yaml.safe_load(KNOWN.read_text("utf-8")) or {}


def tell(survivors: Sequence[Mutant], count: int) -> None:
    """Prints who survived and the share that was noticed; exit code 1 when it is too small."""
    known = load_known()
    for mutant in survivors:
        print(f"{'known' if mutant.name in known else 'SURVIVED'} line {mutant.line}: {mutant.name}")
    share = 1 - len(survivors) / count
    print(f"{count} mutants, {count - len(survivors)} noticed: {share:.0%}")
    if share < LEAST_KILLED:
        sys.exit(1)


def main(arguments: Sequence[str]) -> None:
    """All folders, or files and folders below scripts/lapak; --count=, --seed= draw others."""
    options = dict(re.findall(r"--(count|seed)=(\d+)", " ".join(arguments)))
    files = find_files([argument for argument in arguments if not argument.startswith("--")])
    mutants = draw_mutants(int(options.get("count", DRAWN)), int(options.get("seed", SEED)), files)
    from mutant_runs import find_survivors

    tell(find_survivors(mutants), len(mutants))


if __name__ == "__main__":
    main(sys.argv[1:])
