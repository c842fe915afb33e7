"""What has changed on a site, newest first, as a feed (Atom): for campuses and readers that follow it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from lapak.course.project import is_placeholder
from lapak.dates import find_date, list_changes
from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents
from lapak.render.templates import load_templates

PATH, TEMPLATE = "perubahan.xml", "publish/feed.xml"
MOST_ENTRIES = 30


class FeedEntry(NamedTuple):
    """A page, and when its text was changed last."""

    document: Document
    url: str
    date: datetime


def list_dates(documents: Documents) -> dict[str, datetime]:
    """Documents → when the text of each page was changed last, by the page's path on the site; none without git."""
    changes = list_changes(documents.course.project.root)
    shown = [document for language in documents.pages for document in documents.in_language(language)]
    return {
        to_url(document.language, document.address): max(dates)
        for document in shown
        if document.is_translated and (dates := _find_dates(document, changes))
    }


def _find_dates(document: Document, changes: dict[str, datetime]) -> list[datetime]:
    """The dates of all files that its sections stand in."""
    paths = {document.edit_path, *(section.path for section in document.sections)}
    return [changes[path] for path in paths if path in changes]


def find_feed(documents: Documents) -> dict[str, Callable[[], bytes]]:
    """Documents → what makes the feed, by its path on the site; none while nobody has said where that stands."""
    is_known = not is_placeholder(documents.course.project.site_url)
    return {PATH: partial(make_feed, documents)} if is_known else {}


def make_feed(documents: Documents) -> bytes:
    """Documents → the feed: the pages that were changed last."""
    project = documents.course.project
    dates = list_dates(documents)
    pages = {
        to_url(language, document.address): document
        for language in documents.pages
        for document in documents.in_language(language)
    }
    newest = sorted(dates, key=lambda url: (-dates[url].timestamp(), url))[:MOST_ENTRIES]
    entries = [FeedEntry(pages[url], project.site_url + url, dates[url]) for url in newest]
    feed = load_templates(project.template_roots).get_template(TEMPLATE)
    updated = entries[0].date if entries else find_date(project.root)
    return feed.render(project=project, edition=documents.edition, entries=entries, updated=updated, path=PATH).encode()
