"""kill -9 at any moment: the old site or the new one stands whole, and the next command clears everything away."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files
from tests.writing.conftest import is_whole, list_traces, start_lapak

from lapak.writing.mending import mend

SEED, MOMENTS = 11, 46
"""46 moments anywhere, and four inside the two ways to swap: 50."""
KILLED_IN_THE_SWAP = """
import os, signal
from pathlib import Path
from lapak.cli import main
from lapak.writing import swap

def die(*_arguments):
    os.kill(os.getpid(), signal.SIGKILL)

exchange, rename = swap.exchange, Path.rename

def exchange_and_die(*folders):
    exchange(*folders)
    die()

def rename_and_die(path, target):
    rename(path, target)
    if path.parts[-2:] == ("site", "kecil"):
        die()

def rename_twice_and_die(path, target):
    rename(path, target)
    if Path(target).parts[-2:] == ("site", "kecil"):
        die()

MOMENT
main(["build"])
"""
IN_THE_SWAP = {
    "before the exchange": ("swap.exchange = die", "old"),
    "after the exchange": ("swap.exchange = exchange_and_die", "new"),
    "between the two steps": ("swap.exchange = lambda *_: False; Path.rename = rename_and_die", "old"),
    "after the two steps": ("swap.exchange = lambda *_: False; Path.rename = rename_twice_and_die", "new"),
}
QUICK = ("after the exchange", "between the two steps")
"""One moment of each way to swap."""
linux = pytest.mark.skipif(sys.platform != "linux", reason="kill -9 and renameat2 are Linux")


def change(project: Path, title: str) -> None:
    """Another title on the home page."""
    home = project / "docs/index.md"
    lines = home.read_text("utf-8").splitlines(keepends=True)
    home.write_text("".join(f"title: {title}\n" if line.startswith("title:") else line for line in lines), "utf-8")


@linux
@pytest.mark.parametrize(
    "moment", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in IN_THE_SWAP]
)
def test_kill_inside_the_swap(
    moment: str, make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    code, standing = IN_THE_SWAP[moment]
    change(project, "old")
    run_lapak(project, "build")
    change(project, "new")
    script = KILLED_IN_THE_SWAP.replace("MOMENT", code)

    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert list_traces(project, project / "site")
    if moment != "between the two steps":
        assert is_whole(project / "site/kecil")
    mend(project)

    assert is_whole(project / "site/kecil")
    assert f">{standing}</h1>" in (project / "site/kecil/index.html").read_text("utf-8")
    assert list_traces(project, project / "site") == []


@linux
@pytest.mark.slow
def test_kill_at_any_moment(make_project: Callable[[Files], Path]) -> None:
    project = make_project({})
    site = project / "site/kecil"
    began = time.monotonic()
    start_lapak(project, "build").communicate()
    whole = time.monotonic() - began
    moments = random.Random(SEED)
    for number in range(MOMENTS):
        change(project, f"build {number}")
        build = start_lapak(project, "build")
        time.sleep(moments.uniform(0.1, 1) * whole)
        build.kill()
        build.communicate()

        assert is_whole(site)
        mend(project)
        assert is_whole(site)
        assert list_traces(project, project / "site") == []
    change(project, "last")
    printed, _ = start_lapak(project, "build").communicate()

    assert "site/kecil/index.html" in printed
    assert ">last</h1>" in (site / "index.html").read_text("utf-8")
    assert is_whole(site)
