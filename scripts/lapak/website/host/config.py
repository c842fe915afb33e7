"""An mkdocs file → MkDocs' configuration and the project as plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from lapak.course.net import is_cause_wanted
from lapak.course.problems import Problem, SourceError
from lapak.course.project import NOWHERE, Project
from lapak.course.reading.source import load_text
from lapak.course.settings import Settings, load_settings
from lapak.render.html.converters import PURE
from lapak.render.html.icons import EXTENSION as ICONS
from lapak.website.host.faults import listen
from lapak.website.host.requirements import PLUGINS, find_gaps

CONFIG_VALUE = re.compile(r"Config value '(\w+)'")
PLUGIN_VALUE = re.compile(r"Plugin '([\w/]+)' (?:value|option):? '(\w+)'")
"""How MkDocs names the key that it speaks of."""
LAYERED = ("modules", "docs", "overrides")
"""What an edition may have of its own, in `modules.NAME/` and so on."""
REPLACED = (("institution", "brand"), ("language", "languages"), ("languages", "language"))
"""Of an edition: what it says itself, and what it then no longer inherits."""
OWN_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


def load_mkdocs(file: Path, **overrides: Any) -> MkDocsConfig:
    """An mkdocs file → MkDocs' configuration, read by MkDocs itself so that INHERIT means the same everywhere.

    Raises SourceError with everything that is wrong in the file.
    """
    problems: list[Problem] = []
    settings = load_settings(file, problems)
    problems += find_gaps(settings, file.parent) if settings else []
    if problems or settings is None:
        raise SourceError(problems)
    overrides = {**find_own_address(settings), **overrides}
    with listen() as listener:
        try:
            return load_config(str(file), **overrides)
        except (Abort, ConfigurationError) as error:
            messages = [record.getMessage() for record in listener.records] or [str(error)]
            raise SourceError(_to_problem(message, settings) for message in messages) from error
        except Exception as error:  # of a plugin, an extension or a hook that this file names
            if is_cause_wanted():
                raise
            raise SourceError([_to_problem(f"{type(error).__name__}: {error}", settings)]) from error


def complete_config(config: MkDocsConfig) -> None:
    """What plain `mkdocs build` has read gets the address that `load_mkdocs` gives it."""
    settings = load_settings(Path(config.config_file_path), [])
    for key, value in (find_own_address(settings) if settings else {}).items():
        config[key] = value


def find_own_address(settings: Settings) -> dict[str, str]:
    """An edition's settings → another `site_url` where it would inherit that of another place; else nothing.

    Shares, the sitemap and QR codes of one campus must never lead to the site of another one.
    """
    own = settings.files[0]
    if len(settings.files) == 1 or own.has(("site_url",)):
        return {}
    return {"site_url": f"https://{Path(own.path).stem.rpartition('.')[2]}{NOWHERE}/"}


def _to_problem(message: str, settings: Settings) -> Problem:
    """What MkDocs says of a setting → a problem on the line of that setting."""
    if plugin := PLUGIN_VALUE.search(message):
        place: tuple[str, ...] = ("plugins", plugin[1], plugin[2])
    elif value := CONFIG_VALUE.search(message):
        place = (value[1],)
    else:
        place = ()
    what = " ".join(message.split())
    return settings.problem(place, what, "see this key at https://www.mkdocs.org/user-guide/configuration/")


def load_project(file: Path) -> Project:
    """An mkdocs file → the project as plain data."""
    return to_project(load_mkdocs(file))


def to_project(config: MkDocsConfig) -> Project:
    """MkDocs' configuration → what the rest of the package needs to know of it."""
    file = Path(config.config_file_path)
    root, edition = file.parent, find_edition(file)
    own = list_own_folders(root, edition)
    modules, docs, overrides = (folder if folder and folder.is_dir() else None for folder in own)
    return Project(
        root=root,
        config_path=file.name,
        config_text=(load_text(file, file.name, []) or ""),
        site_name=config.site_name,
        site_url=(config.site_url or "").rstrip("/") + "/",
        repository_url=config.repo_url or "",
        edition=edition,
        extensions=tuple(config.markdown_extensions),
        extension_settings=dict(config.mdx_configs),
        module_roots=(*([modules] if modules else []), root / "modules"),
        template_roots=(*([overrides] if overrides else []), root / "overrides"),
        docs=Path(config.docs_dir),
        own_docs=docs,
        has_foreign_code=_has_foreign_code(config),
        extra_styles=tuple(Path(config.docs_dir) / path for path in config.extra_css if "//" not in str(path)),
    )


def _has_foreign_code(config: MkDocsConfig) -> bool:
    has_guests = bool(config.hooks) or not set(config.plugins) <= set(PLUGINS)
    return has_guests or not set(config.markdown_extensions) <= PURE | {ICONS}


def list_own_folders(root: Path, edition: Mapping[str, Any]) -> tuple[Path | None, ...]:
    """A project's folder and an edition → where its own modules, pages and templates would lie; none without a name."""
    name = str(edition.get("name", ""))
    return tuple(root / f"{room}.{name}" if OWN_NAME.match(name) else None for room in LAYERED)


def find_edition(file: Path) -> dict[str, Any]:
    """An mkdocs file → its `extra.edition`, without the brand and the languages of another one that it inherits from.

    Read by us, as MkDocs would join an edition's schedule with that of another one.
    """
    settings = load_settings(file, [])
    edition = settings.find("extra", "edition") if settings else {}
    if settings is None or not isinstance(edition, dict):
        return {}
    own, place = settings.files[0], ("extra", "edition")
    theirs = {key for said, key in REPLACED if own.has((*place, said)) and not own.has((*place, key))}
    return {key: value for key, value in edition.items() if key not in theirs}
