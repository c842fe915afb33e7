"""Files of keys and values, locks and merged languages: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from tests.conftest import TINY
from tests.course.values import draw, make_entry, make_library, make_text
from tests.tables import load_cases

from lapak.course import assemble, project, settings, slugs
from lapak.course.overlays import upstream, upstream_data
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import Project
from lapak.course.reading import letters, source, yaml_nodes
from lapak.course.reading.yaml_text import YamlText, to_yaml_text
from lapak.course.recording_lock import LOCK_NAME, load_readings
from lapak.course.recordings import NAME, Recording, Shelf, load_recordings
from lapak.course.section import front_matter
from lapak.course.training import edition
from lapak.course.training.edition import Edition
from lapak.course.translation import changes, lock, lock_merge, merge, translations
from lapak.course.values import everyday, facts, glossary, variables, words

NAMES = {"indonesian": "bahasa Indonesia", "list_and": "dan"}
WORDS = {
    code: words.Words(
        code,
        {
            "months": ["Jan"] * 12,
            "checked_on": "dicek {date}",
            "not_checked": "belum dicek",
            "indonesian": "bahasa Indonesia",
            "list_and": "dan",
            "exam_numbers": ["satu"],
            "exam_questions": "{number} pertanyaan",
        },
    )
    for code in ("id", "jv")
}
FACT = {"source": "situs", "checked_on": "2026-01-02", "recheck_after": "2026-06-30"}
EDITION: dict[str, Any] = {
    "name": "kecil",
    "institution": "Kampus",
    "place": "Desa",
    "language": {"code": "jv", "name": "Basa Jawa"},
    "modules": ["01-awal"],
}


def read(step: Callable[[Path, list[Problem]], Any], content: str | bytes, name: str = "a.yml") -> list[Any]:
    """A function that reads a file, and the file's content → what it gives and what is wrong."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
        return [step(file, problems), problems]


def load_yaml(text: str) -> list[Any]:
    problems: list[Problem] = []
    return [YamlText(text, "a.yml", 3).load(problems), problems]


def load_front(schema: str, text: str) -> list[Any]:
    problems: list[Problem] = []
    file = source.Source("m.md", text, (), 9)
    return [front_matter.load_front(file, getattr(front_matter, schema), problems), problems]


def make_project(values: Mapping[str, Any] | None = None, root: Path = TINY) -> Project:
    """The tiny project with other keys of its edition."""
    keys = {**EDITION, **(values or {})}
    text = yaml.safe_dump({"extra": {"edition": keys}}, sort_keys=False)
    roots = (root / "modules",)
    return Project(root, "mkdocs.yml", text, "Situs", "", "", keys, (), {}, roots, (root / "overrides",), root / "docs")


def make_edition(values: Mapping[str, Any]) -> Edition:
    made = edition.load_edition(make_project(values), [])
    assert made
    return made


def load_edition(values: Mapping[str, Any]) -> list[Any]:
    """Keys of an edition → its own values that they set, and what is wrong."""
    problems: list[Problem] = []
    made = edition.load_edition(make_project(values), problems)
    return [made and {name: getattr(made, name) for name in values}, problems]


def ask_edition(name: str, values: Mapping[str, Any], *given: Any) -> Any:
    value = getattr(make_edition(values), name)
    return value(*given) if callable(value) else value


def make_facts(values: Mapping[str, Any]) -> dict[str, facts.Fact]:
    return {name: facts.Fact(**{**FACT, **keys}) for name, keys in values.items()}


def fill(text: str, language: str = "id", own: Mapping[str, Any] | None = None, known: Any = None) -> list[Any]:
    """A text → the same with its variables filled in."""
    problems: list[Problem] = []
    made = make_project(own)
    values = variables.to_values(made, make_edition(own or {}), WORDS)
    filler = variables.Variables(values, make_facts(known or {}), WORDS)
    return [filler._fill(text, language, "m.md", 5, problems), problems]


def load_words(own: str, known: Mapping[str, Any] | None = None) -> list[Any]:
    return read(lambda file, problems: words._load_file(make_project(), file, dict(known or {}), problems), own)


def find_word(key: str) -> str:
    try:
        return str(words.Words("id", {"kuis": "Kuis"}, "words/id.yml")[key])
    except SourceError as error:
        return str(error)


def load_bytes(size: int | None, most: int) -> list[Any]:
    """A file of so many bytes, or none → its length when it is read, and what is told."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.md"
        if size is not None:
            file.write_bytes(b"x" * size)
        data = source.load_bytes(file, "a.md", problems, most)
    return [data and len(data), problems]


def merge_section(source_text: str, own: str, entry: Mapping[str, Any] | None = None, language: str = "jv") -> Any:
    library = make_library(source_text, own, {"foto": entry} if entry else {})
    made = merge.merge_section(library.modules[0].sections[0], replace(library.translations(language)))
    names = ("title", "language", "freshness", "has_old_notes", "path", "line", "short", "full", "review")
    return [getattr(made, name) for name in names]


def fill_rules(text: str, rules: str, own: str = "") -> list[Any]:
    """A section that asks for the safety rules → its blocks, with them."""
    problems: list[Problem] = []
    shared = make_text(rules, own, "shared")
    library = replace(make_library(text), shared=shared)
    known = library.translations("jv")
    made = merge.fill_rules(
        merge.merge_section(library.modules[0].sections[0], known), library.sources, known, problems
    )
    return [made.blocks, problems]


def find_units(text: str, own: str) -> list[list[Any]]:
    units = translations.find_units(make_text(text, own), "jv")
    return [[unit.name, bool(unit.facilitator_hash), bool(unit.target_hash)] for unit in units]


def to_slug(origin: str, slug: str = "") -> str:
    front = front_matter.ModuleFront("A", "b", (), slug=slug)
    return assemble.to_slug(replace(make_text("", "", origin), front=front))


def merge_keys(*texts: str) -> Any:
    """mkdocs files, the edition's first; each inherits from the next → what they say together."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"mkdocs.{number}.yml").write_text(text, "utf-8")
        found = settings.load_settings(Path(folder) / "mkdocs.0.yml", problems)
    return [found and found.values, found and [file.path for file in found.files], problems]


