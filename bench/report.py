"""What was measured → results.json's data and the Markdown tables of RESULTS.md."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from bench.browser import Visit, find_chromium
from bench.builds import Build
from bench.campuses import CampusBuild
from bench.edits import Edit
from bench.exports import Growth
from bench.install import find_node
from bench.pages import Measured
from bench.papers import Papers
from bench.processors import Sharing
from bench.server import find_nginx
from bench.sizes import Sizes, to_tables
from bench.touches import Touch

PAGES_HEAD = """\
## Pages

The six modules of Ambarawa in Indonesian and Javanese. A first visit to `praktik`, then `prospek` by its address in the
same browser. Bytes and requests are the server's own count (in brackets: requests that failed), gzip and HTTP/2 for
all. The path: 400 kbit/s, 400 ms there and back, name lookup, TCP and TLS, slow start from ten segments; Chromium at
360×640 with the processor slowed 6 times.

| built with | first visit: bytes / requests | next page: bytes / requests | FCP / LCP ms | blocking ms |
| --- | ---: | ---: | ---: | ---: |"""
TOUCHES_HEAD = """\
## First touch

How long our pages keep a phone from answering (blocking time, processor slowed 6 times, the same path): up to the
first touch, and from it on, all that it loads included.

| what is touched | before, ms | at it, ms |
| --- | ---: | ---: |"""
BUILDS_HEAD = """\
## Builds

Pages alone, no downloads, from nothing; about 1,000 words and two drawings a page, the same texts for both. Memory is
that of the largest process.

| pages | ours: s | stock Material + static-i18n: s | ours / stock | ours: MB | stock: MB |
| ---: | ---: | ---: | ---: | ---: | ---: |"""
EDITS_HEAD = """\
## Edits

`lapak serve`: from saving a file until the open page has been told of it and is there again.

| pages | s |
| ---: | ---: |"""

PAPERS_HEAD = """\
## Papers

All PDFs of both editions, `lapak handouts` in a fresh process each time, its start included; and what the papers,
decks, tables and calendar of the day of both editions add to a build.

| what | files | s |
| --- | ---: | ---: |"""


EXPORTS_HEAD = """\
## Everything of a growing course

`lapak build` with nothing in the cache: pages, papers, slides, books and the zip of copies of Ambarawa's modules in two
languages. Seconds are those of all processors. A book is set in one piece, at about a megabyte a page.

| modules | processors: s | all processes: MB | largest process: MB |
| ---: | ---: | ---: | ---: |"""

SHARING_HEAD = """\
## Processors

`lapak build` of both editions with nothing in the cache, its work shared by so many processes. The first one reads,
checks and writes the sites; the others make papers, slides and books. More processes than the computer has processors
show what sharing costs, not what it saves.

| processes | s | processors: s | the first process: s |
| ---: | ---: | ---: | ---: |"""


CAMPUSES_HEAD = """\
## Twenty editions in one checkout

Half are Ambarawa's, half Cicaheum's, each under its own name, at its own place and with a section of its own: `lapak
build`, with all downloads. Seconds are those of all processors. Texts are read and checked once for all editions, and
prose without an edition's name is made HTML once; each edition has papers, slides and pages of its own, as its place
and institution stand on all of them.

| what | processors: s | all processes: MB | largest process: MB |
| --- | ---: | ---: | ---: |"""


@dataclass(frozen=True)
class Results:
    """All of one run."""

    pages: tuple[Measured, ...]
    touches: tuple[Touch, ...]
    sizes: Sizes | None
    builds: tuple[Build, ...]
    edits: tuple[Edit, ...]
    papers: tuple[Papers, ...]
    exports: tuple[Growth, ...]
    sharing: tuple[Sharing, ...]
    campuses: tuple[CampusBuild, ...]
    runs: int
    load: tuple[float, float]
    """Processes waiting for a processor, before and after: how busy the computer was."""


def find_versions() -> dict[str, str]:
    """Programs that the figures depend on."""
    node = find_node()
    return {
        "Chromium": _ask(str(find_chromium()), "--version"),
        "nginx": _ask(find_nginx(), "-v"),
        "Node": _ask(str(node / "node") if node else "node", "--version"),
        "Python": platform.python_version(),
        "MkDocs": version("mkdocs"),
        "mkdocs-static-i18n": version("mkdocs-static-i18n"),
    }


def _ask(*command: str) -> str:
    """A program → the number in what it says of its version."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "?"


def to_data(results: Results) -> dict[str, Any]:
    """Results → plain data for JSON."""
    return {"date": date.today().isoformat(), "versions": find_versions(), **asdict(results)}


