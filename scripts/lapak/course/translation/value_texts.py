"""What is translated in files of keys and values: questions of the test, meanings of terms, facts in words.

Each is a unit like a section, and its lock lies beside its file: `tes.yml#kabar` in modules/translations.lock.json.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from lapak.course.exam.files import EXAM_NAME, EXAM_STEM, LEFT_OUT, QUESTIONS
from lapak.course.net import catch
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE, Project, show_path
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_text import KeyPath, YamlText
from lapak.course.section.sections import hash_text
from lapak.course.translation.lock import LOCK_NAME, LockEntry, find_freshness, load_lock
from lapak.course.values.facts import FACTS_NAME
from lapak.course.values.glossary import GLOSSARY_NAME


@dataclass(frozen=True)
class Said:
    """A value as one file says it in one language."""

    text: str
    path: str
    line: int
    module: str = ""
    """Whose question it is; '' for what belongs to all modules."""


@dataclass(frozen=True)
class ValueUnit:
    """One value: what it says in Indonesian and in a translation, and what was accepted of it."""

    name: str
    source: Said
    target: Said | None
    folder: Path
    """In which its lock lies: that of the edition, where it says one of the two."""
    entry: LockEntry | None = None

    @property
    def source_hash(self) -> str:
        """Of its Indonesian words."""
        return hash_text([self.source.text])

    @property
    def target_hash(self) -> str:
        """Of its translation; '' where there is none."""
        return hash_text([self.target.text]) if self.target else ""

    @property
    def is_stale(self) -> bool:
        """True where its Indonesian words have changed since the translation was accepted."""
        return self.target is not None and find_freshness(self.entry, self.source_hash) == "stale"


@dataclass(frozen=True)
class ValueText:
    """The values of one file in one language."""

    origin: str
    """The file's name: 'tes.yml'."""
    units: tuple[ValueUnit, ...]

    @property
    def stale(self) -> frozenset[str]:
        """The names of those whose Indonesian words have changed since."""
        return frozenset(unit.name for unit in self.units if unit.is_stale)


class ValuePlace(NamedTuple):
    """Where the values of an edition lie."""

    root: Path
    """The project's folder."""
    roots: tuple[Path, ...]
    """The edition's own folder first."""


Values = dict[str, Said | None]
"""By name; None for one that an edition leaves out."""


def list_value_files(project: Project, language: str) -> tuple[Path, ...]:
    """A project and a language → all files that its values and their locks may stand in."""
    names = (EXAM_NAME, f"{EXAM_STEM}.{language}.yml", GLOSSARY_NAME, FACTS_NAME, LOCK_NAME)
    return tuple(root / name for root in project.module_roots for name in names)


def load_value_texts(
    place: ValuePlace, language: str, modules: Sequence[str], problems: list[Problem]
) -> tuple[ValueText, ...]:
    """Where values lie, a language and the edition's modules → its values, file by file.

    What is wrong in the files themselves is told by who reads them.
    """
    entries: dict[Path, Mapping[str, LockEntry]] = {}
    for folder in place.roots:
        path = show_path(folder / LOCK_NAME, place.root)
        with catch(path, 1, problems):
            entries[folder] = load_lock(folder / LOCK_NAME, path, problems).get(language, {})
    texts = []
    for origin, read in READERS.items():
        units = _find_units(place, partial(read, root=place.root), language)
        asked = (unit for unit in units if unit.source.module in ("", *modules))
        known = (replace(unit, entry=entries.get(unit.folder, {}).get(f"{origin}#{unit.name}")) for unit in asked)
        texts.append(ValueText(origin, tuple(known)))
    return tuple(texts)


def _find_units(place: ValuePlace, read: Callable[[Path, str], Values], language: str) -> Iterator[ValueUnit]:
    """Layer by layer, the edition's own last: what it says otherwise is not what was translated beneath."""
    sources: dict[str, tuple[Said, Path]] = {}
    targets: dict[str, tuple[Said, Path]] = {}
    for folder in reversed(place.roots):
        for name, said in read(folder, SOURCE_LANGUAGE).items():
            sources.pop(name, None)
            targets.pop(name, None)
            sources |= {name: (said, folder)} if said else {}
        targets |= {name: (said, folder) for name, said in read(folder, language).items() if said and name in sources}
    for name, (source, folder) in sources.items():
        target = targets.get(name)
        yield ValueUnit(name, source, target[0] if target else None, target[1] if target else folder)


def _load_yaml(file: Path, root: Path) -> tuple[Mapping[Any, Any], YamlText]:
    path = show_path(file, root)
    text = YamlText((load_text(file, path, []) if file.exists() else None) or "", path)
    values = text.load([])
    return values if isinstance(values, dict) else {}, text


def _read_questions(folder: Path, language: str, root: Path) -> Values:
    name = EXAM_NAME if language == SOURCE_LANGUAGE else f"{EXAM_STEM}.{language}.yml"
    values, text = _load_yaml(folder / name, root)
    found: Values = {}
    for key, entry in _list_items(values.get(QUESTIONS)):
        options = entry.get("options") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and isinstance(options, list):
            words = "\n".join(map(str, (entry.get("text", ""), *options)))
            module = str(entry.get("section", "")).partition("#")[0]
            found[key] = replace(_say(words, text, (QUESTIONS, key)), module=module)
        elif entry == LEFT_OUT:
            found[key] = None
    return found


def _read_meanings(folder: Path, language: str, root: Path) -> Values:
    values, text = _load_yaml(folder / GLOSSARY_NAME, root)
    found: Values = {}
    for key, entry in _list_items(values.get("terms")):
        meaning = entry.get("meaning") if isinstance(entry, dict) else None
        if isinstance(meaning, dict) and isinstance(words := meaning.get(language), str):
            found[key] = _say(words, text, ("terms", key, "meaning", language))
    return found


def _read_facts(folder: Path, language: str, root: Path) -> Values:
    values, text = _load_yaml(folder / FACTS_NAME, root)
    found: Values = {}
    for key, entry in _list_items(values):
        said = entry.get("value") if isinstance(entry, dict) else None
        if isinstance(said, dict) and isinstance(words := said.get(language), str):
            found[key] = _say(words, text, (key, "value", language))
    return found


def _list_items(values: Any) -> Iterator[tuple[str, Any]]:
    return ((str(key), entry) for key, entry in values.items()) if isinstance(values, dict) else iter(())


def _say(words: str, text: YamlText, place: KeyPath) -> Said:
    return Said(words, text.path, text.find_line(place))


READERS = {EXAM_NAME: _read_questions, GLOSSARY_NAME: _read_meanings, FACTS_NAME: _read_facts}
"""Each file of values with what finds them in one folder and language."""
