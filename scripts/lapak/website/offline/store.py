"""A folder with an edition's finished pages → the same, and beside them all that keeps them on a phone."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from lapak.render.addresses import to_url
from lapak.render.document import Documents
from lapak.render.minify import load_script, minify_page
from lapak.render.policy import add_policy, hash_text
from lapak.render.styles import load_styles
from lapak.render.templates import load_templates
from lapak.website.offline.icons import FOLDER, write_icons
from lapak.website.offline.pack import compress, find_files, to_pack
from lapak.website.search.scripts import find_search_page

WORKER = "sw.js"
THEIRS = "assets/"
"""Files of Material."""
OFFLINE_PAGE = FOLDER + "luring"
"""The key in the store of what is shown for a page that is not there."""
SIZE_MARK = "⁂"
"""Stands in a page for the size of the file that the page itself is in."""
STYLES = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
MOST_CHARACTERS = 3_000_000
"""Of all pages of a language: ten times a usual course. What is larger is kept module by module."""
MOST_ROUNDS = 5
"""Until the size that pages say is the one they have: it moves by one when a digit changes."""


@dataclass(frozen=True)
class Kept:
    """One language, or of a large course one module in it, as it is kept."""

    name: str
    """'id' or 'id-praktik'."""
    data: bytes
    content: str
    """The hash of its pages without their size: when another zlib packs them, no phone need load them again."""
    place: dict[str, str] = field(default_factory=dict)
    """Of a large course: on which page it is offered, and what is kept with it."""

    def to_contents(self) -> dict[str, str | int]:
        """What the worker must know of it."""
        digest = hashlib.sha256(self.data).hexdigest()
        return {
            "file": self.path,
            "content": self.content,
            "hash": digest,
            "bytes": len(self.data),
            "kb": math.ceil(len(self.data) / 1000),
            **self.place,
        }

    @property
    def path(self) -> str:
        """The path of its file on the site."""
        return f"{FOLDER}{self.name}.bin"


def write_offline(folder: Path, documents: Documents, most: int = MOST_CHARACTERS) -> tuple[Kept, ...]:
    """Writes into a site's folder what keeps it on a phone, and the sizes into its pages.

    When a language has more characters than `most`, its pages are those of `write_offers`. Of pages in Material's look
    nothing is kept, as they need files beside them; the worker then takes away what an earlier site has left.
    """
    worker = load_script(documents.course.project, "worker")
    if documents.edition.find_look("") == "material":
        _write_worker(folder, worker, {})
        return ()
    (folder / FOLDER).mkdir(exist_ok=True)
    beside = write_icons(folder, documents)
    beside += _measure(worker)
    keep = _keep_modules if find_size(folder, documents) > most else _keep
    kept = [one for language in documents.edition.languages for one in keep(language.code, folder, documents, beside)]
    _write_worker(folder, worker, {one.name: one.to_contents() for one in kept})
    return tuple(kept)


def _write_worker(folder: Path, worker: str, contents: Mapping[str, object]) -> None:
    (folder / WORKER).write_text(f"{worker}\nserve({json.dumps(contents)});", "utf-8", newline="\n")


def find_size(folder: Path, documents: Documents) -> int:
    """A site's folder → the characters of its largest language."""
    languages = [language.code for language in documents.edition.languages]
    return max(sum(map(len, _find_files(folder, language, documents).values())) for language in languages)


def _find_files(folder: Path, language: str, documents: Documents) -> dict[str, str]:
    """What a phone may keep of a language: its pages in the light look."""
    folders = [to_url(one.code, "") for one in documents.edition.languages]
    own = to_url(language, "")
    files = find_files(folder, own, folders)
    find_look = documents.edition.find_look
    return {path: text for path, text in files.items() if _is_light(path.removeprefix(own), find_look)}


def _is_light(path: str, find_look: Callable[[str], str]) -> bool:
    return not path.startswith(THEIRS) and find_look(path) == "light"


def _keep(language: str, folder: Path, documents: Documents, beside: int) -> list[Kept]:
    """Writes the file of a language and the script that offers it; its pages get their size."""
    names = {one.code: one.name for one in documents.edition.languages}
    script = _to_script(language, language, names, documents)
    files = _find_files(folder, language, documents)
    kept_files = {**files, OFFLINE_PAGE: _to_offline_page(language, documents), _name_script(language): script}
    shared = _share_styles(kept_files)
    kilobytes, data = _find_size(shared, beside + _measure(script))
    return [_write(Kept(language, data, _hash_texts(shared)), script, files, kilobytes, folder)]


def _keep_modules(language: str, folder: Path, documents: Documents, beside: int) -> list[Kept]:
    """The same of a large course: a file for what belongs to no module, and one for each module.

    Search is left to those who have internet: its index is as large as the course.
    """
    files = _find_files(folder, language, documents)
    places = {to_url(language, module.address): module for module in documents.modules[language]}
    search = find_search_page(documents.pages[language])
    left = (*places, to_url(language, search.address)) if search else tuple(places)
    shared = {path: text for path, text in files.items() if not path.startswith(left)}
    shared = _share_styles({**shared, OFFLINE_PAGE: _to_offline_page(language, documents)})
    base = Kept(language, to_pack(shared), _hash_texts(shared), {"at": OFFLINE_PAGE})
    (folder / base.path).write_bytes(base.data)
    kept = [base]
    for path, module in places.items():
        name = f"{language}-{module.slug}"
        script = _to_script(name, language, {name: module.title.text}, documents)
        own = {path: files[path]}
        texts = {**own, _name_script(name): script}
        kilobytes, data = _find_size(texts, beside + len(base.data) + _measure(script))
        one = Kept(name, data, _hash_texts(texts), {"at": path, "needs": language})
        kept.append(_write(one, script, own, kilobytes, folder))
    return kept


def _name_script(name: str) -> str:
    return f"{FOLDER}{name}.js"


def _write(kept: Kept, script: str, files: Mapping[str, str], kilobytes: int, folder: Path) -> Kept:
    """Writes a file, the script that offers it, and its size into the pages that are in it."""
    (folder / _name_script(kept.name)).write_text(script, "utf-8", newline="\n")
    (folder / kept.path).write_bytes(kept.data)
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


def _hash_texts(files: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()


def _measure(script: str) -> int:
    """A script → its bytes on the wire."""
    return len(compress(script.encode()))


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


def _to_script(name: str, language: str, names: Mapping[str, str], documents: Documents) -> str:
    """What is kept, the language of the words, and how all that its page offers is called → the script."""
    words = documents.words[language]
    settings = {
        "language": name,
        "names": names,
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
