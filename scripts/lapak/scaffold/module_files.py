"""A name, or a lesson that others wrote → the first text of a module, and the edition's list with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lapak.course.project import Project
from lapak.course.reading.yaml_text import YamlText
from lapak.scaffold.forms import load_forms

MODULE_FORM = "new/module.md"
LESSON_FORM = "new/lesson.md"
PLACE = ("extra", "edition", "modules")
FLOW = re.compile(r"(?P<before>.*\bmodules:\s*\[[^\]]*)\]")
NUMBER = re.compile(r"(\d+)-")


def name_next_folder(project: Project, slug: str) -> str:
    """A project and a module's public name → its folder, numbered after all others: '07-titip'."""
    numbers = [int(found[1]) for folder in project.module_folders if (found := NUMBER.match(folder))]
    return f"{max(numbers, default=0) + 1:02}-{slug}"


def make_module_text(project: Project, slug: str, title: str) -> str:
    """A module's name and its title, '' where that follows from the name → its index.md, with every usual block."""
    return load_forms(project).get_template(MODULE_FORM).render(title=title or slug.replace("-", " ").capitalize())


def make_lesson_text(project: Project, title: str, summary: str, objectives: Sequence[str], body: str) -> str:
    """What a lesson says of itself, and its sections in Markdown → its index.md; the rest is left to write."""
    values = {"title": title, "summary": summary, "objectives": objectives, "body": body}
    return load_forms(project).get_template(LESSON_FORM).render(values)


def add_to_edition(config: YamlText, folder: str) -> str | None:
    """An edition's file and a folder → its text with the folder at the end of `modules:`; None where it has no list."""
    lines = config.text.split("\n")
    if not config.has(PLACE):
        return None
    index = config.find_line(PLACE) - 1
    if flow := FLOW.match(lines[index]):
        rest = lines[index][flow.end("before") :]
        lines[index] = f"{flow['before'].rstrip(', ')}, {folder}{rest}"
        return "\n".join(lines)
    count = sum(1 for number in range(len(lines)) if config.has((*PLACE, number)))
    last = config.find_line((*PLACE, count - 1)) - 1
    dash = re.match(r"\s*-\s+", lines[last])
    if not count or not dash:
        return None
    return "\n".join([*lines[: last + 1], f"{dash[0]}{folder}", *lines[last + 1 :]])


def find_module_file(project: Project, edition: str, folder: str) -> Path:
    """Where a module's text goes: into the edition's own folder, or for '' into that of all."""
    return project.root / (f"modules.{edition}" if edition else "modules") / folder / "index.md"
