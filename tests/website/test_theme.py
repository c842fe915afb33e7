"""Templates of a theme are read leanly, and MkDocs publishes of it what it published."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.theme import Theme

from lapak.website.host.theme import LeanLoader


def test_all_of_a_theme_but_dot_folders_is_listed_and_all_of_it_is_found(tmp_path: Path) -> None:
    (tmp_path / ".rahasia").mkdir()
    (tmp_path / ".rahasia/a.html").write_text("a", "utf-8")
    (tmp_path / ".b.html").write_text("b", "utf-8")
    folders = [str(tmp_path), *Theme(name="material").dirs]
    plain, lean = jinja2.FileSystemLoader(folders), LeanLoader(folders)

    shown = [name for name in plain.list_templates() if not any(part.startswith(".") for part in name.split("/")[:-1])]

    assert lean.list_templates() == shown
    assert ".b.html" in shown
    assert ".rahasia/a.html" not in shown
    assert lean.get_source(jinja2.Environment(), ".rahasia/a.html")[0] == "a"
    assert len(shown) < 1000 < len(plain.list_templates())
