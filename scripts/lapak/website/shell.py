"""One page at a time out of MkDocs' theme: what the preview shows is made as the build makes it.

Plugins other than ours are not asked: what they add is seen after `lapak build`.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from lapak.render.addresses import to_url
from lapak.render.document import Document
from lapak.website.config import load_mkdocs, to_project
from lapak.website.material import ASSETS, STYLES_PATH, group_pages, make_styles
from lapak.website.plugin import DocumentPage, LapakPlugin
from lapak.website.site import Site

LIGHT = "main.html"


class Shell:
    """The theme of one edition."""

    def __init__(self, config_file: Path) -> None:
        self._config = load_mkdocs(config_file)
        self.project = to_project(self._config)
        plugin = self._config.plugins["lapak"]
        assert isinstance(plugin, LapakPlugin)
        self._plugin = plugin
        self._environment: jinja2.Environment | None = None

    @property
    def files(self) -> frozenset[str]:
        """The files that are templates of their own, such as 404.html and sitemap.xml."""
        return frozenset(self._config.theme.static_templates)

    def renew(self) -> None:
        """Reads all templates again."""
        self._environment = None

    def to_page(self, document: Document, site: Site) -> str:
        """A document → its whole page but for its policy, which comes when nothing will be added any more."""
        config, plugin, files = self._config, self._plugin, Files([])
        environment = self._show(site)
        page = self._make_page(document, site)
        page.article = site.to_article(document)
        page.read_source(config)
        page.render(config, files)
        nav = self._make_nav(page, site) if page.is_material else Navigation([], [])
        context = plugin.on_page_context(get_context(nav, files, config, page), page=page, config=config, nav=nav)
        text = environment.get_template(page.meta.get("template", LIGHT)).render(context)
        return text if page.is_material else plugin.to_light(text)

    def _make_page(self, document: Document, site: Site) -> DocumentPage:
        """A document → its page, still without its article."""
        config = self._config
        source = f"{to_url(document.language, document.address)}index.md"
        file = File(source, config.docs_dir, config.site_dir, config.use_directory_urls)
        is_material = site.documents.edition.find_look(document.address) == "material"
        return DocumentPage(document, "", file, config, is_material=is_material)

    def _make_nav(self, page: DocumentPage, site: Site) -> Navigation:
        """A page → Material's menu around it."""
        language = page.document.language
        documents = site.documents.in_language(language)
        pages: list[Page] = [page if one is page.document else self._make_page(one, site) for one in documents]
        nav = group_pages(Navigation(list(pages), pages), site.documents.words[language])
        page.active = True
        return nav

    def find_asset(self, path: str, site: Site) -> bytes | None:
        """A path on the site → the file that Material's pages ask for there; None when there is none."""
        project, edition = self.project, site.documents.edition
        if path == STYLES_PATH:
            return make_styles(project, edition.colours.primary).encode()
        files = (Path(folder) / path for folder in self._config.theme.dirs if path.startswith(ASSETS))
        inside = (file for file in files if ".." not in file.parts and file.is_file())
        return next((file.read_bytes() for file in inside), None)

    def to_file(self, name: str, site: Site) -> str:
        """The name of one of the `files` → its text, a page without its policy as above."""
        config, plugin = self._config, self._plugin
        environment = self._show(site)
        base = urlsplit(config.site_url or "/").path
        context = get_context(Navigation([], []), Files([]), config, base_url=base)
        context = plugin.on_template_context(context, template_name=name, config=config)
        text = environment.get_template(name).render(context)
        return plugin.to_light(text) if name.endswith(".html") else text

    def _show(self, site: Site) -> jinja2.Environment:
        self._plugin.site = site
        if self._environment is None:
            environment = self._config.theme.get_env()
            self._environment = self._plugin.on_env(environment, config=self._config, files=Files([]))
        return self._environment
