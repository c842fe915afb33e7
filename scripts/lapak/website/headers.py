"""The finished files of a site → `_headers`: what hosts that read one (Netlify, Cloudflare Pages) send with each.

A page holds its whole policy itself. Here stands what a page cannot say (who may frame it), and what holds for files
that have no head, such as a drawing that is opened by itself. The hashes of scripts are few, and the same however many
modules a course has; those of styles differ from page to page, and would not fit into the line that hosts allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lapak.render.policy import LOADING, STRICT

HEADERS = "_headers"
SCRIPTS = re.compile(r"script-src ([^;\"]*)")
"""In the policy of a page."""
HASH = re.compile(r"'sha256-[^']+'")
HEAD = 2048
"""Characters of a page within which its policy stands."""
HEARD = "blob:"
"""In the policy of the page that records: what was spoken, before it is a file. Both policies must allow it."""
BESIDES = (
    "connect-src 'self';img-src 'self' data:;media-src 'self'{heard};manifest-src 'self';worker-src 'self';"
    "font-src {fonts};object-src 'none';frame-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'"
)
FILES = "'self'"
"""In the rule for scripts of a page in Material's look, whose markup names script files: STRICT would refuse them."""


def write_headers(folder: Path) -> None:
    """Writes it into a site's folder, unless the campus has one of its own in docs/."""
    file = folder / HEADERS
    if not file.exists():
        pages = sorted(folder.rglob("*.html"))
        text = to_headers(page.read_bytes()[:HEAD].decode(errors="replace") for page in pages)
        file.write_text(text, "utf-8", newline="\n")


def to_headers(pages: Iterable[str]) -> str:
    """The beginnings of all pages → the text of the file."""
    heads = list(pages)
    rules = {rule for page in heads for rule in SCRIPTS.findall(page)}
    hashes = sorted({name for rule in rules for name in HASH.findall(rule)})
    has_files = any(FILES in rule and STRICT not in rule for rule in rules)
    besides = BESIDES.format(
        fonts=FILES if has_files else "'none'", heard=f" {HEARD}" if any(HEARD in page for page in heads) else ""
    )
    policy = f"script-src {' '.join([*hashes, FILES if has_files else LOADING])};{besides}"
    lines = (f"Content-Security-Policy: {policy}", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
    return "/*\n" + "".join(f"  {line}\n" for line in lines)
