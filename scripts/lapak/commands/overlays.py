"""`lapak overlays`: an edition's own sections, and what has changed beneath them."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path

from lapak.commands.translation_reports import load_texts
from lapak.commands.usage import UsageError, find_config_files
from lapak.course.overlays.overlay_lock import OVERLAY_STATES, Lines, OwnSection, accept_sections, find_own_sections
from lapak.course.overlays.proposal import propose
from lapak.course.problems import suggest
from lapak.course.project import Project

OLD, NEW, OWN = "before", "now", "own"


def run(options: argparse.Namespace) -> None:
    """`status`, `diff` or `accept`."""
    found = [_load(file) for file in find_config_files(options.edition)]
    if options.action == "status":
        _show_status(found)
        return
    if options.action == "propose":
        _propose(options)
        return
    chosen = [(project, _choose(sections, options)) for project, sections in found]
    if not any(sections for _, sections in chosen):
        raise UsageError(_explain_lack(options, [one for _, sections in found for one in sections]))
    for project, sections in chosen:
        if options.action == "accept":
            _accept(project, sections)
        elif sections:
            print(*(line for one in sections for line in to_difference(one)), sep="\n")


def _propose(options: argparse.Namespace) -> None:
    """Prints or writes the patch, and names the drawings that it needs beside it."""
    patches: list[str] = []
    sections: list[OwnSection] = []
    for project, library in map(load_texts, find_config_files(options.edition)):
        own = find_own_sections(project, library)
        sections += own
        for text in library.texts:
            if text.overlay and options.text in ("", text.origin):
                patches.append(propose(project, text, options.section))
    patch = "".join(patches)
    if not patch:
        raise UsageError(_explain_lack(options, sections))
    if options.output:
        options.output.write_text(patch, "utf-8")
        print(f"{options.output}: try it with 'git apply --check'")
    else:
        print(patch, end="")


def _load(file: Path) -> tuple[Project, tuple[OwnSection, ...]]:
    project, library = load_texts(file)
    return project, find_own_sections(project, library)


def _choose(sections: tuple[OwnSection, ...], options: argparse.Namespace) -> list[OwnSection]:
    """The sections that a command means; of all, those with something beneath them."""
    named = [one for one in sections if options.text in ("", one.origin) and options.section in ("", one.id)]
    return named if options.section else [one for one in named if one.beneath or one.accepted]


def _explain_lack(options: argparse.Namespace, known: list[OwnSection]) -> str:
    if not known:
        return "no edition has sections of its own: they stand in modules.NAME/MODULE/index.md"
    if options.text and options.text not in {one.origin for one in known}:
        return f"no edition has anything over '{options.text}': {suggest(options.text, {one.origin for one in known})}"
    ids = {one.id for one in known if options.text in ("", one.origin)}
    return f"no edition has a section '{options.section}' over a shared one: {suggest(options.section, ids)}"


def _show_status(found: list[tuple[Project, tuple[OwnSection, ...]]]) -> None:
    for project, sections in found:
        name = project.edition["name"]
        changed = sum(1 for one in sections if one.has_moved)
        print(f"{name}: {len(sections)} own sections, beneath {changed} the shared text has changed")
        for one in sections:
            print(f"{one.path}:{one.line}: {one.key}: {OVERLAY_STATES[one.state]}")


def _accept(project: Project, sections: list[OwnSection]) -> None:
    """Writes them into the lock."""
    if sections:
        accept_sections(project, sections)
        count = f"{len(sections)} own section{'s' * (len(sections) > 1)}"
        print(f"{project.edition['name']}: {count} accepted: {', '.join(s.key for s in sections)}")


def to_difference(section: OwnSection) -> Iterator[str]:
    """An own section → the lines that say what has changed beneath it, then its own words."""
    yield f"{section.path}:{section.line}: {section.key}: {OVERLAY_STATES[section.state]}"
    for old, new in _pair(section.accepted, section.beneath) if section.has_moved else ():
        if old != new:
            before, now = _mark(old, new)
            yield from (f"    {name:7}{line}" for name, line in ((OLD, before), (NEW, now)) if line)
    yield from (f"    {OWN:7}{line}" for line in section.lines if line)
    yield ""


def _pair(old: Lines, new: Lines) -> Iterator[tuple[str, str]]:
    """Two versions of a text → their lines side by side; '' where one of them has none."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            length = max(b - a, d - c)
            olds = [*old[a:b], *[""] * (length - b + a)]
            news = [*new[c:d], *[""] * (length - d + c)]
            yield from zip(olds, news, strict=True)


def _mark(old: str, new: str) -> tuple[str, str]:
    """Two lines → the same with [-words that went-] and {+words that came+}, as git marks them."""
    olds, news = old.split(" "), new.split(" ")
    before, now = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        gone, come = " ".join(olds[a:b]), " ".join(news[c:d])
        before += [gone if kind == "equal" else f"[-{gone}-]"] if gone else []
        now += [come if kind == "equal" else f"{{+{come}+}}"] if come else []
    return " ".join(before), " ".join(now)
