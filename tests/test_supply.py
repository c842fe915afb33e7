"""What is installed: licences that let a campus fork freely, and one exact version of everything."""

from __future__ import annotations

import json
import re

import yaml
from tests.conftest import ROOT

from upkeep.licences import Licence, find_licences


def test_every_licence_of_the_locks_is_allowed() -> None:
    licences = find_licences(ROOT)

    assert {"mkdocs", "typst", "pytest", "axe-core"} <= {licence.package for licence in licences}
    assert [licence for licence in licences if not licence.is_allowed] == []


def test_pyphen_is_taken_under_its_mpl() -> None:
    assert next(licence.expression for licence in find_licences(ROOT) if licence.package == "pyphen") == "MPL-1.1"


def test_what_another_python_installs_has_its_licence_too() -> None:
    assert Licence("pyyaml-ft", "8.0.0", "MIT") in find_licences(ROOT)


def test_agpl_and_gpl_are_refused_unless_another_may_be_chosen() -> None:
    said = {
        "AGPL-3.0-only": False,
        "GPL-3.0-or-later": False,
        "MIT AND AGPL-3.0-only": False,
        "": False,
        "GPL-2.0-only OR MIT": True,
        "(MIT OR CC0-1.0)": True,
    }

    assert {text: Licence("x", "1", text).is_allowed for text in said} == said


def test_every_version_is_pinned_with_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\w)", (ROOT / name).read_text("utf-8"))

        assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+ .*\\\n +--hash=sha256:", entry)] == [], name
    node = json.loads((ROOT / "tests/node/package.json").read_text("utf-8"))["dependencies"]
    assert [version for version in node.values() if not re.fullmatch(r"\d+(\.\d+)+", version)] == []


def test_bot_knows_every_place_of_versions() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]

    assert {(update["package-ecosystem"], update["directory"]) for update in updates} == {
        ("pip", "/"),
        ("npm", "/tests/node"),
        ("github-actions", "/"),
    }
