"""The scripts of practice, one for each kind and language: a page loads one at the first tap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from lapak.course.blocks import Practice
from lapak.render.addresses import to_url
from lapak.render.document import Documents, reader_sections
from lapak.render.minify import minify_script
from lapak.render.templates import load_templates

FOLDER = "latihan/"
SOURCES = "scripts/practice/"


def find_live(language: str, kind: str) -> str:
    """A language and a kind of practice → the path of its script on the site."""
    return to_url(language, f"{FOLDER}{kind}.js")


def find_live_scripts(documents: Documents) -> Mapping[str, Callable[[], bytes]]:
    """Documents → what makes the script of each kind of practice that a language has, by its path on the site."""
    project = documents.course.project
    return {
        find_live(language, kind): partial(make_live_script, documents, language, kind)
        for language in documents.pages
        for kind in sorted(_find_kinds(documents, language))
        if project.find_own(f"{SOURCES}{kind}.js")
    }


def _find_kinds(documents: Documents, language: str) -> set[str]:
    sections = (section for document in documents.in_language(language) for section in reader_sections(document))
    return {block.sheet.kind for section in sections for block in section.blocks if isinstance(block, Practice)}


def make_live_script(documents: Documents, language: str, kind: str) -> bytes:
    """A language and a kind of practice → its script, with its words."""
    templates = load_templates(documents.course.project.template_roots)
    script = templates.get_template(f"{SOURCES}{kind}.js").render(
        words=documents.words[language], edition=documents.edition
    )
    return minify_script(script).encode()
