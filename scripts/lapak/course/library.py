"""Every source file of an edition, read and understood, before languages are merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from lapak.course.blocks import Include
from lapak.course.edition import Edition
from lapak.course.front_matter import ModuleFront, PageFront, TranslationFront, find_needed, load_front, to_keys
from lapak.course.lock import LOCK_NAME, LockEntry, load_lock
from lapak.course.memory import Call, LookUps, Memory
from lapak.course.merge import Translations, UnitKey, find_source, missing_section, omitted_section
from lapak.course.net import catch
from lapak.course.problems import Problem, suggest
from lapak.course.project import SHARED, SOURCE_LANGUAGE, Project, show_path
from lapak.course.sections import SourceSection, check_duplicates, load_sections
from lapak.course.source import load_source
from lapak.course.yaml_text import YamlText


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


@dataclass(frozen=True)
class Library:
    """All texts of an edition and all that their locks say."""

    modules: tuple[SourceText, ...]
    shared: SourceText | None
    pages: tuple[SourceText, ...]
    entries: Mapping[str, Mapping[UnitKey, LockEntry]]
    """By language: the locks' entries by origin and unit."""

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """Every text, shared sections last."""
        return (*self.modules, *self.pages, *([self.shared] if self.shared else []))

    @property
    def sources(self) -> dict[UnitKey, SourceSection]:
        """Every Indonesian section."""
        return {(section.origin, section.id): section for text in self.texts for section in text.sections}

    def translations(self, language: str) -> Translations:
        """All that is known of one language."""
        sections = {
            (section.origin, section.id): section
            for text in self.texts
            for section in text.translated_sections.get(language, ())
        }
        return Translations(language, sections, self.entries.get(language, {}))


class _TextFiles(NamedTuple):
    """Where a text is, and what it must begin with. Paths are strings: of a thousand modules, they are made quickly."""

    root: Path
    file: str
    translated: str
    """The same text in the local language."""
    origin: str
    language: str
    schema: type[ModuleFront] | type[PageFront]


def load_library(project: Project, edition: Edition, problems: list[Problem], memory: Memory | None = None) -> Library:
    """A project → the texts of one edition in its languages; includes are resolved."""
    memory = memory or Memory()
    local = edition.language.code
    folders = [folder for name in edition.modules if (folder := project.find_module(name))]
    shared = [folder] if (folder := project.find_module(SHARED)) else []

    def load(files: Mapping[str, str], schema: type[ModuleFront] | type[PageFront]) -> tuple[SourceText, ...]:
        places = [
            _TextFiles(project.root, f"{file}.md", f"{file}.{local}.md", origin, local, schema)
            for file, origin in files.items()
        ]
        return tuple(memory.run_all(_load_text, [Call((x,), (x.file, x.translated)) for x in places], problems))

    modules = load({f"{folder}/index": folder.name for folder in folders}, ModuleFront)
    sections = load({f"{folder}/index": SHARED for folder in shared}, PageFront)
    pages = load(
        {str(file.with_suffix("")): _to_origin(file, project.docs) for file in find_pages(project.docs)}, PageFront
    )
    locks = {**{str(folder): folder.name for folder in (*folders, *shared)}, str(project.docs): ""}
    calls = [
        Call((project.root, folder, origin, local), (f"{folder}/{LOCK_NAME}",)) for folder, origin in locks.items()
    ]
    entries = dict(entry for own in memory.run_all(_load_entries, calls, problems) for entry in own.items())
    library = Library(modules, sections[0] if shared else None, pages, {local: entries})
    calls = [Call((text,)) for text in modules]
    omitting = {name: edition.name for name in project.module_folders if name not in edition.modules}
    return replace(library, modules=tuple(memory.run_all(_resolve_text, calls, problems, (library.sources, omitting))))


def find_pages(docs: Path) -> list[Path]:
    """The Indonesian pages of docs/: home first, then by name; `x.jv.md` is a translation, not a page."""
    files = [file for file in docs.rglob("*.md") if "." not in file.stem]
    return sorted(files, key=lambda file: (file != docs / "index.md", file.as_posix()))


def _to_origin(file: Path, docs: Path) -> str:
    return file.relative_to(docs).with_suffix("").as_posix()


def _load_text(place: _TextFiles, problems: list[Problem]) -> SourceText:
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


def _add_translation(place: _TextFiles, text: SourceText, problems: list[Problem]) -> SourceText:
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
    known = [section.id for section in text.sections]
    is_whole = bool(known) and all(known)
    for section in sections:
        if is_whole and section.id and section.id not in known:
            what = f"section '{section.id}' is not in {text.path}"
            problems.append(Problem(path, section.line, what, suggest(section.id, known)))
    sections = tuple(section for section in sections if not _is_copy(section, text))
    return replace(
        text,
        translated_paths={language: path},
        translated_fronts={language: front} if front else {},
        translated_sections={language: sections},
    )


def _is_copy(section: SourceSection, text: SourceText) -> bool:
    """A section that is still word for word the Indonesian one is not translated yet."""
    return any(source.id == section.id and source.reader_hash == section.reader_hash for source in text.sections)


def _load_entries(
    root: Path, folder: str, origin: str, language: str, problems: list[Problem]
) -> dict[UnitKey, LockEntry]:
    file = Path(folder, LOCK_NAME)
    entries: dict[UnitKey, LockEntry] = {}
    path = show_path(file, root)
    with catch(path, 1, problems):
        for unit, entry in load_lock(file, path, problems).get(language, {}).items():
            page, mark, section = unit.partition("#")
            entries[(page, section) if mark else (origin, unit)] = entry
    return entries


def _resolve_text(text: SourceText, tables: LookUps, problems: list[Problem]) -> SourceText:
    sources: Mapping[UnitKey, SourceSection] = tables[0]
    omitting: Mapping[str, str] = tables[1]
    sections: list[SourceSection] = []
    for section in text.sections:
        kept = [block for block in section.blocks if not isinstance(block, Include)]
        includes = [block for block in section.blocks if isinstance(block, Include)]
        sections.append(replace(section, blocks=tuple(kept)))
        if includes and any(block.line > includes[0].line for block in kept):
            what = "text stands between an include and the next heading"
            fix = "put the include last in its section"
            problems.append(Problem(text.path, includes[0].line, what, fix))
        for include in includes:
            source = find_source(include.section, sources)
            edition = omitting.get(include.section.partition("#")[0], "")
            if source is None and edition:
                problems.append(omitted_section(text.path, include.line, include.section, edition))
            elif source is None:
                problems.append(missing_section(text.path, include.line, include.section, sources))
            else:
                sections.append(replace(source, level=section.level))
    check_duplicates(sections, problems)
    translated = {
        language: tuple(
            replace(section, blocks=tuple(b for b in section.blocks if not isinstance(b, Include))) for section in own
        )
        for language, own in text.translated_sections.items()
    }
    return replace(text, sections=tuple(sections), translated_sections=translated)
