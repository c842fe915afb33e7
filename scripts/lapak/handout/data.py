"""A document → plain data for Typst: trees as nested tags, drawings as SVG text, long words hyphenated."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pyphen
import segno
from lxml.html import HtmlElement

from lapak.course.blocks import Block
from lapak.course.model import Module, Section
from lapak.course.problems import Problem
from lapak.course.project import is_placeholder
from lapak.render.document import Documents, Tree, reader_sections
from lapak.render.links import SCHEME

KNOWN_TAGS = frozenset(
    {"div", "span", "p", "strong", "b", "em", "i", "code", "br", "del", "sub", "sup", "blockquote", "a"}
    | {"ul", "ol", "li", "figure", "figcaption", "img", "table", "thead", "tbody", "tr", "th", "td"}
)
KEPT_ATTRIBUTES = ("class", "alt")
HYPHEN_LANGUAGE = "id_ID"
"""Also stands in for Javanese and Sundanese, for which no patterns exist."""
LONG_WORD = re.compile(r"\w{13,}")
SOFT_HYPHEN = "\u00ad"
GUIDE = "fasilitator"
"""The one kind of paper with answers and notes."""


class PaperData:
    """Turns the documents of one edition into data for one kind of paper."""

    def __init__(self, documents: Documents, problems: list[Problem]) -> None:
        self._documents = documents
        self._problems = problems
        self._root = documents.course.project.root
        self._url = documents.course.project.site_url

    def to_data(self, module: Module[Tree], kind: str) -> dict[str, Any]:
        """A module → everything that its paper of one kind shows."""
        words = self._documents.words[module.language]
        sections = module.sections if kind == GUIDE else reader_sections(module)
        edition, project = self._documents.edition, self._documents.course.project
        minutes = module.short if edition.schedule.form == "short" else module.full
        total = len(self._documents.modules[module.language])
        place = words.fill("module_of", number=module.number, total=total)
        unreviewed = module.language != "id" and module.is_translated and not module.is_reviewed
        return {
            "kind": kind,
            "language": module.language,
            "title": module.title.text,
            "summary": module.summary.text,
            "progress": f"{place} · {words.fill('minutes', n=minutes)}",
            "objectives": [phrase.text for phrase in module.objectives],
            "institution": edition.institution,
            "place": edition.place,
            "site": project.site_name,
            "address": self._find_address(module),
            "qr": self._make_code(module),
            "review": words["unreviewed"] if unreviewed else "",
            "words": words.texts,
            "materials": [phrase.text for phrase in module.materials],
            "sections": [self._to_section(section, module) for section in sections],
        }

    def _to_section(self, section: Section[Tree], module: Module[Tree]) -> dict[str, Any]:
        words = self._documents.words[module.language]
        parts = [(words["short_form"], section.short), (words["full_form"], section.full)]
        minutes = " · ".join(f"{name}: {words.fill('minutes', n=count)}" for name, count in parts if count)
        own = {"notice": self._find_notice(section, module), "minutes": minutes}
        return {**self._to_plain(section, section), **own}

    def _find_notice(self, section: Section[Tree], module: Module[Tree]) -> str:
        words = self._documents.words[module.language]
        name = self._documents.find_language_name(module.language)
        if section.language != module.language:
            key = "notice_missing" if section.freshness == "missing" else "notice_old"
            return words.fill(key, language=name)
        return words.fill("notice_stale", language=name) if section.freshness == "stale" else ""

    def _to_plain(self, value: Any, section: Section[Tree]) -> Any:
        if isinstance(value, HtmlElement):
            return self._to_node(value, section)
        if isinstance(value, tuple):
            return [self._to_plain(item, section) for item in value]
        if is_dataclass(value) and not isinstance(value, type):
            plain = {field.name: self._to_plain(getattr(value, field.name), section) for field in fields(value)}
            return {"block": value.name, **plain} if isinstance(value, Block) else plain
        return value

    def _to_node(self, element: HtmlElement, section: Section[Tree]) -> dict[str, Any]:
        tag = str(element.tag)
        if tag not in KNOWN_TAGS:
            what = f"<{tag}> has no form on paper"
            self._problems.append(Problem(section.path, section.line, what, "write it in Markdown"))
        children: list[Any] = [_hyphenate(element.text)] if _has_text(element, element.text) else []
        for child in element:
            children.append(self._to_node(child, section))
            if _has_text(element, child.tail):
                children.append(_hyphenate(child.tail or ""))
        return {"t": tag, "c": children, "a": self._to_attributes(element)}

    def _to_attributes(self, element: HtmlElement) -> dict[str, str]:
        attributes = {name: element.get(name, "") for name in KEPT_ATTRIBUTES if name in element.attrib}
        if element.tag == "img":
            attributes |= read_image(self._root / element.get("src", ""))
        if element.tag == "a" and (target := self._find_target(element.get("href", ""))):
            attributes["href"] = target
        return attributes

    def _find_target(self, target: str) -> str:
        if not target.startswith(SCHEME):
            return target
        return "" if is_placeholder(self._url) else self._url + target.removeprefix(SCHEME)

    def _find_address(self, module: Module[Tree]) -> str:
        return "" if is_placeholder(self._url) else self._documents.find_url(module)

    def _make_code(self, module: Module[Tree]) -> str:
        """A QR code of the page's address as SVG; '' while the site has no address."""
        address = self._find_address(module)
        if not address:
            return ""
        image = BytesIO()
        segno.make(address, error="m").save(image, kind="svg", border=2, scale=4, xmldecl=False)
        return image.getvalue().decode()


def _has_text(parent: HtmlElement, text: str | None) -> bool:
    """White space between the elements of a list or a table is no text."""
    is_structure = parent.tag in ("ul", "ol", "table", "thead", "tbody", "tr", "div", "figure", "blockquote")
    return bool(text and (text.strip() or not is_structure))


def _hyphenate(text: str | None) -> str:
    """Text → the same with soft hyphens in long words, so that they break in a narrow cell."""
    return LONG_WORD.sub(lambda match: _hyphens().inserted(match[0], SOFT_HYPHEN), text or "")


@lru_cache(maxsize=1)
def _hyphens() -> Any:
    return pyphen.Pyphen(lang=HYPHEN_LANGUAGE)


def read_image(file: Path) -> dict[str, str]:
    """A drawing → its SVG, with the page's colours made into paper and ink."""
    return _read_version(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read_version(file: Path, changed_at: int) -> dict[str, str]:
    return {"svg": file.read_text("utf-8").replace("var(--paper,#fff)", "#fff")}
