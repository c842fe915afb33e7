"""Addresses that were published and have moved → a small page at each that leads to where its text is now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lapak.course.problems import Problem
from lapak.course.published import check_published
from lapak.render.addresses import to_relative, to_url
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.document import Documents
from lapak.render.minify import minify_page
from lapak.render.policy import add_policy
from lapak.render.templates import load_templates

TEMPLATE = "publish/moved.html"


def list_addresses(documents: Documents) -> dict[str, str]:
    """Documents → the address of every page in every language, below the site, and its title."""
    return {
        to_url(language, document.address): document.title.text
        for language in documents.pages
        for document in documents.list_published(language)
        if getattr(document, "layout", "") != COMPARISON  # it goes with its text
    }


def find_lost_addresses(documents: Documents) -> list[Problem]:
    """Documents → a problem for each published address that leads nowhere."""
    problems: list[Problem] = []
    check_published(documents.course.project.root, documents.edition.name, list_addresses(documents), problems)
    return problems


def find_redirects(documents: Documents) -> dict[str, Callable[[], bytes]]:
    """Documents → what makes the page at each address that has moved, by its path on the site."""
    titles = list_addresses(documents)
    moved = check_published(documents.course.project.root, documents.edition.name, titles, [])
    return {
        f"{address}index.html": partial(make_redirect, documents, to_relative(target, address), titles[target])
        for address, target in moved.items()
    }


def make_redirect(documents: Documents, target: str, title: str) -> bytes:
    """Where an address leads, seen from it, and the title of the page there → the page in between."""
    template = load_templates(documents.course.project.template_roots).get_template(TEMPLATE)
    return add_policy(minify_page(template.render(target=target, title=title))).encode()
