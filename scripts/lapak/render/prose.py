"""Markdown → an HTML tree, by the site's own extensions; what may not stand in prose is a problem."""

from __future__ import annotations

from lxml import etree, html
from lxml.html import HtmlElement

from lapak.course.problems import Problem
from lapak.course.text import Markdown
from lapak.render.converters import PLAIN_LINE, Converter
from lapak.render.depth import find_too_deep
from lapak.render.images import ImageStore
from lapak.render.links import LinkMap

UNSAFE_TAGS = frozenset({"script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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
        tree = html.fragment_fromstring(self._converter.convert(prose.text), create_parent="div")
        etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)  # what an author notes is not shown
        problems.extend(find_forbidden(prose, tree))
        problems.extend(find_too_deep(prose, tree))
        for link in tree.iter("a"):
            self._links.resolve(link, prose, address, problems)
        for image in list(tree.iter("img")):
            self._images.resolve(image, prose, problems)
        _make_figures(tree)
        _mark_alignment(tree)
        return tree


def make_paragraph(text: str) -> HtmlElement:
    """A line without any mark-up → what the converter would make of it, twenty times faster."""
    tree = html.Element("div")
    etree.SubElement(tree, "p").text = text
    return tree


def find_forbidden(prose: Markdown, tree: HtmlElement) -> list[Problem]:
    """A rendered tree → a problem for each unsafe element, event attribute and stray heading."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        offset = find_offset(prose, f"<{element.tag}")
        if element.tag in UNSAFE_TAGS:
            what = f"<{element.tag}> may not stand in a text"
            found.append(prose.problem(what, "say it in Markdown, or take it out", offset))
        for name in element.attrib:
            if str(name).startswith("on") or (name == "style" and "style" in prose.text):
                found.append(prose.problem(f"attribute '{name}' may not stand in a text", "take it out", offset))
        if element.tag in HEADINGS:
            title = (element.text_content() or "").strip()
            what = f"heading '{title}' is indented or underlined, so it has no id"
            found.append(prose.problem(what, "write '## Title {#id}' at the left margin", find_offset(prose, title)))
    return found


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
