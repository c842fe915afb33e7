"""The templates of overrides/, strict: a name that nobody defined is an error, not an empty place."""

from __future__ import annotations

from pathlib import Path

import jinja2


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
    return templates


def to_rupiah(amount: int) -> str:
    """15000 → 'Rp15.000'."""
    return f"Rp{amount:,}".replace(",", ".")
