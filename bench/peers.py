"""The peers: each a folder of bench/peers/ with its description, its configuration and its page as templates.

In: our documents. Out: the peer's finished site. Only this file writes peers' sources.
"""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2

from bench.install import HERE, ROOT, WORK, find_node, install_packages, run
from bench.markdown import Dialect
from bench.texts import IMAGES, PeerPage, PeerTexts, write_texts
from lapak.render.document import Documents

PEERS = HERE / "peers"
KEPT = {"node_modules", "venv", ".npm-installed", ".venv-installed"}
TEMPLATE = ".jinja"
OWN_FILES = {"peer.toml", "page.md.jinja"}


@dataclass(frozen=True)
class Peer:
    """One way to make a site of the same texts, as its peer.toml describes it."""

    name: str
    title: str
    page: str
    """A module's address on the site: 'modul/{slug}/'."""
    output: str
    package: str = ""
    tool: str = ""
    """Who installs it: 'npm', 'venv', 'project' (ours), or nobody."""
    details: str = "html"
    link: str = "{slug}.md"
    folder: str = "work"
    """Where its commands run: in its work folder, or in our project."""
    build: list[list[str]] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    """Where a page is written, for Indonesian ('id') and for the local language ('local')."""

    @property
    def work(self) -> Path:
        """Where its sources and its site are made."""
        return WORK / self.name

    def find_version(self) -> str:
        """The version that its lock names."""
        files = PEERS / self.name
        if self.tool == "npm":
            return str(json.loads((files / "package.json").read_text("utf-8"))["dependencies"][self.package])
        if self.tool == "venv":
            lines = (files / "requirements.txt").read_text("utf-8").splitlines()
            return {name: number for name, _, number in (line.partition("==") for line in lines)}[self.package]
        return version(self.package) if self.package else ""


def load_peers() -> dict[str, Peer]:
    """Every peer by name: ours first, the floor last."""
    files = sorted(PEERS.glob("*/peer.toml"), key=lambda file: _to_rank(file.parent.name))
    return {file.parent.name: Peer(file.parent.name, **tomllib.loads(file.read_text("utf-8"))) for file in files}


def _to_rank(name: str) -> tuple[int, str]:
    return {"lapak": 0, "material": 1, "floor": 3}.get(name, 2), name


def build_peer(peer: Peer, documents: Documents) -> Path:
    """A peer and our documents → its finished site; raises NotAvailable."""
    _clear(peer.work)
    texts = write_texts(documents, Dialect(peer.details, peer.link))
    write_sources(peer, texts, peer.work)
    programs: tuple[Path, ...] = (Path(sys.executable).parent,) if peer.tool == "project" else ()
    if peer.tool in ("npm", "venv"):
        install_packages(peer.tool, peer.work)
        programs = (peer.work / "node_modules/.bin", peer.work / "venv/bin")
    if peer.tool == "npm" and (node := find_node()):
        programs = (*programs, node)
    for command in peer.build:
        arguments = [part.format(work=peer.work) for part in command]
        run(arguments, ROOT if peer.folder == "project" else peer.work, programs)
    return peer.work / peer.output


def _clear(work: Path) -> None:
    """Takes away all of a work folder but what was installed."""
    work.mkdir(parents=True, exist_ok=True)
    for item in work.iterdir():
        if item.name in KEPT:
            continue
        if item.is_dir():
            shutil.rmtree(item)
        else:
            item.unlink()


def write_sources(peer: Peer, texts: PeerTexts, work: Path) -> None:
    """Writes a peer's configuration, its pages and their drawings into a folder."""
    for file in sorted((PEERS / peer.name).rglob("*")):
        name = file.relative_to(PEERS / peer.name).as_posix()
        if file.is_file() and name not in OWN_FILES:
            _write(work / name.removesuffix(TEMPLATE), _fill(file, texts=texts))
    for page in texts.pages if peer.sources else ():
        file = work / find_source(peer, page)
        _write(file, _fill(PEERS / peer.name / "page.md.jinja", texts=texts, page=page))
        if page.slug:
            _write_drawings(page, texts, file.parent)


def find_source(peer: Peer, page: PeerPage) -> str:
    """Where a peer looks for a page."""
    pattern = peer.sources["id" if page.language == "id" else "local"]
    return pattern.format(language=page.language, path=f"modul/{page.slug}" if page.slug else "index")


def _write_drawings(page: PeerPage, texts: PeerTexts, folder: Path) -> None:
    for name, drawing in texts.drawings.items():
        if name in page.text:
            _write(folder / IMAGES / name, drawing)


def _fill(file: Path, **values: Any) -> str:
    text = file.read_text("utf-8")
    if file.suffix != TEMPLATE:
        return text
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    render: Callable[..., str] = environment.from_string(text).render
    return render(**values)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
