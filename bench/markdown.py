"""HTML of an article → plain Markdown, as an author of another tool would write it.

In: an lxml tree whose drawings are `<img>`. Out: Markdown that CommonMark and Python-Markdown read alike: every list
marker is four wide, and details follow the dialect.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

SPECIAL = re.compile(r"([\\`*_\[\]])")
SPACE = re.compile(r"\s+")
LIST_LIKE = re.compile(r"^(\d+(?=[.)] )|(?=[#>+-]))")
INDENT = "    "
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
INLINE = {*MARKS, "a", "br", "small", "span", "code"}
SILENT = {"script", "style", "button", "template", "input", "noscript", "audio"}


@dataclass(frozen=True)
class Dialect:
    """What differs from tool to tool."""

    details: str
    """'html' for `<details>`, 'pymdownx' for `??? note`."""
    link: str
    """How a module's page is linked from another one: '{slug}.md'."""


class MarkdownWriter:
    """Writes trees of one dialect; `to_target` turns a link of ours into the tool's, or '' for words alone."""

    def __init__(self, dialect: Dialect, to_target: Callable[[str], str]) -> None:
        self._dialect = dialect
        self._to_target = to_target

    def write(self, tree: HtmlElement) -> str:
        """Everything inside an element → Markdown."""
        return "\n\n".join("\n".join(block) for block in self._find_blocks(tree))

    def _find_blocks(self, tree: HtmlElement) -> Iterator[list[str]]:
        """The blocks of an element as lines; loose words between them are a paragraph."""
        words = escape(tree.text)
        for child in tree:
            if child.tag in SILENT or not isinstance(child.tag, str):
                words += escape(child.tail)
            elif child.tag in INLINE:
                words += self._to_words(child) + escape(child.tail)
            else:
                yield from _to_paragraph(words)
                yield from self._to_blocks(child)
                words = escape(child.tail)
        yield from _to_paragraph(words)

    def _to_blocks(self, element: HtmlElement) -> Iterator[list[str]]:
        tag = str(element.tag)
        if tag in ("ul", "ol"):
            yield self._to_list(element)
        elif tag == "table":
            yield self._to_table(element)
        elif tag == "details":
            yield self._to_details(element)
        elif tag == "dl":
            yield self._to_definitions(element)
        elif tag == "img":
            yield [f"![{escape(element.get('alt'))}]({element.get('src')})"]
        elif re.fullmatch("h[1-6]", tag):
            yield ["#" * int(tag[1]) + " " + self._to_text(element)]
        elif tag == "figcaption":
            yield [f"*{self._to_text(element)}*"]
        else:
            yield from self._find_blocks(element)

    def _to_list(self, element: HtmlElement) -> list[str]:
        lines: list[str] = []
        items = [child for child in element if child.tag == "li"]
        for number, item in enumerate(items, 1):
            marker = f"{number}. " if element.tag == "ol" else "- "
            blocks = list(self._find_blocks(item)) or [[""]]
            first, *rest = _join(blocks)
            lines.append(f"{marker:4}{first}".rstrip())
            lines += indent(rest)
            if len(blocks) > 1:
                lines.append("")
        return lines

    def _to_definitions(self, element: HtmlElement) -> list[str]:
        lines = []
        for child in element:
            if child.tag == "dt":
                lines.append(f"-   **{self._to_text(child)}**:")
            elif lines:
                lines[-1] = f"{lines[-1]} {self._to_text(child)}".rstrip()
        return lines

    def _to_table(self, element: HtmlElement) -> list[str]:
        rows = [[self._to_cell(cell) for cell in row] for row in element.iter("tr")]
        head, *body = [f"| {' | '.join(row)} |" for row in rows]
        return [head, f"|{' --- |' * max(map(len, rows))}", *body]

    def _to_cell(self, cell: HtmlElement) -> str:
        text = self._to_text(cell).replace("|", "&#124;")
        is_row_head = cell.tag == "th" and cell.get("scope") == "row"
        return f"**{text}**" if is_row_head else text

    def _to_details(self, element: HtmlElement) -> list[str]:
        summary = next((self._to_text(child) for child in element if child.tag == "summary"), "")
        for child in element.findall("summary"):
            child.drop_tree()
        lines = list(_join(self._find_blocks(element)))
        if self._dialect.details == "pymdownx":
            return [f'??? note "{summary.replace(chr(34), "&quot;")}"', "", *indent(lines)]
        return ["<details>", f"<summary>{summary}</summary>", "", *lines, "", "</details>"]

    def _to_text(self, element: HtmlElement) -> str:
        """All of an element as one line."""
        text = escape(element.text) + "".join(self._to_words(child) + escape(child.tail) for child in element)
        return SPACE.sub(" ", text).strip()

    def _to_words(self, element: HtmlElement) -> str:
        if element.tag in SILENT or not isinstance(element.tag, str):
            return ""
        if element.tag == "br":
            return "<br/>"
        text = self._to_text(element)
        if element.tag == "a":
            target = self._to_target(element.get("href", ""))
            return f"[{text}]({target})" if target else text
        mark = MARKS.get(element.tag, "")
        return f"{mark}{text}{mark}" if text else ""


def escape(text: str | None) -> str:
    """Words → words that no Markdown reader, Vue or MDX takes for markup."""
    safe = SPECIAL.sub(r"\\\1", SPACE.sub(" ", text or ""))
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;")


def indent(lines: Iterable[str]) -> list[str]:
    """Lines → lines that belong to a list item or details."""
    return [f"{INDENT}{line}" if line else "" for line in lines]


def _to_paragraph(words: str) -> Iterator[list[str]]:
    """Loose words → a paragraph, also when they begin like a list item, a heading or a quotation."""
    if text := words.strip():
        yield [LIST_LIKE.sub(r"\1\\", text)]


def _join(blocks: Iterable[list[str]]) -> Iterator[str]:
    """Blocks → their lines, with an empty one between two."""
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block
