"""What a build costs grows with what it makes, and no faster; it holds on to nothing that it has given away."""

from __future__ import annotations

import gc
import multiprocessing
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from bench.copies import copy_modules
from tests.conftest import ROOT

from lapak.dates import find_date
from lapak.export import making
from lapak.export.file_names import BOOK, HANDOUT
from lapak.export.making import make_all
from lapak.export.model import Export
from lapak.handout.data import PaperData
from lapak.handout.theme import load_theme
from lapak.handout.typesetting import LARGE, SHEET_PAGE, VERY_LARGE, TypstCall, set_paper
from lapak.render.document import load_documents
from lapak.website.host.config import load_project

LIVING: list[int] = []


class Data(bytes):
    """Bytes that say when they are gone."""

    def __del__(self) -> None:
        LIVING.append(len(self))


def test_bytes_of_a_file_are_gone_when_the_next_ones_are_there() -> None:
    LIVING.clear()
    exports = [Export(HANDOUT, f"{number}", "id", lambda: Data(b"1234567")) for number in range(20)]

    made = make_all(exports)
    for _ in exports:
        next(made)
    gone = len(LIVING)

    assert gone >= len(exports) - 2
    assert next(made, None) is None


def test_circles_of_values_are_swept_although_a_command_has_switched_that_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "count_processors", lambda: 1)
    made: list[Any] = []

    def make() -> bytes:
        circle: list[Any] = [Data(b"12")]
        circle.append(circle)
        return b"1"

    LIVING.clear()
    gc.disable()
    try:
        made += make_all([Export(HANDOUT, f"{number}", "id", make) for number in range(40)])
        swept = len(LIVING)
    finally:
        gc.enable()

    assert len(made) == 40
    assert swept >= 30


@pytest.mark.parametrize(("length", "pages"), [(LARGE + 1, 0), (10, LARGE // SHEET_PAGE)], ids=["text", "sheets"])
def test_process_that_has_set_a_book_is_let_go(length: int, pages: int) -> None:
    set_in_a_thread(10)
    waiting = set(multiprocessing.active_children())
    assert waiting

    set_in_a_thread(length, pages)

    left = set(multiprocessing.active_children())
    assert left <= waiting  # it had a process of its own


def test_two_large_books_are_never_set_at_a_time() -> None:
    waiting = set(multiprocessing.active_children())
    most = 0
    threads = [threading.Thread(target=set_in_a_thread, args=(VERY_LARGE + 1,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        most = max(most, len(set(multiprocessing.active_children()) - waiting))
        time.sleep(0.005)

    assert most == 1


def set_in_a_thread(length: int, pages: int = 0) -> None:
    """Sets a paper of so many letters where a process beside does it: one that waits, or a new one."""
    form, inputs = ROOT / "tests/handout/size.typ", {"data": "a" * length}
    call = TypstCall(form, ROOT / "none", find_date(ROOT), inputs, pages=pages)
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(set_paper, call).result().startswith(b"%PDF")


@pytest.mark.slow
def test_a_book_of_twice_the_modules_takes_no_more_than_three_times_as_long(tmp_path: Path) -> None:
    """Before chapters were no longer given the texts of the others it took six times as long."""
    import time

    from lapak.handout.pdf import PaperPress

    seconds = []
    for count in (24, 48):
        project = tmp_path / str(count)
        copy_modules(count, project)
        documents = load_documents(load_project(project / "mkdocs.yml"))
        theme = load_theme(documents.course.project, [])
        data = PaperData(documents, theme).to_data("id", documents.modules["id"], BOOK, [])
        press = PaperPress(documents.course.project.find_template("handout/main.typ"), theme.fonts, find_date(ROOT))
        began = time.process_time()
        press.to_pdf(data)
        seconds.append(time.process_time() - began)

    assert seconds[1] < 3 * seconds[0]
