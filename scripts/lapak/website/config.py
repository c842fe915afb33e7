"""An mkdocs file → MkDocs' configuration and the project as plain data."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from lapak.course.edition import find_lists
from lapak.course.problems import Problem, SourceError
from lapak.course.project import Project
from lapak.course.source import load_text
from lapak.course.yaml_text import YamlText


class _Listener(logging.Handler):
    """Keeps what MkDocs would only log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def load_mkdocs(file: Path, **overrides: Any) -> MkDocsConfig:
    """An mkdocs file → MkDocs' configuration, read by MkDocs itself so that INHERIT means the same everywhere.

    Raises SourceError with everything that is wrong in the file.
    """
    problems: list[Problem] = []
    text = load_text(file, file.name, problems) or ""
    YamlText(text, file.name).check(problems)
    problems += [] if problems else find_lists(text, file.name)
    if problems:
        raise SourceError(problems)
    listener, logger = _Listener(), logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        return load_config(str(file), **overrides)
    except (Abort, ConfigurationError) as error:
        messages = listener.messages or [str(error)]
        fix = "see this key in the documentation of MkDocs"
        raise SourceError(Problem(file.name, 1, message, fix) for message in messages) from error
    finally:
        logger.removeHandler(listener)


def load_project(file: Path) -> Project:
    """An mkdocs file → the project as plain data."""
    return to_project(load_mkdocs(file))


def to_project(config: MkDocsConfig) -> Project:
    """MkDocs' configuration → what the rest of the package needs to know of it."""
    file = Path(config.config_file_path)
    root = file.parent
    edition = config.extra.get("edition", {})
    return Project(
        root=root,
        config_path=file.name,
        config_text=file.read_text("utf-8"),
        site_name=config.site_name,
        site_url=(config.site_url or "").rstrip("/") + "/",
        repository_url=config.repo_url or "",
        edition=edition if isinstance(edition, dict) else {},
        extensions=tuple(config.markdown_extensions),
        extension_settings=dict(config.mdx_configs),
        module_roots=(root / "modules",),
        template_roots=(root / "overrides",),
        docs=Path(config.docs_dir),
    )
