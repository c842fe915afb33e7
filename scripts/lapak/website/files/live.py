"""The scripts that a page loads at the first tap: the tools of every page, and each kind of practice, by language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from lapak.course.blocks import Practice, Worksheet
from lapak.render.addresses import to_relative, to_url
from lapak.render.document import Documents, reader_sections
from lapak.render.minify import minify_script
from lapak.render.templates import load_templates

FOLDER = "latihan/"
SOURCES, PHONE_SOURCES = "scripts/practice/", "scripts/phone/"
SUMS = ("price", "order-log")
"""Kinds of worksheet with sums, which have a script of their own."""
SHEET_KINDS = {"canvas": "boxes", "circles": "boxes", "problem-map": "boxes"} | {kind: kind for kind in SUMS}
"""Which script makes fields of a kind of worksheet; of all others that of 'worksheet'."""
PHONE_KINDS = frozenset({"memory", "progress", "worksheet", "repeat", *SHEET_KINDS.values()})
"""What belongs to no kind of practice: where somebody was, sheets to type into, questions again."""
TOOLS = "alat.js"


def find_live(language: str, kind: str) -> str:
    """A language and a kind of practice → the path of its script on the site."""
    return to_url(language, f"{FOLDER}{kind}.js")


def find_tools(language: str) -> str:
    """A language → the path on the site of the script that answers the taps on every page."""
    return to_url(language, TOOLS)


def find_live_scripts(documents: Documents) -> Mapping[str, Callable[[], bytes]]:
    """Documents → what makes the script of each kind of practice that a language has, by its path on the site."""
    project = documents.course.project
    return {
        find_live(language, kind): partial(make_live_script, documents, language, kind)
        for language in documents.pages
        for kind in sorted(_find_kinds(documents, language))
        if kind in PHONE_KINDS or project.find_own(f"{SOURCES}{kind}.js")
    }


def _find_kinds(documents: Documents, language: str) -> set[str]:
    sections = (section for document in documents.in_language(language) for section in reader_sections(document))
    blocks = [block for section in sections for block in section.blocks]
    kinds = {block.sheet.kind for block in blocks if isinstance(block, Practice)}
    sheets = {block.sheet.kind for block in blocks if isinstance(block, Worksheet)}
    is_asked = any(page.layout == "repeat" for page in documents.pages[language])
    kinds |= {SHEET_KINDS.get(kind, "worksheet") for kind in sheets}
    return kinds | {"memory", "progress"} | ({"repeat"} if is_asked else set())


def make_live_script(documents: Documents, language: str, kind: str) -> bytes:
    """A language and a kind of practice → its script, with its words."""
    templates = load_templates(documents.course.project.template_roots)
    script = templates.get_template(f"{PHONE_SOURCES if kind in PHONE_KINDS else SOURCES}{kind}.js").render(
        words=documents.words[language], edition=documents.edition
    )
    return minify_script(script).encode()


def make_tools(documents: Documents, language: str) -> bytes:
    """Documents and a language → the script that answers the taps on every page."""
    templates = load_templates(documents.course.project.template_roots)
    root = to_relative("", to_url(language, ""))
    return minify_script(
        templates.get_template("scripts/taps.js").render(root=root, words=documents.words[language])
    ).encode()
