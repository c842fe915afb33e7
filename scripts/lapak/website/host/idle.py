"""Settings of an mkdocs file that change nothing: nothing that a campus writes there is silently without effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lapak.course.problems import Advisory
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.yaml_text import KeyPath
from lapak.course.settings import Settings, load_settings
from lapak.website.host.config import load_mkdocs

NEVER: Mapping[tuple[str, ...], str] = {
    ("nav",): "pages and their order follow from 'modules:' of the edition, and from docs/",
    ("edit_uri",): "the way to the source of a text follows from 'repo_url'",
    ("edit_uri_template",): "the way to the source of a text follows from 'repo_url'",
    ("site_description",): "each page is described by the 'summary' of its own text",
    ("site_author",): "pages name the institution of the edition",
    ("draft_docs",): "each text of docs/ is a page",
    ("not_in_nav",): "each text of docs/ is a page",
    ("validation",): "'lapak check' looks at every link",
    ("theme", "locale"): "each page has its own language",
    ("theme", "favicon"): "it is overrides/assets/images/favicon.svg, which stands inside each page",
    ("theme", "font"): "fonts would be loaded from elsewhere, and every device has its own",
    ("extra", "analytics"): "no page asks another host or counts its readers",
    ("extra", "consent"): "no page stores what would need it",
    ("markdown_extensions", "pymdownx.emoji", "options", "custom_icons"): (
        "':name:' finds the icons of Material; a drawing of your own is an image of the text"
    ),
    ("extra", "alternate"): "the switch follows from 'language:' of the edition",
}
"""In no look, and why."""
MATERIAL: tuple[tuple[str, ...], ...] = (
    ("copyright",),
    ("repo_name",),
    ("extra_javascript",),
    ("theme", "features"),
    ("theme", "palette"),
    ("theme", "icon"),
    ("theme", "logo"),
    ("theme", "direction"),
    ("extra", "social"),
    ("extra", "generator"),
    ("extra", "version"),
    ("extra", "homepage"),
    ("plugins", "search"),
)
"""What Material's own shell reads."""
OURS = ("lapak", "i18n")
READING = ("on_page_markdown", "on_page_read_source")
"""Events of MkDocs around the Markdown of a page, which here it never sees."""
NAMELESS: tuple[object, ...] = (None, False, "", [], {})


def find_idle_settings(file: Path, looks: frozenset[str]) -> tuple[Advisory, ...]:
    """An edition's file, which can be loaded, and the looks of its pages → a hint on each setting without effect."""
    settings = load_settings(file, [])
    assert settings
    found = [*_find_never(settings), *_find_readers(settings, load_mkdocs(file).plugins)]
    if "material" not in looks:
        found += _find_material(settings)
    if "light" in looks:
        found += _find_foreign_styles(settings)
    return tuple(sorted(set(found)))


def _find_never(settings: Settings) -> Iterator[Advisory]:
    for place, why in NEVER.items():
        if settings.find(*place) not in NAMELESS:
            yield _hint(settings, place, f"{_show(place)} has no effect: {why}")
    if settings.find("use_directory_urls") is False:
        what = "'use_directory_urls: false' has no effect: each page is the index.html of a folder"
        yield _hint(settings, ("use_directory_urls",), what)
    if settings.find("theme", "language") not in (None, SOURCE_LANGUAGE):
        what = "'theme: language' has no effect: each page has its own language"
        yield _hint(settings, ("theme", "language"), what)


def _find_material(settings: Settings) -> Iterator[Advisory]:
    """Each of them, one by one where it is a list."""
    for place in MATERIAL:
        value = settings.find(*place)
        if place[0] == "plugins" and "search" in (settings.find("plugins") or {}):
            yield _hint(settings, place, f"{_show(place)} works only with 'look: material'; pages have our own search")
        elif value not in NAMELESS:
            entries = enumerate(value) if isinstance(value, list) else ()
            parts: dict[KeyPath, str] = {
                (*place, index): f"'{entry}'" for index, entry in entries if isinstance(entry, str)
            }
            for part, name in (parts or {place: _show(place)}).items():
                yield _hint(settings, part, f"{name} works only with 'look: material'")


def _find_readers(settings: Settings, plugins: Mapping[str, Any]) -> Iterator[Advisory]:
    """Plugins and hooks that would change the Markdown of pages."""
    for name, plugin in plugins.items():
        if name in OURS:
            continue
        for event in READING:
            if hasattr(plugin, event):
                kind = "hooks" if name in (settings.find("hooks") or ()) else "plugins"
                what = f"{event} of '{name}' changes nothing: texts are read by lapak; take on_page_content"
                yield _hint(settings, (kind, name), what)


def _find_foreign_styles(settings: Settings) -> Iterator[Advisory]:
    styles = settings.find("extra_css")
    for index, path in enumerate(styles if isinstance(styles, list) else ()):
        if isinstance(path, str) and "//" in path:
            what = f"'{path}' of 'extra_css' is not loaded by light pages: they ask no other host; copy it into docs/"
            yield _hint(settings, ("extra_css", index), what)


def _hint(settings: Settings, place: KeyPath, what: str) -> Advisory:
    problem = settings.problem(place, what, "")
    return Advisory(0, problem.path, problem.line, what)


def _show(place: KeyPath) -> str:
    return f"'{': '.join(map(str, place))}'"
