"""An edition → what course it is, as data of schema.org (JSON-LD): search engines and catalogues of lessons read it."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from lapak.course.model import Module
from lapak.course.project import SOURCE_LANGUAGE, is_placeholder
from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents, Tree

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


def to_course_data(home: Document, documents: Documents) -> str:
    """The home page of a language → the course as JSON-LD; '' while nobody has said where the site stands."""
    url, language = documents.course.project.site_url, home.language
    if is_placeholder(url):
        return ""
    modules = documents.modules[language]
    is_short = documents.edition.schedule.is_short
    data = {
        "@context": CONTEXT,
        "@type": "Course",
        "@id": url + to_url(language, ""),
        "name": documents.course.project.site_name,
        "description": home.summary.text,
        "inLanguage": language,
        "timeRequired": _to_duration(sum(module.short if is_short else module.full for module in modules)),
        "isAccessibleForFree": True,
        "license": LICENCE,
        "provider": {"@type": "Organization", "name": documents.edition.institution},
        **_find_source(home, url),
        "hasPart": [_to_resource(module, url, is_short=is_short) for module in modules],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # no text can end the element that it stands in


def _to_resource(module: Module[Tree], url: str, *, is_short: bool) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "@id": url + to_url(module.language, module.address),
        "url": url + to_url(module.language, module.address),
        "name": module.title.text,
        "inLanguage": module.language if module.is_translated else SOURCE_LANGUAGE,
        "timeRequired": _to_duration(module.short if is_short else module.full),
        **_find_source(module, url),
    }


def _find_source(document: Document, url: str) -> dict[str, Any]:
    """Of a translation, the Indonesian page."""
    is_source = document.language == SOURCE_LANGUAGE or not document.is_translated
    return {} if is_source else {"translationOfWork": {"@id": url + document.address}}


def _to_duration(minutes: int) -> str:
    """150 → 'PT150M'."""
    return f"PT{minutes}M"
