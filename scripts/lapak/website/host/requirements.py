"""What our pages need of an mkdocs file, beyond what MkDocs asks: told before MkDocs reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lapak.course.problems import Problem, suggest
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.yaml_nodes import shorten
from lapak.course.settings import Settings
from lapak.course.training.edition import list_local_codes

PLUGINS = ("lapak", "i18n")
"""In this order: ours teaches i18n the codes of three letters."""
SHORT_CODE = 2
LOOK = ("extra", "edition", "look")
LANGUAGES = ("plugins", "i18n", "languages")
BEGIN = "copy it from the project that yours began with"


def find_gaps(settings: Settings, root: Path) -> list[Problem]:
    """Settings and their folder → a problem for each that our pages cannot be made with."""
    return [
        *_check_plugins(settings),
        *_check_languages(settings),
        *_check_address(settings),
        *_check_edition(settings),
        *_check_docs(settings, root),
        *_check_styles(settings, root),
        *_check_material(settings),
    ]


def _check_plugins(settings: Settings) -> Iterator[Problem]:
    plugins = settings.find("plugins")
    names = list(plugins) if isinstance(plugins, dict) else []
    for name in PLUGINS:
        if name not in names or settings.find("plugins", name, "enabled") is False:
            yield settings.problem(("plugins",), f"the plugin '{name}' is missing below 'plugins'", BEGIN)
    is_late = set(PLUGINS) <= set(names) and names.index(PLUGINS[0]) > names.index(PLUGINS[1])
    edition = settings.find("extra", "edition")
    codes = list_local_codes(edition if isinstance(edition, dict) else {})
    if is_late and any(len(code) > SHORT_CODE for code in codes):
        what = "the plugin 'lapak' stands after 'i18n'"
        yield settings.problem(("plugins", PLUGINS[0]), what, "write it before 'i18n'")


def _check_languages(settings: Settings) -> Iterator[Problem]:
    """i18n may list Indonesian and the edition's languages, which are added when they are left out; no other one."""
    languages = settings.find(*LANGUAGES)
    edition = settings.find("extra", "edition")
    known = [SOURCE_LANGUAGE, *list_local_codes(edition if isinstance(edition, dict) else {})]
    for index, language in enumerate(languages if isinstance(languages, list) else []):
        locale = language.get("locale") if isinstance(language, dict) else None
        if isinstance(locale, str) and locale not in known:
            what = f"the language '{shorten(locale)}' is neither Indonesian nor one of the edition"
            fix = f"take it out; the edition names its languages: 'languages: [{{code: {shorten(locale)}, name: …}}]'"
            yield settings.problem((*LANGUAGES, index), what, fix)
    if isinstance(languages, list) and not any(_is_source(language) for language in languages):
        fix = "add '- { locale: id, name: Bahasa Indonesia, default: true }'"
        yield settings.problem(LANGUAGES, "Indonesian is missing below 'languages'", fix)


def _is_source(language: object) -> bool:
    return isinstance(language, dict) and language.get("locale") == SOURCE_LANGUAGE


def _check_address(settings: Settings) -> Iterator[Problem]:
    url = settings.find("site_url")
    fix = "write the address where you publish, such as 'https://NAME.example/'"
    if url is None or url == "":
        yield settings.problem(("site_url",), "'site_url' is missing", fix)
    elif isinstance(url, str) and not _is_address(url):
        yield settings.problem(("site_url",), f"'site_url' is '{shorten(url)}', not the address of a site", fix)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_whole and parts.scheme in ("http", "https") and not (parts.query or parts.fragment or " " in url)


def _check_edition(settings: Settings) -> Iterator[Problem]:
    place = ("extra", "edition")
    if not isinstance(settings.find(*place), dict):
        what = "'extra: edition:' has no keys" if settings.find(*place) else "'extra: edition:' is missing"
        yield settings.problem(place, what, "write 'name:', 'institution:', 'language:', 'modules:' … below it")


def _check_docs(settings: Settings, root: Path) -> Iterator[Problem]:
    """The pages' folder lies in the project, and it is not the one of the modules."""
    name = settings.find("docs_dir")
    if not isinstance(name, str):
        return
    folder = Path(os.path.normpath(root / name))  # which may itself be a link, as modules/ may
    if not folder.is_relative_to(root) or folder in (root, root / "modules"):
        what = f"'docs_dir' is '{shorten(name)}', which is not a folder of its own in the project"
        yield settings.problem(("docs_dir",), what, "write 'docs_dir: docs'")


def _check_styles(settings: Settings, root: Path) -> Iterator[Problem]:
    """What `extra_css` names lies in docs/: its text goes into each page of the light look."""
    docs = root / str(settings.find("docs_dir") or "docs")
    listed = settings.find("extra_css")
    for index, path in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(path, str) and "//" not in path and not (docs / path).is_file():
            known = [file.relative_to(docs).as_posix() for file in docs.rglob("*.css")]
            what = f"'extra_css' names '{shorten(path)}', which is not in docs/"
            yield settings.problem(("extra_css", index), what, suggest(path, known))


def _check_material(settings: Settings) -> Iterator[Problem]:
    """Material's look needs Material, and asks no other host: a browser would refuse what comes from there."""
    look = settings.find(*LOOK)
    if "material" not in (look.values() if isinstance(look, dict) else [look]):
        return
    theme = settings.find("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name != "material":
        what = "'look: material' needs Material's theme"
        yield settings.problem(("theme", "name"), what, "write 'theme: {name: material}', or 'look: light'")
    for key in ("extra_css", "extra_javascript"):
        listed = settings.find(key)
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            path = entry.get("path") if isinstance(entry, dict) else entry
            if isinstance(path, str) and "//" in path:
                what = f"'{key}' names '{shorten(path)}', and no page may ask another host"
                yield settings.problem((key, index), what, "copy it into docs/ and write its path there")
