"""Draws small wrong changes of the code and looks whether the quick tests notice them: `make mutants`.

The changes are those of mutmut, taken as a library. Its own runner does not fit: it would need a copy of each function
beside the others (so no property, cached function or pattern of a module is ever changed), knows no drawing, and asks
every test of a function where those of a line are enough. What no test notices must stand in tests/mutants.yml.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import libcst
import yaml
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from upkeep.mutant import ERROR, NOTICED, Mutant

ROOT = Path(__file__).resolve().parent.parent.parent
KNOWN = ROOT / "tests" / "mutants.yml"
FOLDERS = ("course", "render", "slides")
DRAWN, SEED = 300, 12
LEAST_KILLED = 0.85
"""Of those drawn, without those that change nothing by tests/mutants.yml."""
SPARED = (libcst.Annotation, libcst.Decorator, libcst.Import, libcst.ImportFrom)
"""What a type checker looks after."""
GENERIC = re.compile(r"[A-Z]\w*|dict|list|tuple|set|frozenset|type")
"""Names whose brackets hold types."""


@dataclass(frozen=True)
class MutantPlace:
    """Something that can be changed."""

    line: int
    name: str
    old: str
    node: libcst.CSTNode


class _Finder(libcst.CSTVisitor):
    """Collects the places of a file, each with its changes."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, tree: libcst.Module) -> None:
        super().__init__()
        self.places: list[MutantPlace] = []
        self._tree, self._names, self._seen = tree, list[str](), Counter[str]()

    def on_visit(self, node: libcst.CSTNode) -> bool:
        """Goes on below what a test can notice."""
        if isinstance(node, libcst.FunctionDef | libcst.ClassDef):
            self._names.append(node.name.value)
        if isinstance(node, SPARED) or (isinstance(node, libcst.Subscript) and _is_type(node)):
            return False
        if next(find_changes(node), None) is not None:
            old = " ".join(self._tree.code_for_node(node).split())
            where = ".".join(self._names)
            self._seen[f"{where} {old}"] += 1
            count = self._seen[f"{where} {old}"]
            name = f"{where}#{count}" if count > 1 else where
            self.places.append(MutantPlace(self.get_metadata(PositionProvider, node).start.line, name, old, node))
        return True

    def on_leave(self, node: libcst.CSTNode) -> None:
        """Is outside of a class or function again."""
        if isinstance(node, libcst.FunctionDef | libcst.ClassDef):
            self._names.pop()


def find_changes(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
    """A piece of code → what could stand in its place."""
    for kind, find in mutation_operators:
        if isinstance(node, kind):
            yield from find(node)


def _is_type(node: libcst.Subscript) -> bool:
    return isinstance(node.value, libcst.Name) and GENERIC.fullmatch(node.value.value) is not None


def draw_mutants(count: int, seed: int, files: Sequence[Path]) -> list[Mutant]:
    """Files → so many mutants, no place twice; who changes one place of the code draws the others again."""
    drawn: list[tuple[str, Path, libcst.Module, MutantPlace]] = []
    for file in files:
        wrapper = MetadataWrapper(libcst.parse_module(file.read_text("utf-8")), unsafe_skip_copy=True)
        finder = _Finder(wrapper.module)
        wrapper.visit(finder)
        for place in finder.places:
            lot = sha256(f"{seed} {file.relative_to(ROOT).as_posix()} {place.name} {place.old}".encode()).hexdigest()
            drawn.append((lot, file, wrapper.module, place))
    chosen = sorted(drawn, key=lambda item: item[0])[:count]
    return [_make(*item) for item in chosen]


def _make(lot: str, file: Path, tree: libcst.Module, place: MutantPlace) -> Mutant:
    change = random.Random(lot).choice(list(find_changes(place.node)))
    text = tree.deep_replace(place.node, change).code  # type: ignore[attr-defined]
    new = " ".join(tree.code_for_node(change).split())
    return Mutant(file.relative_to(ROOT).as_posix(), place.line, place.name, place.old, new, text)


def find_files(names: Sequence[str]) -> list[Path]:
    """Names on the command line, or none → the files of the code they stand for."""
    found = [file for name in names or FOLDERS for file in sorted((ROOT / "scripts/lapak").glob(f"{name}*/**/*.py"))]
    return found + [file for name in names for file in sorted((ROOT / "scripts/lapak").glob(f"{name}*.py"))]


def load_known() -> dict[str, str]:
    """tests/mutants.yml → mutants that may survive, each with the reason."""
    return yaml.safe_load(KNOWN.read_text("utf-8")) or {}


def tell(mutants: Sequence[Mutant], ends: Sequence[str]) -> None:
    """Mutants and how the tests of each ended → prints who survived and the share of each room; exit code 1 when the
    share of all is too small, or when the tests of a mutant could not be run.

    What changes nothing by tests/mutants.yml is neither among those noticed nor among those that could have been.
    """
    known = load_known()
    asked = [(mutant, end) for mutant, end in zip(mutants, ends, strict=True) if mutant.name not in known]
    for mutant, end in sorted(asked, key=lambda pair: (pair[0].file, pair[0].line)):
        if end not in NOTICED:
            print(f"{end} line {mutant.line}: {mutant.name}")
    for room in sorted({mutant.room for mutant, _ in asked}):
        _print_share(room, [end for mutant, end in asked if mutant.room == room])
    print(f"{len(mutants) - len(asked)} of {len(mutants)} change nothing by {KNOWN.name}", Counter(ends))
    share = _print_share("all others", [end for _, end in asked])
    if share < LEAST_KILLED or ERROR in ends:
        sys.exit(1)


def _print_share(room: str, ends: Sequence[str]) -> float:
    noticed = sum(end in NOTICED for end in ends)
    print(f"{room:20} {noticed:4} of {len(ends):4} noticed: {noticed / len(ends):.0%}")
    return noticed / len(ends)


def make_messages() -> list[Mutant]:
    """The messages that no case of tests/broken notices → mutants that say something else."""
    from upkeep.mutant_messages import GONE, find_deaf

    return [Mutant(file, line, "", old, GONE, text) for file, line, old, text in find_deaf()]


def main(arguments: Sequence[str]) -> None:
    """All folders, or files and folders below scripts/lapak; --count=, --seed= draw others; --messages: see there."""
    from upkeep.mutant_runs import run_all

    options = dict(re.findall(r"--(count|seed)=(\d+)", " ".join(arguments)))
    if "--messages" in arguments:
        from upkeep.mutant_messages import TESTS

        mutants = make_messages()
        return tell(mutants, run_all(mutants, TESTS))
    files = find_files([argument for argument in arguments if not argument.startswith("--")])
    mutants = draw_mutants(int(options.get("count", DRAWN)), int(options.get("seed", SEED)), files)
    return tell(mutants, run_all(mutants))


if __name__ == "__main__":
    main(sys.argv[1:])