def to_markdown(results: Results) -> str:
    """Results → the page for people."""
    versions = ", ".join(f"{name} {number}" for name, number in find_versions().items())
    parts = [
        "# Benchmark",
        f"Written by `make bench` on {date.today().isoformat()}: medians of {results.runs}, "
        f"on {os.cpu_count()} processors "
        f"with a load of {results.load[0]:.1f} before and {results.load[1]:.1f} after. {versions}. "
        "Differences of less than about 150 ms, and of less than a third in a build's time, are noise.",
    ]
    if results.pages:
        parts.append("\n".join([PAGES_HEAD, *map(_to_row, results.pages)]))
        parts += [f"{item.title} is not measured: {item.reason}" for item in results.pages if item.reason]
    parts += _to_touches(results.touches)
    if results.sizes:
        parts += to_tables(results.sizes)
    if results.builds:
        parts.append("\n".join([BUILDS_HEAD, *_to_build_rows(results.builds)]))
        parts.append(_to_growth(results.builds))
    if results.edits:
        rows = [f"| {edit.modules * 2:,} | {edit.seconds:.2f} |" for edit in results.edits]
        parts.append("\n".join([EDITS_HEAD, *rows]))
    if results.papers:
        rows = [f"| {item.what} | {item.files} | {item.seconds:.2f} |" for item in results.papers]
        parts.append("\n".join([PAPERS_HEAD, *rows]))
    if results.exports:
        parts += _to_exports(results.exports)
    if results.sharing:
        rows = [
            f"| {one.processes} | {one.seconds:.1f} | {one.alone + one.others:.1f} | {one.alone:.1f} |"
            for one in results.sharing
        ]
        parts.append("\n".join([SHARING_HEAD, *rows]))
    parts += _to_campuses(results.campuses)
    return "\n\n".join(parts) + "\n"


def _to_campuses(builds: Sequence[CampusBuild]) -> list[str]:
    rows = [f"| {one.what} | {one.seconds:.1f} | {one.megabytes:,.0f} | {one.largest:,.0f} |" for one in builds]
    return ["\n".join([CAMPUSES_HEAD, *rows])] if rows else []


def put_section(page: str, part: str) -> str:
    """The page for people and the page of one part → the former with its sections of that part's headings anew.

    Where it stands under each of them when it was measured, as the other sections are older or younger.
    """
    note, *sections = part.split("\n## ")
    measured = note.partition("\n\n")[2].strip().replace("Written by `make bench`", "Measured by itself")
    for section in sections:
        title, _, text = section.partition("\n")
        own = f"## {title}\n\n{measured}\n\n{text.strip()}\n"
        before, found, rest = page.partition(f"## {title}\n")
        after = rest.partition("\n## ")[2]
        page = f"{before}{own}" + (f"\n## {after}" if after else "") if found else f"{page.rstrip()}\n\n{own}"
    return page


def _to_touches(touches: Sequence[Touch]) -> list[str]:
    rows = [f"| {touch.what} | {touch.before:.0f} | {touch.at:.0f} |" for touch in touches]
    return ["\n".join([TOUCHES_HEAD, *rows])] if rows else []


def _to_exports(exports: Sequence[Growth]) -> list[str]:
    rows = [f"| {one.modules} | {one.seconds:.1f} | {one.megabytes:,.0f} | {one.largest:,.0f} |" for one in exports]
    first, last = exports[0], exports[-1]
    words = (
        f"{last.modules} modules take {last.seconds / first.seconds:.1f} times the seconds of {first.modules}, "
        f"{last.megabytes / first.megabytes:.1f} times the memory."
    )
    return ["\n".join([EXPORTS_HEAD, *rows]), words]


def _to_row(item: Measured) -> str:
    name = f"{item.title} {item.version}".strip()
    if not item.first:
        return f"| {name} | not installed | | | |"
    first = item.first
    paint = f"{first.fcp:.0f} / {first.lcp:.0f}"
    return f"| {name} | {_to_weight(first)} | {_to_weight(item.next)} | {paint} | {first.blocking:.0f} |"


def _to_weight(visit: Visit | None) -> str:
    if not visit:
        return "–"
    failed = f" ({visit.failed})" if visit.failed else ""
    return f"{visit.size:,} / {visit.requests}{failed}"


def _to_build_rows(builds: Sequence[Build]) -> list[str]:
    found = {(build.pages, build.builder): build for build in builds}
    pairs = [(pages, found[pages, "ours"], found[pages, "stock"]) for pages in sorted({pages for pages, _ in found})]
    return [
        f"| {pages:,} | {ours.seconds:.2f} | {stock.seconds:.2f} | {ours.seconds / stock.seconds:.2f} "
        f"| {ours.megabytes:.0f} | {stock.megabytes:.0f} |"
        for pages, ours, stock in pairs
    ]


def _to_growth(builds: Sequence[Build]) -> str:
    """How much longer the largest course takes than the middle one."""
    words = []
    for builder in ("ours", "stock"):
        same = sorted((build for build in builds if build.builder == builder), key=lambda build: build.pages)
        if len(same) > 1:
            before, last = same[-2:]
            words.append(f"{builder} {last.seconds / before.seconds:.1f}")
    return f"{last.pages:,} pages take so many times as long as {before.pages:,}: {', '.join(words)}." if words else ""
