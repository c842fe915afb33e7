"""Two builds at once, and a preview beside them: each ends well, and what stands at the end is one of them, whole."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files
from tests.writing.conftest import is_whole, list_traces, start_lapak
from tests.writing.test_kills import change


@pytest.mark.slow
def test_two_builds_and_a_preview_at_once(make_project: Callable[[Files], Path]) -> None:
    project = make_project({})
    change(project, "one")
    preview = start_lapak(project, "serve", "--address", "127.0.0.1:0")
    builds = [start_lapak(project, "build")]
    change(project, "two")
    builds.append(start_lapak(project, "build"))
    papers = start_lapak(project, "handouts", "--output", "papers")
    try:
        assert preview.stdout
        address = re.search(r"http://\S+", preview.stdout.readline())
        assert address
        with urllib.request.urlopen(address[0], timeout=60) as page:
            assert b">two</h1>" in page.read()
        for process in (*builds, papers):
            printed, _ = process.communicate(timeout=120)
            assert process.returncode == 0, printed
    finally:
        for process in (preview, *builds, papers):
            process.kill()
            process.wait()
    last, _ = start_lapak(project, "build").communicate()

    assert "site/kecil/index.html" in last
    assert ">two</h1>" in (project / "site/kecil/index.html").read_text("utf-8")
    assert is_whole(project / "site/kecil")
    assert list_traces(project, project / "site") == []


@pytest.mark.slow
def test_builds_that_end_one_after_another_never_leave_a_mixture(make_project: Callable[[Files], Path]) -> None:
    project = make_project({})
    for number in range(5):
        change(project, f"first {number}")
        first = start_lapak(project, "build")
        change(project, f"second {number}")
        second = start_lapak(project, "build")
        told = [process.communicate(timeout=120)[0] for process in (first, second)]

        assert [first.returncode, second.returncode] == [0, 0], told
        assert is_whole(project / "site/kecil")
    assert list_traces(project, project / "site") == []
