"""One text of a course, read from its files: Indonesian, its translation, and what an edition has over both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from lapak.course.net import catch
from lapak.course.overlays.overlay import Overlay, lay_front, lay_sections, list_keys, shift_minutes
from lapak.course.problems import Problem, suggest
from lapak.course.project import SOURCE_LANGUAGE, show_path
from lapak.course.reading.source import load_source
from lapak.course.reading.yaml_text import YamlText
from lapak.course.section.front_matter import (
    ModuleFront,
    OwnFront,
    PageFront,
    TranslationFront,
    find_needed,
    load_front,
    to_keys,
)
from lapak.course.section.heading_ids import Outline
from lapak.course.section.sections import SourceSection, check_levels, load_sections

ATTRIBUTES = ("short", "full", "critical", "optional")
"""What the heading of a source says for all languages."""


@dataclass(frozen=True)
class SourceText:
    """One Indonesian file and, by language, its translations."""

    origin: str
    """'03-praktik' or, of a page, 'fasilitator/index'."""
    path: str
    front: ModuleFront | PageFront | None
    keys: YamlText | None
    """The front matter as it is written; None where there is none."""
    sections: tuple[SourceSection, ...]
    translated_paths: Mapping[str, str]
    translated_fronts: Mapping[str, TranslationFront]
    translated_sections: Mapping[str, tuple[SourceSection, ...]]
    overlay: Overlay | None = None
    """What of all this is the edition's own."""
    translated_keys: Mapping[str, YamlText] = field(default_factory=dict)
    """The front matter of its translations as it is written."""


class TextFiles(NamedTuple):
    """Where a text is, and what it must begin with. Paths are strings: of a thousand modules, they are made quickly."""

    root: Path
    file: str
    translated: str
    """The same text in the local language."""
    origin: str
    language: str
    schema: type[ModuleFront] | type[PageFront]
    own: str = ""
    """What the edition has over it; '' where it can have nothing."""
    own_translated: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """All that the text is read from."""
        return tuple(file for file in (self.file, self.translated, self.own, self.own_translated) if file)


def load_source_text(place: TextFiles, problems: list[Problem]) -> SourceText:
    """Files → the text, with its translation and with what the edition has of its own; mistakes are added."""
    text = _load_shared(place, problems)
    return (
        _lay_over(place, text, problems)
        if any(Path(file).is_file() for file in (place.own, place.own_translated))
        else text
    )


def _load_shared(place: TextFiles, problems: list[Problem]) -> SourceText:
    file, origin = Path(place.file), place.origin
    path = show_path(file, place.root)
    if not file.exists():
        problems.append(Problem(path, 1, "this file is missing", "a module begins with index.md, in Indonesian"))
        return SourceText(origin, path, None, None, (), {}, {}, {})
    text = SourceText(origin, path, None, None, (), {}, {}, {})
    with catch(path, 1, problems):
        source = load_source(file, path, problems, find_needed(place.schema))
        front = load_front(source, place.schema, problems) if source else None
        sections = load_sections(source, origin, problems) if source else ()
        keys = to_keys(source) if source else None
        text = replace(text, front=front, keys=keys, sections=sections)
    with catch(show_path(Path(place.translated), place.root), 1, problems):
        return _add_translation(place, text, problems)
    return text


def _add_translation(place: TextFiles, text: SourceText, problems: list[Problem]) -> SourceText:
    file, language = Path(place.translated), place.language
    if not file.exists() or language == SOURCE_LANGUAGE:
        return text
    path = show_path(file, place.root)
    source = load_source(file, path, problems)
    if source is None:
        return text
    front = load_front(source, TranslationFront, problems)
    outline = [(section.level, section.proposed_id) for section in text.sections]
    sections = load_sections(source, text.origin, problems, outline)
    _check_known(path, sections, text, problems)
    _check_attributes(path, sections, text, problems)
    sections = tuple(section for section in sections if not _is_copy(section, text))
    keys = to_keys(source)
    return replace(
        text,
        translated_paths={language: path},
        translated_fronts={language: front} if front else {},
        translated_sections={language: sections},
        translated_keys={language: keys} if keys else {},
    )


def _check_known(path: str, sections: Sequence[SourceSection], text: SourceText, problems: list[Problem]) -> None:
    """A translation has no section that its source has not."""
    known = [section.id for section in text.sections]
    is_whole = bool(known) and all(known)
    for section in sections:
        if is_whole and section.id and section.id not in known:
            what = f"section '{section.id}' is not in {text.path}"
            problems.append(Problem(path, section.line, what, suggest(section.id, known)))


def _check_attributes(path: str, sections: Sequence[SourceSection], text: SourceText, problems: list[Problem]) -> None:
    """A heading of a translation has its id alone: other minutes or marks than those of its source mislead."""
    sources = {section.id: section for section in text.sections}
    for section in sections:
        source = sources.get(section.id)
        if source and any(getattr(section, name) not in (None, False, getattr(source, name)) for name in ATTRIBUTES):
            what = f"section '{section.id}' has other minutes or marks than the Indonesian text"
            fix = f"write '{{#{section.id}}}' alone: all else comes from {text.path}:{source.line}"
            problems.append(Problem(path, section.line, what, fix))


