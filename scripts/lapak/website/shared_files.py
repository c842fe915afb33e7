"""What stands on a site once, for all languages: recordings, files of one's own, scripts loaded by a tap."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.sentences import NEVER_LAST
from lapak.render.document import Documents
from lapak.render.minify import minify_script
from lapak.render.palette import load_palette
from lapak.render.templates import load_templates
from lapak.website.live import find_live_scripts
from lapak.website.redirects import find_redirects
from lapak.website.share_pictures import find_share_pictures

READ_ALOUD = "dengar.js"
"""For Indonesian alone: devices have no voice for its neighbours."""


def find_extras(documents: Documents) -> dict[str, Callable[[], bytes]]:
    """Documents → what gives the bytes of each such file, by its path on the site."""
    root, recordings = documents.course.project.root, documents.course.recordings.values()
    heard = [recording for recording in recordings if not recording.is_silent]
    files: dict[str, Callable[[], bytes]] = {}
    files |= {recording.address: partial(Path.read_bytes, root / recording.path) for recording in heard}
    files |= {file.address: partial(Path.read_bytes, root / file.path) for file in documents.course.handed_out}
    files |= {**find_share_pictures(documents), **find_redirects(documents)}
    return {**files, **find_live_scripts(documents), READ_ALOUD: partial(make_read_aloud, documents)}


def make_read_aloud(documents: Documents) -> bytes:
    """Documents → the script that reads a page aloud, with its words."""
    templates = load_templates(documents.course.project.template_roots)
    script = templates.get_template("scripts/read-aloud.js").render(
        words=documents.words[SOURCE_LANGUAGE], never_last=NEVER_LAST, palette=load_palette(documents.course.project)
    )
    return minify_script(script).encode()
