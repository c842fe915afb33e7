"""`python -m bench`: measures, prints the tables, writes results.json; a whole run writes RESULTS.md too.

A run of `--campuses` alone writes its own section of RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable

from rich.console import Console

from bench.builds import measure_builds
from bench.campuses import measure_campuses
from bench.edits import measure_edits
from bench.exports import measure_exports
from bench.install import HERE, WORK, install_programs
from bench.pages import measure_pages
from bench.papers import measure_papers
from bench.peers import load_peers
from bench.processors import measure_sharing
from bench.report import Results, put_section, to_data, to_markdown
from bench.sizes import measure_sizes
from bench.touches import measure_touches

PARTS = ("pages", "touches", "builds", "edits", "papers", "exports", "processors", "campuses")


def make_parser() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(prog="bench", description="Pages beside peers, and builds as a course grows.")
    for part in PARTS:
        parser.add_argument(f"--{part}", action="store_true", help=f"only the part '{part}'")
    parser.add_argument(
        "--peer", action="append", default=[], choices=load_peers(), metavar="NAME", help="only this peer"
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="medians of so many runs (3)")
    return parser


def measure(options: argparse.Namespace, say: Callable[[str], None]) -> Results:
    """The parts asked for (none named means all) → their figures."""
    wants_all = not any(vars(options)[part] for part in (*PARTS, "peer"))
    want_pages = options.pages or bool(options.peer) or wants_all
    want_builds, want_edits = options.builds or wants_all, options.edits or wants_all
    before = os.getloadavg()[0]
    pages = measure_pages(options.runs, options.peer, say) if want_pages else ()
    ours = WORK / "lapak" / "site"
    touches = measure_touches(options.runs, say) if options.touches or wants_all else ()
    sizes = measure_sizes(ours) if any(item.name == "lapak" and item.first for item in pages) else None
    if want_builds:
        say("Building small and large courses")
    builds = tuple(measure_builds(options.runs)) if want_builds else ()
    if want_edits:
        say("Changing small and large courses while they are shown")
    edits = tuple(measure_edits()) if want_edits else ()
    if options.papers or wants_all:
        say("Setting all papers")
    papers = tuple(measure_papers(options.runs)) if options.papers or wants_all else ()
    if options.exports or wants_all:
        say("Making everything of small and large courses")
    exports = tuple(measure_exports()) if options.exports or wants_all else ()
    if options.processors or wants_all:
        say("Making everything with one processor and with several")
    sharing = tuple(measure_sharing(options.runs)) if options.processors or wants_all else ()
    if options.campuses or wants_all:
        say("Building twenty editions")
    campuses = tuple(measure_campuses()) if options.campuses or wants_all else ()
    load = (before, os.getloadavg()[0])
    return Results(pages, touches, sizes, builds, edits, papers, exports, sharing, campuses, options.runs, load)


def main() -> None:
    """Measures and writes; exit code 0 also when a peer is missing, as the table names it."""
    options = make_parser().parse_args()
    console = Console()
    install_programs()
    results = measure(options, lambda text: console.print(text, style="dim", highlight=False))
    text = to_markdown(results)
    (HERE / "results.json").write_text(json.dumps(to_data(results), indent=2, ensure_ascii=False) + "\n", "utf-8")
    if results.pages and results.builds and not options.peer:
        (HERE / "RESULTS.md").write_text(text, "utf-8")
    elif results.campuses:
        page = (HERE / "RESULTS.md").read_text("utf-8")
        (HERE / "RESULTS.md").write_text(put_section(page, text), "utf-8")
    console.print(text, markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main()
