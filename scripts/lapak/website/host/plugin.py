"""The adapter between our documents and MkDocs: the only file that handles its events.

1. on_config: load the course, or stop with all its problems; tell static-i18n the edition's language.
2. on_files, early: a file for every document in every language, so that static-i18n gives it an address.
3. on_files, late: our own page behind each file; files of the theme that no page uses are dropped.
4. on_page_context and on_template_context: the values of the shell.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage

from lapak.course.problems import SourceError
from lapak.course.project import SOURCE_LANGUAGE, is_placeholder
from lapak.dates import find_date
from lapak.render.document import load_documents
from lapak.render.minify import minify_script
from lapak.render.policy import OWN, add_policy, remove_marks
from lapak.render.styles import Styles, load_styles
from lapak.website.host.beside_pages import add_shared_files, clean_drawings, find_unused, list_own_files
from lapak.website.host.config import complete_config, to_project
from lapak.website.host.document_page import DocumentPage, drop_language, to_source
from lapak.website.host.locales import accept_three_letters
from lapak.website.host.material import (
    SealingLoader,
    group_pages,
    make_palette,
    set_up_search,
    write_indexes,
)
from lapak.website.host.theme import read_lean
from lapak.website.search.scripts import Pages
from lapak.writing.mark import write_mark

if TYPE_CHECKING:
    from lapak.website.site import Site

accept_three_letters()
log = get_plugin_logger("lapak")
EARLY, LATE, LAST = 100, -200, -1000
"""static-i18n works at -100."""


class LapakConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: everything stands in `extra.edition`."""


