"""The styles of a drawing, `<style>` and `style="…"` → attributes: a page's policy lets no style in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import tinycss2
from lxml import etree

from lapak.render.allowed import PAINT, SVG
from lapak.render.drawings.values import TAKE_OUT, Faults, find_fault

SIMPLE = re.compile(r"(\*|[A-Za-z][\w-]*+)?((?:[.#][\w-]++)*+)")
"""A selector that asks for the name, the id and the classes of one element."""
QUIET = {"skip_comments": True, "skip_whitespace": True}
INLINE = "export it again with presentation attributes instead of styles"


class DrawingRule(NamedTuple):
    """A selector with what it sets."""

    weight: tuple[int, int, int]
    """How many ids, classes and names it asks for."""
    order: int
    tag: str
    marks: frozenset[str]
    """'.class' and '#id'."""
    values: Mapping[str, str]


def find_styles(root: etree._Element, faults: Faults) -> dict[etree._Element, dict[str, str]]:
    """A drawing → for each of its elements the properties that styles give it; what cannot be read is a fault."""
    rules: dict[str, list[DrawingRule]] = {}
    for sheet in root.iter(f"{{{SVG}}}style"):
        for rule in _read_sheet("".join(sheet.itertext()), faults):
            rules.setdefault(min(rule.marks, default=rule.tag), []).append(rule)
    return {element: _find_style(element, rules, faults) for element in root.iter(f"{{{SVG}}}*")}


def _find_style(element: etree._Element, rules: Mapping[str, list[DrawingRule]], faults: Faults) -> dict[str, str]:
    tag = etree.QName(element).localname
    marks = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
    found = [rule for key in {*marks, tag, "*"} for rule in rules.get(key, ())]
    found = [rule for rule in found if rule.tag in (tag, "*") and rule.marks <= marks]
    values: dict[str, str] = {}
    for rule in sorted(found, key=lambda rule: (rule.weight, rule.order)):
        values |= rule.values
    style = element.get("style")
    return values | _read_values(style, f"<{tag}>", faults) if style else values


def _read_sheet(text: str, faults: Faults) -> Iterator[DrawingRule]:
    for order, node in enumerate(tinycss2.parse_stylesheet(text, **QUIET)):
        if node.type == "at-rule":
            faults.append((f"has '@{node.at_keyword}' in its <style>", TAKE_OUT))
        if node.type != "qualified-rule":
            continue
        values = _read_values(node.content, "<style>", faults)
        for selector in tinycss2.serialize(node.prelude).split(","):
            if parts := SIMPLE.fullmatch(selector.strip()):
                yield _to_rule(parts, order, values)
            else:
                faults.append((f"has the rule '{selector.strip()}' in its <style>", INLINE))


def _to_rule(parts: re.Match[str], order: int, values: Mapping[str, str]) -> DrawingRule:
    marks = re.findall(r"[.#][\w-]+", parts[2])
    ids = sum(mark.startswith("#") for mark in marks)
    tag = parts[1] or "*"
    return DrawingRule((ids, len(marks) - ids, tag != "*"), order, tag, frozenset(marks), values)


def _read_values(source: str | list[Any], place: str, faults: Faults) -> dict[str, str]:
    """Declarations → the properties that a drawing may have; a dangerous one is a fault, an unknown one is dropped."""
    values = {}
    for node in tinycss2.parse_blocks_contents(source, **QUIET):
        if node.type != "declaration":
            continue
        value = tinycss2.serialize(node.value).strip()
        if fault := find_fault(node.lower_name, value):
            faults.append((f"has {fault} in {place}", TAKE_OUT))
        elif node.lower_name in PAINT:
            values[node.lower_name] = value
    return values
