"""An edition's finished pages → the files beside them that keep them on a phone, and the sizes that they say."""

from __future__ import annotations

import hashlib
import json
import math
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree
from markupsafe import Markup

from lapak.course.recordings import Recording
from lapak.parallel import is_copy_safe, map_parts
from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents, find_trees
from lapak.render.minify import load_script, minify_page
from lapak.render.policy import add_policy, hash_text
from lapak.render.styles import load_styles
from lapak.render.templates import load_templates
from lapak.website.files.shared_files import RECORD, RECORDER
from lapak.website.files.sizes import STORE_MARK
from lapak.website.offline.icons import FOLDER, make_icons
from lapak.website.offline.pack import compress, find_files, to_pack
from lapak.website.page.view import is_for_makers
from lapak.website.search.scripts import find_search_page

WORKER = "sw.js"
THEIRS = "assets/"
"""Files of Material."""
OFFLINE_PAGE = FOLDER + "luring"
"""The key in the store of what is shown for a page that is not there."""
RECORDINGS = "-suara"
"""Of the recordings of a language, behind its code."""
STUDIO = "-rekam"
"""Of the page on which one records, likewise."""
STYLES = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
MOST_CHARACTERS = 1_300_000
"""Of all texts of a language: nine times a usual course. What is larger is kept module by module."""
DRAFT_SHARE = 0.953
"""Of the bytes of a draft are left at last, in a usual course: a guess, to be right at the first try."""
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


@dataclass(frozen=True)
class Store:
    """What a build adds so that phones keep the pages."""

    files: dict[str, bytes]
    """By their path on the site."""
    sizes: dict[str, int]
    """Pages by their file, each with the kB that it says of the file which it is in."""
    kept: tuple[Kept, ...] = ()


def make_store(site: Mapping[str, bytes], documents: Documents, *, is_large: bool) -> Store:
    """The files of a site by path → what keeps them on a phone: whole languages, or of a large course its modules.

    Of pages in Material's look nothing is kept, as they need files beside them; the worker then takes away what an
    earlier site has left.
    """
    worker = load_script(documents.course.project, "worker")
    if documents.edition.find_look("") == "material":
        return Store({WORKER: _start(worker, ())}, {})
    icons, beside = make_icons(documents)
    beside += _measure(worker)
    keep = _keep_modules if is_large else _keep
    languages = [language.code for language in documents.edition.languages]

    def keep_some(codes: Sequence[str]) -> list[Store]:
        return [keep(code, site, documents, beside) for code in codes]

    # Packing takes long; but what has run Typst, icons may have been drawn here, must not be copied.
    store = _join(map_parts(keep_some, languages, least=2) if is_copy_safe() else keep_some(languages))
    if not is_large:
        store = _join([store, *(keep_recordings(code, documents) for code in languages)])
    store = _join([store, *(_keep_studio(one, site, documents, beside) for one in store.kept if one.name in languages)])
    return replace(store, files={**icons, **store.files, WORKER: _start(worker, store.kept)})


def _start(worker: str, kept: Iterable[Kept]) -> bytes:
    """The worker, and what it is to keep."""
    return f"{worker}\nserve({json.dumps({one.name: one.to_contents() for one in kept})});".encode()


def is_too_large(documents: Documents) -> bool:
    """True when one of the languages has more text than a phone should keep as a whole."""
    return any(sum(map(_count, documents.in_language(language))) > MOST_CHARACTERS for language in documents.pages)


def _count(document: Document) -> int:
    return sum(len(etree.tostring(tree, encoding="unicode")) for tree in find_trees(document))


def _find_files(site: Mapping[str, bytes], language: str, documents: Documents) -> dict[str, str]:
    """What a phone may keep of a language: its pages in the light look, without those that participants never need."""
    folders = [to_url(one.code, "") for one in documents.edition.languages]
    own = to_url(language, "")
    find_look = documents.edition.find_look
    makers = {f"{own}{page.address}index.html" for page in documents.list_published(language) if is_for_makers(page)}
    kept = (path for path in site if path not in makers and _is_light(path.removeprefix(own), find_look))
    files = {path: site[path] for path in kept}
    return find_files(files, own, folders)


def _is_light(path: str, find_look: Callable[[str], str]) -> bool:
    return not path.startswith(THEIRS) and find_look(path) == "light"


def _keep(language: str, site: Mapping[str, bytes], documents: Documents, beside: int) -> Store:
    """The file of a language and the script that offers it; its pages get their size."""
    script = _to_script(language, language, _name_all(documents), documents)
    files = _find_files(site, language, documents)
    kept_files = {**files, OFFLINE_PAGE: _to_offline_page(language, documents), _name_script(language): script}
    shared = _share_styles(kept_files)
    kilobytes, data = _find_size(shared, beside + _measure(script))
    return _offer(Kept(language, data, _hash_texts(shared)), script, files, kilobytes)


