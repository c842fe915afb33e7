"""Finished sites of editions → one folder for a host; above those of several stands a page to choose from."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.project import Project, is_placeholder
from lapak.course.training.edition import Edition
from lapak.course.values.words import Words
from lapak.render.comparisons import FOLDER
from lapak.render.minify import minify_page
from lapak.render.palette import load_sheet
from lapak.render.policy import add_policy
from lapak.render.templates import load_templates

MARK = ".lapak"
"""What a build leaves in a site for the next one: no host needs it."""
CHOOSER, SHEET = "publish/chooser.html", "publish/chooser.css"
NO_JEKYLL = ".nojekyll"
"""Without it GitHub leaves out files whose names begin with '_'."""
HEADERS, DOMAIN = "_headers", "CNAME"
PLACE = re.compile(r"^/", re.MULTILINE)
"""In `_headers`: the beginning of a rule for files of a site."""


@dataclass(frozen=True)
class FinishedSite:
    """An edition's site as a build has left it."""

    project: Project
    edition: Edition
    words: Words
    folder: Path

    @property
    def address(self) -> str:
        """Where it will stand; '' while nobody has said so."""
        return "" if is_placeholder(self.project.site_url) else self.project.site_url

    def list_addresses(self) -> list[str]:
        """Of its pages, below the site: '' is home; a page that compares a text goes with its text."""
        places = (page.parent.relative_to(self.folder).as_posix() for page in self.folder.rglob("index.html"))
        return sorted("" if place == "." else f"{place}/" for place in places if f"/{FOLDER}" not in f"/{place}")


def write_tree(sites: Sequence[FinishedSite], target: Path, domain: str = "") -> None:
    """Writes everything that a host needs into a new folder; `domain` is what GitHub reads from the file CNAME."""
    if len(sites) == 1:
        _copy(sites[0].folder, target)
    else:
        for site in sites:
            _copy(site.folder, target / site.edition.name)
        _write_root(sites, target)
    (target / NO_JEKYLL).touch()
    if domain:
        (target / DOMAIN).write_text(f"{domain}\n", "utf-8")


def _copy(folder: Path, target: Path) -> None:
    shutil.copytree(folder, target, ignore=lambda _, names: {MARK, ".git"} & {*names})


def _write_root(sites: Sequence[FinishedSite], target: Path) -> None:
    """What stands above several sites: a page to choose from, for lost readers too, and what hosts and crawlers ask."""
    for name, is_lost in (("index.html", False), ("404.html", True)):
        (target / name).write_text(to_chooser(sites, is_lost=is_lost), "utf-8")
    rules = [(site.edition.name, site.folder / HEADERS) for site in sites]
    parts = [PLACE.sub(f"/{name}/", file.read_text("utf-8")) for name, file in rules if file.is_file()]
    (target / HEADERS).write_text("".join(parts), "utf-8", newline="\n")
    maps = [f"Sitemap: {site.address}sitemap.xml\n" for site in sites if site.address]
    (target / "robots.txt").write_text("".join(["User-agent: *\nAllow: /\n", *maps]), "utf-8", newline="\n")
    domains = [site.folder / DOMAIN for site in sites if (site.folder / DOMAIN).is_file()]
    if domains:
        shutil.copy(domains[0], target / DOMAIN)


def to_chooser(sites: Sequence[FinishedSite], *, is_lost: bool) -> str:
    """Sites → the page on which a reader chooses one of them; `is_lost` where an address leads nowhere."""
    project = sites[0].project
    template = load_templates(project.template_roots).get_template(CHOOSER)
    page = template.render(
        sites=sites, words=sites[0].words, is_lost=is_lost, style=load_sheet(project, SHEET), address=_find_address
    )
    return add_policy(minify_page(page))


def _find_address(site: FinishedSite, is_lost: bool) -> str:
    """Where a link leads: a host shows the 404 page at any depth, from where a short way would lead elsewhere."""
    return site.address if is_lost and site.address else f"{site.edition.name}/"
