"""An mkdocs file and those it inherits from → what they say together, with the file and the line of each key.

MkDocs reads the same files once more, with its own classes; what it would take otherwise than we do is a mistake here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lapak.course.problems import Problem, suggest
from lapak.course.project import show_path
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_nodes import MKDOCS_TAGS, compose, construct
from lapak.course.reading.yaml_text import KeyPath, YamlText

INHERIT = "INHERIT"
MOST_BYTES = 200_000
"""Of an mkdocs file: the names of some thousand modules."""
MOST_FILES = 10
"""That inherit from each other."""
EDITION = ("extra", "edition")
SCHEDULE, MODULES = "schedule", "modules"
OF_MODULES = ("sessions", "parts", "end", "days", "every", "day", "first", "times")
"""Keys of a schedule that fit no other modules than those they were written for."""
KEYED = ("plugins", "markdown_extensions")


@dataclass(frozen=True)
class Settings:
    """What an mkdocs file and its base files say."""

    values: Mapping[str, Any]
    """Merged as MkDocs does it: keys are joined, everything else is replaced."""
    files: tuple[YamlText, ...]
    """The edition's own file first, then that which it inherits from, and so on."""

    def find(self, *place: str) -> Any:
        """A way of keys → what stands there; None when nothing does."""
        value: Any = self.values
        for name in place:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    def problem(self, place: KeyPath, what: str, fix: str) -> Problem:
        """A problem in the nearest file that has the key, on its line; else where the longest part of the way is."""
        for length in range(len(place), 0, -1):
            for file in self.files:
                if file.has(place[:length]):
                    return Problem(file.path, file.find_line(place[:length]), what, fix)
        return Problem(self.files[0].path, 1, what, fix)


def load_settings(file: Path, problems: list[Problem]) -> Settings | None:
    """An mkdocs file → its settings; None, and problems, when one of its files cannot be read as it stands."""
    texts: list[YamlText] = []
    merged: dict[str, Any] = {}
    current: Path | None = file
    while current:
        read = _load_file(current, file.parent, problems)
        if read is None:
            return None
        text, values = read
        texts.append(text)
        merged = merge_keys(_take_out_hours(values, merged), merged)
        current = _find_base(current, values, texts, problems)
    merged.pop(INHERIT, None)
    return None if problems else Settings(merged, tuple(texts))


def _load_file(file: Path, root: Path, problems: list[Problem]) -> tuple[YamlText, dict[str, Any]] | None:
    path = show_path(file, root)
    content = load_text(file, path, problems, MOST_BYTES)
    if content is None:
        return None
    text = YamlText(content, path)
    try:
        node, values = _read(content)
    except yaml.YAMLError as error:
        problems.append(text.to_problem(error))
        return None
    if not isinstance(values, dict):
        problems.append(Problem(path, 1, "these are not keys and values", "write 'site_name: …', one key a line"))
        return None
    problems += find_lists(node, path)
    return text, deepcopy(values)


@lru_cache(maxsize=32)
def _read(content: str) -> tuple[yaml.Node | None, Any]:
    """The text of an mkdocs file → its nodes and its values, which several ask for; raises YAMLError."""
    node = compose(content, yaml.SafeLoader, MKDOCS_TAGS)  # its scanner is the one that MkDocs reads with
    return node, construct(node)


def find_lists(root: yaml.Node | None, path: str) -> list[Problem]:
    """An mkdocs file → a problem for each list that would silently replace the base file's (INHERIT merges keys)."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return [
        Problem(
            path,
            key.start_mark.line + 1,
            f"'{key.value}' is a list, which would replace that of the file behind 'INHERIT'",
            f"write it as keys: '{key.value}:' and below it '  name: {{}}'",
        )
        for key, value in pairs
        if key.value in KEYED and isinstance(value, yaml.SequenceNode)
    ]


def merge_keys(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two sets of keys → both, key by key; where both have a value, the second one's."""
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = merge_keys(merged[key], value) if both else value
    return merged


def _take_out_hours(base: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a base file without the hours of another place, where the edition has its own, or other modules."""
    theirs, ours = (_find(values, EDITION) for values in (base, own))
    hours = theirs.get(SCHEDULE)
    if not isinstance(hours, Mapping) or not {SCHEDULE, MODULES} & {*ours}:
        return base
    kept = {} if SCHEDULE in ours else {key: value for key, value in hours.items() if key not in OF_MODULES}
    return {**base, "extra": {**base["extra"], "edition": {**theirs, SCHEDULE: kept}}}


def _find(values: Mapping[str, Any], place: Sequence[str]) -> Mapping[str, Any]:
    """A way of keys → the keys there; none where there are none."""
    for name in place:
        values = values.get(name) or {} if isinstance(values, Mapping) else {}
    return values if isinstance(values, Mapping) else {}


def _find_base(file: Path, values: dict[str, Any], texts: list[YamlText], problems: list[Problem]) -> Path | None:
    """The file that one inherits from, if it says so; a circle or a missing file is a problem."""
    if INHERIT not in values:
        return None
    name, here = values[INHERIT], texts[-1]
    line = here.find_line((INHERIT,))
    if not isinstance(name, str) or not name:
        problems.append(Problem(here.path, line, "'INHERIT' names no file", "write 'INHERIT: mkdocs.yml'"))
        return None
    base = Path(os.path.normpath(file.parent / name))
    root = file.parent
    if len(texts) >= MOST_FILES or any(show_path(base, root) == text.path for text in texts):
        what = f"'INHERIT: {name}' leads back to a file that inherits from this one"
        problems.append(Problem(here.path, line, what, "take 'INHERIT' out of one of them"))
    elif not base.is_file():
        what = f"'INHERIT: {name}': there is no such file"
        known = [other.name for other in base.parent.glob("mkdocs*.yml")]
        problems.append(Problem(here.path, line, what, suggest(base.name, known)))
    else:
        return base
    return None
