"""Our course → the same texts for other tools: what readers of our site see, as Markdown, and its drawings as files."""

from __future__ import annotations

import hashlib
import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import html

from bench.markdown import Dialect, MarkdownWriter
from lapak.course.model import Module
from lapak.render.document import Documents, Tree
from lapak.website.site import Site, make_site

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
LABEL = re.compile(r'aria-label="([^"]*)"')
PAGE_ATTRIBUTES = re.compile(r' (?:class="drawing"|role="img"|aria-label="[^"]*"|aria-hidden="true")')
MODULE_LINK = re.compile(r"^\.\./([a-z0-9-]+)/(?:#.*)?$")
IMAGES = "images/"


@dataclass(frozen=True)
class PeerPage:
    """One page for another tool."""

    language: str
    slug: str
    """'' for the home page."""
    number: int
    title: str
    summary: str
    text: str
    """Markdown, without the title."""


@dataclass(frozen=True)
class PeerTexts:
    """Everything that another tool is given."""

    name: str
    languages: tuple[tuple[str, str], ...]
    """Code and name, Indonesian first."""
    pages: tuple[PeerPage, ...]
    drawings: dict[str, str]
    """SVG by file name; pages find them in images/ beside themselves."""

    def modules(self, language: str) -> tuple[PeerPage, ...]:
        """The modules of one language, in order."""
        return tuple(page for page in self.pages if page.language == language and page.slug)


def write_texts(documents: Documents, dialect: Dialect) -> PeerTexts:
    """Documents → the texts for a tool of that dialect."""
    site, drawings = make_site(documents), dict[str, str]()
    pages = []
    for language in documents.edition.languages:
        modules = documents.modules[language.code]
        pages.append(_write_home(documents, language.code, dialect))
        pages += [_write_module(module, site, dialect, drawings) for module in modules]
    return PeerTexts(
        name=documents.course.project.site_name,
        languages=tuple((language.code, language.name) for language in documents.edition.languages),
        pages=tuple(pages),
        drawings=drawings,
    )


def _write_home(documents: Documents, language: str, dialect: Dialect) -> PeerPage:
    home = documents.pages[language][0]
    links = [
        f"{module.number}. [{module.title.text}](modul/{dialect.link.removeprefix('../').format(slug=module.slug)})"
        for module in documents.modules[language]
    ]
    return PeerPage(language, "", 0, home.title.text, home.summary.text, "\n".join(links))


def _write_module(module: Module[Tree], site: Site, dialect: Dialect, drawings: dict[str, str]) -> PeerPage:
    known = {item.slug for item in site.documents.modules[module.language]}
    writer = MarkdownWriter(dialect, lambda target: to_target(target, known, dialect))
    text = write_article(site.to_article(module), writer, drawings)
    return PeerPage(module.language, module.slug, module.number, module.title.text, module.summary.text, text)


def write_article(article: str, writer: MarkdownWriter, drawings: dict[str, str]) -> str:
    """An article of our site → Markdown of its goals and sections, without the buttons; drawings are collected."""
    tree = html.fragment_fromstring(DRAWING.sub(_keep_drawing(drawings), article), create_parent="div")
    parts = tree.xpath("*[contains(@class, 'summary') or contains(@class, 'objectives')] | .//section")
    for notice in tree.xpath(".//section/*[@class='notice']"):
        notice.drop_tree()
    return "\n\n".join(filter(None, map(writer.write, parts)))


def to_target(target: str, known: set[str], dialect: Dialect) -> str:
    """A link of our site → that of the tool: modules to modules; '' for what the tool's site lacks."""
    match = MODULE_LINK.match(target)
    if match and match[1] in known:
        return dialect.link.format(slug=match[1])
    return target if target.startswith("http") else ""


def _keep_drawing(drawings: dict[str, str]) -> Callable[[re.Match[str]], str]:
    def keep(match: re.Match[str]) -> str:
        drawing = PAGE_ATTRIBUTES.sub("", match[0]).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        label = LABEL.search(match[0])
        name = hashlib.sha256(drawing.encode()).hexdigest()[:12] + ".svg"
        drawings[name] = drawing
        alt = entities.escape(entities.unescape(label[1])) if label else ""
        return f'<img src="{IMAGES}{name}" alt="{alt}">'

    return keep
