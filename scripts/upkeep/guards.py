"""Takes out each guard of tests/guards.yml in a copy of the checkout and runs its test, which must fail: `make guards`.

A guard that can go without a test's notice guards nothing. Slow (half a minute a guard), so no part of CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
LIST = ROOT / "tests" / "guards.yml"
SHARED = ("tests/node/node_modules", "build/cache", ".pytest_cache/d/arimo")
"""What git does not hold and tests are faster with."""
FAILED = 1
"""The exit code of pytest when tests ran and failed; 2 and more mean that they did not run."""


@dataclass(frozen=True)
class Guard:
    """One line of the code that holds a promise, and the test that must notice when it is gone."""

    name: str
    file: str
    remove: str
    test: str
    """tests/file.py::name, with [parameter] where one is enough."""
    replace: str = ""

    def take_out(self, text: str) -> str:
        """A file's text → the same without the guard; raises ValueError when it does not stand there just once."""
        if text.count(self.remove) != 1:
            raise ValueError(f"{self.name}: its text stands {text.count(self.remove)} times in {self.file}")
        return text.replace(self.remove, self.replace)


def load_guards(file: Path = LIST) -> tuple[Guard, ...]:
    """The list → its guards."""
    return tuple(Guard(name, **values) for name, values in yaml.safe_load(file.read_text("utf-8")).items())


def copy_checkout(folder: Path, without: str = "") -> None:
    """Writes the files that git knows, as they are now, into a folder, and what makes tests faster but one of these."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for name in SHARED:
        if (ROOT / name).is_dir() and name != without:
            shutil.copytree(ROOT / name, folder / name, symlinks=True)


def run_tests(folder: Path, tests: Sequence[str]) -> tuple[int, str]:
    """Tests in a copy, with the copy's own code → pytest's exit code, and its last line."""
    # Nothing compiled is kept: a change of the same length within a second would be taken for the text before it.
    environment = {**os.environ, "PYTHONPATH": str(folder / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-m", "", *dict.fromkeys(tests)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.rstrip().rpartition("\n")[2]


def find_deaf(guards: Sequence[Guard], folder: Path) -> Iterator[str]:
    """Guards and a copy → the test of each guard that does not fail without it; says how far it is."""
    for number, guard in enumerate(guards, 1):
        file = folder / guard.file
        whole = file.read_text("utf-8")
        file.write_text(guard.take_out(whole), "utf-8")
        code, told = run_tests(folder, [guard.test])
        file.write_text(whole, "utf-8")
        print(f"{number}/{len(guards)} {'noticed' if code == FAILED else 'NOT NOTICED'}: {guard.name}", flush=True)
        if code != FAILED:
            yield f"{guard.name}: without it {guard.test} ends with: {told}"


def main(names: Sequence[str]) -> None:
    """Tries all guards, or those named; exit code 1 and the list of those that no test misses."""
    guards = [guard for guard in load_guards() if not names or guard.name in names]
    if not guards:
        sys.exit("no such guard in tests/guards.yml")
    with TemporaryDirectory(prefix="guards-") as name:
        folder = Path(name)
        copy_checkout(folder)
        code, told = run_tests(folder, [guard.test for guard in guards])
        if code or "skipped" in told:
            sys.exit(f"all these tests must pass first, and none be skipped: {told}")
        deaf = list(find_deaf(guards, folder))
    if deaf:
        sys.exit("\n".join(deaf))


if __name__ == "__main__":
    main(sys.argv[1:])