class LapakPlugin(BasePlugin[LapakConfig]):  # type: ignore[no-untyped-call]
    """Puts an edition's documents into MkDocs."""

    def __init__(self) -> None:
        self.site: Site | None = None
        """Given by `lapak build`; plain `mkdocs build` makes its own, without downloads."""
        self.shown: dict[str, str] | None = None
        """Given by the preview: pages and templates come into it, by their address, and nothing is written."""
        self._is_plain = False
        self._sources: Pages = ()
        """The Indonesian documents with their articles: static-i18n begins with them."""
        self._styles: Styles | None = None
        self._own_palette: bool | None = None
        """True when a campus has said how Material's colours are chosen: known before the first page."""

    @event_priority(EARLY)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Runs once for each language; the first time it loads the course."""
        if self.site is None:
            complete_config(config)
        project = to_project(config)
        if self.site is None:
            self._is_plain = True
            from lapak.website.site import make_site  # much that reading a configuration alone does not need

            try:
                self.site = make_site(load_documents(project))
            except SourceError as error:
                raise PluginError(str(error)) from error
        _add_language(config, self.site)
        set_up_search(config)
        if self._own_palette is None:
            self._own_palette = bool(config.theme.get("palette"))
        config.nav = [to_source(document) for document in self.site.documents.list_published(SOURCE_LANGUAGE)]
        own = [str(root) for root in project.template_roots[:-1]]
        read_lean(config.theme, project)
        config.theme.dirs = [*own, *(folder for folder in config.theme.dirs if folder not in own)]
        config.watch = [*config.watch, *map(str, (*project.module_roots, *project.page_roots, *project.template_roots))]
        return config

    @event_priority(EARLY)
    def _add_files(self, files: Files, config: MkDocsConfig) -> Files:
        assert self.site
        for file in files.documentation_pages():
            files.remove(file)
        for language in self.site.documents.edition.languages:
            for document in self.site.documents.list_published(language.code):
                files.append(File(to_source(document), config.docs_dir, config.site_dir, config.use_directory_urls))
        for file in list_own_files(self.site.documents.course.project, config):
            if known := files.get_file_from_path(file.src_uri):
                files.remove(known)
            files.append(file)
        return files

    @event_priority(LATE)
    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        assert self.site
        language = _find_language(config)
        documents = self.site.documents.list_published(language)
        is_shown = self.shown is not None
        date = find_date(self.site.documents.course.project.root)
        articles = [""] * len(documents) if is_shown else self.site.to_articles(documents)
        pairs = list(zip(documents, articles, strict=True))
        course = self.site.documents.course
        for file in find_unused(files, course.project, course.edition):
            files.remove(file)
        by_source = {drop_language(to_source(document)): (document, article) for document, article in pairs}
        for file in files.documentation_pages():
            name = str(vars(file).get("norm_src_uri", file.src_uri))
            if name not in by_source:
                log.warning(
                    f"'{name}' is left out: a plugin or a hook has added it, and pages come of docs/ and modules/"
                )
                files.remove(file)
                continue
            document, article = by_source[name]
            is_material = self.site.documents.edition.find_look(document.address) == "material"
            page = DocumentPage(document, article, file, config, is_material=is_material)
            page.update_date = date.date().isoformat()  # MkDocs would take today's, and sitemap.xml.gz carry it
        if is_shown:
            return files  # the preview makes an article when somebody looks at it, and the rest in its own way
        clean_drawings(files)
        if language == SOURCE_LANGUAGE:
            self._sources = pairs
        for path, script in self.site.to_search_scripts(pairs, self._sources).items():
            files.append(File.generated(config, path, content=script))
        if language == SOURCE_LANGUAGE:
            add_shared_files(files, self.site, config)
        return files

    on_files = CombinedEvent(_add_files, _add_pages)

    @event_priority(LATE)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Material's menu has sections."""
        assert self.site
        return group_pages(nav, self.site.documents.words[_find_language(config)])

    @event_priority(LATE)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Each language gets its own index of Material's search; and what plain MkDocs has built is marked as made."""
        assert self.site
        if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
            write_indexes(Path(config.site_dir), self.site.documents.edition)
        if self._is_plain:
            write_mark(Path(config.site_dir))

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """The shell asks for the styles of the page."""
        assert self.site
        self._styles = load_styles(self.site.documents.course.project)
        env.globals["page_styles"] = self._styles.text
        env.globals["own"] = OWN
        env.filters["minify_script"] = minify_script
        env.loader = SealingLoader(env.loader)
        return env

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Gives the shell of a page its values."""
        assert self.site
        assert isinstance(page, DocumentPage)
        context["build_date_utc"] = find_date(self.site.documents.course.project.root)
        context["view"] = view = self.site.to_view(page.document)
        page.edit_url = view.edit or None
        if page.is_material:
            # Material asks whether there is a switch, ours says to what.
            config.extra["alternate"] = view.languages if len(view.languages) > 1 else None
            if is_placeholder(self.site.documents.course.project.repository_url):
                config.repo_url = None  # Material would lead there
            if not self._own_palette:
                config.theme["palette"] = make_palette(view.words)
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """A page leaves as light as it can, and with its policy, after all plugins and hooks have changed it."""
        assert isinstance(page, DocumentPage)
        light = output if page.is_material else self.to_light(output)
        if self.shown is not None:
            self.shown[page.url] = light
            return ""
        return close_page(light, config, has_files=page.is_material)

    @event_priority(LAST)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """So does the 404 page."""
        is_page = template_name.endswith(".html")
        light = self.to_light(output_content) if is_page else output_content
        if self.shown is not None:
            self.shown[template_name] = light
            return ""
        return close_page(light, config) if is_page else light

    def to_light(self, page: str) -> str:
        """A page out of its template → the same without what it does not need; its policy is still to come."""
        assert self.site
        assert self._styles
        return self.site.to_light(page, self._styles)

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """Gives 404.html, sitemap.xml and robots.txt theirs."""
        assert self.site
        context["build_date_utc"] = find_date(self.site.documents.course.project.root)
        context["site"] = self.site
        return context


def find_plugin(config: MkDocsConfig) -> LapakPlugin:
    """A configuration → our plugin in it."""
    plugin = config.plugins["lapak"]
    assert isinstance(plugin, LapakPlugin)
    return plugin


def close_page(page: str, config: MkDocsConfig, *, has_files: bool = False) -> str:
    """A page → the same with its policy; `has_files` in Material's look.

    `mkdocs serve`, which is known by the address, puts a script of its own into it later: a policy would stop that.
    """
    is_served = urlsplit(config.site_url or "").netloc == str(config.dev_addr)
    return remove_marks(page) if is_served else add_policy(page, has_files=has_files)


def _find_language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def _add_language(config: MkDocsConfig, site: Site) -> None:
    """The edition's languages join Indonesian in static-i18n's list."""
    languages = config.plugins["i18n"].config.languages
    known = {language.locale for language in languages}
    for language in site.documents.edition.languages:
        if language.code not in known:
            added = I18nPluginLanguage()
            added.load_dict({"locale": language.code, "name": language.name})
            added.validate()
            languages.append(added)
