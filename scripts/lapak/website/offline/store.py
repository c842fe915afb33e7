"""A folder with an edition's finished pages → the same, and beside them all that keeps them on a phone."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from lapak.render.addresses import to_url
from lapak.render.document import Documents
from lapak.render.light import load_script, minify_page
from lapak.render.policy import add_policy, hash_text
from lapak.render.styles import load_styles
from lapak.render.templates import load_templates
from lapak.website.offline.icons import FOLDER, write_icons
from lapak.website.offline.pack import find_files, to_pack

WORKER = "sw.js"
OFFLINE_PAGE = FOLDER + "luring"
"""The key in the store of what is shown for a page that is not there."""
SIZE_MARK = "⁂"
"""Stands in a page for the size of the file that the page itself is in."""
STYLES = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
MOST_CHARACTERS = 3_000_000
"""Of all pages of a language: ten times a usual course."""
MOST_ROUNDS = 5
"""Until the size that pages say is the one they have: it moves by one when a digit changes."""


@dataclass(frozen=True)
class Kept:
    """One language, as it is kept."""

    language: str
    data: bytes

    def to_contents(self) -> dict[str, str | int]:
        """What the worker must know of it."""
        digest = hashlib.sha256(self.data).hexdigest()
        return {"file": self.path, "hash": digest, "bytes": len(self.data), "kb": math.ceil(len(self.data) / 1000)}

    @property
    def path(self) -> str:
        """The path of its file on the site."""
        return f"{FOLDER}{self.language}.bin"


def write_offline(folder: Path, documents: Documents) -> tuple[Kept, ...]:
    """Writes into a site's folder what keeps it on a phone, and the sizes into its pages."""
    (folder / FOLDER).mkdir(exist_ok=True)
    beside = write_icons(folder, documents)
    worker = load_script(documents.course.project, "worker")
    beside += _measure(worker)
    tried = [_keep(language.code, folder, documents, beside) for language in documents.edition.languages]
    kept = tuple(one for one in tried if one)
    contents = {one.language: one.to_contents() for one in kept}
    (folder / WORKER).write_text(f"{worker}\nserve({json.dumps(contents)});", "utf-8", newline="\n")
    return kept


def _keep(language: str, folder: Path, documents: Documents, beside: int) -> Kept | None:
    """Writes the file of a language and the script that offers it; its pages get their size.

    A course that is too large for a phone is not offered, and gives None.
    """
    script_path, script = f"{FOLDER}{language}.js", _to_script(language, documents)
    folders = [to_url(one.code, "") for one in documents.edition.languages]
    files = find_files(folder, to_url(language, ""), folders)
    if sum(map(len, files.values())) > MOST_CHARACTERS:
        return None
    kept_files = {**files, OFFLINE_PAGE: _to_offline_page(language, documents), script_path: script}
    kilobytes, data = _find_size(_share_styles(kept_files), beside + _measure(script))
    kept = Kept(language, data)
    (folder / script_path).write_text(script, "utf-8", newline="\n")
    (folder / kept.path).write_bytes(data)
    for path, text in files.items():
        if SIZE_MARK in text:
            sized = text.replace(SIZE_MARK, str(kilobytes))
            (folder / path / "index.html").write_text(sized, "utf-8", newline="\n")
    return kept


def _share_styles(files: Mapping[str, str]) -> dict[str, str]:
    """Each page has only the styles that it needs; in the store all have all of them, which then stand there once."""
    styles = STYLES.findall(files[OFFLINE_PAGE])[0]
    return {path: STYLES.sub(lambda _: styles, _allow(styles, text)) for path, text in files.items()}


def _allow(styles: str, page: str) -> str:
    """The policy of a page that will have other styles than those that it has."""
    old = STYLES.search(page)
    return page.replace(hash_text(old[0]), hash_text(styles)) if old else page


def _measure(script: str) -> int:
    """A script → its bytes on the wire."""
    return len(gzip.compress(script.encode(), 9, mtime=0))


def _find_size(files: Mapping[str, str], beside: int) -> tuple[int, bytes]:
    """Pages that say the size of their own file, and the bytes loaded beside it → the size in kB, and the file."""
    kilobytes, data = 0, b""
    for _ in range(MOST_ROUNDS):
        data = to_pack({path: text.replace(SIZE_MARK, str(kilobytes)) for path, text in files.items()})
        size = math.ceil((len(data) + beside) / 1000)
        if size == kilobytes:
            break
        kilobytes = size
    return kilobytes, data


def _to_script(language: str, documents: Documents) -> str:
    words = documents.words[language]
    settings = {
        "language": language,
        "names": {one.code: one.name for one in documents.edition.languages},
        "words": {key: text for key, text in words.texts.items() if key.startswith(("store", "failed_"))},
    }
    code = load_script(documents.course.project, "store")
    return f"{code}\nofferStore({json.dumps(settings, ensure_ascii=False, separators=(',', ':'))});"


def _to_offline_page(language: str, documents: Documents) -> str:
    project = documents.course.project
    page = load_templates(project.template_roots).get_template("offline.html")
    text = page.render(
        language=language,
        words=documents.words[language],
        home=to_url(language, ""),
        primary=documents.edition.colours.primary,
        page_styles=Markup(load_styles(project).text),
    )
    return add_policy(minify_page(text))
