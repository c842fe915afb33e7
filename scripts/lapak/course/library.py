"""Every source file of an edition, read and understood, before languages are merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from lapak.course.blocks import Include
from lapak.course.local_languages import find_bases, list_spoken
from lapak.course.memory import Call, LookUps, Memory
from lapak.course.net import catch
from lapak.course.problems import Problem
from lapak.course.project import SHARED, SOURCE_LANGUAGE, Project, show_path
from lapak.course.section.front_matter import TRANSLATION_LAYOUTS, ModuleFront, PageFront
from lapak.course.section.sections import SourceSection, check_duplicates
from lapak.course.source_text import SourceText as SourceText
from lapak.course.source_text import TextFiles, add_language, load_source_text
from lapak.course.training.edition import Edition
from lapak.course.translation.lock import LOCK_NAME, LockEntry, load_lock
from lapak.course.translation.merge import Translations, UnitKey, find_source, missing_section, omitted_section
from lapak.course.translation.value_texts import ValuePlace, ValueText, list_value_files, load_value_texts


@dataclass(frozen=True)
class Library:
    """All texts of an edition and all that their locks say."""

    modules: tuple[SourceText, ...]
    shared: SourceText | None
    pages: tuple[SourceText, ...]
    entries: Mapping[str, Mapping[UnitKey, LockEntry]]
    """By language: the locks' entries by origin and unit."""
    values: Mapping[str, tuple[ValueText, ...]] = field(default_factory=dict)
    """By language: questions, meanings and facts, and what their locks say."""
    omitted: frozenset[str] = frozenset()
    """The files of pages about translations, in an edition that has none."""

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """Every text, shared sections last."""
        return (*self.modules, *self.pages, *([self.shared] if self.shared else []))

    @property
    def unread(self) -> frozenset[str]:
        """The files whose front matter has a mistake."""
        return frozenset(text.path for text in (*self.modules, *self.pages) if text.front is None)

    @property
    def sources(self) -> dict[UnitKey, SourceSection]:
        """Every Indonesian section."""
        return {(section.origin, section.id): section for text in self.texts for section in text.sections}

    def find_stale(self, origin: str, language: str) -> frozenset[str]:
        """'tes.yml' and a language → the questions there whose Indonesian words have changed since."""
        return frozenset(name for text in self.values.get(language, ()) if text.origin == origin for name in text.stale)

    def translations(self, language: str) -> Translations:
        """All that is known of one language; what a dialect lacks is taken of its language, with its lock."""
        sections, entries, spoken = self._find_sections(language), dict(self.entries.get(language, {})), {}
        for base in find_bases(language):
            known = self.entries.get(base, {})
            for key, section in self._find_sections(base).items():
                if key not in sections:
                    sections[key], spoken[key] = section, base
                    entries |= {key: known[key]} if key in known else {}
        return Translations(language, sections, entries, spoken)

    def _find_sections(self, language: str) -> dict[UnitKey, SourceSection]:
        return {
            (section.origin, section.id): section
            for text in self.texts
            for section in text.translated_sections.get(language, ())
        }


