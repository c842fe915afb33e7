"""A module → one HTML file that needs nothing beside itself."""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from lapak.course.model import Module
from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.document import Documents, Tree
from lapak.render.html.markup import DocumentMarkup
from lapak.render.minify import minify_page
from lapak.render.pictures.images import to_data_url
from lapak.render.policy import add_policy
from lapak.render.styles import Styles
from lapak.render.values import to_values


class FileMarkup(DocumentMarkup):
    """Links within the module stay in the file; others lead to the site, if it has an address."""

    def __init__(self, module: Module[Tree], documents: Documents) -> None:
        super().__init__(documents.course.project.root)
        self._module = module
        self._documents = documents
        self.away = documents.words[module.language]["on_site"]

    def to_link(self, address: str, language: str | None = None) -> str:
        """An address → '#section', the page on the site, or ''."""
        place, mark, section = address.partition("#")
        if place == self._module.address and language in (None, self._module.language):
            return f"#{section}" if mark else "#isi"
        return self._documents.find_published(language or self._module.language, address)

    def to_attachment(self, address: str) -> str:
        """A file of one's own → where it is on the site, or ''."""
        return self._documents.find_published(SOURCE_LANGUAGE, address)

    def to_photo(self, path: str) -> str:
        """A photo → the photo itself."""
        return to_data_url(self._root / path, self._root)


def to_file(
    module: Module[Tree],
    documents: Documents,
    templates: jinja2.Environment,
    styles: Styles,
    *,
    tells_lms: bool = False,
) -> bytes:
    """A module in one language → its file, by overrides/bundle/module.html; in SCORM it says that it was read."""
    values = {**to_values(module, documents, FileMarkup(module, documents)), "tells_lms": tells_lms}
    page = templates.get_template("bundle/module.html").render(values, page_styles=Markup(styles.text), is_whole=True)
    return add_policy(minify_page(styles.to_used(page)), is_alone=True).encode()
