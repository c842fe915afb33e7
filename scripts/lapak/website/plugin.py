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
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs_static_i18n.config import I18nPluginLanguage

from lapak.course.edition import Edition
from lapak.course.lock import LOCK_NAME
from lapak.course.problems import SourceError
from lapak.course.project import SOURCE_LANGUAGE, is_placeholder
from lapak.render.document import Document, load_documents
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.images import DRAWING
from lapak.render.minify import minify_page
from lapak.render.photos import make_page_photo, to_page_path
from lapak.render.policy import OWN, add_policy, remove_marks
from lapak.render.styles import Styles, load_styles
from lapak.website.config import to_project
from lapak.website.locales import accept_three_letters
from lapak.website.markup import PHOTO_FOLDER
from lapak.website.material import (
    STYLES_PATH,
    TEMPLATE,
    group_pages,
    make_palette,
    make_styles,
    set_up_search,
    to_contents,
    write_indexes,
)
from lapak.website.shared_files import find_extras
from lapak.writing.mark import write_mark

if TYPE_CHECKING:
    from lapak.website.site import Site

accept_three_letters()
EARLY, LATE = 100, -200
"""static-i18n works at -100."""


class DocumentPage(Page):
    """A page whose content is a document: there is nothing left to parse."""

    def __init__(
        self, document: Document, article: str, file: File, config: MkDocsConfig, *, is_material: bool = False
    ) -> None:
        self.document = document
        self.article = article
        self.is_material = is_material
        super().__init__(document.title.text, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: the document holds everything."""
        self.markdown = ""
        self.meta = {"title": self.document.title.text, "description": self.document.summary.text}
        if self.is_material:
            self.meta["template"] = TEMPLATE

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The article comes out of our templates; ids and links have been checked."""
        self.content = self.article
        self.toc = to_contents(self.document) if self.is_material else get_toc([])
        self.present_anchor_ids = {section.id for section in self.document.sections}
        self.links_to_anchors = None


class LapakConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: everything stands in `extra.edition`."""


class LapakPlugin(BasePlugin[LapakConfig]):  # type: ignore[no-untyped-call]
    """Puts an edition's documents into MkDocs."""

    def __init__(self) -> None:
        self.site: Site | None = None
        """Given by `lapak build`; plain `mkdocs build` makes its own, without downloads."""
        self._is_plain = False
        self._styles: Styles | None = None
        self._has_palette = False
        """True when a campus has said how Material's colours are chosen."""

    @event_priority(EARLY)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Runs once for each language; the first time it loads the course."""
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
        if is_placeholder(project.repository_url):
            config.repo_url = None  # Material would lead there
        self._has_palette = self._has_palette or bool(config.theme.get("palette"))
        config.nav = [to_source(document) for document in self.site.documents.in_language(SOURCE_LANGUAGE)]
        config.watch = [*config.watch, *map(str, (*project.module_roots, *project.template_roots))]
        return config

    @event_priority(EARLY)
    def _add_files(self, files: Files, config: MkDocsConfig) -> Files:
        assert self.site
        for file in files.documentation_pages():
            files.remove(file)
        for language in self.site.documents.edition.languages:
            for document in self.site.documents.in_language(language.code):
                source = to_source(document)
                files.append(File(source, config.docs_dir, config.site_dir, config.use_directory_urls))
        return files

    @event_priority(LATE)
    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        assert self.site
        language = _find_language(config)
        documents = self.site.documents.in_language(language)
        pairs = list(zip(documents, self.site.to_articles(documents), strict=True))
        for file in _find_unused(files, self.site.documents.edition, config):
            files.remove(file)
        by_source = {_without_language(to_source(document)): (document, article) for document, article in pairs}
        for file in files.documentation_pages():
            document, article = by_source[file.norm_src_uri]  # type: ignore[attr-defined]
            is_material = self.site.documents.edition.find_look(document.address) == "material"
            DocumentPage(document, article, file, config, is_material=is_material)
        _clean_drawings(files)
        for path, script in self.site.to_search_scripts(pairs).items():
            files.append(File.generated(config, path, content=script))
        if language == SOURCE_LANGUAGE:
            _add_shared_files(files, self.site, config)
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
        return env

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Gives the shell of a page its values."""
        assert self.site
        assert isinstance(page, DocumentPage)
        context["view"] = view = self.site.to_view(page.document)
        page.edit_url = view.edit or None
        if page.is_material and not self._has_palette:
            config.theme["palette"] = make_palette(view.words)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """A page leaves as light as it can, and with its policy."""
        assert isinstance(page, DocumentPage)
        return remove_marks(output) if page.is_material else close_page(self.to_light(output), config)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """So does the 404 page."""
        is_page = template_name.endswith(".html")
        return close_page(self.to_light(output_content), config) if is_page else output_content

    def to_light(self, page: str) -> str:
        """A page out of its template → the same without what it does not need; its policy is still to come."""
        assert self._styles
        return minify_page(self._styles.to_used(page))

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """Gives 404.html, sitemap.xml and robots.txt theirs."""
        context["site"] = self.site
        return context


def _clean_drawings(files: Files) -> None:
    """A drawing of docs/ is published as a file too, and who opens it runs what it holds."""
    for file in files:
        if file.src_uri.endswith(DRAWING) and file.abs_src_path:
            file.content_bytes = load_drawing(Path(file.abs_src_path))


def close_page(page: str, config: MkDocsConfig) -> str:
    """A light page → the same with its policy.

    `mkdocs serve`, which is known by the address, puts a script of its own into it later: a policy would stop that.
    """
    is_served = urlsplit(config.site_url or "").netloc == str(config.dev_addr)
    return remove_marks(page) if is_served else add_policy(page)


def _find_language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def _find_unused(files: Files, edition: Edition, config: MkDocsConfig) -> list[File]:
    """The translators' lock; and what the theme brings, where our own shell holds all that pages need."""
    theirs = [file for file in files if not Path(file.abs_src_path or "").is_relative_to(config.docs_dir)]
    locks = [file for file in files if file.src_uri == LOCK_NAME]
    is_light = edition.looks == {"light"}
    return [*locks, *(file for file in theirs if is_light and not file.is_documentation_page())]


def _add_shared_files(files: Files, site: Site, config: MkDocsConfig) -> None:
    """What stands once, for all languages; static-i18n would copy or lose it, so it comes after it."""
    project, edition = site.documents.course.project, site.documents.edition
    for photo in site.documents.photos:
        content = make_page_photo(project.root / photo)
        files.append(File.generated(config, PHOTO_FOLDER + to_page_path(photo), content=content))
    if "material" in edition.looks:
        styles = make_styles(project, edition.colours.primary)
        files.append(File.generated(config, STYLES_PATH, content=styles))
    for path, read in find_extras(site.documents).items():
        files.append(File.generated(config, path, content=read()))


def _add_language(config: MkDocsConfig, site: Site) -> None:
    """The edition's language joins Indonesian in static-i18n's list."""
    languages = config.plugins["i18n"].config.languages
    known = {language.locale for language in languages}
    for language in site.documents.edition.languages:
        if language.code not in known:
            added = I18nPluginLanguage()
            added.load_dict({"locale": language.code, "name": language.name})
            added.validate()
            languages.append(added)


def to_source(document: Document) -> str:
    """A document → the source path that static-i18n turns into its address: 'modul/praktik/index.jv.md'."""
    suffix = "" if document.language == SOURCE_LANGUAGE else f".{document.language}"
    return f"{document.address}index{suffix}.md"


def _without_language(source: str) -> str:
    return source.rpartition("/")[0] + "/index.md" if "/" in source else "index.md"
