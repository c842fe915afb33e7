"""An article's HTML → Markdown that Python-Markdown reads with four of its own extensions, and nothing else.

`attr_list` keeps the ids, `md_in_html` what folds and what is in another language, `tables` and `def_list` the rest.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import ATX, MarkdownConverter

EXTENSIONS = ("attr_list", "def_list", "md_in_html", "tables")
"""Of Python-Markdown: all that the text needs."""
SIGNS = re.compile(r"([\\`*_{}\[\]|])")
BEGINNING = re.compile(r"(?:#|[+\-:](?=\s)|-{3,}$|={3,}$)|(\d+)\.(?=\s)")
"""Begins a heading, a list, a line or a meaning where it begins a paragraph."""
SPACE = re.compile(r"\s+")
LINE = re.compile(r"^(?=.)", re.MULTILINE)
INSET = "    "
"""How far in all that belongs to an item stands."""
FRAMES = frozenset({"box", "story", "question-box"})
"""Classes of what has a frame or a line beside it."""
RAW = ("abbr", "cite", "del", "dfn", "ins", "kbd", "mark", "s", "samp", "small", "sub", "sup", "u", "var")
"""Elements within a line that Markdown has no sign for."""
RUNNING = (
    *("script", "style", "button", "form", "nav", "audio", "svg", "[hidden]", "figure.recording", "details.jump"),
    *("p.actions", "p.choose", "a.swap", "a.up", "a:not([href])"),
)
"""Selectors of what works on our site alone, or what every such program makes by itself."""
HEADINGS = tuple(f"h{level}" for level in range(1, 7))


class PlainWriter(MarkdownConverter):
    """Writes one article."""

    def __init__(self) -> None:
        super().__init__(
            heading_style=ATX,
            bullets="-",
            autolinks=False,
            keep_inline_images_in=["th", "td", "p", *HEADINGS],
        )
        for name in RAW:
            setattr(self, f"convert_{name}", self._keep)

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """A text → the same on one line, in which no sign means anything."""
        return SPACE.sub(" ", SIGNS.sub(r"\\\1", escape(text, quote=False)))

    def _keep(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """An element within a line, as it is."""
        return f"<{element.name}{_to_attributes(element, 'lang', 'title')}>{text}</{element.name}>" if text else ""

    def convert_span(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Of another language it says so."""
        return self._keep(element, text, parent_tags) if element.get("lang") else text

    def convert_br(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Two blanks at the end of a line are lost sooner or later."""
        return "<br>"

    def convert_img(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """With its alt text, and an icon with its height."""
        height = element.get("height")
        size = f"{{height={height}}}" if height else ""
        return f"![{self.escape(str(element.get('alt') or ''), parent_tags)}]({element['src']}){size}"

    def convert_hN(self, n: int, element: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        """A heading with the id of its section."""
        attributes = [f"#{element['id']}"] if element.get("id") else []
        attributes += [f"lang={element['lang']}"] if element.get("lang") else []
        braces = f" {{{' '.join(attributes)}}}" if attributes else ""
        return f"\n\n{'#' * n} {SPACE.sub(' ', text).strip()}{braces}\n\n"

    def convert_dt(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """A word that is explained."""
        braces = f" {{#{element['id']}}}" if element.get("id") else ""
        return f"\n\n{SPACE.sub(' ', text).strip()}{braces}\n"

    def convert_dd(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """Its meaning; where she writes her own, a line."""
        return f":   {LINE.sub(INSET, _mask(element, text) or '…').lstrip()}\n"

    def convert_li(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """An item: all that belongs to it stands four blanks in."""
        items = element.parent.find_all("li", recursive=False) if element.parent else [element]
        number = next(place for place, item in enumerate(items) if item is element)
        is_numbered = element.parent is not None and element.parent.name == "ol"
        start = int(str(element.parent.get("start") or 1)) if is_numbered and element.parent else 1
        mark = f"{start + number}." if is_numbered else "-"
        return f"{mark.ljust(len(INSET) - 1)} {LINE.sub(INSET, _mask(element, text)).lstrip()}\n"

    def convert_div(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """A box is quoted, unless it holds what cannot be; of another language it says so."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = _mask(element, text)
        if not text:
            return ""
        is_framed = FRAMES & {*_list_classes(element)} and not element.find(["details", "table", "div"])
        if is_framed:
            text = re.sub(r"^", "> ", text, flags=re.MULTILINE).replace("> \n", ">\n")
        return self._wrap(element, text) if element.get("lang") else f"\n\n{text}\n\n"

    convert_article = convert_div
    convert_section = convert_div
    convert_figure = convert_div

    def _wrap(self, element: Tag, text: str) -> str:
        attributes = _to_attributes(element, "id", "lang")
        return f'\n\n<{element.name}{attributes} markdown="1">\n\n{text}\n\n</{element.name}>\n\n'

    def convert_details(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """What folds stays what folds."""
        return self._wrap(element, text.strip())

    def convert_summary(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """What is tapped; its words are plain."""
        return f"<summary>{escape(SPACE.sub(' ', element.get_text()).strip(), quote=False)}</summary>\n\n"

    def convert_p(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph; what names a box is strong."""
        text = _mask(element, text)
        if text and "label" in _list_classes(element):
            text = f"**{text}**"
        if "_inline" in parent_tags:
            return f" {text} "
        braces = f"\n{{lang={element['lang']}}}" if text and element.get("lang") else ""
        return f"\n\n{text}{braces}\n\n" if text else ""


def to_markdown(article: str) -> str:
    """An article's HTML → the text of its Markdown file, without what only runs on our site."""
    soup = BeautifulSoup(article, "lxml")
    for gone in soup.select(", ".join(RUNNING)):
        gone.decompose()
    for section in soup.find_all("section", id=True):
        heading = section.find(HEADINGS)
        if heading and not heading.get("id"):
            heading["id"] = section["id"]
    text: Any = PlainWriter().convert_soup(soup.body or soup)
    return re.sub(r"[ \t]+$", "", re.sub(r"\n{3,}", "\n\n", str(text)), flags=re.MULTILINE).strip() + "\n"


def _mask(element: Tag, text: str) -> str:
    """What an element holds → the same, in which words that stand first begin neither a heading nor a list."""
    text = text.strip()
    first = next((child for child in element.children if isinstance(child, Tag) or str(child).strip()), None)
    found = BEGINNING.match(text) if isinstance(first, NavigableString) else None
    if not found:
        return text
    sign = f"{found[1]}\\." if found[1] else f"&#{ord(text[0])};{found[0][1:]}"
    return sign + text[found.end() :]


def _list_classes(element: Tag) -> list[str]:
    return list(element.get_attribute_list("class"))


def _to_attributes(element: Tag, *names: str) -> str:
    return "".join(f' {name}="{escape(str(element[name]))}"' for name in names if element.get(name))
