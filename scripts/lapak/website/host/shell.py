"""One page at a time, for the preview: MkDocs populates and builds it by the very functions of a whole build.

So all plugins and hooks have their say; what one does after all pages (`on_post_build`) is seen after `lapak build`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import jinja2
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page, get_context
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.addresses import to_url
from lapak.render.document import Document
from lapak.website.host.config import load_mkdocs, to_project
from lapak.website.host.document_page import DocumentPage
from lapak.website.host.faults import explain
from lapak.website.host.material import ASSETS, INDEX, SEARCH, STYLES_PATH, make_styles, split_index
from lapak.website.host.plugin import LapakPlugin, find_plugin
from lapak.website.site import Site

Outline = tuple[tuple[str, str], ...]
"""The addresses and titles of all pages of a language."""


@dataclass(frozen=True)
class Frame:
    """All that MkDocs has ready in one language before its first page."""

    outline: Outline
    config: MkDocsConfig
    plugin: LapakPlugin
    files: Files
    nav: Navigation
    templates: jinja2.Environment
    pages: dict[str, DocumentPage]
    """By the address of their document."""


class Shell:
    """The theme of one edition, with its plugins and hooks."""

    def __init__(self, config_file: Path) -> None:
        self._config_file = config_file
        Hooks._load_hook.cache_clear()  # a hook is read again, as everything else is
        config = load_mkdocs(config_file)
        self.project = to_project(config)
        self.files = frozenset(config.theme.static_templates)
        """The files that are templates of their own, such as 404.html and sitemap.xml."""
        self.hooks = tuple(config_file.parent / name for name in config.hooks)
        self._frames: dict[str, Frame] = {}
        self._indexes: dict[str, tuple[Site, bytes]] = {}

    def renew(self) -> None:
        """Reads all templates again."""
        self._frames.clear()

    def to_page(self, document: Document, site: Site) -> str:
        """A document → its whole page but for its policy, which comes when nothing will be added any more."""
        frame = self._find_frame(document.language, site)
        with explain(frame.config):
            page = _populate(document, site, frame)
            _build_page(page, frame.config, frame.files.documentation_pages(), frame.nav, frame.templates)
        return _take(frame, page.url)

    def to_file(self, name: str, site: Site) -> str:
        """The name of one of the `files` → its text, a page without its policy as above."""
        frame = self._find_frame(SOURCE_LANGUAGE, site)
        with explain(frame.config):
            _build_theme_template(name, frame.templates, frame.files, frame.config, frame.nav)
        return _take(frame, name)

    def find_asset(self, path: str, site: Site) -> bytes | None:
        """A path on the site → the file that a page asks for there, of Material or of a plugin; None without one."""
        if path == STYLES_PATH:
            return make_styles(self.project, site.documents.edition.colours.primary).encode()
        if path.endswith(INDEX):
            return self._find_index(path, site)
        frame = self._find_frame(SOURCE_LANGUAGE, site)
        added = frame.files.get_file_from_path(path)
        if added and not added.is_documentation_page():
            return added.content_bytes
        files = (Path(folder) / path for folder in frame.config.theme.dirs if path.startswith(ASSETS))
        inside = (file for file in files if ".." not in file.parts and file.is_file())
        return next((file.read_bytes() for file in inside), None)

    def _find_index(self, path: str, site: Site) -> bytes | None:
        """The index of Material's search in one language: every page asks for it, so it is made once for a site."""
        languages = {to_url(code, "") + INDEX: code for code in site.documents.pages}
        known, index = self._indexes.get(path, (None, b""))
        if known is not site and path in languages:
            index = self._make_index(languages[path], site).get(path, "").encode()
            self._indexes[path] = site, index
        return index or None

    def _make_index(self, language: str, site: Site) -> dict[str, str]:
        """All that Material's search plugin is told of the pages of a language, without their templates."""
        frame = self._find_frame(language, site)
        found = vars(frame.config.plugins.get(SEARCH) or object).get("search_index")
        if found is None:
            return {}
        found.entries.clear()
        with explain(frame.config):
            for document in site.documents.in_language(language):
                page = _populate(document, site, frame)
                context = get_context(frame.nav, frame.files.documentation_pages(), frame.config, page)
                frame.config.plugins.on_page_context(context, page=page, config=frame.config, nav=frame.nav)
        return split_index(found.generate_search_index(None), site.documents.edition)

    def _find_frame(self, language: str, site: Site) -> Frame:
        outline = tuple((item.address, item.title.text) for item in site.documents.list_published(language))
        frame = self._frames.get(language)
        if frame is None or frame.outline != outline:
            frame = self._frames[language] = self._open(language, outline, site)
        frame.plugin.site = site
        return frame

    def _open(self, language: str, outline: Outline, site: Site) -> Frame:
        """What `mkdocs build` does before the first page, and static-i18n before the first one of a language."""
        config = load_mkdocs(self._config_file)
        plugin, i18n = find_plugin(config), vars(config.plugins["i18n"])
        plugin.site, plugin.shown = site, {}
        i18n.update(current_language=language, building=language != SOURCE_LANGUAGE)
        with explain(config):
            config.plugins.on_startup(command="build", dirty=False)
            config = config.plugins.on_config(config)
            config.plugins.on_pre_build(config=config)
            files, environment = get_files(config), config.theme.get_env()
            files = config.plugins.on_files(files, config=config)
            set_exclusions(files, config)
            nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
            templates = config.plugins.on_env(environment, config=config, files=files)
        pages = [page for file in files.documentation_pages() if isinstance(page := file.page, DocumentPage)]
        return Frame(outline, config, plugin, files, nav, templates, {page.document.address: page for page in pages})


def _populate(document: Document, site: Site, frame: Frame) -> DocumentPage:
    """A document → its page with all that plugins and hooks make of its content."""
    page = frame.pages[document.address]
    page.document, page.article = document, site.to_article(document)
    _populate_page(page, frame.config, frame.files)
    return page


def _take(frame: Frame, name: str) -> str:
    """What has just been made under a name."""
    assert frame.plugin.shown is not None
    return frame.plugin.shown.pop(name)
