"""A command that writes touches what it has made, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files
from tests.writing.conftest import is_whole, take_stock

from lapak import pages
from lapak.website.host.pages import write_pages
from lapak.website.site import Site
from lapak.writing.mark import read_mark

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
Keep = Callable[[Path], None]
ELSEWHERE = "    fix: name another folder, such as '--output lain'\n"


def change(project: Path) -> None:
    """Another title on the home page, so that there is something to build."""
    home = project / "docs/index.md"
    home.write_text(home.read_text("utf-8").replace("title: ", "title: Baru, ", 1), "utf-8")


def test_output_above_a_checkout_named_like_its_edition_is_refused(
    make_project: Make, run_lapak: Run, keep_papers: Keep, tmp_path: Path
) -> None:
    project = make_project({".git/config": "[core]\n"}).rename(tmp_path / "kecil")
    keep_papers(project)
    before = take_stock(tmp_path)

    assert run_lapak(project, "build", "--output", "..") == (
        2,
        "lapak: '../kecil' holds the project; nothing has been written\n" + ELSEWHERE,
    )
    assert take_stock(tmp_path) == before


@pytest.mark.parametrize(
    ("command", "output", "told"),
    [
        ("build", "modules", "'modules/kecil' is in modules/, which is the project's own"),
        ("build", "docs/a", "'docs/a/kecil' is in docs/, which is the project's own"),
        ("build", "overrides", "'overrides/kecil' is in overrides/, which is the project's own"),
        ("build", "build/cache", "'build/cache/kecil' is in build/cache/, which is the project's own"),
        ("build", "elsewhere/.git", "'elsewhere/.git/kecil' is inside .git, which is git's own"),
        ("build", "made", "'made/kecil' is in the site made/, which the next build replaces"),
        ("build", "linked", "'linked/kecil' is in modules/, which is the project's own"),
        ("handouts", "modules", "'modules' is in modules/, which is the project's own"),
        ("handouts", ".git", "'.git' is in .git/, which is the project's own"),
        ("slides", "made", "'made' is in the site made/, which the next build replaces"),
        ("slides", "mkdocs.yml", "'mkdocs.yml' is a file, not a folder"),
    ],
)
def test_output_in_what_is_not_of_a_build_is_refused(
    command: str, output: str, told: str, make_project: Make, run_lapak: Run, keep_papers: Keep
) -> None:
    mark = "# Made by 'lapak build': the next one replaces these files, and no others.\n"
    project = make_project({".git/config": "", "elsewhere/.git/config": "", "made/.lapak": mark})
    (project / "linked").symlink_to("modules")
    keep_papers(project)
    before = take_stock(project)

    code, printed = run_lapak(project, command, "--output", output)

    assert (code, printed.splitlines()[0]) == (2, f"lapak: {told}; nothing has been written")
    assert take_stock(project) == before


def test_output_in_a_docs_folder_of_another_name_is_refused(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    (project / "docs").rename(project / "halaman")
    config = project / "mkdocs.yml"
    config.write_text(f"docs_dir: halaman\n{config.read_text('utf-8')}", "utf-8")

    code, printed = run_lapak(project, "build", "--output", "halaman")

    assert code == 2
    assert "'halaman/kecil' is in halaman/, which is the project's own" in printed


def test_folder_that_no_build_has_made_is_refused(make_project: Make, run_lapak: Run, keep_papers: Keep) -> None:
    project = make_project({f"site/kecil/foto/{name}.jpg": "" for name in "abcde"})
    keep_papers(project)
    before = take_stock(project)

    assert run_lapak(project, "build") == (
        2,
        "lapak: 'site/kecil' holds what 'lapak build' has not made: foto/a.jpg, foto/b.jpg, foto/c.jpg and 2 more; "
        "nothing has been written\n"
        "    fix: move it away when it is an old site of yours, or name another folder, such as '--output lain'\n",
    )
    assert take_stock(project) == before


def test_file_that_somebody_put_into_a_site_is_named(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "build")
    (project / "site/kecil/CNAME").write_text("belajar.example\n", "utf-8")
    change(project)
    before = take_stock(project / "site")

    assert run_lapak(project, "build") == (
        2,
        "lapak: 'site/kecil' holds what 'lapak build' has not made: CNAME; nothing has been written\n"
        "    fix: move them away, or let the edition keep them: 'keep: [CNAME]'\n",
    )
    assert take_stock(project / "site") == before


def test_file_that_comes_while_a_site_is_made_is_not_lost(
    make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project({})
    run_lapak(project, "build")
    change(project)

    def write_and_disturb(config_file: Path, site: Site, folder: Path) -> None:
        (project / "site/kecil/CNAME").write_text("belajar.example\n", "utf-8")
        write_pages(config_file, site, folder)

    monkeypatch.setattr(pages, "write_pages", write_and_disturb)
    before = (project / "site/kecil/index.html").read_bytes()

    assert run_lapak(project, "build")[0] == 2
    assert (project / "site/kecil/index.html").read_bytes() == before
    assert (project / "site/kecil/CNAME").exists()


def test_what_an_edition_keeps_and_dot_files_stay(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "    keep: [CNAME, iklan/*.jpg, robots.txt]\n", "utf-8")
    run_lapak(project, "build")
    site = project / "site/kecil"
    (site / ".git/refs/heads").mkdir(parents=True)  # empty, and git asks for it
    (site / ".well-known").mkdir()
    (site / "iklan").mkdir()
    others = ("CNAME", "iklan/a.jpg", ".nojekyll", ".git/config", ".well-known/security.txt", "robots.txt")
    for name in others:
        (site / name).write_text("somebody's", "utf-8")
    for _ in range(2):
        change(project)
        assert run_lapak(project, "build")[0] == 0

        assert {(site / name).read_text("utf-8") for name in others} == {"somebody's"}
        assert not set(others) & set(read_mark(site) or ())
        assert (site / ".git/refs/heads").is_dir()
        assert "Baru, " in (site / "index.html").read_text("utf-8")
        assert run_lapak(project, "build")[1].startswith("nothing has changed")


def test_made_file_that_an_edition_would_keep_is_renewed(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "    keep: [index.html]\n", "utf-8")
    run_lapak(project, "build")
    change(project)
    run_lapak(project, "build")

    assert "Baru, " in (project / "site/kecil/index.html").read_text("utf-8")


def test_site_of_an_earlier_version_without_a_mark_is_known_by_its_stamp(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "build")
    site = project / "site/kecil"
    (site / ".lapak").unlink()
    change(project)

    assert run_lapak(project, "build")[0] == 0
    assert is_whole(site)

    (site / ".lapak").unlink()
    shutil.rmtree(project / "build/stamps")
    code, printed = run_lapak(project, "build")
    assert code == 2
    assert "move it away when it is an old site of yours" in printed


def test_worktree_of_the_published_branch_stays_one(make_project: Make, run_lapak: Run) -> None:
    project = make_project({".gitignore": "site/\nbuild/\noverrides\n"})
    site = project / "site/kecil"

    def git(*arguments: str, folder: Path = project) -> str:
        own = ["-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", "-C", str(folder), *own, *arguments], input="", capture_output=True, check=True, text=True
        ).stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "sources")
    git("branch", "pages", git("commit-tree", "-m", "pages", git("mktree", "-z").strip()).strip())
    git("worktree", "add", "-q", str(site), "pages")

    assert run_lapak(project, "build")[0] == 0
    git("add", ".", folder=site)
    git("commit", "-qm", "site", folder=site)
    change(project)
    assert run_lapak(project, "build")[0] == 0

    changed = git("status", "--short", folder=site).splitlines()
    assert " M index.html" in changed
    assert git("branch", "--show-current", folder=site) == "pages\n"


def test_site_behind_a_link_is_replaced_where_it_is(make_project: Make, run_lapak: Run, tmp_path: Path) -> None:
    project = make_project({})
    web = tmp_path / "web"
    web.mkdir()
    (project / "site").mkdir()
    (project / "site/kecil").symlink_to(web)

    assert run_lapak(project, "build")[0] == 0
    assert (project / "site/kecil").is_symlink()
    assert is_whole(web)


def test_papers_go_beside_what_others_have_in_a_folder(make_project: Make, run_lapak: Run, tmp_path: Path) -> None:
    project = make_project({})
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "note.txt").write_text("somebody's", "utf-8")

    assert run_lapak(project, "handouts", "--output", str(papers))[0] == 0
    assert (papers / "note.txt").read_text("utf-8") == "somebody's"
    assert (papers / "buku.id.pdf").read_bytes().startswith(b"%PDF")
    assert not [file.name for file in papers.iterdir() if file.name.startswith(".")]
