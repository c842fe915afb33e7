"""What gone editions and modules left is named, and `lapak clean` takes it away: nothing that it did not make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import TINY, Files
from tests.writing.conftest import take_stock

from lapak.writing.leftovers import Holding, find_leftovers, note_editions
from lapak.writing.mark import write_mark

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
SECOND = """INHERIT: mkdocs.yml
site_name: Lama
extra:
  edition: {name: lama, language: {code: su, name: Basa Sunda}}
"""
MODULE = (TINY / "modules/01-awal/index.md").read_text("utf-8")
BOTH: Files = {
    "mkdocs.lama.yml": SECOND,
    "mkdocs.yml": (TINY / "mkdocs.yml").read_text("utf-8").replace("- 01-awal", "- 01-awal\n      - 02-lagi"),
    "modules/02-lagi/index.md": MODULE.replace("../01-awal", "").replace(
        "![Tangan memegang HP](images/hp.svg", "[a](#uang"
    ),
    "site/lama/index.html": "old",
    "site/lama/jv/index.html": "old",
    "site/mine/index.html": "not ours",
}


def leave(project: Path) -> None:
    """An edition and a module go; somebody has put files beside what was made."""
    write_mark(project / "site/lama")
    (project / "site/lama/CNAME").write_text("lama.example", "utf-8")
    (project / "site/lama/jv/index.html").write_text("mine now", "utf-8")
    (project / "mkdocs.lama.yml").unlink()
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("\n      - 02-lagi", ""), "utf-8")


def test_what_is_left_is_named_and_taken_away(make_project: Make, run_lapak: Run) -> None:
    project = make_project(BOTH)
    assert run_lapak(project, "slides", "--language", "id")[0] == 0
    leave(project)
    (project / "build/kecil/catatan.txt").write_text("mine", "utf-8")
    (project / "build/lama/slide-lagi.id.md").write_text("mine now", "utf-8")
    before = take_stock(project)

    named = run_lapak(project, "check", "--fast")[1].splitlines()[-1]
    assert named == (
        "left over of what is gone: site/lama/, build/kecil/slide-lagi.id.html, build/kecil/slide-lagi.id.md "
        "and 9 more; 'lapak clean' takes it away"
    )
    assert run_lapak(project, "check", "--fast")[1].splitlines()[-1] == named

    assert run_lapak(project, "clean", "--dry-run")[1].splitlines()[:2] == [
        "site/lama/: 2 files would go",
        "build/kecil/slide-lagi.id.html: 1 file would go",
    ]
    assert set(before) <= set(take_stock(project))

    code, printed = run_lapak(project, "clean")
    assert code == 0
    assert printed.splitlines()[:3] == [
        "site/lama/: 2 files gone",
        "    stays, as it is not ours: site/lama/CNAME",
        "    stays, as it is not ours: site/lama/jv/index.html",
    ]
    gone = set(before) - set(take_stock(project))
    assert gone == {
        *("site/lama/.lapak", "site/lama/index.html"),
        *(f"build/kecil/slide-lagi.id.{kind}" for kind in ("html", "md", "pptx")),
        *(f"build/lama/slide-awal.id.{kind}" for kind in ("html", "md", "pptx")),
        *(f"build/lama/slide-lagi.id.{kind}" for kind in ("html", "pptx")),
        *(f"build/lama/acara.id.{kind}" for kind in ("html", "md", "pptx")),
    }
    assert run_lapak(project, "clean") == (0, "nothing is left over\n")


def test_what_lies_outside_of_the_project_is_nobodys_to_take(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for site in (tmp_path / "site/other", project / "site/old"):
        site.mkdir(parents=True)
        (site / "index.html").write_text("a", "utf-8")
        write_mark(site)
    (project / "site/linked").symlink_to(tmp_path / "site/other")

    assert find_leftovers(project, Path("site")) == []  # nobody knows yet what the project has
    note_editions(project, {"kecil": Holding(("awal",), ("id", "jv"))})

    assert find_leftovers(project, Path("../site")) == []
    assert [one.path.name for one in find_leftovers(project, Path("site"))] == ["old"]


@pytest.mark.parametrize("line", ["../../modules/a.md", "/etc/hostname", "link"])
def test_mark_that_names_files_elsewhere_takes_none_of_them(line: str, make_project: Make, run_lapak: Run) -> None:
    project = make_project({"site/old/index.html": "a", "modules/a.md": "b"})
    (project / "modules/a.md").rename(project / "a.md")
    site = project / "site/old"
    (site / "link").symlink_to(project / "a.md")
    write_mark(site)
    mark = site / ".lapak"
    mark.write_text(mark.read_text("utf-8").replace("index.html", line), "utf-8")

    assert run_lapak(project, "clean")[0] == 0

    assert (project / "a.md").read_text("utf-8") == "b"
    assert (site / "index.html").exists()
