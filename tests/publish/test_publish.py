"""`lapak publish`: what a host gets, and what stays there."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files, write_project

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
SECOND = """INHERIT: mkdocs.yml
site_name: Kedua
site_url: https://kedua.kampus.ac.id/
extra: {edition: {name: kedua}}
"""
GIT = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@b.example",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **GIT}, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two editions."""
    return write_project(tmp_path_factory.mktemp("publish") / "project", {"mkdocs.kedua.yml": SECOND})


def test_one_edition_stands_at_the_root_and_the_old_files_go(built: Path, run_lapak: Run) -> None:
    for _ in range(2):
        code, printed = run_lapak(built / "docs", "publish", "../publik", "--edition", "kecil")
        assert code == 0, printed
    tree = built / "publik"

    assert printed.endswith("publik/index.html\n")
    assert (tree / "modul/awal/index.html").is_file()
    assert (tree / ".nojekyll").is_file()
    (tree / "tamu.txt").write_text("x", "utf-8")
    code, printed = run_lapak(built, "publish", "./publik", "--edition", "kecil")
    assert (code, "holds what 'lapak build' has not made: tamu.txt" in printed) == (2, True)


def test_several_editions_stand_below_a_page_to_choose_from(built: Path, run_lapak: Run) -> None:
    code, printed = run_lapak(built, "publish", "./semua")

    assert code == 0, printed
    page = (built / "semua/index.html").read_text("utf-8")
    assert re.findall(r"href=([\w./:]+)", page) == ["kecil/", "kedua/"]
    assert "<b>Kedua</b>" in page
    assert "content-security-policy" in page
    assert (built / "semua/kedua/jv/index.html").is_file()
    lost = (built / "semua/404.html").read_text("utf-8")
    assert re.findall(r"href=([\w./:]+)", lost) == ["kecil/", "https://kedua.kampus.ac.id/"]
    headers = (built / "semua/_headers").read_text("utf-8")
    assert [line for line in headers.splitlines() if line.startswith("/")] == ["/kecil/*", "/kedua/*"]
    assert "Sitemap: https://kedua.kampus.ac.id/sitemap.xml" in (built / "semua/robots.txt").read_text("utf-8")


def test_every_rule_of_headers_stands_below_its_edition(tmp_path: Path, run_lapak: Run) -> None:
    rules = "/*\n  X-Kampus: 1\n/jv/*\n  X-Basa: 2\n"
    project = write_project(tmp_path / "project", {"mkdocs.kedua.yml": SECOND, "docs/_headers": rules})
    code, printed = run_lapak(project, "publish", "./semua")

    assert code == 0, printed
    places = [line for line in (project / "semua/_headers").read_text("utf-8").splitlines() if line.startswith("/")]
    assert places == ["/kecil/*", "/kecil/jv/*", "/kedua/*", "/kedua/jv/*"]


def test_branch_is_pushed_and_its_domain_stays(built: Path, run_lapak: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)
    git(built, "init", "--quiet", "--initial-branch=main")
    git(built.parent, "init", "--quiet", "--bare", "host.git")
    git(built, "remote", "add", "origin", str(built.parent / "host.git"))
    git(built, "commit", "--quiet", "--allow-empty", "-m", "a")

    code, printed = run_lapak(built, "publish", "gh-pages", "--domain", "lapak.kampus.ac.id")
    assert code == 0, printed
    assert "branch gh-pages: pushed" in printed.splitlines()  # below it may stand what is new in the lock
    code, printed = run_lapak(built, "publish", "gh-pages", "--edition", "kecil", "--message", "Lagi")

    assert (code, printed.splitlines()[-1]) == (0, "branch gh-pages: pushed")
    host = built.parent / "host.git"
    assert git(host, "show", "gh-pages:CNAME") == "lapak.kampus.ac.id\n"
    names = git(host, "ls-tree", "--name-only", "gh-pages").splitlines()
    assert {".nojekyll", "404.html", "_headers", "modul"} <= {*names}
    assert "kedua" not in names
    assert git(host, "log", "--format=%s", "-1", "gh-pages") == "Lagi\n"


def test_machine_gets_a_copy_by_scp_where_there_is_no_rsync(
    built: Path, run_lapak: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "scp"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/asked\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr("shutil.which", lambda name: str(program) if name == "scp" else None)

    code, printed = run_lapak(built, "publish", "orang@kampus.id:www/", "--edition", "kecil")

    assert (code, printed.splitlines()[-1]) == (0, "orang@kampus.id:www/: copied by scp")
    asked = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert asked[-1] == "orang@kampus.id:www/"
    assert any(line.endswith("/index.html") for line in asked)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gh pages",), "'gh pages' is no place to publish at: write a branch ('gh-pages')"),
        (("-oProxyCommand=x:y",), ""),
        (("orang@kampus.id:www/", "--delete"), "'--delete' needs rsync, which is not installed here"),
        (("./modules/x",), "is in modules/, which is the project's own"),
        (("./docs",), "holds docs/ of the project"),
    ],
)
def test_place_that_is_none_is_told(
    arguments: tuple[str, ...], said: str, built: Path, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)

    code, printed = run_lapak(built, "publish", *arguments, "--edition", "kecil")

    assert (code, said in printed) == (2, True), printed


@pytest.mark.slow
def test_published_address_that_vanishes_is_told_and_one_that_moves_leads_on(
    make_project: Make, run_lapak: Run
) -> None:
    second = "---\ntitle: Kedua\nsummary: B\nminutes: {short: 0, full: 30}\nobjectives: [c]\n---\n\n## A {#a}\n\nx\n"
    project = make_project({"modules/02-dua/index.md": second})
    config = project / "mkdocs.yml"
    whole = config.read_text("utf-8").replace("https://kecil.example/", "https://lapak.kampus.ac.id/")
    config.write_text(whole.replace("- 01-awal", "- 01-awal\n      - 02-dua"), "utf-8")
    code, printed = run_lapak(project, "publish", "./publik")
    assert (code, printed.splitlines()[-1]) == (0, "published.lock.json: 10 new addresses; commit this file"), printed

    config.write_text(whole, "utf-8")
    code, printed = run_lapak(project, "check", "--fast")
    assert (code, printed.splitlines()[0]) == (1, "4 problems in the sources")
    assert (
        "published.lock.json:10: 'jv/modul/dua/' of edition 'kecil' was published, and its page is gone: "
        "papers and chats lead there\n"
        '    fix: write where it leads now, such as \'"jv/modul/dua/": "jv/modul/awal/"\'\n'
    ) in printed
    lock = project / "published.lock.json"
    lock.write_text(lock.read_text("utf-8").replace('/dua/": ""', '/dua/": "modul/awal/"'), "utf-8")
    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    page = (project / "site/kecil/jv/modul/dua/index.html").read_text("utf-8")
    assert 'content="0;url=../../../modul/awal/"' in page
    assert "Awal</a>" in page
    lock.write_text(lock.read_text("utf-8").replace(': "modul/awal/"', ': "modul/awl/"', 1), "utf-8")
    assert "leads to 'modul/awl/', where edition 'kecil' has no page" in run_lapak(project, "check", "--fast")[1]
