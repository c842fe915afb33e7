"""Images in prose → paths in the project, checked: they exist, have an alt text, are light, and hold no words."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from lxml.html import HtmlElement

from lapak.course.layers import Layers, has_file
from lapak.course.memory import Memory
from lapak.course.problems import Problem
from lapak.course.project import Project, show_path
from lapak.course.text import Markdown
from lapak.render.drawings.cleaning import inspect_drawing, load_drawing
from lapak.render.drawings.shrinking import MOST_DRAWING_BYTES, find_weight
from lapak.render.drawings.values import Faults
from lapak.render.pictures.photos import AS_PHOTO, HEIC, make_page_photo
from lapak.render.pictures.pixels import find_pixel_faults
from lapak.render.targets import TargetPlace, find_target_fault

MOST_BYTES = 20_000_000
"""Of a file that is looked at at all."""
DRAWING = ".svg"
JPEG = re.compile(rb"\xff\xd8\xff")
PHOTOS = {
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".png": re.compile(rb"\x89PNG"),
    **dict.fromkeys(HEIC, re.compile(rb"....ftyp", re.DOTALL)),
}
"""By its ending, how a photo begins."""
ADDRESS = re.compile(r"//|[A-Za-z][A-Za-z0-9+.-]+:")
NO_FILE = ("is not a file of the project", "save it beside the text: a page asks no other place for anything")


class ImageFolders(NamedTuple):
    """Where the images of a project may lie: what stands elsewhere on the machine is nobody's to publish."""

    root: Path
    folders: tuple[Path, ...]
    layers: Layers

    def may_hold(self, file: Path) -> bool:
        """True for a file inside, wherever a link on the way leads."""
        real = file.resolve()
        return any(real.is_relative_to(folder.resolve()) for folder in self.folders)

    @property
    def names(self) -> str:
        """For a message: 'modules/, docs/, overrides/'."""
        inside = [folder for folder in self.folders if folder.is_relative_to(self.root)]
        return ", ".join(f"{folder.relative_to(self.root).as_posix()}/" for folder in inside)


def find_folders(project: Project) -> ImageFolders:
    """A project → the folders of its images."""
    folders = (*project.module_roots, *project.page_roots, *project.template_roots)
    return ImageFolders(project.root, folders, project.layers)


class ImageLook(NamedTuple):
    """What was seen of an image's file."""

    faults: Faults
    is_ours: bool = True
    """False for a file outside the project: it is not shown, whatever else it is."""
    is_heavy: bool = False
    """True for a drawing that pages get as a photo."""
    path: str = ""
    """In the project: an edition may have a file of its own in the place of the one that is named."""


class ImageFaults(Mapping[str, ImageLook]):
    """What is wrong with every image by its path in the project; a file is looked at when somebody asks for it."""

    def __init__(self, folders: ImageFolders, memory: Memory) -> None:
        self._folders = folders
        self._root = folders.root
        self._memory = memory
        self._known: dict[str, tuple[object, ImageLook]] = {}
        """With the version of the file that was looked at."""

    def __getitem__(self, named: str) -> ImageLook:
        path = self._folders.layers.find(named)
        version = self._memory.find_version(f"{self._root}/{path}")
        known = self._known.get(path)
        if known and known[0] == version:
            return known[1]
        file = self._root / path
        look = self._look_at(file) if _is(file, self._folders.may_hold) else self._refuse()
        self._known[path] = version, look
        return look

    def _look_at(self, file: Path) -> ImageLook:
        if not has_file(file):
            raise KeyError(file)
        return ImageLook(find_image_faults(file), is_heavy=is_heavy(file), path=show_path(file, self._root))

    def _refuse(self) -> ImageLook:
        fix = f"copy it beside the text: images lie in {self._folders.names}"
        return ImageLook([("lies outside the project's folders", fix)], is_ours=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class ImageStore:
    """Finds the images of prose."""

    def __init__(self, root: Path, faults: Mapping[str, ImageLook]) -> None:
        self._root = root
        self._faults = faults

    def resolve(self, image: HtmlElement, prose: Markdown, problems: list[Problem]) -> None:
        """Rewrites the source of one image in place, or adds problems; of what may not be shown the words stay."""
        source = image.get("src", "")
        position = prose.text.find(source)
        offset = prose.text[:position].count("\n") if position > 0 else 0
        if not (image.get("alt") or "").strip():
            fix = "say in the brackets what is seen: '![a hand holds a phone](…)'"
            problems.append(prose.problem(f"image '{source}' has no alt text", fix, offset))
        path = posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), source))
        look = self._look_at(source, path, prose)
        for what, fix in look.faults:
            problems.append(prose.problem(f"image '{source}' {what}", fix, offset))
        if look.is_ours:
            own = look.path or path
            image.set("src", f"{own}{AS_PHOTO}" if look.is_heavy else own)
        else:
            _leave_words(image)

    def _look_at(self, source: str, path: str, prose: Markdown) -> ImageLook:
        """A source as it is written, and as a path in the project → what was seen there."""
        fault = find_target_fault(source, TargetPlace(self._root, posixpath.dirname(prose.path), "images"))
        if fault or ADDRESS.match(source):
            return ImageLook([fault or NO_FILE], is_ours=False)
        return self._faults.get(path) or ImageLook(
            [find_lack(self._root, path, posixpath.dirname(source))], is_ours=False
        )


def find_lack(root: Path, path: str, way: str = "") -> tuple[str, str]:
    """A path without a file, and the way to its folder as it is written → what is wrong, and how to mend it."""
    folder = (root / path).parent
    found = [item.name for item in folder.iterdir()] if _is(folder, Path.is_dir) else []
    close = get_close_matches(posixpath.basename(path), found, 1)
    return "does not exist", f"did you mean '{posixpath.join(way, close[0])}'?" if close else f"put the file at {path}"


def _leave_words(image: HtmlElement) -> None:
    """An image that is not shown → its alt text in its place."""
    image.tag = "span"
    image.text = image.get("alt", "")
    image.attrib.clear()


def _is(file: Path, ask: Callable[[Path], bool]) -> bool:
    """The answer to a question about a file; False too for what no file can be called."""
    try:
        return ask(file)
    except (OSError, ValueError):
        return False


def to_data_url(file: Path, root: Path) -> str:
    """A photo's file in the project at `root` → the photo itself, as an address for `src`."""
    return f"data:image/webp;base64,{b64encode(make_page_photo(file, root)).decode()}"


def find_image_faults(file: Path) -> Faults:
    """An image file → what is wrong with it and how to mend it."""
    if file.stat().st_size > MOST_BYTES:
        return [(f"has {file.stat().st_size:,} bytes, far too many for a page", "make it smaller")]
    if (suffix := file.suffix.lower()) in PHOTOS:
        data = file.read_bytes()
        return _find_photo_faults(data, suffix) or find_pixel_faults(data, suffix)
    if file.suffix != DRAWING:
        return [("is neither a drawing nor a photo", "use .svg for drawings, .jpg, .png, .webp or .heic for photos")]
    return inspect_drawing(file).faults


def _find_photo_faults(data: bytes, suffix: str) -> Faults:
    if PHOTOS[suffix].match(data):
        return []
    return [(f"is not a {suffix[1:]} inside, only its name says so", "save it again as JPG or WebP")]


def is_heavy(file: Path) -> bool:
    """True for a drawing that stays too heavy for a page, whatever makes it lighter."""
    return file.suffix == DRAWING and find_weight(load_drawing(file)) > MOST_DRAWING_BYTES
