"""Documents as pages of MkDocs: the names of their sources, and pages that have nothing left to parse."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from lapak.course.model import Page as TextPage
from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.document import Document
from lapak.render.guides import LAYOUT as GUIDE
from lapak.website.host.material import TEMPLATE, to_contents, to_material


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
        if isinstance(self.document, TextPage) and self.document.layout in (GUIDE, COMPARISON):
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The article comes out of our templates; ids and links have been checked."""
        self.content = to_material(self.article) if self.is_material else self.article
        self.toc = to_contents(self.document) if self.is_material else get_toc([])
        self.present_anchor_ids = {section.id for section in self.document.sections}
        self.links_to_anchors = None


def to_source(document: Document) -> str:
    """A document → the source path that static-i18n turns into its address: 'modul/praktik/index.jv.md'."""
    suffix = "" if document.language == SOURCE_LANGUAGE else f".{document.language}"
    return f"{document.address}index{suffix}.md"


def drop_language(source: str) -> str:
    return source.rpartition("/")[0] + "/index.md" if "/" in source else "index.md"
