"""Two builds of the same sources give the same bytes, file by file, whatever is in the cache.

The second one runs in a process of its own, where sets come in another order and nothing is remembered.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic
from tests.conftest import Files

from lapak.dates import FIXED_DATE

TEMPLATE = bc_magic
"""What a template begins with that the cache keeps as Python's own code."""


def hash_folder(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_second_build_gives_the_same_bytes(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "build", "--output", "one")
    for entry in (project / "build/cache").iterdir():
        entry.unlink()
    other = {**os.environ, "PYTHONHASHSEED": "1"}
    command = [sys.executable, "-m", "lapak", "build", "--output", "two"]
    subprocess.run(command, cwd=project, env=other, check=True)

    first, second = hash_folder(project / "one"), hash_folder(project / "two")

    assert len(first) > 10
    assert first == second


def test_torn_cache_entry_is_made_again(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "handouts", "--output", "one")
    for entry in (project / "build/cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:-100])
    run_lapak(project, "handouts", "--output", "two")

    assert hash_folder(project / "one") == hash_folder(project / "two")


def test_build_of_all_editions_keeps_nothing_older_in_the_cache(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    """Templates are read, and so asked for, only where something is made anew."""
    project = make_project({})
    run_lapak(project, "build")
    cache = project / "build/cache"
    wanted = list_made(cache)
    for entry in (*wanted, cache / "old"):
        entry.touch()
        os.utime(entry, (0, 0))

    with (project / "mkdocs.yml").open("a") as config:
        config.write("# another build\n")
    run_lapak(project, "build")

    assert list_made(cache) == wanted


def list_made(cache: Path) -> list[Path]:
    """The folder of the cache → its entries that are no template in Python."""
    return sorted(entry for entry in cache.iterdir() if not entry.read_bytes().partition(b"\n")[2].startswith(TEMPLATE))


def test_build_of_one_edition_leaves_what_others_asked_for(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    other = (project / "mkdocs.yml").read_text("utf-8").replace("name: kecil", "name: lain")
    (project / "mkdocs.lain.yml").write_text(other, "utf-8")
    entry = project / "build/cache/of-another-edition"
    entry.parent.mkdir(parents=True)
    entry.touch()
    os.utime(entry, (0, 0))

    run_lapak(project, "build", "--edition", "kecil")
    assert entry.exists()


def test_build_with_nothing_new_leaves_the_site_alone(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "build")
    page = project / "site/kecil/index.html"
    written = page.stat().st_mtime_ns

    _, printed = run_lapak(project, "build")

    assert printed.startswith("nothing has changed since the last build\n")
    assert page.stat().st_mtime_ns == written


def test_site_that_somebody_touched_is_built_again(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "build")
    page = project / "site/kecil/index.html"
    right = page.read_text("utf-8")

    for spoil in (lambda: page.write_text("torn", "utf-8"), page.unlink):
        spoil()
        run_lapak(project, "build")
        assert page.read_text("utf-8") == right


def test_papers_with_nothing_new_are_left_alone_and_a_spoilt_one_is_made_again(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    _, first = run_lapak(project, "handouts")
    paper = project / "build/kecil/buku.id.pdf"
    right, written = paper.read_bytes(), paper.stat().st_mtime_ns

    _, second = run_lapak(project, "handouts")
    assert first == second
    assert paper.stat().st_mtime_ns == written

    paper.write_bytes(b"torn")
    run_lapak(project, "handouts")
    assert paper.read_bytes() == right


def test_change_in_a_docs_folder_of_another_name_is_built(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    (project / "docs").rename(project / "halaman")
    config = project / "mkdocs.yml"
    config.write_text(f"docs_dir: halaman\n{config.read_text('utf-8')}", "utf-8")
    run_lapak(project, "build")
    home = project / "halaman/index.md"
    home.write_text(home.read_text("utf-8").replace("title: ", "title: Baru, ", 1), "utf-8")

    run_lapak(project, "build")

    assert "Baru, " in (project / "site/kecil/index.html").read_text("utf-8")


def test_packed_sitemap_carries_the_date_of_the_sources_not_of_the_build(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = make_project({})
    run_lapak(project, "build")

    packed = (project / "site/kecil/sitemap.xml.gz").read_bytes()

    assert int.from_bytes(packed[4:8], "little") == FIXED_DATE.timestamp()
