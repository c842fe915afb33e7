"""A path that a browser asks for → the response: the page, the file or the mistake, as they are at this moment."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from lapak.course.attachments import FOLDER as FILES
from lapak.course.problems import SourceError
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.translation.lock import LOCK_NAME
from lapak.export.file_names import WHOLE_SITE
from lapak.render.addresses import to_url
from lapak.render.document import Document
from lapak.render.pictures.images import PHOTOS
from lapak.render.pictures.photos import AS_PHOTO, WEBP, find_original, make_page_photo
from lapak.render.policy import add_policy
from lapak.render.templates import describe_error, load_templates
from lapak.website.files.downloads import FOLDER
from lapak.website.files.shared_files import find_extras
from lapak.website.page.markup import PHOTO_FOLDER
from lapak.website.preview.live_site import LiveSite, Shown
from lapak.website.preview.workshop import PlanDownloads, Workshop
from lapak.website.search.scripts import find_search_page

HTML = "text/html; charset=utf-8"
CHANGES = "/.changes"
"""Where the script of a page waits for the next change."""
MADE_BY_BUILD = FOLDER + WHOLE_SITE.to_name()
"""The one download that the preview has not, as it is made of pages and not of texts."""
SHORTEST_PAUSE, PAUSE_PER_LOOK = 0.1, 3.0
"""In seconds between two looks at the files, and how many times as long as the look itself."""


@dataclass(frozen=True)
class Response:
    """What goes to the browser."""

    status: int
    kind: str = HTML
    body: bytes = b""
    location: str = ""
    is_file: bool = False
    """True for a download: it leaves as it is, without the script of a page."""
    has_files: bool = False
    """True for a page in Material's look."""


class Preview:
    """One edition while it is being written. `tell` gets what belongs on the terminal."""

    def __init__(self, config_file: Path, plan: PlanDownloads, tell: Callable[[str], None]) -> None:
        self._root = config_file.parent
        self._workshop = Workshop(plan)
        self._live = LiveSite(config_file, self._workshop)
        self._own = load_templates((self._root / "overrides",))
        self._tell, self._told = tell, ""
        self._lock = Lock()
        self._next_look = 0.0

    def look(self) -> str:
        """The version of the files, for those who wait for another one: not older than a moment."""
        with self._lock:
            began = time.monotonic()
            if began >= self._next_look:
                self._live.look()
                ended = time.monotonic()
                self._next_look = ended + max(SHORTEST_PAUSE, PAUSE_PER_LOOK * (ended - began))
            return self._live.version

    def respond(self, path: str) -> Response:
        """The path of a request → what it gets, as the files say it now."""
        with self._lock:
            try:
                response, report = self._find(unquote(urlsplit(path).path), self._live.follow()), ""
            except SourceError as error:
                response, report = self._report(str(error)), str(error)
            except Exception as error:
                # A template runs whatever its author wrote, and the preview outlives that too.
                report = describe_error(error, self._root)
                response = self._report(report)
            if report not in ("", self._told):
                self._tell(report)
            self._told = report
            is_page = response.kind == HTML and response.body and not response.is_file
            return self._finish(response) if is_page else response

    def _find(self, path: str, shown: Shown) -> Response:
        mount = urlsplit(shown.site.documents.course.project.site_url).path
        if not path.startswith(mount):
            return Response(302, location=mount + path.lstrip("/"))
        name = path.removeprefix(mount).removesuffix("index.html")
        if name in shown.pages:
            return _find_page(shown.pages[name], shown)
        if f"{name}/" in shown.pages:
            return Response(302, location=f"{path}/")
        if name in shown.shell.files:
            return Response(200, _find_kind(name), shown.shell.to_file(name, shown.site).encode())
        if name == MADE_BY_BUILD:
            return self._report(f"{name} holds all finished pages: make it with 'lapak build'", 404)
        data = self._find_data(name, shown)
        if data is None:
            return Response(404, HTML, shown.shell.to_file("404.html", shown.site).encode())
        return Response(200, _find_kind(name), data, is_file=True)

    def _find_data(self, name: str, shown: Shown) -> bytes | None:
        """What is no page: a download, a file beside the texts, or the script of a search."""
        made = self._workshop.make(name.removeprefix(FOLDER)) if name.startswith(FOLDER) else None
        if made is not None:
            return made
        if read := find_extras(shown.site.documents).get(name):
            return read()
        project = shown.site.documents.course.project
        if file := find_file(name, project):
            return make_page_photo(file, project.root) if name.startswith(PHOTO_FOLDER) else file.read_bytes()
        if asset := shown.shell.find_asset(name, shown.site):
            return asset
        return find_script(name, shown) if name.endswith(".js") else None

    def _report(self, report: str, status: int = 500) -> Response:
        return Response(status, HTML, self._own.get_template("preview/problem.html").render(report=report).encode())

    def _finish(self, response: Response) -> Response:
        """The page waits for the next change, and then asks for itself again; its policy allows that too."""
        template = self._own.get_template("preview/reload.html")
        script = template.render(changes=CHANGES, version=self._live.version)
        before, end, after = response.body.decode().rpartition("</body>")
        page = add_policy(before + script + end + after, has_files=response.has_files)
        return replace(response, body=page.encode())


def _find_page(document: Document, shown: Shown) -> Response:
    has_files = shown.site.documents.edition.find_look(document.address) == "material"
    return Response(200, HTML, shown.shell.to_page(document, shown.site).encode(), has_files=has_files)


def find_file(name: str, project: Project) -> Path | None:
    """A path on the site → the file that is published there as it is: a photo, or what docs/ holds beside its texts."""
    is_photo = name.startswith(PHOTO_FOLDER) and name.endswith(tuple(PHOTOS))
    beside = project.root / project.layers.find(project.show(project.docs / name))
    file = (find_photo(name.removeprefix(PHOTO_FOLDER), project) if is_photo else beside).resolve()
    folders = (*project.module_roots, *project.page_roots) if is_photo else project.page_roots
    is_inside = any(file.is_relative_to(folder.resolve()) for folder in folders)
    is_hidden = any(part.startswith(".") for part in name.split("/")) or name.startswith(f"{FILES}/")
    is_source = file.suffix == ".md" or file.name == LOCK_NAME
    return file if is_inside and file.is_file() and not is_source and not is_hidden else None


def find_photo(name: str, project: Project) -> Path:
    """A photo's path on the site → its file: 'images/hp.jpg.webp' may have been made of 'images/hp.jpg'."""
    whole, bare = project.root / name, name.removesuffix(WEBP)
    is_made = bare.lower().endswith((*PHOTOS, AS_PHOTO)) and not whole.is_file()
    return find_original(project.root / bare) if is_made else whole


def find_script(name: str, shown: Shown) -> bytes | None:
    """A path on the site → the script of a search page that is published there."""
    for language in shown.site.documents.pages:
        documents = shown.site.documents.in_language(language)
        page = find_search_page(documents)
        if page and name.startswith(to_url(language, page.address)):
            pairs = [(document, shown.site.to_article(document)) for document in documents]
            sources = shown.site.documents.in_language(SOURCE_LANGUAGE)
            source_pairs = [(document, shown.site.to_article(document)) for document in sources]
            return shown.site.to_search_scripts(pairs, source_pairs).get(name, "").encode() or None
    return None


def _find_kind(name: str) -> str:
    kind = mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