def _name_all(documents: Documents) -> dict[str, str]:
    """Languages, and what is spoken in them, as an offer calls them."""
    names = {one.code: one.name for one in documents.edition.languages}
    heard = (code for code in names if _find_heard(code, documents))
    return names | {f"{code}{RECORDINGS}": _name_recordings(code, documents) for code in heard}


def _keep_studio(base: Kept, site: Mapping[str, bytes], documents: Documents, beside: int) -> Store:
    """The page on which a neighbour records, kept with the language that it belongs to: it is read in a quiet room."""
    language, find_look = base.name, documents.edition.find_look
    pages = (one for one in documents.list_published(language) if getattr(one, "layout", "") == RECORD)
    page = next((one for one in pages if _is_light(one.address, find_look)), None)
    if page is None:
        return Store({}, {})
    name, path, recorder = f"{language}{STUDIO}", to_url(language, page.address), to_url(language, RECORDER)
    script = _to_script(name, language, {**_name_all(documents), name: page.title.text}, documents)
    own = {path: site[f"{path}index.html"].decode()}
    texts = {**own, recorder: site[recorder].decode(), _name_script(name): script}
    kilobytes, data = _find_size(texts, beside + len(base.data) + _measure(script))
    return _offer(Kept(name, data, _hash_texts(texts), {"at": path, "needs": language}), script, own, kilobytes)


def keep_recordings(language: str, documents: Documents) -> Store:
    """What was spoken in a language, to be kept beside its pages by those who want it; nothing where nobody has."""
    root, heard = documents.course.project.root, _find_heard(language, documents)
    if not heard:
        return Store({}, {})
    texts = {one.address: b64encode((root / one.path).read_bytes()).decode() for one in heard}
    name = f"{language}{RECORDINGS}"
    kept = Kept(name, to_pack(texts), _hash_texts(texts), {"needs": language})
    return Store({kept.path: kept.data}, {}, (kept,))


def _find_heard(language: str, documents: Documents) -> list[Recording]:
    recordings = documents.course.recordings.items()
    return [one for (_, _, code), one in recordings if code == language and not one.is_silent]


def _keep_modules(language: str, site: Mapping[str, bytes], documents: Documents, beside: int) -> Store:
    """The same of a large course: a file for what belongs to no module, and one for each module.

    Search is left to those who have internet: its index is as large as the course.
    """
    files = _find_files(site, language, documents)
    places = {to_url(language, module.address): module for module in documents.modules[language]}
    search = find_search_page(documents.pages[language])
    left = (*places, to_url(language, search.address)) if search else tuple(places)
    shared = {path: text for path, text in files.items() if not path.startswith(left)}
    shared = _share_styles({**shared, OFFLINE_PAGE: _to_offline_page(language, documents)})
    base = Kept(language, to_pack(shared), _hash_texts(shared), {"at": OFFLINE_PAGE})
    stores = [Store({base.path: base.data}, {}, (base,))]
    for path, module in places.items():
        name = f"{language}-{module.slug}"
        script = _to_script(name, language, {name: module.title.text}, documents)
        own = {path: files[path]}
        texts = {**own, _name_script(name): script}
        kilobytes, data = _find_size(texts, beside + len(base.data) + _measure(script))
        one = Kept(name, data, _hash_texts(texts), {"at": path, "needs": language})
        stores.append(_offer(one, script, own, kilobytes))
    return _join(stores)


def _join(stores: Iterable[Store]) -> Store:
    """Several → one."""
    parts = list(stores)
    files = {path: data for part in parts for path, data in part.files.items()}
    sizes = {page: size for part in parts for page, size in part.sizes.items()}
    return Store(files, sizes, tuple(one for part in parts for one in part.kept))


def _name_script(name: str) -> str:
    return f"{FOLDER}{name}.js"


def _offer(kept: Kept, script: str, files: Mapping[str, str], kilobytes: int) -> Store:
    """A file, the script that offers it, and its size for the pages that are in it."""
    sizes = {f"{path}index.html": kilobytes for path, text in files.items() if STORE_MARK in text}
    return Store({_name_script(kept.name): script.encode(), kept.path: kept.data}, sizes, (kept,))


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
    data = to_pack(files, is_draft=True)
    kilobytes = math.ceil((len(data) * DRAFT_SHARE + beside) / 1000)
    for _ in range(MOST_ROUNDS):
        data = to_pack({path: text.replace(STORE_MARK, str(kilobytes)) for path, text in files.items()})
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


def _name_recordings(language: str, documents: Documents) -> str:
    return documents.words[language].fill("store_voices", language=documents.find_language_name(language))


def _to_offline_page(language: str, documents: Documents) -> str:
    project = documents.course.project
    page, styles = load_templates(project.template_roots).get_template("offline.html"), load_styles(project)
    text = page.render(
        language=language,
        language_name=next(one.name for one in documents.edition.languages if one.code == language),
        words=documents.words[language],
        home=to_url(language, ""),
        primary=documents.edition.colours.primary,
        icon=documents.signs.icon_address,
        page_styles=Markup(styles.text),
    )
    return add_policy(minify_page(styles.to_whole(text)))
