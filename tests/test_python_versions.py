"""The same sources give the same bytes whichever Python builds them; compared are those that this machine has.

A Python counts when this project's packages can be installed for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, Files
from tests.test_reproducible import hash_folder

pytestmark = pytest.mark.slow
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"


def find_others() -> list[str]:
    """Every other Python of the machine that we support, by its program."""
    mine = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = []
    for version in VERSIONS:
        kept = sorted(PYENV.glob(f"{version}.*/bin/python"))
        program = str(kept[-1]) if kept else shutil.which(f"python{version}")
        if program and version != mine:
            found.append(program)
    return found


def install(python: str, folder: Path) -> Path:
    """A Python → the one of a new environment with our packages; skips when they cannot be had for it."""
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    new = folder / "bin" / "python"
    steps = (
        [python, "-m", "venv", str(folder)],
        [str(new), *pip, "--require-hashes", "--requirement", str(ROOT / "requirements.lock")],
        [str(new), *pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"{python} cannot have our packages: {done.stderr.strip()[-200:]}")
    return new


def build(python: str, project: Path, folder: str) -> dict[str, str]:
    shutil.rmtree(project / "build", ignore_errors=True)
    subprocess.run([python, "-m", "lapak", "build", "--output", folder], cwd=project, check=True, capture_output=True)
    return hash_folder(project / folder)


@pytest.mark.parametrize("python", find_others() or [pytest.param("", marks=pytest.mark.skip("only one Python here"))])
def test_other_python_gives_the_same_bytes(python: str, tmp_path: Path, make_project: Callable[[Files], Path]) -> None:
    project = make_project({})
    other = install(python, tmp_path / "other")

    assert build(str(other), project, "two") == build(sys.executable, project, "one")
