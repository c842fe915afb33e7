"""The templates of overrides/, strict: a name that nobody defined is an error, not an empty place."""

from __future__ import annotations

import traceback
from pathlib import Path

import jinja2
from markupsafe import Markup

from lapak.course.problems import Problem, SourceError
from lapak.course.project import show_path
from lapak.render.minify import minify_script
from lapak.render.policy import OWN
from lapak.writing.faults import describe_refusal


def load_templates(roots: tuple[Path, ...]) -> jinja2.Environment:
    """Template folders, the first wins → the environment that knows them."""
    templates = jinja2.Environment(
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