def load_shelf(*names: str) -> list[Any]:
    """Files of a module's audio folder: those whose name begins with '!' are no recordings → what is found."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        audio = Path(folder) / "modules/01-awal/audio"
        audio.mkdir(parents=True)
        for name in names:
            plain, _, size = name.removeprefix("!").partition("=")
            head = b"noise" if name.startswith("!") else b"OggS" + b"." * 24 + b"OpusHead"
            (audio / plain).write_bytes(head.ljust(int(size or 0), b"."))
        shelf = Shelf(Path(folder), "modules/01-awal", "awal", ("foto", "uang"))
        return [load_recordings([shelf], ("id", "jv"), problems), [[x.path, *draw(x)] for x in problems]]


def find_text(values: Mapping[str, Any]) -> str:
    fact = make_facts({"a": values})["a"]
    return f"{fact.to_text('id')} / {fact.to_text('jv')} / {WORDS['id'].to_note(fact)}"


ASK: dict[str, Callable[..., Any]] = {
    "load_yaml": load_yaml,
    "tell_yaml": lambda text: load_yaml(text)[1],
    "find_line": lambda text, *place: YamlText(text, "a.yml", 3).find_line(tuple(place)),
    "shorten": yaml_nodes.shorten,
    "load_front": load_front,
    "load_edition": load_edition,
    "ask_edition": ask_edition,
    "ask_schedule": lambda keys, *names: [getattr(make_edition({"schedule": keys}).schedule, name) for name in names],
    "find_contrast": lambda colour: round(edition.find_contrast(colour), 2),
    "load_facts": lambda text: read(lambda file, found: facts.load_facts(file, "facts.yml", found), text),
    "find_text": find_text,
    "find_due": lambda day, known: [name for name, _ in facts.find_due(make_facts(known), date.fromisoformat(day))],
    "fill": fill,
    "load_glossary": lambda text, is_own=False: read(
        lambda file, found: glossary.load_glossary(file, "g.yml", found, is_own=is_own), text
    ),
    "load_everyday": lambda text: read(lambda file, found: everyday.load_everyday(file, "s.yml", found), text),
    "load_readings": lambda text: read(
        lambda file, found: load_readings(file.parent, "audio", found), text, name=LOCK_NAME
    ),
    "to_yaml_text": lambda text, is_bracketed: to_yaml_text(text, is_bracketed=is_bracketed),
    "list_entries": lambda terms, language: glossary.list_entries(
        {word: glossary.Term(*values) for word, values in terms.items()}, language
    ),
    "load_words": load_words,
    "find_word": find_word,
    "load_bytes": load_bytes,
    "find_unprintable": letters.find_unprintable,
    "load_source": lambda text, name="m.md", keys=("title",): read(
        lambda file, found: source.load_source(file, name, found, keys),
        text.encode("latin-1") if "\xff" in text else text,
    ),
    "find_conflicts": source.find_conflicts,
    "load_lock": lambda text: read(lambda file, found: lock.load_lock(file, "a.lock.json", found), text),
    "write_lock": lambda entries: read(
        lambda file, _: (
            lock.write_lock(
                file, {code: {unit: make_entry(value) for unit, value in own.items()} for code, own in entries.items()}
            )
            or file.read_text("utf-8")
        ),
        "",
    )[0],
    "merge_sides": lambda text: [(done := lock_merge.merge_sides(text, "a", [])).lock, done.decided],
    "compare_files": lambda path, before, after: [
        move.kind for move in upstream.compare_files(path, before, after) or ()
    ],
    "read_data": upstream_data.read_data,
    "show_changes": changes.show_changes,
    "find_freshness": lambda entry, found: lock.find_freshness(make_entry(entry) if entry else None, found),
    "find_review": lambda entry, found: lock.find_review(make_entry(entry) if entry else None, found),
    "merge_section": merge_section,
    "fill_rules": fill_rules,
    "to_phrases": lambda own, source, code: merge.to_phrases({"jv": tuple(own)}, tuple(source), code),
    "to_phrase": merge.to_phrase,
    "find_units": find_units,
    "to_slug": to_slug,
    "to_address": assemble.to_address,
    "load_settings": merge_keys,
    "suggest": suggest,
    "report": lambda *found: str(SourceError(Problem(*values) for values in found)),
    "show_path": lambda file, root: project.show_path(Path(file), Path(root)),
    "is_placeholder": project.is_placeholder,
    "is_nowhere": project.is_nowhere,
    "find_slug": lambda folder: slugs.find_slug(make_project(), folder),
    "find_module": lambda name: (found := make_project().find_module(name)) and found.name,
    "is_recording": lambda name: (found := NAME.match(name)) and found.groupdict(),
    "size": lambda count: Recording("a", "b", count).size,
    "load_recordings": load_shelf,
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("data.yml")))
def test_what_becomes_of_data(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) else [given]
    assert draw(ASK[name](*arguments)) == expected
