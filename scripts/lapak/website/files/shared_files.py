"""What stands on a site once, for all languages: recordings, files of one's own, scripts loaded by a tap."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.sentences import NEVER_LAST
from lapak.course.recordings import MOST_SECONDS
from lapak.render.addresses import to_url
from lapak.render.document import Documents
from lapak.render.minify import minify_script
from lapak.render.palette import load_palette
from lapak.render.templates import load_templates
from lapak.website.files.feed import find_feed
from lapak.website.files.live import find_live_scripts, find_tools, make_tools
from lapak.website.files.redirects import find_redirects
from lapak.website.files.share_pictures import find_share_pictures

WALL = "layar.js"
"""Below each language's root."""
RECORD, RECORDER = "record", "rekam.js"
"""The layout of the page that records, and its script below each language's root."""
READ_ALOUD = "dengar.js"
"""Below each language's root: recordings in any language, a voice of the device in Indonesian alone."""


def find_extras(documents: Documents) -> dict[str, Callable[[], bytes]]:
    """Documents → what gives the bytes of each such file, by its path on the site."""
    root, recordings = documents.course.project.root, documents.course.recordings.values()
    heard = [recording for recording in recordings if not recording.is_silent]
    files: dict[str, Callable[[], bytes]] = {}
    files |= {recording.address: partial(Path.read_bytes, root / recording.path) for recording in heard}
    files |= {file.address: partial(Path.read_bytes, root / file.path) for file in documents.course.handed_out}
    files |= {find_tools(language): partial(make_tools, documents, language) for language in documents.pages}
    files |= {**find_share_pictures(documents), **find_redirects(documents), **find_feed(documents)}
    walls = {to_url(code, WALL): partial(make_wall, documents, code) for code in documents.modules}
    files |= {
        to_url(code, RECORDER): partial(make_recorder, documents, code)
        for code in documents.pages
        if _records(documents, code)
    }
    return {**files, **find_live_scripts(documents), **walls, **_find_read_aloud(documents)}


def _records(documents: Documents, language: str) -> bool:
    return any(page.layout == RECORD for page in documents.pages[language])


def make_recorder(documents: Documents, language: str) -> bytes:
    """Documents and a language → the script that records sections, with its words."""
    templates = load_templates(documents.course.project.template_roots)
    script = templates.get_template("scripts/record.js").render(
        words=documents.words[language], edition=documents.edition, most_seconds=MOST_SECONDS
    )
    return minify_script(script).encode()


def make_wall(documents: Documents, language: str) -> bytes:
    """Documents and a language → the script that shows a module on the wall, with its words."""
    templates = load_templates(documents.course.project.template_roots)
    return minify_script(templates.get_template("scripts/wall.js").render(words=documents.words[language])).encode()


def _find_read_aloud(documents: Documents) -> dict[str, Callable[[], bytes]]:
    """In a language without one recording nothing is to be heard: devices have no voice for it."""
    is_heard = any(not recording.is_silent for recording in documents.course.recordings.values())
    codes = documents.modules if is_heard else [SOURCE_LANGUAGE]
    return {to_url(code, READ_ALOUD): partial(make_read_aloud, documents, code) for code in codes}


def make_read_aloud(documents: Documents, language: str) -> bytes:
    """Documents and a language → the script that reads a page aloud, with its words."""
    templates = load_templates(documents.course.project.template_roots)
    script = templates.get_template("scripts/read-aloud.js").render(
        words=documents.words[language],
        edition=documents.edition,
        never_last=NEVER_LAST,
        palette=load_palette(documents.course.project),
    )
    return minify_script(script).encode()
