"""What MkDocs, a plugin or a hook warns of or fails at → problems at the place of its cause."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mkdocs.plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError

from lapak.course.net import is_cause_wanted
from lapak.course.problems import Problem, SourceError
from lapak.course.project import show_path
from lapak.course.settings import Settings, load_settings

OURS = Path(__file__).resolve().parent.parent


class Listener(logging.Handler):
    """Keeps what MkDocs would only log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Called by `logging`."""
        self.records.append(record)


@contextmanager
def listen() -> Iterator[Listener]:
    """Around what MkDocs does: its warnings, and those of plugins and hooks."""
    listener, logger = Listener(), logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener
    finally:
        logger.removeHandler(listener)


@contextmanager
def watch(config: MkDocsConfig) -> Iterator[None]:
    """Around a build: what a plugin or a hook fails at, and in strict mode each warning, becomes a SourceError."""
    if not config.strict:
        with explain(config):
            yield  # its warnings go to the terminal
        return
    with listen() as listener, explain(config):
        try:
            yield
        except Abort as error:
            if isinstance(error.__context__, BuildError) or not listener.records:
                raise
            raise SourceError(_Causes(config).to_problem(record) for record in listener.records) from error


@contextmanager
def explain(config: MkDocsConfig) -> Iterator[None]:
    """Around a build: what a plugin or a hook fails at becomes a SourceError."""
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
        problem = _Causes(config).find_fault(cause)
        if problem is None or is_cause_wanted():
            raise
        raise SourceError([problem]) from error


class _Causes:
    """Knows where the plugins and hooks of a configuration stand."""

    def __init__(self, config: MkDocsConfig) -> None:
        file = Path(config.config_file_path)
        self._root = file.parent.resolve()
        self._settings: Settings | None = load_settings(file, [])
        self._plugins: Mapping[str, Any] = dict(config.plugins)

    def to_problem(self, record: logging.LogRecord) -> Problem:
        """A warning → a problem in the hook that gave it, or on the line of the plugin."""
        what = f"warning in strict mode: {_to_line(record.getMessage())}"
        fix = "mend what it speaks of; with 'strict: false' it stops nothing"
        return self._locate(Path(record.pathname), record.lineno, what, fix, "strict")

    def find_fault(self, error: BaseException) -> Problem | None:
        """An error → a problem in the hook or plugin that it came from; None when it was neither."""
        frames = traceback.extract_tb(error.__traceback__)
        calls = [number for number, frame in enumerate(frames) if frame.filename == mkdocs.plugins.__file__]
        called = frames[calls[-1] + 1 :] if calls else []
        if not called or Path(called[0].filename).is_relative_to(OURS):
            return None
        own = [frame for frame in called if frame.filename == called[0].filename]
        what = f"this fails: {type(error).__name__}: {_to_line(str(error))}"
        return self._locate(Path(own[-1].filename), own[-1].lineno or 1, what, "mend it, or take it out", "plugins")

    def _locate(self, file: Path, line: int, what: str, fix: str, key: str) -> Problem:
        if self._is_hook(file):
            return Problem(show_path(file.resolve(), self._root), line, what, fix)
        name = self._find_plugin(file)
        place, subject = (("plugins", name), f"plugin '{name}': ") if name else ((key,), "")
        assert self._settings
        return self._settings.problem(place, subject + what, fix)

    def _is_hook(self, file: Path) -> bool:
        is_inside = file.resolve().is_relative_to(self._root) and not file.resolve().is_relative_to(OURS)
        return is_inside and "site-packages" not in file.parts

    def _find_plugin(self, file: Path) -> str:
        """The plugin whose package holds a file; '' when none does."""
        for name, plugin in self._plugins.items():
            package = type(plugin).__module__.partition(".")[0]
            if package in (*file.parts, file.stem) and package != "lapak" and package != "mkdocs":
                return name
        return ""


def _to_line(text: str) -> str:
    return " ".join(text.split())
