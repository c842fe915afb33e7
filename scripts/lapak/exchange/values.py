"""YAML with its place in a file → the segments of its words, each with the quotes it is written in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import yaml

from lapak.course.reading.yaml_nodes import TEXT_TAG, compose
from lapak.course.reading.yaml_text import KeyPath, to_yaml_text
from lapak.exchange.model import Extent, Segment

NOT_WORDS = frozenset(
    {
        "answer",
        "code",
        "each",
        "form",
        "kind",
        "language",
        "layout",
        "mode",
        "plan",
        "screen",
        "section",
        "short",
        "size",
    }
)
"""Keys of blocks whose value is a choice: those that the classes of blocks mark so (a test compares them)."""
LEADERS = {"role": "roles", "fee": "lines", "once": "lines"}
"""Keys whose value repeats one of a list of the same block."""
BRACKET = "["
"""In the frame of a value that stands in a `[…]` or `{…}`."""
Pairs = Iterator[tuple[KeyPath, yaml.ScalarNode, str]]


def list_values(lines: Sequence[str], first: int, indents: Sequence[int], block: str) -> Iterator[Segment]:
    """Lines of YAML, the number of the first one, and how far each stands in → the segments of its texts."""
    try:
        root = compose("\n".join(lines))
    except yaml.YAMLError:
        return  # told by whoever reads these values
    values = list(_walk(root, ()))
    for way, node, frame in values:
        start, end = node.start_mark, node.end_mark
        last, column = end.line, end.column
        if column == 0 and last > start.line:  # a text below '|' ends where the next line begins
            last, column = last - 1, len(lines[last - 1])
        span = Extent(
            first + start.line,
            start.column + indents[start.line],
            first + last,
            column + indents[min(last, len(indents) - 1)],
        )
        leader = next((other for other, one, _ in values if _leads(other, one, way, node)), ())
        yield Segment("value", span, node.value, frame, block, leader, way)


def _walk(node: yaml.Node | None, way: KeyPath, frame: str = "") -> Pairs:
    if isinstance(node, yaml.CollectionNode):
        frame = BRACKET if frame or node.flow_style else ""
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value not in NOT_WORDS:
                yield from _walk(child, (*way, key.value), frame)
    elif isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            yield from _walk(child, (*way, number), frame)
    elif isinstance(node, yaml.ScalarNode) and node.tag == TEXT_TAG:
        yield way, node, (node.style or "") + frame


def _leads(other: KeyPath, one: yaml.ScalarNode, way: KeyPath, node: yaml.ScalarNode) -> bool:
    """True for the value of a list that another value of the block repeats."""
    names = [name for name in way if isinstance(name, str)]
    return bool(names) and LEADERS.get(names[-1]) == other[0] and len(other) == 2 and one.value == node.value


def write_value(text: str, frame: str) -> str:
    """A text and the quotes that stood around it → the same as a value in YAML, in quotes where it needs some."""
    if frame.startswith("'") and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False) if frame.startswith('"') else _write_plain(text, frame)


def _write_plain(text: str, frame: str) -> str:
    return to_yaml_text(text, is_bracketed=BRACKET in frame)
