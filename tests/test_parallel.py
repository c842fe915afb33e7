"""Work by all processors gives what one gives, and tells what one tells."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT

from lapak import parallel
from lapak.course.problems import Problem, SourceError
from lapak.parallel import map_parts, start_all

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are made on Linux alone")


@pytest.mark.parametrize("processors", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 3, 4, 7, 100])
def test_results_come_in_the_order_of_the_items(count: int, processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "count_processors", lambda: processors)

    assert map_parts(lambda some: [item * 2 for item in some], range(count), least=4) == [
        item * 2 for item in range(count)
    ]


@on_linux
def test_as_many_processes_as_processors_but_none_for_a_few_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "count_processors", lambda: 8)

    def count_parts(length: int) -> int:
        return len(set(map_parts(lambda some: [tuple(some)] * len(some), range(length), least=40)))

    assert [count_parts(length) for length in (39, 40, 79, 80, 160, 999)] == [1, 2, 3, 4, 8, 8]
    assert len(set(map_parts(lambda some: [os.getpid()] * len(some), range(40), least=40))) == 2


@on_linux
def test_a_mistake_comes_from_a_copy_as_it_is_and_another_error_is_met_again_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parallel, "is_copy_safe", lambda: True)  # whatever has run in the process of the tests
    here = os.getpid()

    def tell() -> int:
        raise SourceError([Problem("a.md", 3, "too long", str(os.getpid() == here))])

    def break_off() -> int:
        if os.getpid() == here:
            raise KeyError("here")
        os._exit(9)

    def answer() -> int:
        return 7

    given = dict(start_all([tell, answer], (SourceError,)))
    with pytest.raises(SourceError, match=r"a\.md:3: too long\n    fix: False"):
        given[0]()
    assert given[1]() == 7
    with pytest.raises(KeyError):
        [give() for _, give in start_all([break_off], (SourceError,))]


@on_linux
def test_copies_end_after_a_wave_and_give_their_memory_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "is_copy_safe", lambda: True)
    monkeypatch.setattr(parallel, "count_processors", lambda: 1)
    monkeypatch.setattr(parallel, "WAVE", 10)

    copies = {number: give() for number, give in start_all([os.getpid] * 25)}

    assert sorted(copies) == list(range(25))
    assert [len({copies[number] for number in numbers}) for numbers in (range(10), range(10, 20), range(20, 25))] == [
        1
    ] * 3
    assert len(set(copies.values())) == 3


@on_linux
def test_python_threads_do_not_forbid_a_copy_and_those_of_typst_do() -> None:
    code = (
        "import threading, time\nfrom pathlib import Path\nfrom lapak.parallel import is_copy_safe\n"
        "threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\nprint(is_copy_safe())\n"
        "import typst\ntypst.compile(b'a')\nprint(is_copy_safe())"
    )
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert printed.split() == ["True", "False"]


@on_linux
def test_copies_end_with_the_process_that_made_them(tmp_path: Path) -> None:
    code = (
        "import os, time, sys\nfrom pathlib import Path\nfrom lapak.parallel import start_all\n"
        "def wait():\n    (Path(sys.argv[1]) / str(os.getpid())).touch()\n    time.sleep(60)\n"
        "list(start_all([wait, wait]))"
    )
    first = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
    wait_until(lambda: len(list(tmp_path.iterdir())) == min(2, parallel.count_processors()))

    first.kill()
    first.wait()

    wait_until(lambda: not any(is_running(int(file.name)) for file in tmp_path.iterdir()))


def is_running(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def wait_until(is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_done():
        assert time.monotonic() < end
        time.sleep(0.02)
