"""Where a project's files are and what its settings say: plain data, so that nothing below knows MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lapak.course.layers import Layers
from lapak.course.problems import Problem, SourceError
from lapak.course.reading.yaml_text import YamlText

SOURCE_LANGUAGE = "id"
SHARED = "shared"
"""The folder of the sections that several modules include."""
DEFAULT_CONFIG = "mkdocs.yml"
OUTSIDE = re.compile(r"^\.*\Z|[/\\\0]")
"""What is not the name of a folder but a way to another place."""
NOWHERE = ".invalid"
"""The end of an address that leads nowhere (RFC 2606): what an edition has that names none."""
PLACEHOLDER_HOSTS = (".example", NOWHERE, ".test", "example.org", "example.com")


@dataclass(frozen=True)
class Project:
    """One edition's settings, read from its mkdocs file."""

    root: Path
    config_path: str
    """The edition's file, relative to the root."""
    config_text: str
    site_name: str
    site_url: str
    repository_url: str
    edition: dict[str, Any]
    """`extra.edition`, not checked yet."""
    extensions: tuple[str, ...]
    """The Markdown extensions of mkdocs.yml: the only list of them."""
    extension_settings: dict[str, dict[str, Any]]
    module_roots: tuple[Path, ...]
    """Searched in order: the first root that has a folder wins."""
    template_roots: tuple[Path, ...]
    """Of overrides/, searched in order too."""
    docs: Path
    extra_styles: tuple[Path, ...] = ()
    """The sheets of `extra_css`, which come after our own."""
    own_docs: Path | None = None
    """The edition's own pages, which lie over `docs`; None where it has none."""
    has_foreign_code: bool = True
    """True where a plugin, a hook or an extension takes part that is not known to ask nothing but what it is given."""

    @property
    def config(self) -> YamlText:
        """The edition's file, for the lines of its keys."""
        return YamlText(self.config_text, self.config_path)

    def show(self, file: Path) -> str:
        """A file → its path in messages: relative to the project, with forward slashes."""
        return show_path(file, self.root)

    def find_module(self, folder: str) -> Path | None:
        """A module's folder name → where it is: what an edition has over it lies elsewhere, see `find_own_module`."""
        if OUTSIDE.search(folder):
            return None
        return next((root / folder for root in reversed(self.module_roots) if (root / folder).is_dir()), None)

    def find_own_module(self, folder: Path) -> Path | None:
        """A module's folder → what the edition has over it; None where it has nothing."""
        own = self.module_roots[0] / folder.name
        return own if own != folder and own.is_dir() else None

    @property
    def page_roots(self) -> tuple[Path, ...]:
        """Of pages, the edition's own first."""
        return (*([self.own_docs] if self.own_docs else []), self.docs)

    @property
    def layers(self) -> Layers:
        """The folders that lie over each other."""
        rooms = (self.module_roots, self.page_roots, self.template_roots)
        named = [tuple(map(self.show, room)) for room in rooms]
        return Layers(self.root, tuple(names for names in named if len(names) > 1))

    def find_template(self, name: str) -> Path:
        """A path below overrides/ → the file, in the first root that has it; SourceError when none has."""
        if file := self.find_own(name):
            return file
        path = self.show(self.template_roots[-1] / name)
        raise SourceError([Problem(path, 1, "this file is missing", "copy it from the project that yours began with")])

    def find_own(self, name: str) -> Path | None:
        """The same for a file that a campus may leave out: None when no root has it."""
        return next((file for root in self.template_roots if (file := root / name).is_file()), None)

    @property
    def module_folders(self) -> tuple[str, ...]:
        """The names of all module folders, in order."""
        roots = (root for root in self.module_roots if root.is_dir())
        found = {item.name for root in roots for item in root.iterdir() if item.is_dir()}
        return tuple(sorted(found - {SHARED}))


def show_path(file: Path, root: Path) -> str:
    """A file → its path relative to the project's root, where it is inside."""
    try:
        return file.relative_to(root).as_posix()
    except ValueError:
        return file.as_posix()


def is_placeholder(url: str) -> bool:
    """True for an address that nobody has filled in yet."""
    host = urlsplit(url).hostname or ""
    return not host or host.endswith(PLACEHOLDER_HOSTS)


def is_nowhere(url: str) -> bool:
    """True for an edition that has named no address at all, not even one to come."""
    return (urlsplit(url).hostname or "").endswith(NOWHERE)


def find_configs(root: Path) -> dict[str, Path]:
    """A project's folder → its editions' files by the name in the file's name; '' is the default one."""
    files = sorted(root.glob("mkdocs*.yml"), key=lambda file: (file.name != DEFAULT_CONFIG, file.name))
    return {file.name.removeprefix("mkdocs").removesuffix("yml").strip("."): file for file in files}