def _is_copy(section: SourceSection, text: SourceText) -> bool:
    """A section that is still word for word the Indonesian one is not translated yet."""
    return any(source.id == section.id and source.reader_hash == section.reader_hash for source in text.sections)


def _lay_over(place: TextFiles, text: SourceText, problems: list[Problem]) -> SourceText:
    """A text, and what the edition has of its own → both as one text."""
    own = _read_own(Path(place.own), place, OwnFront, problems)
    overlay = Overlay((), {})
    if own:
        overlay = _note(text, own, SOURCE_LANGUAGE)
        text = replace(_lay_source(text, own, problems), overlay=overlay)
    return _lay_translation(place, replace(text, overlay=overlay), problems)


def add_language(text: SourceText, other: SourceText) -> SourceText:
    """A text, and the same as it was read for another language → the text with the translations of both."""
    overlay = text.overlay
    if overlay and other.overlay:
        paths = tuple(dict.fromkeys((*overlay.paths, *other.overlay.paths)))
        overlay = replace(overlay, paths=paths, units={**other.overlay.units, **overlay.units})
    return replace(
        text,
        translated_paths={**other.translated_paths, **text.translated_paths},
        translated_fronts={**other.translated_fronts, **text.translated_fronts},
        translated_sections={**other.translated_sections, **text.translated_sections},
        overlay=overlay or other.overlay,
        translated_keys={**other.translated_keys, **text.translated_keys},
    )


class _Own(NamedTuple):
    """One file of an overlay."""

    path: str
    front: OwnFront | TranslationFront
    keys: YamlText | None
    sections: tuple[SourceSection, ...]


def _read_own(
    file: Path,
    place: TextFiles,
    schema: type[OwnFront] | type[TranslationFront],
    problems: list[Problem],
    outline: Outline | None = None,
) -> _Own | None:
    """A file of an overlay → what it says; None where there is none, or it cannot be read."""
    path = show_path(file, place.root)
    if not file.is_file():
        return None
    with catch(path, 1, problems):
        source = load_source(file, path, problems, keys=())
        if source is None:
            return None
        front = load_front(source, schema, problems) or schema()
        sections = load_sections(source, place.origin, problems, outline, is_overlay=True)
        return _Own(path, front, to_keys(source), sections)
    return None


def _note(text: SourceText, own: _Own, language: str) -> Overlay:
    """What a file of an overlay has → the same, beside what its others have."""
    before = text.overlay or Overlay((), {})
    ids = frozenset(section.id for section in own.sections)
    beneath = {section.id: section for section in text.sections} if language == SOURCE_LANGUAGE else before.beneath
    units = {**before.units, language: ids | list_keys(own.front)}
    sections = own.sections if language == SOURCE_LANGUAGE else before.sections
    return Overlay((*before.paths, own.path), units, sections, beneath)


def _lay_source(text: SourceText, own: _Own, problems: list[Problem]) -> SourceText:
    """The Indonesian text; a shared translation of what is now an own section translates something else."""
    assert isinstance(own.front, OwnFront)
    sections = lay_sections(text.sections, own.sections, text.path, problems)
    check_levels(sections, problems)
    front = lay_front(text.front, own.front) if text.front else None
    if isinstance(front, ModuleFront) and front.minutes and not own.front.minutes:
        front = replace(front, minutes=shift_minutes(front.minutes, text.sections, sections))
    ids, keys = {section.id for section in own.sections}, {key[1:]: "" for key in list_keys(own.front)}
    translated = {
        code: tuple(section for section in some if section.id not in ids)
        for code, some in text.translated_sections.items()
    }
    fronts = {
        code: replace(one, **{key: type(getattr(one, key))() for key in keys if hasattr(one, key)})
        for code, one in text.translated_fronts.items()
    }
    is_timed = isinstance(own.front, OwnFront) and own.front.minutes
    return replace(
        text,
        front=front,
        keys=own.keys if is_timed else text.keys,
        sections=sections,
        translated_fronts=fronts,
        translated_sections=translated,
    )


def _lay_translation(place: TextFiles, text: SourceText, problems: list[Problem]) -> SourceText:
    """A text with what the edition has over its translation."""
    code = place.language
    outline = [(section.level, section.proposed_id) for section in text.sections]
    own = _read_own(Path(place.own_translated), place, TranslationFront, problems, outline)
    if own is None or code == SOURCE_LANGUAGE:
        return text
    assert isinstance(own.front, TranslationFront)
    _check_known(own.path, own.sections, text, problems)
    translated = {section.id: section for section in text.translated_sections.get(code, ())}
    translated |= {section.id: section for section in own.sections if not _is_copy(section, text)}
    front = lay_front(text.translated_fronts.get(code, TranslationFront()), own.front)
    return replace(
        text,
        translated_paths={code: text.translated_paths.get(code, own.path)},
        translated_fronts={code: front},
        translated_sections={code: tuple(translated.values())},
        overlay=_note(text, own, code),
    )
