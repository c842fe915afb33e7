"""`lapak upstream`: what a merge of the shared project would bring, by section, before it is made."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lapak.commands.overlays import to_difference
from lapak.commands.translation_reports import load_texts
from lapak.commands.usage import UsageError, find_config_files
from lapak.course.exam.files import EXAM_NAME, EXAM_STEM
from lapak.course.overlays.overlay_lock import OwnSection, find_own_sections
from lapak.course.overlays.upstream import Move, compare_files, read_entries
from lapak.course.overlays.upstream_data import EntryKey
from lapak.course.translation.lock import LOCK_NAME

REMOTE, DRIVER = "upstream", "merge.lapak"
STATES = {"new": "is new", "changed": "has changed", "gone": "is gone"}
FOLDERS = ("modules/", "docs/")
LOCK_GROUP = "translations (git merges these by itself)"


def run(options: argparse.Namespace) -> None:
    """`setup` or `status`."""
    if options.action == "setup":
        _set_up(options.url)
    else:
        _show_status(options.ref)


def _git(*arguments: str) -> str:
    """Runs git → what it prints; raises UsageError with what it says when it fails."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise UsageError("git is not installed here") from error
    if done.returncode != 0:
        raise UsageError(f"git {arguments[0]}: {done.stderr.strip() or 'failed'}")
    return done.stdout


def _set_up(url: str) -> None:
    """Names the shared project, and tells git how to merge locks (.gitattributes asks for it)."""
    known = _git("remote").split()
    if url:
        _git("remote", *(("set-url",) if REMOTE in known else ("add",)), REMOTE, url)
    elif REMOTE not in known:
        raise UsageError("say where the shared project is: 'lapak upstream setup https://…'")
    _git("config", f"{DRIVER}.name", "locks of Lapak Belajar")
    _git("config", f"{DRIVER}.driver", f"'{sys.executable}' -m lapak translations merge-files %O %A %B")
    print(f"remote '{REMOTE}' is set, and git merges locks by itself; next: 'git fetch {REMOTE}'")


def _show_status(ref: str) -> None:
    """Prints every section that a merge would bring, those beneath own ones with their words, and other files."""
    try:
        base = _git("merge-base", "HEAD", ref).strip()
    except UsageError as error:
        known = _git("branch", "--remotes", "--list", f"{REMOTE}/*", "--format=%(refname:short)").split()
        branches = " or ".join(f"'lapak upstream status {name}'" for name in known if "/" in name)
        hint = branches or f"'lapak upstream setup https://…', then 'git fetch {REMOTE}'"
        raise UsageError(f"there is no '{ref}' here to compare with: {hint}") from error
    paths = _git("diff", "--name-only", "--no-renames", base, ref).splitlines()
    if not paths:
        print(f"'{ref}' brings nothing new")
        return
    found = {path: compare_files(path, _show(base, path), _show(ref, path)) for path in paths if _is_shared(path)}
    moves = [move for some in found.values() for move in some or ()]
    owned = _find_own()
    for move in moves:
        print(f"{move.path}: {_say(move)}{_say_own(move, owned)}")
    for name, count in sorted(Counter(_find_group(path) for path in paths if not found.get(path)).items()):
        print(f"{name}: {count} {'lock' if name == LOCK_GROUP else 'other file'}{'s' * (count > 1)}")
    touched = list(_find_touched(moves, owned))
    print(f"{_count(moves)}, {sum(1 for move in moves if _say_own(move, owned))} of them beneath own ones")
    for line in (line for one in touched for line in to_difference(one)):
        print(line)


def _is_shared(path: str) -> bool:
    """True for what all editions share: texts, drawings and data, but for pages about them."""
    return path.startswith(FOLDERS) and not path.rpartition("/")[2].startswith("README")


def _find_group(path: str) -> str:
    """What a file counts as that has nothing with a name in it."""
    return LOCK_GROUP if path.endswith(LOCK_NAME) else path.split("/")[0]


def _count(moves: Sequence[Move]) -> str:
    """'3 sections, 1 question'."""
    counts = Counter(move.noun for move in moves)
    return ", ".join(f"{count} {noun}{'s' * (count > 1)}" for noun, count in counts.items()) or "0 sections"


def _show(ref: str, path: str) -> str:
    """A file as it is in a version; '' where it is not there."""
    done = subprocess.run(["git", "show", f"{ref}:{path}"], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _find_own() -> list[OwnSection]:
    """The own sections of all editions."""
    return [one for file in find_config_files([]) for one in find_own_sections(*load_texts(file))]


def _say(move: Move) -> str:
    named = f"{move.noun} '{move.id}'" if move.id else f"this {move.noun}"
    return f"{named} { ({'new': 'is new', 'changed': 'has changed', 'gone': 'is gone'}[move.kind]) }"


def _say_own(move: Move, owned: Sequence[OwnSection]) -> str:
    own = {one.path: None for one in owned if _is_beneath(move, one)} | dict.fromkeys(_find_over(move))
    return f" (beneath {', '.join(own)})" if own else ""


def _find_over(move: Move) -> Iterator[str]:
    """The files of editions that have something of their own over what has changed: the same drawing, fact, key."""
    room, _, rest = move.path.partition("/")
    for file in sorted(Path.cwd().glob(f"{room}.*/{rest}")):
        path = file.relative_to(Path.cwd()).as_posix()
        entries = {} if not move.id else read_entries(path, file.read_text("utf-8", "replace")) or {}
        if not move.id or EntryKey(move.noun, move.id) in entries:
            yield path


def _is_beneath(move: Move, own: OwnSection) -> bool:
    """True for a section of the shared text over which an edition has its own."""
    if move.noun == "question":
        return move.path == f"modules/{EXAM_NAME}" and (EXAM_STEM, move.id) == (own.origin, own.id)
    folder, _, name = move.path.rpartition("/")
    origin = Path(folder).name if move.path.startswith("modules/") else move.path.removeprefix("docs/")[:-3]
    return move.noun == "section" and name.count(".") == 1 and (origin, move.id) == (own.origin, own.id)


def _find_touched(moves: Sequence[Move], owned: Sequence[OwnSection]) -> Iterator[OwnSection]:
    """Own sections beneath which a merge would change something, as they would stand after it."""
    for own in owned:
        for move in moves:
            if _is_beneath(move, own):
                yield replace(own, accepted=move.before or ("",), beneath=move.after)
