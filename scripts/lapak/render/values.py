"""What the templates of pages and blocks ask for, wherever a document is shown."""

from __future__ import annotations

from typing import Any

from lapak.render.document import Document, Documents, number_sections, reader_sections
from lapak.render.html.markup import DocumentMarkup


def to_values(document: Document, documents: Documents, here: DocumentMarkup) -> dict[str, Any]:
    """A document → its values for a template; on the site its address and its recordings are others."""
    return {
        "document": document,
        "sections": reader_sections(document),
        "number_of": number_sections(document),
        "recordings": {},
        "here": here,
        "url": documents.find_published(document.language, document.address),
        **to_common_values(document.language, documents),
        "voice": documents.find_voice(document.language, [document]),
    }


def to_common_values(language: str, documents: Documents) -> dict[str, Any]:
    """A language → what is the same for all of its documents."""
    return {
        "words": documents.words[language],
        "voice": documents.find_voice(language, documents.modules[language]),
        "edition": documents.edition,
        "signs": documents.signs,
        "site_name": documents.course.project.site_name,
        "modules": documents.modules[language],
        "language_name": documents.find_language_name(language),
    }
