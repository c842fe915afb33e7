"""A number of modules → a project of ours that holds copies of the real ones, each round under another name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import yaml

from bench.install import ROOT

SOURCES = ("modules", "docs", "overrides")
ONE_MEETING = re.compile(r"^      (?:end|days): .*\n", re.MULTILINE)
"""What fits one meeting alone: the last one may have fewer modules than the others."""
SESSION = re.compile(r"^        - \[(.*)\]\n", re.MULTILINE)
SLUG = re.compile(r"^slug: (.*)\n", re.MULTILINE)
MESSAGE = re.compile(r"^/// message \|.*?^///\n", re.MULTILINE | re.DOTALL)
"""Of a week, which has one in a whole course."""


def copy_modules(count: int, project: Path) -> None:
    """Writes a project of so many modules in two languages: Ambarawa's, and copies of them until there are enough."""
    shutil.rmtree(project, ignore_errors=True)
    for name in SOURCES:
        shutil.copytree(ROOT / name, project / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    names: list[str] = yaml.safe_load(config)["extra"]["edition"]["modules"]
    folders = [
        _copy_module(project / "modules", names[place % len(names)], place // len(names)) for place in range(count)
    ]
    listed = "".join(f"      - {name}\n" for name in names)
    assert listed in config
    config = config.replace(listed, "".join(f"      - {name}\n" for name in folders))
    slugs = [_find_slug(project / "modules" / name) for name in folders]
    config = ONE_MEETING.sub("", SESSION.sub(partial(_copy_session, slugs), config))
    (project / "mkdocs.yml").write_text(config, "utf-8")


def _copy_session(slugs: Sequence[str], found: re.Match[str]) -> str:
    """The line of the one meeting → a line for each round of modules, whose names end with its number."""
    parts = found[1].split(", ")
    own = set(parts).intersection(slugs)
    lines = []
    for number in range(-(-len(slugs) // len(own))):
        names = [f"{part}-{number}" if number and part in own else part for part in parts]
        lines.append(f"        - [{', '.join(name for name in names if name in slugs or name in parts)}]\n")
    return "".join(lines)


def _find_slug(module: Path) -> str:
    found = SLUG.search((module / "index.md").read_text("utf-8"))
    return found[1] if found else module.name.partition("-")[2]


def _copy_module(modules: Path, name: str, round_number: int) -> str:
    """A module's folder → the name of its copy; the first round are the modules themselves."""
    if not round_number:
        return name
    copy = f"{name}-{round_number}"
    shutil.copytree(modules / name, modules / copy)
    for file in (modules / copy).glob("index*.md"):
        file.write_text(MESSAGE.sub("", file.read_text("utf-8")), "utf-8")
    text, slug = modules / copy / "index.md", _find_slug(modules / name)
    front = SLUG.sub("", text.read_text("utf-8")).removeprefix("---\n")
    text.write_text(f"---\nslug: {slug}-{round_number}\n{front}", "utf-8")
    return copy
