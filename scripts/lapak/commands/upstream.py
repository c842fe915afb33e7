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
from lapak.course.overlay_lock import OwnSection, find_own_sections
from lapak.course.upstream import Move, compare_texts

REMOTE, DRIVER = "upstream", "merge.lapak"
FOLDERS = ("modules/", "docs/")


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
    texts = [path for path in paths if path.startswith(FOLDERS) and path.endswith(".md") and not _is_readme(path)]
    moves = [move for path in texts for move in compare_texts(path, _show(base, path), _show(ref, path))]
    if not paths:
        print(f"'{ref}' brings nothing new")
        return
    owned = _find_own()
    for move in moves:
        print(f"{move.path}: section '{move.id}' {_say(move)}{_say_own(move, owned)}")
    others = Counter(path.split("/")[0] for path in paths if path not in texts)
    for name, count in sorted(others.items()):
        print(f"{name}: {count} other file{'s' * (count > 1)}")
    touched = list(_find_touched(moves, owned))
    print(f"{len(moves)} sections, {len(touched)} of them beneath own ones")
    for line in (line for one in touched for line in to_difference(one)):
        print(line)


def _is_readme(path: str) -> bool:
    return path.rpartition("/")[2].startswith("README")


def _show(ref: str, path: str) -> str:
    """A file as it is in a version; '' where it is not there."""
    done = subprocess.run(["git", "show", f"{ref}:{path}"], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _find_own() -> list[OwnSection]:
    """The own sections of all editions."""
    return [one for file in find_config_files([]) for one in find_own_sections(*load_texts(file))]


def _say(move: Move) -> str:
    return {"new": "is new", "changed": "has changed", "gone": "is gone"}[move.kind]


def _say_own(move: Move, owned: Sequence[OwnSection]) -> str:
    own = [one.path for one in owned if _is_beneath(move, one)]
    return f" (beneath {', '.join(own)})" if own else ""


def _is_beneath(move: Move, own: OwnSection) -> bool:
    """True for a section of the shared text over which an edition has its own."""
    folder, _, name = move.path.rpartition("/")
    origin = Path(folder).name if move.path.startswith("modules/") else move.path.removeprefix("docs/")[:-3]
    return name.count(".") == 1 and (origin, move.id) == (own.origin, own.id)


def _find_touched(moves: Sequence[Move], owned: Sequence[OwnSection]) -> Iterator[OwnSection]:
    """Own sections beneath which a merge would change something, as they would stand after it."""
    for own in owned:
        for move in moves:
            if _is_beneath(move, own):
                yield replace(own, accepted=move.before or ("",), beneath=move.after)
