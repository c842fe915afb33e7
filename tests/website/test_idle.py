"""Settings of an mkdocs file: what has an effect, and what `lapak check` says of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage
from tests.conftest import ROOT, TINY, Files

from lapak.website.host.idle import MATERIAL, NEVER, find_idle_settings

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
LIGHT, MATERIAL_LOOK = frozenset({"light"}), frozenset({"material"})
ONLY = "works only with 'look: material'"
IDLE = {
    "nav": (
        "nav:\n  - Beranda: index.md\n",
        {1: "'nav' has no effect: pages and their order follow from 'modules:' of the edition, and from docs/"},
        True,
    ),
    "features": (
        "theme:\n  name: material\n  features:\n    - navigation.tabs\n    - content.code.copy\n",
        {4: f"'navigation.tabs' {ONLY}", 5: f"'content.code.copy' {ONLY}"},
        False,
    ),
    "palette": (
        "theme:\n  name: material\n  palette: { primary: teal }\n",
        {3: f"'theme: palette' {ONLY}"},
        False,
    ),
    "script": ("extra_javascript: [warung.js]\n", {1: f"'warung.js' {ONLY}"}, False),
    "font": (
        "theme:\n  name: material\n  font: { text: Roboto }\n",
        {3: "'theme: font' has no effect: fonts would be loaded from elsewhere, and every device has its own"},
        True,
    ),
    "hook that reads": (
        "hooks: [baca.py]\n",
        {1: "on_page_markdown of 'baca.py' changes nothing: texts are read by lapak; take on_page_content"},
        True,
    ),
    "sheet of another host": (
        "extra_css: [https://huruf.example/a.css]\n",
        {
            1: "'https://huruf.example/a.css' of 'extra_css' is not loaded by light pages: "
            "they ask no other host; copy it into docs/"
        },
        False,
    ),
    "icons": (
        CONFIG.replace(
            "markdown_extensions:\n", "markdown_extensions:\n  pymdownx.emoji: { options: { custom_icons: [ikon] } }\n"
        ),
        {
            CONFIG[: CONFIG.index("markdown_extensions:")].count("\n") + 2: "'markdown_extensions: pymdownx.emoji: "
            "options: custom_icons' has no effect: ':name:' finds the icons of Material; a drawing of your own is an "
            "image of the text"
        },
        True,
    ),
    "search": (
        CONFIG.replace("plugins:\n", "plugins:\n  search: {}\n"),
        {6: f"'plugins: search' {ONLY}; pages have our own search"},
        False,
    ),
}
"""Each with the lines it is told on in the light look, and whether it has no effect in that of Material either."""
WORKING = {
    *("site_name", "site_url", "repo_url", "docs_dir", "site_dir", "use_directory_urls", "exclude_docs", "strict"),
    *("theme", "extra", "extra_css", "extra_templates", "markdown_extensions", "plugins", "hooks"),
    *("dev_addr", "watch", "remote_branch", "remote_name"),  # of `mkdocs serve` and `mkdocs gh-deploy`
    *("config_file_path", "mdx_configs", "pages", "google_analytics"),  # its own, and what it refuses
}


def write(config: str, make_project: Make) -> Path:
    """The tiny project with some settings first; its own ones of the same name go."""
    rest = [
        line for line in CONFIG.splitlines(keepends=True) if not config.startswith("theme:") or line[:6] != "theme:"
    ]
    text = config if "site_name" in config else config + "".join(rest)
    reading = "def on_page_markdown(markdown, page, config, files):\n    return markdown\n"
    return make_project({"mkdocs.yml": text, "baca.py": reading}) / "mkdocs.yml"


@pytest.mark.parametrize("name", IDLE)
def test_setting_without_effect_is_told_at_its_line(name: str, make_project: Make) -> None:
    config, told, is_always = IDLE[name]
    file = write(config, make_project)

    assert {hint.line: hint.what for hint in find_idle_settings(file, LIGHT)} == told
    assert {hint.line: hint.what for hint in find_idle_settings(file, MATERIAL_LOOK)} == (told if is_always else {})


def test_every_setting_of_mkdocs_works_or_is_told() -> None:
    told = {place[0] for place in (*NEVER, *MATERIAL)}

    assert {name for name, _ in MkDocsConfig._schema} == told - {
        "plugins",
        "theme",
        "extra",
        "markdown_extensions",
    } | WORKING


def test_our_own_file_says_nothing_that_is_meant_without_it() -> None:
    said = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["plugins"]["i18n"]
    meant = {name: option.default for name, option in I18nPluginConfig._schema}
    language = {name: option.default for name, option in I18nPluginLanguage._schema}

    assert [name for name, value in said.items() if value == meant[name]] == []
    assert [name for name, value in said["languages"][0].items() if value == language[name]] == []


def test_check_says_it_and_stops_nothing(make_project: Make, run_lapak: Run) -> None:
    file = write(IDLE["nav"][0], make_project)
    status, said = run_lapak(file.parent, "check", "--fast")

    assert status == 0
    assert "Settings without effect (they stop nothing):\nmkdocs.yml:1: 'nav' has no effect: " in said


def test_sheet_of_a_campus_stands_in_the_pages_that_need_it(make_project: Make, run_lapak: Run) -> None:
    sheet = ".ringkas { color: #123456; }\nh1 { letter-spacing: 1px; }\n"
    project = make_project({"mkdocs.yml": f"extra_css: [gaya/kampus.css]\n{CONFIG}", "docs/gaya/kampus.css": sheet})
    assert run_lapak(project, "build")[0] == 0
    page = (project / "site/kecil/index.html").read_text("utf-8")

    assert "h1{letter-spacing:1px}" in page
    assert "#123456" not in page
    assert "kampus.css" not in page
