"""One road to a page: what plugins and hooks do to a page is on every page, whoever writes it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from tests.conftest import ROOT, TINY, Files

from lapak.cache.keys import find_key
from lapak.layout import plan_exports
from lapak.website.preview.responses import Preview

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
HOOK = """
def on_page_content(html, page, config, files):
    return html + f"<p>kait di /{page.url}</p>"


def on_page_context(context, page, config, nav):
    page.content += "<p>konteks</p>"


def on_post_page(output, page, config):
    return output.replace("</body>", "<p>sesudah</p></body>")


def on_post_template(output_content, template_name, config):
    return output_content.replace("</body>", "<p>templat</p></body>")
"""
PLUGIN = """
from mkdocs.plugins import BasePlugin


class Stempel(BasePlugin):
    def on_config(self, config):
        self.word = "tempel"

    def on_nav(self, nav, config, files):
        self.word += "an"

    def on_page_content(self, html, page, config, files):
        return html + f"<p>{self.word}</p>"

    def on_post_page(self, output, page, config):
        return output.replace("<main", "<p>cap</p><main")
"""
SIGNS = ("<p>kait di /", "<p>konteks</p>", "<p>sesudah</p>", "<p>tempelan<", "<p>cap</p>")
"""Closing tags that any parser knows are left out: no `</p>` is awaited before another paragraph."""


@pytest.fixture
def project(make_project: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny project with a hook, and a plugin of a package that is installed."""
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages/stempel.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    monkeypatch.delitem(sys.modules, "stempel", raising=False)
    known = vars(dict(MkDocsConfig._schema)["plugins"])["installed_plugins"]  # MkDocs looks for them once
    monkeypatch.setitem(known, "stempel", EntryPoint("stempel", "stempel:Stempel", "mkdocs.plugins"))
    config = CONFIG.replace("plugins:\n", "hooks: [kait.py]\nplugins:\n  stempel: {}\n")
    listings = {f"docs/{name}": (ROOT / "docs" / name).read_bytes() for name in ("unduh.md", "unduh.jv.md")}
    return make_project({"mkdocs.yml": config, "kait.py": HOOK, **listings})


