"""The public names of modules: each is its own, and links follow it to whatever module stands for another one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lapak.course.checks.privacy import ALLOWED_NAME
from lapak.course.exam.files import EXAM_NAME, EXAM_STEM
from lapak.course.library import Library, SourceText
from lapak.course.local_languages import find_bases
from lapak.course.memory import Call, Memory
from lapak.course.overlays.overlay_lock import OVERLAYS_NAME
from lapak.course.problems import Problem, suggest
from lapak.course.project import SHARED, Project
from lapak.course.reading.source import load_source
from lapak.course.section.front_matter import ModuleFront, to_keys
from lapak.course.section.heading_ids import to_id
from lapak.course.section.sections import ID
from lapak.course.training.edition import Edition
from lapak.course.values.everyday import EVERYDAY_NAME
from lapak.course.values.facts import FACTS_NAME
from lapak.course.values.glossary import GLOSSARY_NAME


def to_slug(text: SourceText) -> str:
    """A module → its public name: `slug` of the front matter, or the folder's name without its number."""
    if isinstance(text.front, ModuleFront) and text.front.slug:
        return text.front.slug
    return name_folder(text.origin)


def name_folder(folder: str) -> str:
    """The folder of a module → its public name, where nobody has chosen another: '03-praktik' → 'praktik'."""
    number, _, name = folder.partition("-")
    return name if number.isdigit() else folder


def check_slugs(project: Project, library: Library, problems: list[Problem]) -> None:
    """Slugs that are no address, or that two modules of the edition have."""
    taken: dict[str, str] = {}
    for text in library.modules:
        slug = to_slug(text)
        if not ID.fullmatch(slug):
            what = f"the address 'slug: {slug}' is not made of small letters, digits and dashes"
            line = text.keys.find_line(("slug",)) if text.keys else 1
            problems.append(Problem(text.path, line, what, f"write 'slug: {to_id(slug)}' at the top of the file"))
        if slug in taken:
            what = f"modules '{taken[slug]}' and '{text.origin}' would both be 'modul/{slug}/'"
            line = _find_module_line(project, text.origin)
            problems.append(Problem(project.config_path, line, what, "take one of them out of 'modules'"))
        taken.setdefault(slug, text.origin)


OF_ALL = frozenset({FACTS_NAME, GLOSSARY_NAME, EVERYDAY_NAME, ALLOWED_NAME, OVERLAYS_NAME, EXAM_NAME, "README.md"})
"""Files that an edition may have beside its modules."""


def check_own_folders(project: Project, edition: Edition, problems: list[Problem]) -> None:
    """What lies in an edition's own folder and changes nothing, as its name is another one."""
    root = project.module_roots[0]
    has_own = len(project.module_roots) > 1 and root.is_dir()  # in the preview it may have gone by now
    translated = [
        f"{EXAM_STEM}.{one}.yml"
        for language in edition.languages
        for one in (language.code, *find_bases(language.code))
    ]
    for item in sorted(root.iterdir()) if has_own else ():
        known = (*edition.modules, SHARED) if item.is_dir() else {*OF_ALL, *translated}
        if item.is_dir() and not any(item.iterdir()):
            continue  # git keeps no empty folder
        if item.name not in known and not item.name.startswith("."):
            what = f"this changes nothing: edition '{edition.name}' has no module of this name"
            if not item.is_dir():
                what = "this changes nothing: an edition has no such file of its own"
            problems.append(Problem(project.show(item), 1, what, suggest(item.name, known)))


def find_replaced(project: Project, library: Library, memory: Memory) -> dict[str, str]:
    """Modules that the edition omits and another of the same slug stands for: the text of each → that other one's."""
    own = {to_slug(text): text.path for text in library.modules}
    folders = {name: project.find_module(name) for name in project.module_folders}
    omitted = [folder / "index.md" for name, folder in folders.items() if folder and name not in _list_named(library)]
    calls = [Call((file, project.show(file)), (file,)) for file in omitted]
    slugs = zip(omitted, memory.run_all(_read_slug, calls, []), strict=True)
    return {project.show(file): own[slug] for file, slug in slugs if slug in own}


def find_slug(project: Project, folder: str) -> str:
    """The folder of a module of a project → its public name, as its text says it."""
    place = project.find_module(folder)
    return _read_slug(place / "index.md", folder, []) if place else name_folder(folder)


def _list_named(library: Library) -> Mapping[str, SourceText]:
    return {text.origin: text for text in library.modules}


def _read_slug(file: Path, path: str, problems: list[Problem]) -> str:
    """A module that no edition need be able to read → its slug."""
    unheard: list[Problem] = []
    source = load_source(file, path, unheard) if file.is_file() else None
    keys = to_keys(source) if source else None
    values = (keys.load(unheard) if keys else None) or {}
    return str(values.get("slug") or name_folder(file.parent.name))


def _find_module_line(project: Project, folder: str) -> int:
    index = project.edition["modules"].index(folder)
    return project.config.find_line(("extra", "edition", "modules", index))
