"""A disk that is full, that can only be read, or that is another one: a message, and the old files stay."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path

import pytest
from tests.conftest import Files
from tests.writing.conftest import is_whole, list_traces, take_stock
from tests.writing.test_kills import change

from lapak.writing.faults import describe_refusal

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
Mount = Callable[..., Path]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """A function: a folder and options → the folder as a disk of its own."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root on Linux can mount a small disk")
    mounted: list[Path] = []

    def mount(folder: Path, options: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("no disk can be mounted here")
        mounted.append(folder)
        return folder

    yield mount
    for folder in reversed(mounted):
        subprocess.run(["umount", str(folder)], check=True)


def measure(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def fill(file: Path) -> None:
    """Writes until the disk holds nothing more: what has not changed needs no room of its own."""
    with file.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4096)):
            pass


def test_full_disk_below_the_site(mount: Mount, make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "build", "--output", "measured")
    small = mount(project / "small", f"size={measure(project / 'measured') * 3 // 2 // 1024}k")
    run_lapak(project, "build", "--output", "small")
    change(project, "new")
    fill(small / "penuh")
    before = take_stock(small)

    code, printed = run_lapak(project, "build", "--output", "small")

    assert code == 1
    assert printed.splitlines()[-2:] == [
        "lapak: the disk is full; the old files stand as they were",
        "    fix: make room on the disk and run the command again",
    ]
    assert "Traceback" not in printed
    assert take_stock(small) == before
    assert is_whole(small / "kecil")
    assert list_traces(project, small) == []


@pytest.mark.parametrize("command", ["build", "handouts", "slides"])
def test_full_disk_below_the_cache(command: str, mount: Mount, make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    (mount(project / "build", "size=100k") / "cache").mkdir()

    code, printed = run_lapak(project, command, "--output", "made")

    assert code == 1
    assert "the disk is full" in printed
    assert "Traceback" not in printed
    assert [file for file in (project / "build").rglob("*.*-*") if file.is_file()] == []


@pytest.mark.parametrize("command", ["build", "handouts"])
def test_disk_that_can_only_be_read(command: str, mount: Mount, make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    closed = mount(project / "closed", "size=20m")
    (closed / "kecil").mkdir()
    subprocess.run(["mount", "-o", "remount,ro", str(closed)], check=True)

    code, printed = run_lapak(project, command, "--output", "closed")

    assert code == 1
    assert "lapak: closed: the disk can only be read; the old files stand as they were\n" in printed
    assert "    fix: name a folder on another disk with --output, or mount it to be written to\n" in printed
    assert "Traceback" not in printed


def test_site_on_another_disk_is_replaced_in_one_step_too(mount: Mount, make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    other = mount(project / "other", "size=50m")
    for title in ("old", "new"):
        change(project, title)
        assert run_lapak(project, "build", "--output", "other")[0] == 0
        assert f">{title}</h1>" in (other / "kecil/index.html").read_text("utf-8")
        assert is_whole(other / "kecil")
        assert list_traces(project, other) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are not Windows'")
def test_folder_without_permission(make_project: Make, run_lapak: Run) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    project = make_project({})
    (project / "closed").mkdir(mode=0o555)

    code, printed = run_lapak(project, "build", "--output", "closed")

    assert code == 1
    assert "lapak: closed: no permission; the old files stand as they were\n" in printed


def test_what_a_disk_refuses_names_the_place_when_it_is_known(tmp_path: Path) -> None:
    error = OSError(ENOSPC, "No space left on device", str(tmp_path / "site/kecil"))

    assert describe_refusal(error, tmp_path) == (
        "lapak: site/kecil: the disk is full; the old files stand as they were\n"
        "    fix: make room on the disk and run the command again"
    )
    assert describe_refusal(OSError("something else"), tmp_path) == "OSError: something else"