def test_what_a_hook_and_a_plugin_do_is_on_every_page_of_a_build(project: Path, run_lapak: Run) -> None:
    status, said = run_lapak(project, "build")
    assert status == 0, said
    site = project / "site/kecil"
    pages = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("index.html")}

    assert {"unduh/index.html", "jv/unduh/index.html", "modul/awal/index.html"} <= set(pages)
    missing = {path: [sign for sign in SIGNS if page.count(sign) != 1] for path, page in pages.items()}
    assert {path: signs for path, signs in missing.items() if signs} == {}
    assert "<p>kait di /jv/unduh/" in pages["jv/unduh/index.html"]
    assert "<p>templat</p>" in (site / "404.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["/", "/jv/", "/unduh/", "/jv/unduh/", "/modul/awal/"])
def test_what_a_hook_and_a_plugin_do_is_on_every_page_of_the_preview(project: Path, path: str) -> None:
    preview = Preview(project / "mkdocs.yml", plan_exports, print)
    for _ in range(2):
        page = preview.respond(path).body.decode()
        assert [sign for sign in SIGNS if page.count(sign) != 1] == []
    assert "<p>templat</p>" in preview.respond("/404.html").body.decode()


def test_change_of_a_hook_is_seen_at_once(project: Path) -> None:
    preview = Preview(project / "mkdocs.yml", plan_exports, print)
    preview.respond("/")
    (project / "kait.py").write_text(HOOK.replace("sesudah", "kemudian"), "utf-8")

    assert "<p>kemudian</p>" in preview.respond("/").body.decode()


WARNING = """
import logging


def on_page_content(html, page, config, files):
    if page.url == "jv/":
        logging.getLogger("mkdocs.hooks").warning("sumur itu kering")
"""
FAILURE = """
def on_nav(nav, config, files):
    return nav.sumur
"""
BUILD_ERROR = """
from mkdocs.exceptions import PluginError


def on_post_page(output, page, config):
    raise PluginError("tidak ada air")
"""
ADDED = """
from mkdocs.structure.files import File


def on_files(files, config):
    files.append(File("tambahan.md", config.docs_dir, config.site_dir, True))
"""
TOLD = {
    "warning": (WARNING, "kait.py:7: warning in strict mode: sumur itu kering"),
    "failure": (FAILURE, "kait.py:3: this fails: AttributeError: 'Navigation' object has no attribute 'sumur'"),
    "error of a build": (BUILD_ERROR, "kait.py:6: this fails: PluginError: tidak ada air"),
}


def test_page_that_a_hook_adds_is_told_to_be_left_out(make_project: Make, run_lapak: Run) -> None:
    config = CONFIG.replace("plugins:\n", "hooks: [kait.py]\nplugins:\n")
    status, said = run_lapak(make_project({"mkdocs.yml": config, "kait.py": ADDED}), "build")

    assert status == 1
    assert "lapak: 'tambahan.md' is left out: a plugin or a hook has added it" in said


@pytest.mark.parametrize("name", TOLD)
def test_what_a_hook_warns_of_or_fails_at_is_told_at_its_line(name: str, make_project: Make, run_lapak: Run) -> None:
    hook, expected = TOLD[name]
    config = CONFIG.replace("plugins:\n", "hooks: [kait.py]\nplugins:\n")
    status, said = run_lapak(make_project({"mkdocs.yml": config, "kait.py": hook}), "build")

    assert (status, said.splitlines()[:2]) == (1, ["1 problem in the sources", expected])
    assert "Traceback" not in said


@pytest.mark.parametrize(("setting", "name"), [("hooks: [kait.py]", "kait.py"), ("INHERIT: dasar.yml", "dasar.yml")])
def test_change_of_a_file_that_the_settings_name_is_another_project(
    setting: str, name: str, make_project: Make
) -> None:
    project = make_project({"mkdocs.yml": f"{setting}\n{CONFIG}", name: "# satu"})
    before = find_key(project, project / "site")
    (project / name).write_text("# dua", "utf-8")

    assert find_key(project, project / "site") != before


def test_warning_stops_nothing_where_the_campus_says_so(make_project: Make, run_lapak: Run) -> None:
    config = CONFIG.replace("plugins:\n", "hooks: [kait.py]\nplugins:\n").replace("strict: true", "strict: false")
    status, said = run_lapak(make_project({"mkdocs.yml": config, "kait.py": WARNING}), "build")

    assert status == 0, said


def test_warning_of_a_plugin_is_told_at_its_line(project: Path, run_lapak: Run, tmp_path: Path) -> None:
    file = tmp_path / "packages/stempel.py"
    loud = PLUGIN.replace("self.word = ", "get_plugin_logger(__name__).warning('macet'); self.word = ")
    file.write_text(loud.replace("import BasePlugin", "import BasePlugin, get_plugin_logger"), "utf-8")
    status, said = run_lapak(project, "build")

    assert status == 1
    assert "mkdocs.yml:7: plugin 'stempel': warning in strict mode: stempel: macet\n" in said


def test_warning_of_mkdocs_itself_is_told(make_project: Make, run_lapak: Run) -> None:
    config = CONFIG.replace("strict: true", "strict: true\nextra_templates: [tidak-ada.html]")
    status, said = run_lapak(make_project({"mkdocs.yml": config}), "build")

    assert status == 1
    expected = "mkdocs.yml:3: warning in strict mode: Template skipped: 'tidak-ada.html' not found in docs_dir."
    assert expected in said


def test_failure_of_a_hook_is_told_in_the_preview_too(make_project: Make) -> None:
    config = CONFIG.replace("plugins:\n", "hooks: [kait.py]\nplugins:\n")
    project = make_project({"mkdocs.yml": config, "kait.py": BUILD_ERROR})
    shown = Preview(project / "mkdocs.yml", plan_exports, print).respond("/jv/")

    assert shown.status == 500
    assert "kait.py:6: this fails: PluginError: tidak ada air" in shown.body.decode()
