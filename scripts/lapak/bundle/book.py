"""The course in one language → an e-book (EPUB 3)."""

from __future__ import annotations

import datetime
import uuid
from pathlib import Path

import jinja2

from lapak.archive import to_zip
from lapak.bundle.cover import to_cover
from lapak.bundle.leaves import Book, to_xhtml
from lapak.render.document import Documents
from lapak.render.pictures.photos import read_plain_image
from lapak.render.values import to_common_values

FOLDER = "buku/"
MEDIA_TYPES = {".svg": "image/svg+xml", ".jpg": "image/jpeg"}


def to_book(language: str, documents: Documents, templates: jinja2.Environment, date: datetime.datetime) -> bytes:
    """The documents of one language → the bytes of the book, the same for the same texts and date."""
    book = Book(language, documents, templates)
    leaves = book.to_leaves()
    project = documents.course.project
    values = {
        **to_common_values(language, documents),
        "language": language,
        "spoken": book.find_languages(),
        "leaves": leaves,
        "images": [(file, MEDIA_TYPES[Path(file).suffix]) for file in book.images.values()],
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, f"{project.site_url}{documents.edition.name}/{language}"),
        "modified": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }

    def render(name: str) -> bytes:
        return templates.get_template(f"epub/{name}").render(values).encode()

    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": render("container.xml"),
        f"{FOLDER}package.opf": render("package.xml"),
        f"{FOLDER}nav.xhtml": to_xhtml(render("nav.html").decode()),
        f"{FOLDER}style.css": render("style.css"),
        f"{FOLDER}gambar/sampul.png": to_cover(documents, language),
    }
    files |= {f"{FOLDER}{leaf.file}": leaf.markup for leaf in leaves}
    files |= {
        f"{FOLDER}{file}": read_plain_image(project.root / path, project.root) for path, file in book.images.items()
    }
    return to_zip(files, stored=("mimetype",))
