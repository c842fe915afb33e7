"""The finished files of a site → `_headers`: what hosts that read one (Netlify, Cloudflare Pages) send with each.

A page holds its whole policy itself. Here stands what a page cannot say (who may frame it), and what holds for files
that have no head, such as a drawing that is opened by itself. The hashes of scripts are few, and the same however many
modules a course has; those of styles differ from page to page, and would not fit into the line that hosts allow.
Where the hashes of all pages would not fit either, each folder of the site has a rule with those of its own pages.
A host joins the rules that fit a file, and a browser keeps to all of them: so what stands for all names no scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
BARE = ("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer")
MOST_LINE = 2000
"""Characters that Cloudflare Pages allows; it leaves out a line that is longer."""
SHOWN = (".html", ".svg")
"""Ends of the names of files in which a script could stand."""
FILES = "'self'"
"""In the rule for scripts of a page in Material's look, whose markup names script files: STRICT would refuse them."""


def write_headers(folder: Path) -> None:
    """Writes it into a site's folder, unless the campus has one of its own in docs/."""
    file = folder / HEADERS
    if file.exists():
        return
    text = to_headers(_read_heads(folder))
    if not fits(text):
        text = to_headers_by_place({place: _read_heads(path) for place, path in _list_places(folder)})
    file.write_text(text, "utf-8", newline="\n")


def fits(text: str) -> bool:
    """The text of the file → True when hosts take each of its lines."""
    return all(len(line) < MOST_LINE for line in text.splitlines())


def to_headers(pages: Iterable[str]) -> str:
    """The beginnings of all pages → the text of the file, with one rule for all."""
    heads = list(pages)
    return _to_rule("/*", _to_scripts(heads) + _to_besides(heads), *BARE)


def to_headers_by_place(places: Mapping[str, Sequence[str]]) -> str:
    """By place ('/jv/*'), the beginnings of its pages → the text of the file, with a rule for each.

    Where a line would still be too long it names no scripts: each page does so itself.
    """
    rules = [_to_rule("/*", _to_besides([head for heads in places.values() for head in heads]), *BARE)]
    for place, heads in places.items():
        rule = _to_rule(place, _to_scripts(heads) + _to_besides(heads))
        rules.append(rule if fits(rule) else _to_rule(place, _to_besides(heads)))
    return "".join(rules)


def _list_places(folder: Path) -> Iterator[tuple[str, Path]]:
    """A site's folder → its home page, and whatever stands beside it that a browser may show by itself."""
    yield "/", folder / "index.html"
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield f"/{path.name}/*", path
        elif path.suffix in SHOWN:
            yield f"/{path.name}", path


def _read_heads(path: Path) -> list[str]:
    """A page, or a folder of pages → their beginnings."""
    pages = sorted(path.rglob("*.html")) if path.is_dir() else [path] if path.suffix == ".html" else []
    return [page.read_bytes()[:HEAD].decode(errors="replace") for page in pages]


def _to_rule(place: str, policy: str, *more: str) -> str:
    lines = (place, f"  Content-Security-Policy: {policy}", *(f"  {line}" for line in more))
    return "".join(f"{line}\n" for line in lines)


def _to_scripts(heads: Sequence[str]) -> str:
    hashes = sorted({name for rule in _find_rules(heads) for name in HASH.findall(rule)})
    return f"script-src {' '.join([*hashes, FILES if _has_files(heads) else LOADING])};"


def _to_besides(heads: Sequence[str]) -> str:
    heard = f" {HEARD}" if any(HEARD in head for head in heads) else ""
    return BESIDES.format(fonts=FILES if _has_files(heads) else "'none'", heard=heard)


def _has_files(heads: Sequence[str]) -> bool:
    return any(FILES in rule and STRICT not in rule for rule in _find_rules(heads))


def _find_rules(heads: Sequence[str]) -> set[str]:
    return {rule for head in heads for rule in SCRIPTS.findall(head)}
