"""A tree for a host → where it is to stand: a branch of git, another machine, a folder."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["branch", "machine", "folder"]
BRANCH = re.compile(r"[A-Za-z0-9][\w.-]*\Z")
MACHINE = re.compile(r"(?!-)[\w.@-]+:(?!//)\S*\Z|rsync://\S+\Z")
REMOTE = "origin"


class PublishError(Exception):
    """It cannot be put there; the text says why, and what to do."""


@dataclass(frozen=True)
class Target:
    """Where a tree is to stand."""

    kind: Kind
    name: str


def read_target(text: str) -> Target:
    """What is typed → what it means: 'gh-pages' a branch, 'orang@kampus.id:www/' a machine, './publik' a folder.

    Raises PublishError for anything else.
    """
    if MACHINE.match(text):
        return Target("machine", text)
    if text.startswith((".", "/", "~")) or "/" in text or "\\" in text:
        return Target("folder", text)
    if BRANCH.match(text):
        return Target("branch", text)
    fix = "write a branch ('gh-pages'), a machine ('orang@kampus.id:www/') or a folder ('./publik')"
    raise PublishError(f"'{text}' is no place to publish at: {fix}")


def find_domain(branch: str) -> str:
    """A branch → the domain that stands in its file CNAME; '' without one. It is to stay through every push."""
    for place in (f"{REMOTE}/{branch}", branch):
        shown = subprocess.run(["git", "show", f"{place}:CNAME"], capture_output=True, text=True, check=False)
        if shown.returncode == 0:
            return shown.stdout.strip()
    return ""


def push_branch(tree: Path, branch: str, message: str, *, is_pushed: bool) -> None:
    """Makes a tree the newest commit of a branch, and pushes it; raises PublishError with what git says."""
    from ghp_import import GhpError, ghp_import  # MkDocs brings it

    _fetch(branch, is_pushed=is_pushed)
    try:
        ghp_import(tree, branch=branch, remote=REMOTE, mesg=message, push=is_pushed, nojekyll=True)
    except GhpError as error:
        raise PublishError(f"git: {error}; begin with 'git init', or publish into a folder: './publik'") from error
    except subprocess.CalledProcessError as error:
        fix = f"see what 'git push {REMOTE} {branch}' says: is there a remote, and may you write there?"
        raise PublishError(f"the branch {branch} is made, but it could not be pushed: {fix}") from error


def _fetch(branch: str, *, is_pushed: bool) -> None:
    """What others have pushed meanwhile lies below ours then; a remote without that branch is fine."""
    if is_pushed:
        subprocess.run(["git", "fetch", "--quiet", REMOTE, branch], capture_output=True, check=False)


def copy_to_machine(tree: Path, place: str, *, takes_away: bool) -> str:
    """Copies a tree to another machine → the program that did it; raises PublishError when none can.

    `takes_away`: what stands there and is not of the tree goes. scp cannot do that.
    """
    if rsync := shutil.which("rsync"):
        away = ["--delete"] if takes_away else []
        command = [rsync, "--recursive", "--links", "--checksum", "--compress", *away, f"{tree}/", place]
    elif takes_away:
        raise PublishError("'--delete' needs rsync, which is not installed here: apt install rsync")
    elif scp := shutil.which("scp"):
        command = [scp, "-r", "-q", *map(str, sorted(tree.iterdir())), place]
    else:
        raise PublishError("neither rsync nor scp is installed here: apt install rsync openssh-client")
    program = Path(command[0]).name
    if subprocess.run(command, check=False).returncode != 0:
        raise PublishError(f"{program} could not copy to '{place}': it says why above")
    return program
