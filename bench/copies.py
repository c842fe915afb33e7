"""A number of modules → a project of ours that holds copies of the real ones, each round under another name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from bench.install import ROOT

SOURCES = ("modules", "docs", "overrides")
SLUG = re.compile(r"^slug: .*\n", re.MULTILINE)


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
    (project / "mkdocs.yml").write_text(
        config.replace(listed, "".join(f"      - {name}\n" for name in folders)), "utf-8"
    )


def _copy_module(modules: Path, name: str, round_number: int) -> str:
    """A module's folder → the name of its copy; the first round are the modules themselves."""
    if not round_number:
        return name
    copy = f"{name}-{round_number}"
    shutil.copytree(modules / name, modules / copy)
    text = modules / copy / "index.md"
    front = SLUG.sub("", text.read_text("utf-8")).removeprefix("---\n")
    text.write_text(f"---\nslug: {copy.partition('-')[2]}\n{front}", "utf-8")
    return copy
