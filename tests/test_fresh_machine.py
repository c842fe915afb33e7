"""A machine that lacks a program: a test that needs it says which one, and how it is installed."""

from __future__ import annotations

import re

from tests.conftest import ROOT

REASON = re.compile(r"needs \w+(?: and \w+)?: apt install [a-z0-9 -]+(?:, then make test)?")


def test_every_skip_says_what_to_install() -> None:
    files = [file for file in (ROOT / "tests").rglob("*.py") if "node_modules" not in file.parts]
    found = [
        (file.name, reason)
        for file in files
        for reason in re.findall(r'(?:reason=|skip\()"([^"]*)"', file.read_text("utf-8"))
    ]

    assert len(found) >= 15
    assert [item for item in found if not REASON.fullmatch(item[1])] == []
