"""Documents → what is made of them to carry: each module as one file, each language as an e-book."""

from __future__ import annotations

from functools import partial

from lapak.bundle.book import to_book
from lapak.bundle.page import to_file
from lapak.export import Export, find_date
from lapak.render.document import Documents
from lapak.render.styles import Styles
from lapak.render.templates import load_templates


def plan_bundles(documents: Documents) -> list[Export]:
    """Documents → one export a module and language, and one a language."""
    roots = documents.course.project.template_roots
    templates, styles = load_templates(roots), Styles(roots)
    date = find_date(documents.course.project.root)
    pages = [
        Export(
            f"modul-{module.slug}.{language}.html",
            partial(to_file, module, documents, templates, styles),
            source=module,
        )
        for language, modules in documents.modules.items()
        for module in modules
    ]
    books = [
        Export(
            f"kursus.{language}.epub",
            partial(to_book, language, documents, templates, date),
            source=documents.modules[language],
        )
        for language in documents.modules
    ]
    return [*pages, *books]
