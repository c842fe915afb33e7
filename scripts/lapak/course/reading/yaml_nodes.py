"""YAML → its nodes, within limits: the one way in which any YAML of a project is read.

A few lines of YAML can stand for more values than a computer holds (aliases of aliases), or so deep a nesting that
the parser itself dies of it; both are found here before anything is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from lapak.course.reading.letters import UNSEEN, find_unprintable

MOST_DEPTH = 20
"""Of keys and lists inside each other."""
MOST_LETTERS = 3_000
"""Of one value."""
MOST_VALUES = 50_000
"""Keys and values of one file, everything that an alias repeats counted each time."""
PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge")
)
MKDOCS_TAGS = ("!ENV", "!relative", "tag:yaml.org,2002:python/name:")
"""Of an mkdocs file: a variable of the system, a folder, and a function that an extension calls."""
TEXT_TAG, EQUALS_TAG = "tag:yaml.org,2002:str", "tag:yaml.org,2002:value"
STANDARD_FIX = "write 'key: value', one a line; put a text with ':' or '?' in quotes"


class YamlFault(yaml.MarkedYAMLError):
    """What may not stand in YAML, in our words."""

    def __init__(self, what: str, node: yaml.Node | yaml.Event, fix: str) -> None:
        mark: Any = node.start_mark
        super().__init__(problem=what, problem_mark=mark)
        self.fix = fix


def compose(text: str, reader: Any = yaml.CSafeLoader, extra_tags: tuple[str, ...] = ()) -> yaml.Node | None:
    """YAML → its root, None of an empty text; raises yaml.YAMLError, a YamlFault where we say more than the parser."""
    _check_depth(text, reader)
    root: yaml.Node | None = yaml.compose(text, Loader=reader)
    if root is not None:
        _count_values(root, {})
        for node in _walk(root):
            _check_node(node, extra_tags)
    return root


def construct(root: yaml.Node | None) -> Any:
    """Nodes → their value; what a tag of MkDocs stands for is None. Raises YamlFault."""
    return None if root is None else _Constructor().construct_document(root)


class _Constructor(yaml.constructor.SafeConstructor):
    """A date that does not exist and a number without end are mistakes with a place."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError, ArithmeticError, AttributeError) as error:
            kind = node.tag.rpartition(":")[2]
            shown = shorten(node.value) if isinstance(node, yaml.ScalarNode) else "this"
            what, fix = f"'{shown}' is not a number", "write digits only, or put it in quotes"
            if kind == "timestamp":
                what, fix = f"'{shown}' is a date that does not exist", "write one that does, such as 2026-11-30"
            raise YamlFault(what, node, fix) from error


_Constructor.add_constructor(None, lambda _constructor, _node: None)


def shorten(text: str, most: int = 40) -> str:
    """A text as it is shown in a message: in one line, and of a long one its beginning."""
    text = text if text.splitlines() == [text] else " ".join(text.split())
    return text if len(text) <= most else f"{text[:most]}…"


def _check_depth(text: str, reader: Any) -> None:
    """Looks at one event after the other, which nests nothing in this program."""
    depth = 0
    for event in yaml.parse(text, Loader=reader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MOST_DEPTH:
            fix = "write fewer brackets or lists inside each other"
            raise YamlFault(f"keys and lists stand more than {MOST_DEPTH} deep in each other", event, fix)


def _count_values(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node stands for; an alias leads to the very same node as what it repeats."""
    if id(node) in known:
        if not known[id(node)]:
            raise YamlFault("'*…' stands inside of what it repeats", node, "write the values out")
        return known[id(node)]
    known[id(node)] = 0
    count = 1 + sum(_count_values(child, known) for child in _find_children(node))
    if count > MOST_VALUES:
        raise YamlFault(f"these are more than {MOST_VALUES:,} values", node, "repeat less with '*', or part the file")
    known[id(node)] = count
    return count


def _find_children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (part for pair in node.value for part in pair)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _walk(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every node once, in the order of the lines."""
    seen: set[int] = set()
    left = [root]
    while left:
        node = left.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            left += reversed([*_find_children(node)])


def _check_node(node: yaml.Node, extra_tags: tuple[str, ...]) -> None:
    if node.tag == EQUALS_TAG:
        raise YamlFault("'=' alone has a meaning of its own", node, "put it in quotes: '\"=\"'")
    if node.tag not in PLAIN_TAGS and not node.tag.startswith(extra_tags or ("\0",)):
        shown = node.tag.replace("tag:yaml.org,2002:", "!!")
        raise YamlFault(
            f"the tag '{shorten(shown)}' may not stand here", node, "take it out, and write the value alone"
        )
    if isinstance(node, yaml.ScalarNode) and len(node.value) > MOST_LETTERS:
        raise YamlFault(f"a text has {len(node.value):,} letters, at most {MOST_LETTERS:,}", node, "shorten it")
    if isinstance(node, yaml.ScalarNode) and (sign := find_unprintable(node.value)):
        raise YamlFault(
            f"a text holds the sign {sign[1]}",
            node,
            UNSEEN,
        )
    if isinstance(node, yaml.MappingNode):
        _check_keys(node)


def _check_keys(node: yaml.MappingNode) -> None:
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise YamlFault("a key is a list or has keys itself", key, "write one word as the key")
        if key.tag not in (TEXT_TAG, "tag:yaml.org,2002:merge"):
            raise YamlFault(
                f"the key '{shorten(key.value)}' is not text", key, f"put it in quotes: '\"{shorten(key.value)}\":'"
            )
        if key.value in lines:
            raise YamlRepeat(key, lines[key.value])
        lines[key.value] = key.start_mark.line


class YamlRepeat(YamlFault):
    """A key that stands twice: of the two values only one could be used."""

    def __init__(self, key: yaml.ScalarNode, first: int) -> None:
        super().__init__(f"the key '{shorten(key.value)}' is here a second time", key, "")
        self.first = first
        """The line of the other one, from 0 where the YAML begins."""