def load_library(project: Project, edition: Edition, problems: list[Problem], memory: Memory | None = None) -> Library:
    """A project → the texts of one edition in its languages; includes are resolved."""
    memory = memory or Memory()
    local = [language.code for language in edition.local]
    languages = list_spoken(local)
    folders = [folder for name in edition.modules if (folder := project.find_module(name))]
    shared = [folder] if (folder := project.find_module(SHARED)) else []

    def load(files: Sequence[_TextPlace], schema: type[ModuleFront] | type[PageFront]) -> tuple[SourceText, ...]:
        loaded = []
        for code in languages or (SOURCE_LANGUAGE,):
            places = [_to_files(place, project.root, code, schema) for place in files]
            loaded.append(memory.run_dear(load_source_text, [Call((x,), x.files) for x in places], problems))
        return tuple(reduce(add_language, texts) for texts in zip(*loaded, strict=True))

    owned = {folder: project.find_own_module(folder) for folder in (*folders, *shared)}
    modules = load([_TextPlace(folder / "index", folder.name, owned[folder]) for folder in folders], ModuleFront)
    sections = load([_TextPlace(folder / "index", SHARED, owned[folder]) for folder in shared], PageFront)
    pages = load(_list_pages(project), PageFront)
    omitted = () if local else tuple(page for page in pages if _is_about_translations(page))
    pages = tuple(page for page in pages if page not in omitted)
    ground = [*((folder, folder.name) for folder in owned), (project.docs, "")]
    above = [*((folder, folder.name) for folder in owned.values() if folder)]
    above += [(docs, "") for docs in (project.own_docs,) if docs]
    texts = (*modules, *sections, *pages)
    entries = {}
    for code in languages:
        calls = [Call((project.root, str(x), origin, code), (f"{x}/{LOCK_NAME}",)) for x, origin in ground + above]
        found = memory.run_all(_load_entries, calls, problems)
        entries[code] = _join_entries(texts, found[: len(ground)], found[len(ground) :])
    about = frozenset(page.path for page in omitted)
    place = ValuePlace(project.root, project.module_roots)
    calls = [Call((place, code, edition.modules), list_value_files(project, code)) for code in languages]
    values = dict(zip(languages, memory.run_all(load_value_texts, calls, problems), strict=True))
    library = Library(modules, sections[0] if shared else None, pages, entries, values, about)
    calls = [Call((text,)) for text in modules]
    omitting = {name: edition.name for name in project.module_folders if name not in edition.modules}
    return replace(library, modules=tuple(memory.run_all(_resolve_text, calls, problems, (library.sources, omitting))))


def _is_about_translations(page: SourceText) -> bool:
    return isinstance(page.front, PageFront) and page.front.layout in TRANSLATION_LAYOUTS


class _TextPlace(NamedTuple):
    """A text on its way to be read: where it is but for the ending, its name, the edition's own folder over its own."""

    stem: Path
    origin: str
    own: Path | None


def _to_files(place: _TextPlace, root: Path, language: str, schema: type[ModuleFront] | type[PageFront]) -> TextFiles:
    stem, own = str(place.stem), f"{place.own}/{place.stem.name}" if place.own else ""
    above = (f"{own}.md", f"{own}.{language}.md") if own else ()
    return TextFiles(root, f"{stem}.md", f"{stem}.{language}.md", place.origin, language, schema, *above)


def _list_pages(project: Project) -> list[_TextPlace]:
    """The pages of all editions, with what this one has over them; then those that it has alone."""
    own = project.own_docs
    shared = {_to_origin(file, project.docs): file.with_suffix("") for file in find_pages(project.docs)}
    places = [_TextPlace(stem, origin, (own / origin).parent if own else None) for origin, stem in shared.items()]
    alone = [(file, _to_origin(file, own)) for file in find_pages(own)] if own else []
    return places + [_TextPlace(file.with_suffix(""), origin, None) for file, origin in alone if origin not in shared]


Entries = Mapping[UnitKey, LockEntry]


def _join_entries(texts: Sequence[SourceText], ground: Sequence[Entries], above: Sequence[Entries]) -> Entries:
    """What the locks of all editions say of texts, and the edition's own locks → what holds.

    The former know nothing of a section that the edition has of its own.
    """
    overlays = {text.origin: text.overlay for text in texts if text.overlay}
    entries = {
        (origin, unit): entry
        for one in ground
        for (origin, unit), entry in one.items()
        if origin not in overlays or not overlays[origin].has(unit, (SOURCE_LANGUAGE,))
    }
    return entries | {key: entry for one in above for key, entry in one.items()}


def find_pages(docs: Path) -> list[Path]:
    """The Indonesian pages of docs/: home first, then by name; `x.jv.md` is a translation, not a page."""
    files = [file for file in docs.rglob("*.md") if "." not in file.stem]
    return sorted(files, key=lambda file: (file != docs / "index.md", file.as_posix()))


def _to_origin(file: Path, docs: Path) -> str:
    return file.relative_to(docs).with_suffix("").as_posix()


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
            problems.append(Problem(section.path, includes[0].line, what, fix))
        for include in includes:
            source = find_source(include.section, sources)
            edition = omitting.get(include.section.partition("#")[0], "")
            if source is None and edition:
                problems.append(omitted_section(section.path, include.line, include.section, edition))
            elif source is None:
                problems.append(missing_section(section.path, include.line, include.section, sources))
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
