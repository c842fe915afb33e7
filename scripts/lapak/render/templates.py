"""The templates of overrides/, strict: a name that nobody defined is an error, not an empty place."""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from lapak.cache.entries import Cache, hash_code
from lapak.course.problems import Problem, SourceError
from lapak.course.project import show_path
from lapak.render.minify import minify_script
from lapak.render.policy import OWN
from lapak.writing.faults import describe_refusal
from lapak.writing.places import CACHE_FOLDER


def load_templates(roots: tuple[Path, ...]) -> jinja2.Environment:
    """Template folders, the first wins → the environment that knows them."""
    templates = jinja2.Environment(
        bytecode_cache=keep_templates(roots[-1].parent, "ours"),
        loader=jinja2.FileSystemLoader([str(root) for root in roots]),
        autoescape=jinja2.select_autoescape(["html", "xml"]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["rupiah"] = to_rupiah
    templates.filters["minify_script"] = minify_script
    templates.globals["own"] = Markup(OWN)
    return templates


def keep_templates(root: Path, reader: str) -> jinja2.BytecodeCache:
    """A project's folder and who reads templates there, as each does it in another way → what keeps them."""
    return _KeptTemplates(Cache(root / CACHE_FOLDER), reader)


class _KeptTemplates(jinja2.BytecodeCache):
    """What templates have become in Python: to read them anew takes a second of each command."""

    def __init__(self, cache: Cache, reader: str) -> None:
        self._cache, self._reader = cache, reader

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what was kept of a template; Jinja looks whether it is of this text and of this Python."""
        if data := self._cache.find(self._list_ingredients(bucket)):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps it, if the disk lets us: it can be made again."""
        with suppress(OSError):
            self._cache.put(self._list_ingredients(bucket), bucket.bytecode_to_string())

    def _list_ingredients(self, bucket: Bucket) -> list[str]:
        return [hash_code(), "template", self._reader, bucket.key, bucket.checksum]


def to_rupiah(amount: int) -> str:
    """15000 → 'Rp15.000'."""
    return f"Rp{amount:,}".replace(",", ".")


def describe_error(error: Exception, root: Path) -> str:
    """An error while a template ran → its place there, as for any mistake; of another error, everything.

    What the disk refuses is no fault of the program: one line says it.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if Path(frame.filename).is_file() and not frame.filename.endswith(".py")]
    if not places and isinstance(error, OSError):
        return describe_refusal(error, root)
    if not places:
        return "".join(traceback.format_exception(error))
    file, line = Path(places[-1].filename), places[-1].lineno or 1
    what = f"{type(error).__name__}: {error}"
    return str(SourceError([Problem(show_path(file, root), line, what, "mend this template")]))
