"""Material's own look: its shell around our articles, for editions with `look: material`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import material
import rcssmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from lapak.course.project import Project
from lapak.course.training.edition import FACILITATOR_PAGES, Edition
from lapak.course.values.words import Words
from lapak.render.document import Document
from lapak.render.palette import load_palette, load_sheet
from lapak.render.styles import Styles

TEMPLATE = "material.html"
ASSETS = "assets/"
"""What Material's pages load lies below it."""
STYLES_PATH = f"{ASSETS}stylesheets/lapak.css"
SHEET, ARTICLE_SHEET, SCOPE = "styles/material.css", "styles/article.css", ".md-content"
SEARCH = "material/search"
INDEX = "search/search_index.json"
THEME = Path(material.__file__).parent
SCRIPT = "<script>"
SECTION = re.compile(r'<section id="([^"]+)"([^>]*)>((?:(?!<section).)*?)<h([2-6])\b', re.DOTALL)
ARTICLE = "isi"
"""Where "skip to the text" leads, as in the light look."""
SEPARATOR = r"[\s\-.,;:!?()\"'“”]+"


class SealingLoader(jinja2.BaseLoader):
    """Another loader, with the mark of our scripts in those of Material's own templates: its policy names them too."""

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """A template's name → its text; raises jinja2.TemplateNotFound."""
        text, file, is_fresh = self._loader.get_source(environment, template)
        is_theirs = file is not None and Path(file).is_relative_to(THEME)
        return text.replace(SCRIPT, f"{SCRIPT}{{{{ own }}}}") if is_theirs else text, file, is_fresh

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._loader.list_templates()


def make_styles(project: Project, primary: str) -> str:
    """A project and its colour → the sheet that Material's pages load beside Material's own."""
    palette = load_palette(project)
    own, article = (load_sheet(project, name) for name in (SHEET, ARTICLE_SHEET))
    light = to_declarations({"primary": primary, **palette.light})
    colours = f":root,[data-md-color-scheme]{{{light}}}[data-md-color-scheme=slate]{{{to_declarations(palette.dark)}}}"
    return f"{colours}{rcssmin.cssmin(own)}{Styles(article).to_scoped(SCOPE)}"


def to_declarations(colours: Mapping[str, str]) -> str:
    """Colours by their names → CSS that declares them."""
    return ";".join(f"--{name}:{value}" for name, value in colours.items())


def set_up_search(config: MkDocsConfig) -> None:
    """Material's search looks up words of a language in tables that ours are not in; words stay as they are."""
    plugin = config.plugins.get(SEARCH)
    if plugin is not None:
        plugin.config["lang"] = plugin.config["lang"] or ["en"]
        plugin.config["separator"] = plugin.config["separator"] or SEPARATOR
        plugin.config["pipeline"] = plugin.config["pipeline"] or []


def to_contents(document: Document) -> TableOfContents:
    """A document → the contents that Material shows beside it."""
    tokens: list[Any] = [
        {"level": 2, "id": section.id, "name": section.title, "children": []}
        for section in document.sections
        if section.level == 2
    ]
    return get_toc([{"level": 1, "id": ARTICLE, "name": document.title.text, "children": tokens}])


def to_material(article: str) -> str:
    """An article → the same, its ids at the headings: there Material's search looks for them."""
    return SECTION.sub(r'<section\2>\3<h\4 id="\1"', article)


def group_pages(nav: Navigation, words: Words) -> Navigation:
    """The flat list of pages → Material's menu: home, modules, the facilitators' pages, the rest."""
    groups: dict[str, list[Page]] = {"": [], "modul/": [], FACILITATOR_PAGES: [], "rest": []}
    for page in nav.pages:
        address = vars(page)["document"].address
        key = next((start for start in ("modul/", FACILITATOR_PAGES) if address.startswith(start)), "rest")
        groups[key if address else ""].append(page)
    sections = [("all_modules", groups["modul/"]), ("facilitator", groups[FACILITATOR_PAGES])]
    shown = [_to_section(str(words[name]), pages) for name, pages in sections if pages]
    grouped = Navigation([*groups[""], *shown, *groups["rest"]], nav.pages)
    grouped.homepage = groups[""][0] if groups[""] else None
    return grouped


def _to_section(title: str, pages: Sequence[Page]) -> Section:
    section = Section(title, list(pages))
    for page in pages:
        page.parent = section
    return section


def split_index(index: str, edition: Edition) -> dict[str, str]:
    """Material's index of all languages → an index for each, by its path."""
    found: dict[str, Any] = json.loads(index)
    own = tuple(f"{language.code}/" for language in edition.languages[1:])
    docs: dict[str, list[Any]] = {folder: [] for folder in ("", *own)}
    for doc in found["docs"]:
        folder = next((folder for folder in own if doc["location"].startswith(folder)), "")
        docs[folder].append({**doc, "location": doc["location"].removeprefix(folder)})
    return {folder + INDEX: json.dumps({**found, "docs": some}, ensure_ascii=False) for folder, some in docs.items()}


def make_palette(words: Words) -> list[dict[str, Any]]:
    """The words of a page → what Material's toggle does when a campus has said nothing of it: as the device, or not."""
    return [
        {
            "media": f"(prefers-color-scheme: {name})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": words[f"palette_{other}"]},
        }
        for name, scheme, icon, other in (
            ("light", "default", "weather-night", "dark"),
            ("dark", "slate", "weather-sunny", "light"),
        )
    ]


def write_indexes(site: Path, edition: Edition) -> None:
    """Puts an index of each language below its home: Material's search plugin writes one for all of them."""
    file = site / INDEX
    if not file.exists():
        return
    for path, text in split_index(file.read_text("utf-8"), edition).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8", newline="\n")
