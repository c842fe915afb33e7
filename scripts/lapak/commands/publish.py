"""`lapak publish`: builds, and puts the sites on a branch, on another machine or into a folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lapak.commands.build import run as build
from lapak.commands.folders import put_folder
from lapak.commands.usage import SITE_FOLDER, UsageError, find_config_files
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.published import PUBLISHED_NAME, note_published
from lapak.course.training.edition import load_edition
from lapak.course.values.words import load_words
from lapak.publish.targets import PublishError, Target, copy_to_machine, find_domain, push_branch, read_target
from lapak.publish.tree import FinishedSite, write_tree
from lapak.website.host.config import load_project


def run(options: argparse.Namespace) -> None:
    """Builds what has changed, joins the sites of the editions, and publishes them."""
    try:
        target = read_target(options.target)
        build(argparse.Namespace(edition=options.edition, output=SITE_FOLDER))
        sites = [_find_site(file) for file in find_config_files(options.edition)]
        domain = options.domain or (find_domain(target.name) if target.kind == "branch" else "")
        with TemporaryDirectory() as folder:
            tree = Path(folder) / "tree"
            write_tree(sites, tree, domain)
            _publish(tree, target, options)
        _note(sites)
    except PublishError as error:
        raise UsageError(str(error)) from error


def _find_site(file: Path) -> FinishedSite:
    """A built edition → its site; it has just been checked."""
    project = load_project(file)
    edition = load_edition(project, [])
    assert edition
    return FinishedSite(project, edition, load_words(project, SOURCE_LANGUAGE, []), SITE_FOLDER / edition.name)


def _note(sites: Sequence[FinishedSite]) -> None:
    """Remembers the addresses of sites that say where they stand: from now on none of them may vanish."""
    real = {site.edition.name: site.list_addresses() for site in sites if site.address}
    if real and (count := note_published(Path.cwd(), real)):
        print(f"{PUBLISHED_NAME}: {count} new addresses; commit this file")


def _publish(tree: Path, target: Target, options: argparse.Namespace) -> None:
    if target.kind == "branch":
        push_branch(tree, target.name, options.message, is_pushed=not options.no_push)
        print(f"branch {target.name}: {'made, not pushed' if options.no_push else 'pushed'}")
    elif target.kind == "machine":
        print(f"{target.name}: copied by {copy_to_machine(tree, target.name, takes_away=options.delete)}")
    else:
        put_folder(tree, Path(target.name))
        print(f"{target.name.rstrip('/')}/index.html")
