"""The documents of one language → the files of a plain tree: texts, images, and the one file that hosts read."""

from __future__ import annotations

from pathlib import Path

import jinja2

from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.document import Document, Documents
from lapak.render.pictures.photos import read_plain_image
from lapak.website.page.article import find_article_values, find_layout
from lapak.website.stage.markup import StageMarkup, to_text_path
from lapak.website.stage.writer import EXTENSIONS, to_markdown

STAGED = ("module", "home", "text", "glossary", "exam", "repeat", "guide")
"""Layouts of pages that are texts. The others list what only our site has: downloads, its search, its state."""
FORMS = "stage/"
"""Folder of templates whose blocks come before those of the page; the guide has its own, which fold nothing."""
DOCS = "docs/"
CONFIG, CONFIG_TEMPLATE = "mkdocs.yml", "stage/mkdocs.yml"


def to_tree(language: str, documents: Documents, templates: jinja2.Environment) -> dict[str, bytes]:
    """A language → its files by their path in the tree; the same documents as on the site, without what runs there."""
    texts = [document for document in documents.list_published(language) if find_layout(document) in STAGED]
    staged = frozenset(document.address for document in texts)
    project, files = documents.course.project, dict[str, bytes]()
    images, handed = dict[str, Path](), set[str]()
    for document in texts:
        here = StageMarkup(documents, language, document.address, staged)
        article = _render(document, documents, templates, here)
        files[DOCS + to_text_path(document.address)] = to_markdown(_mark_language(article, language)).encode()
        images |= here.images
        handed |= here.attachments
    files |= {DOCS + path: read_plain_image(file, project.root) for path, file in sorted(images.items())}
    files |= {
        DOCS + file.address: (project.root / file.path).read_bytes()
        for file in documents.course.handed_out
        if file.address in handed
    }
    values = {
        "project": project,
        "url": documents.find_published(language, ""),
        "texts": [(document.title.text, to_text_path(document.address)) for document in texts],
        "extensions": EXTENSIONS,
    }
    return {CONFIG: templates.get_template(CONFIG_TEMPLATE).render(values).encode(), **files}


def _mark_language(article: str, language: str) -> str:
    """Hosts know the languages of their own words alone: a text in another one says so itself."""
    return article if language == SOURCE_LANGUAGE else f'<div lang="{language}">{article}</div>'


def _render(document: Document, documents: Documents, templates: jinja2.Environment, here: StageMarkup) -> str:
    layout = find_layout(document)
    values = {"forms": FORMS, **find_article_values(document, documents, (), here)}
    return templates.select_template([f"stage/pages/{layout}.html", f"pages/{layout}.html"]).render(values)
