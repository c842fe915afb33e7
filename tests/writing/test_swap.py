"""A site is replaced whole or not at all, also when something fails on the way or two builds end together."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lapak.writing import swap
from lapak.writing.drafts import clear_old_traces, open_draft
from lapak.writing.mending import mend
from lapak.writing.places import DRAFT_FOLDER
from lapak.writing.swap import exchange, replace_folder

HOLDING = """
import sys, time
from pathlib import Path
from lapak.writing.drafts import open_draft
with open_draft(Path(".")) as draft:
    print(draft.folder, flush=True)
    time.sleep(60)
"""
can_exchange = pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux")


def write_site(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, "utf-8")
    return folder


def put(root: Path, target: Path, text: str) -> None:
    with open_draft(root) as draft:
        draft.put(write_site(draft.folder / "pages/kecil", text), target)


@pytest.fixture(params=["one step", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to replace a folder, on every system."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "exchange", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site/kecil", "old")

    put(tmp_path, site, "new")

    assert (site / "index.html").read_text("utf-8") == "new"
    assert [item.name for item in site.parent.iterdir()] == ["kecil"]
    assert [item.name for item in (tmp_path / DRAFT_FOLDER).iterdir()] == [".gate"]


@pytest.mark.usefixtures("way")
def test_old_site_stays_when_the_new_one_cannot_be_put_there(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site/kecil", "old")

    with pytest.raises(FileNotFoundError), open_draft(tmp_path) as draft:
        draft.put(draft.folder / "pages/no-draft", site)

    assert (site / "index.html").read_text("utf-8") == "old"
    assert [item.name for item in (tmp_path / DRAFT_FOLDER).iterdir()] == [".gate"]


@can_exchange
def test_two_folders_change_their_names_in_one_step(tmp_path: Path) -> None:
    one, other = write_site(tmp_path / "one", "1"), write_site(tmp_path / "other", "2")

    assert exchange(one, other)
    assert [(folder / "index.html").read_text("utf-8") for folder in (one, other)] == ["2", "1"]


@can_exchange
def test_old_site_ends_where_the_new_one_was_made(tmp_path: Path) -> None:
    """Both stand whole at every moment: nothing was moved away first."""
    site, draft = write_site(tmp_path / "site", "old"), write_site(tmp_path / "draft", "new")

    replace_folder(site, draft, tmp_path / "away/site")

    assert (site / "index.html").read_text("utf-8") == "new"
    assert (draft / "index.html").read_text("utf-8") == "old"
    assert not (tmp_path / "away").exists()


@can_exchange
def test_reader_never_misses_a_page_while_builds_end_together(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site/kecil", "0")
    missed: list[str] = []
    with reading(site / "index.html", missed):
        threads = [threading.Thread(target=put, args=(tmp_path, site, str(number))) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert missed == []
    assert (site / "index.html").read_text("utf-8") in {str(number) for number in range(20)}


@contextmanager
def reading(page: Path, missed: list[str]) -> Iterator[None]:
    """Reads a page again and again; tells what went wrong."""
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                page.read_text("utf-8")
            except OSError as error:
                missed.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield
    finally:
        done.set()
        reader.join()


def test_draft_goes_when_its_process_is_gone_and_not_before(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDING], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    folder = tmp_path / holder.stdout.readline().strip()

    mend(tmp_path)
    assert folder.is_dir()

    holder.kill()
    holder.communicate()
    mend(tmp_path)
    assert not folder.exists()


def test_cache_entry_that_a_dead_process_was_writing_goes(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    cache = tmp_path / "build/cache"
    cache.mkdir(parents=True)
    for name in ("whole", f"torn.{ended.pid}-1", f"under-way.{os.getpid()}-1"):
        (cache / name).touch()

    mend(tmp_path)

    assert sorted(item.name for item in cache.iterdir()) == [f"under-way.{os.getpid()}-1", "whole"]


def test_traces_of_an_earlier_version_are_mended_whichever_edition_is_built(tmp_path: Path) -> None:
    write_site(tmp_path / ".kecil.old", "old")
    write_site(tmp_path / ".other.old", "old too")
    write_site(tmp_path / ".draft-left/pages", "left")
    write_site(tmp_path / ".draft-of-somebody", "a page")

    clear_old_traces(tmp_path)

    assert sorted(item.name for item in tmp_path.iterdir()) == [".draft-of-somebody", "kecil", "other"]
