"""An edition's finished pages → the files beside them that keep them on a phone, and the sizes that they say."""

from __future__ import annotations

import json
import math
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from lapak.parallel import is_copy_safe, map_parts
from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents, find_trees
from lapak.render.minify import load_script
from lapak.render.policy import hash_text
from lapak.website.files.shared_files import RECORD, RECORDER
from lapak.website.files.sizes import STORE_MARK
from lapak.website.offline.icons import FOLDER, make_icons
from lapak.website.offline.kept import Kept, Store, hash_texts, join_stores
from lapak.website.offline.offer import RECORDINGS, find_heard, name_all, name_script, to_offline_page, to_script
from lapak.website.offline.pack import compress, find_files, to_pack
from lapak.website.page.menu import is_for_makers
from lapak.website.search.scripts import find_search_page

WORKER = "sw.js"
THEIRS = "assets/"
"""Files of Material."""
OFFLINE_PAGE = FOLDER + "luring"
"""The key in the store of what is shown for a page that is not there."""
STUDIO = "-rekam"
"""Of the page on which one records, likewise."""
STYLES = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
MOST_CHARACTERS = 1_300_000
"""Of all texts of a language: nine times a usual course. What is larger is kept module by module."""
DRAFT_SHARE = 0.953
"""Of the bytes of a draft are left at last, in a usual course: a guess, to be right at the first try."""
MOST_ROUNDS = 5
"""Until the size that pages say is the one they have: it moves by one when a digit changes."""


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
    store = join_stores(map_parts(keep_some, languages, least=2) if is_copy_safe() else keep_some(languages))
    if not is_large:
        store = join_stores([store, *(keep_recordings(code, documents) for code in languages)])
    store = join_stores(
        [store, *(_keep_studio(one, site, documents, beside) for one in store.kept if one.name in languages)]
    )
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
    script = to_script(language, language, name_all(documents), documents)
    files = _find_files(site, language, documents)
    kept_files = {**files, OFFLINE_PAGE: to_offline_page(language, documents), name_script(language): script}
    shared = _share_styles(kept_files)
    kilobytes, data = _find_size(shared, beside + _measure(script))
    return _offer(Kept(language, data, hash_texts(shared)), script, files, kilobytes)


def _keep_studio(base: Kept, site: Mapping[str, bytes], documents: Documents, beside: int) -> Store:
    """The page on which a neighbour records, kept with the language that it belongs to: it is read in a quiet room."""
    language, find_look = base.name, documents.edition.find_look
    pages = (one for one in documents.list_published(language) if getattr(one, "layout", "") == RECORD)
    page = next((one for one in pages if _is_light(one.address, find_look)), None)
    if page is None:
        return Store({}, {})
    name, path, recorder = f"{language}{STUDIO}", to_url(language, page.address), to_url(language, RECORDER)
    script = to_script(name, language, {**name_all(documents), name: page.title.text}, documents)
    own = {path: site[f"{path}index.html"].decode()}
    texts = {**own, recorder: site[recorder].decode(), name_script(name): script}
    kilobytes, data = _find_size(texts, beside + len(base.data) + _measure(script))
    return _offer(Kept(name, data, hash_texts(texts), {"at": path, "needs": language}), script, own, kilobytes)


def keep_recordings(language: str, documents: Documents) -> Store:
    """What was spoken in a language, to be kept beside its pages by those who want it; nothing where nobody has."""
    root, heard = documents.course.project.root, find_heard(language, documents)
    if not heard:
        return Store({}, {})
    texts = {one.address: b64encode((root / one.path).read_bytes()).decode() for one in heard}
    name = f"{language}{RECORDINGS}"
    kept = Kept(name, to_pack(texts), hash_texts(texts), {"needs": language})
    return Store({kept.path: kept.data}, {}, (kept,))


def _keep_modules(language: str, site: Mapping[str, bytes], documents: Documents, beside: int) -> Store:
    """The same of a large course: a file for what belongs to no module, and one for each module.

    Search is left to those who have internet: its index is as large as the course.
    """
    files = _find_files(site, language, documents)
    places = {to_url(language, module.address): module for module in documents.modules[language]}
    search = find_search_page(documents.pages[language])
    left = (*places, to_url(language, search.address)) if search else tuple(places)
    shared = {path: text for path, text in files.items() if not path.startswith(left)}
    shared = _share_styles({**shared, OFFLINE_PAGE: to_offline_page(language, documents)})
    base = Kept(language, to_pack(shared), hash_texts(shared), {"at": OFFLINE_PAGE})
    stores = [Store({base.path: base.data}, {}, (base,))]
    for path, module in places.items():
        name = f"{language}-{module.slug}"
        script = to_script(name, language, {name: module.title.text}, documents)
        own = {path: files[path]}
        texts = {**own, name_script(name): script}
        kilobytes, data = _find_size(texts, beside + len(base.data) + _measure(script))
        one = Kept(name, data, hash_texts(texts), {"at": path, "needs": language})
        stores.append(_offer(one, script, own, kilobytes))
    return join_stores(stores)


def _offer(kept: Kept, script: str, files: Mapping[str, str], kilobytes: int) -> Store:
    """A file, the script that offers it, and its size for the pages that are in it."""
    sizes = {f"{path}index.html": kilobytes for path, text in files.items() if STORE_MARK in text}
    return Store({name_script(kept.name): script.encode(), kept.path: kept.data}, sizes, (kept,))


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
