"""What becomes of links, images, styles, pages and their addresses: each line of the table is a clause of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.conftest import TINY
from tests.tables import load_cases, show, to_tree

from lapak.course.attachments import Attachment
from lapak.course.layers import Layers
from lapak.course.problems import Problem
from lapak.course.text import Markdown
from lapak.render import addresses, brand, minify, policy, styles, templates
from lapak.render.drawings import points
from lapak.render.html import depth, links, prose, tokens
from lapak.render.html.converters import PLAIN_LINE
from lapak.render.html.fragments import may_have, to_fragment
from lapak.render.html.markup import DocumentMarkup, clean_markup
from lapak.render.html.placement import find_misplaced
from lapak.render.pictures import images

PATH = "modules/01-awal/index.md"
ADDRESSES = {PATH: "modul/awal/", "docs/index.md": "", "modules/02-torn/index.md": None}
LEAFLET = "modules/01-awal/files/brosur-panen-raya.pdf"
ATTACHMENTS = {LEAFLET: Attachment(LEAFLET, "berkas/awal/brosur-panen-raya.pdf", "awal", 96_000)}
SECTIONS = {"modul/awal/#foto": "foto", "modul/awal/#uang": "uang", "#mulai": "mulai"}


class Site(DocumentMarkup):
    """Markup with addresses that a table can hold; 'gone' leads nowhere."""

    def to_link(self, address: str, language: str | None = None) -> str:
        return "" if address.startswith("gone") else f"/{address}"

    def to_photo(self, path: str) -> str:
        return f"/photo/{path}"


def resolve_link(target: str, path: str = PATH) -> list[Any]:
    """A link on the third line of a text → where it leads, and what is told."""
    link, problems = html.Element("a", {"href": target}), list[Problem]()
    text = Markdown(f"Satu\n\n[x]({target})", path, 10)
    tables = links.LinkTables(ADDRESSES, SECTIONS, ATTACHMENTS)
    links.LinkMap(tables, "kecil", TINY).resolve(link, text, "modul/awal/", problems)
    return [link.get("href"), *([problem.line, problem.what, problem.fix] for problem in problems)]


def resolve_image(source: str, alt: str = "tangan") -> list[Any]:
    """An image on the second line of a text → what is shown, and what is told."""
    image, problems = html.Element("img", {"src": source, "alt": alt}), list[Problem]()
    folders = images.ImageFolders(TINY, (TINY / "modules", TINY / "docs"), Layers(TINY))
    looks = {"modules/01-awal/images/hp.svg": images.ImageLook([])}
    looks["modules/01-awal/images/big.svg"] = images.ImageLook([("is big", "draw less")])
    looks["modules/out.svg"] = images.ImageLook([("lies outside", f"copy it to {folders.names}")], is_ours=False)
    text = Markdown(f"Satu\n![{alt}]({source})", PATH, 10)
    images.ImageStore(TINY, looks).resolve(image, text, problems)
    return [show(image), *([problem.line, problem.what, problem.fix] for problem in problems)]


def find_told(text: str) -> list[Any]:
    """Markdown that is HTML already → what may not stand there, each with its line."""
    tree, slips = to_fragment(text)
    return [[problem.line, problem.what] for problem in prose.find_forbidden(Markdown(text, PATH, 10), tree, slips)]


def add_policy(page: str, has_files: bool = False) -> str:
    """A page in which '@' is the mark → the same with its policy, hashes as '#'."""
    return re.sub(r"'sha256-[^']*'", "#", policy.add_policy(page.replace("@", policy.OWN), has_files=has_files))


def finish(markup: str, finish_tree: Callable[[html.HtmlElement], None]) -> html.HtmlElement:
    tree = to_tree(markup)
    finish_tree(tree)
    return tree


ASK: dict[str, Callable[..., Any]] = {
    "to_url": addresses.to_url,
    "to_relative": addresses.to_relative,
    "link": resolve_link,
    "image": resolve_image,
    "to_block": lambda markup: str(Site(TINY).to_block(to_tree(markup))),
    "to_inline": lambda markup: str(Site(TINY).to_inline(to_tree(markup))),
    "clean_markup": clean_markup,
    "sign": lambda svg: str(brand.Sign(Path(), svg).markup),
    "minify_page": minify.minify_page,
    "minify_script": minify.minify_script,
    "to_rupiah": templates.to_rupiah,
    "used_styles": lambda sheet, page: styles.Styles(sheet).to_used(f"{page}|{styles.Styles(sheet).text}"),
    "scoped_styles": lambda sheet, scope: styles.Styles(sheet).to_scoped(scope),
    "add_policy": add_policy,
    "find_told": find_told,
    "mask_code": prose.mask_code,
    "find_offset": lambda text, needle: prose.find_offset(Markdown(text, PATH, 1), needle),
    "figures": lambda markup: finish(markup, prose._make_figures),
    "alignment": lambda markup: finish(markup, prose._mark_alignment),
    "plain_line": lambda text: PLAIN_LINE.fullmatch(text) is not None,
    "too_deep": lambda many, end: [
        [problem.line, problem.what]
        for problem in depth.find_too_deep(
            Markdown(f"a\n{end}", PATH, 10), to_tree("<div>" * many + end + "</div>" * many)
        )
    ],
    "may_have": may_have,
    "misplaced": lambda markup: [[slip.what, slip.raw] for slip in find_misplaced(to_fragment(markup)[0])],
    "tokens": lambda markup: [
        [token.kind, token.raw, token.name, dict(token.attributes)] for token in tokens.read_tokens(markup)
    ],
    "is_address": lambda text: images.ADDRESS.match(text) is not None,
    "paint_paper": points.paint_paper,
    "photo_faults": lambda start, many, suffix: images._find_photo_faults(
        start.encode("latin-1") + b"x" * many, suffix
    ),
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("texts.yml")))
def test_what_becomes_of_a_text(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) else [given]
    assert show(ASK[name](*arguments)) == expected
