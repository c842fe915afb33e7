"""The Nu HTML checker finds no error on any page; Lighthouse finds nothing to mend."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import NODE_MODULES
from tests.conftest import CHROMIUM

JAVA, NODE = shutil.which("java"), shutil.which("node")
CHECKER = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = NODE_MODULES / "lighthouse" / "cli" / "index.js"
LEAST_PERFORMANCE = 80
"""A quiet machine gives 100; a busy one takes points off that the page has not lost."""
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@pytest.mark.java
@pytest.mark.slow
@pytest.mark.skipif(not JAVA or not CHECKER.exists(), reason="needs Java, and vnu-jar from npm")
def test_nu_html_checker_finds_no_error(sites: Path) -> None:
    pages = sorted(str(page) for page in sites.rglob("*.html"))
    command = [str(JAVA), "-jar", str(CHECKER), "--errors-only", "--format", "json", *pages]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    messages = json.loads(done.stderr)["messages"]
    assert [f"{Path(item['url']).relative_to(sites.resolve())}: {item['message']}" for item in messages] == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(
    not CHROMIUM or not NODE or not LIGHTHOUSE.exists(), reason="needs Chromium and Lighthouse from npm"
)
@pytest.mark.parametrize("place", ["ambarawa/", "ambarawa/jv/modul/praktik/"])
def test_lighthouse_gives_full_marks(address: str, place: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command = [str(NODE), str(LIGHTHOUSE), f"{address}/{place}", "--quiet", "--output=json", f"--output-path={report}"]
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}

    subprocess.run([*command, f"--chrome-flags={CHROME_FLAGS}"], check=True, env=environment, timeout=180)

    result = json.loads(report.read_text("utf-8"))
    scores = {name: round(category["score"] * 100) for name, category in result["categories"].items()}
    lost = [
        audit["title"] for audit in result["audits"].values() if audit["score"] is not None and audit["score"] < 0.9
    ]
    assert scores["performance"] >= LEAST_PERFORMANCE, lost
    assert {name: score for name, score in scores.items() if name != "performance" and score < 100} == {}, lost
