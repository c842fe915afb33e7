"""An edition's files → its site, always as fresh as they are: only what changed is loaded again."""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from lapak.course.memory import Memory
from lapak.course.open_merges import load_merged
from lapak.course.problems import Problem, SourceError
from lapak.course.project import find_configs
from lapak.render.addresses import to_url
from lapak.render.document import Document, load_documents
from lapak.render.templates import load_templates
from lapak.website.host.config import list_own_folders
from lapak.website.host.shell import Shell
from lapak.website.preview.watch import Watch
from lapak.website.preview.workshop import Workshop
from lapak.website.site import Site

FIRST_FOLDERS = ("modules", "docs", "overrides")
"""Watched as long as no mkdocs file can be read."""


@dataclass(frozen=True)
class Shown:
    """What pages are made of."""

    shell: Shell
    site: Site
    pages: Mapping[str, Document]
    """By their path on the site."""


class LiveSite:
    """The site of one edition. It is asked one thing at a time."""

    def __init__(self, config_file: Path, workshop: Workshop) -> None:
        self._config_file = config_file
        self._root = config_file.parent
        self._workshop = workshop
        self._watch, self._memory = Watch(), Memory()
        self._started, self._count = time.time_ns(), 0
        self._hashes: Mapping[str, str] = {}
        self._loaded: Mapping[str, str] | None = None
        self._shell: Shell | None = None
        self._templates: jinja2.Environment | None = None
        self._shown: Shown | tuple[Problem, ...] = ()

    @property
    def version(self) -> str:
        """Stands for the files at the last look."""
        return f"{self._started}-{self._count}"

    def look(self) -> None:
        """Looks at the files: when any of them has changed, there is another version."""
        hashes = self._watch.look(self._list_places())
        if hashes != self._hashes:
            self._hashes, self._count = hashes, self._count + 1

    def _list_places(self) -> list[Path]:
        configs = find_configs(self._root).values()
        if self._shell is None:
            return [*configs, *(self._root / name for name in FIRST_FOLDERS)]
        project, hooks = self._shell.project, self._shell.hooks
        roots = [*project.module_roots, *project.page_roots, *project.template_roots]
        return [*configs, *hooks, *dict.fromkeys([*roots, *self._list_own()])]

    def _list_own(self) -> list[Path]:
        """Where the edition may have files of its own, from now on too."""
        project = self._shell.project if self._shell else None
        own = list_own_folders(project.root, project.edition) if project else ()
        return [folder for folder in own if folder]

    def follow(self) -> Shown:
        """Everything as the files say it now; raises SourceError with all that is wrong in them."""
        self.look()
        if self._loaded is not self._hashes:
            gc.disable()  # it would walk a large course again and again while that grows
            try:
                self._load()
            finally:
                gc.enable()
        if isinstance(self._shown, Shown):
            return self._shown
        raise SourceError(self._shown)

    def _load(self) -> None:
        is_first = self._loaded is None
        changed = {path for path, _ in (self._loaded or {}).items() ^ self._hashes.items()}
        try:
            self._shown = self._make(changed)
        except SourceError as error:
            self._shown = error.problems
        self._loaded = self._hashes
        if is_first:
            gc.freeze()  # nor need it look at what the whole preview lives with

    def _make(self, changed: set[str]) -> Shown:
        hooks = self._shell.hooks if self._shell else ()
        own = [f"{folder}/" for folder in self._list_own()]
        is_new = any(path.startswith(tuple(own)) for path in changed - {*(self._loaded or ())})
        if is_new or any(Path(path).parent == self._root or Path(path) in hooks for path in changed):
            self._shell = None  # stays so until the mkdocs files can be read
        if self._shell is None:
            self._shell, self._templates = Shell(self._config_file), None
            self._hashes = self._watch.look(self._list_places())
        roots = self._shell.project.template_roots
        folders = tuple(map(str, roots))
        if self._templates is None or any(path.startswith(folders) for path in changed):
            self._shell.renew()
            self._templates = load_templates(roots)
        self._memory.begin(self._hashes)
        project = self._shell.project
        documents = load_merged(project, lambda: load_documents(project, self._memory))
        self._memory.forget_unused()
        are_texts = all(path.endswith(".md") and not path.startswith(folders) for path in changed)
        site = Site(documents, self._workshop.open(documents, are_texts), self._templates)
        every = (document for language in documents.pages for document in documents.list_published(language))
        return Shown(self._shell, site, {to_url(item.language, item.address): item for item in every})
