"""Markdown → an HTML tree, by the site's own extensions; what may not stand in prose is a problem."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree, html
from lxml.html import HtmlElement

from lapak.course.problems import Problem
from lapak.course.reading.masking import COMMENT, mask_code, to_blanks
from lapak.course.text import Markdown
from lapak.render.html.converters import PLAIN_LINE, Converter
from lapak.render.html.depth import find_too_deep
from lapak.render.html.fragments import HEADINGS, to_fragment
from lapak.render.html.icons import SHORTNAME, find_raw, find_unknown
from lapak.render.html.links import LinkMap
from lapak.render.html.placement import Slip
from lapak.render.pictures.images import ImageStore

STARS = "**"
ESCAPED_COMMENT = re.compile(r"\\<!--|&lt;!--")


class ProseRenderer:
    """Turns the prose of one page into trees."""

    def __init__(self, converter: Converter, links: LinkMap, images: ImageStore) -> None:
        self._converter = converter
        self._links = links
        self._images = images

    def render(self, prose: Markdown, address: str, problems: list[Problem]) -> HtmlElement:
        """Prose of the page with that address → a `<div>` that holds its elements."""
        if PLAIN_LINE.fullmatch(prose.text):
            return make_paragraph(prose.text)
        tree, slips = to_fragment(self._converter.convert(prose.text))
        problems.extend(find_forbidden(prose, tree, slips))
        problems.extend(find_too_deep(prose, tree))
        problems.extend(_tell_lonely_stars(prose, tree))
        if SHORTNAME.search(prose.text):
            problems.extend((_tell_unknown_icons if self._converter.has_icons else _tell_raw_icons)(prose, tree))
        for link in tree.iter("a"):
            self._links.resolve(link, prose, address, problems)
        for image in list(tree.iter("img")):
            self._images.resolve(image, prose, problems)
        _make_figures(tree)
        _mark_alignment(tree)
        return tree


def _tell_lonely_stars(prose: Markdown, tree: HtmlElement) -> list[Problem]:
    """Stars that were to make words bold and are shown as they stand; whoever wants them writes '\\*'."""
    if STARS not in prose.text or "\\*" in prose.text or STARS not in _find_words(tree):
        return []
    fix = "write '**words**', without blanks at its ends and in one paragraph"
    return [prose.problem("'**' is shown as it stands", fix, find_offset(prose, STARS))]


def _find_words(tree: HtmlElement) -> str:
    """A tree → its text without code."""
    code = {id(inner) for element in tree.iter("code", "pre") for inner in element.iter()}
    texts = (element.text for element in tree.iter() if id(element) not in code)
    return " ".join(filter(None, (*texts, *(element.tail for element in tree.iter()))))


def _tell_unknown_icons(prose: Markdown, tree: HtmlElement) -> list[Problem]:
    return [
        prose.problem(f"no icon or emoji has the name '{name}'", fix, find_offset(prose, name))
        for name, fix in find_unknown(tree)
    ]


def _tell_raw_icons(prose: Markdown, tree: HtmlElement) -> list[Problem]:
    fix = "take it out, or add 'pymdownx.emoji: {}' below 'markdown_extensions:' in mkdocs.yml"
    return [
        prose.problem(f"'{name}' is shown as it stands: this edition has no icons", fix, find_offset(prose, name))
        for name in find_raw(tree)
    ]


def make_paragraph(text: str) -> HtmlElement:
    """A line without any mark-up → what the converter would make of it, twenty times faster."""
    tree = html.Element("div")
    etree.SubElement(tree, "p").text = text
    return tree


def find_forbidden(prose: Markdown, tree: HtmlElement, slips: list[Slip]) -> list[Problem]:
    """A rendered tree and its slips → a problem for each of them, for stray headings and for an open comment."""
    if "<!--" in prose.text and _count_open_comments(tree) > len(ESCAPED_COMMENT.findall(prose.text)):
        return [_tell_open_comment(prose)]  # what follows it is not read as it was meant
    found = [prose.problem(slip.what, slip.fix, offset) for slip, offset in _find_lines(prose, slips)]
    for heading in tree.iter(*HEADINGS):
        title = (heading.text_content() or "").strip()
        is_close = re.search(rf"^#+{re.escape(title[:20])}", prose.text, re.MULTILINE)
        what = "lacks a blank behind its '#'" if is_close else "is indented or underlined, so it has no id"
        fix = "write '## Title {#id}' at the left margin" + (", or '\\#' for the sign itself" if is_close else "")
        found.append(prose.problem(f"heading '{title}' {what}", fix, find_offset(prose, title)))
    return found


def _tell_open_comment(prose: Markdown) -> Problem:
    masked = mask_code(prose.text)
    closed = COMMENT.sub(to_blanks, masked)
    text = closed if "<!--" in closed else masked
    what, fix = "a comment begins here and does not end", "close it with '-->' in the same paragraph"
    return prose.problem(what, fix, text[: max(0, text.find("<!--"))].count("\n"))


def _find_lines(prose: Markdown, slips: list[Slip]) -> list[tuple[Slip, int]]:
    """Slips → each with its line: what stands twice is found twice, and code is no HTML."""
    if not slips:
        return []
    masked = mask_code(prose.text)
    places: Counter[str] = Counter()
    found = []
    for slip in slips:
        whole = r"(?![\w-])" if slip.raw[-1:].isalnum() else ""
        place = re.compile(re.escape(slip.raw) + whole, re.IGNORECASE).search(masked, places[slip.raw])
        if place:
            places[slip.raw] = place.end()
        found.append((slip, masked[: place.start() if place else 0].count("\n")))
    return found


def _count_open_comments(tree: HtmlElement) -> int:
    """Where Markdown shows the beginning of a comment, as it finds no end of it."""
    count = 0
    for element in tree.iter():
        is_code = element.tag == "code" or next(element.iterancestors("code"), None) is not None
        count += 0 if is_code else (element.text or "").count("<!--")
        count += (element.tail or "").count("<!--")
    return count


def find_offset(prose: Markdown, needle: str) -> int:
    """How many lines below the first a text first stands; 0 when it does not."""
    position = prose.text.find(needle)
    return prose.text[:position].count("\n") if position > 0 else 0


def _make_figures(tree: HtmlElement) -> None:
    """An image alone in a paragraph becomes a figure; its title is the caption."""
    for image in list(tree.iter("img")):
        paragraph = image.getparent()
        is_alone = paragraph is not None and paragraph.tag == "p" and len(paragraph) == 1
        if paragraph is None or not is_alone or (paragraph.text or "").strip() or (image.tail or "").strip():
            continue
        paragraph.tag = "figure"
        caption = image.attrib.pop("title", "")
        if caption:
            element = html.Element("figcaption")
            element.text = caption
            paragraph.append(element)


def _mark_alignment(tree: HtmlElement) -> None:
    """The style that Markdown gives to an aligned column becomes a class: outputs read classes, not styles."""
    for cell in tree.iter("th", "td"):
        style = cell.attrib.pop("style", "")
        if "right" in style:
            cell.set("class", "right")
