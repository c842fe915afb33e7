"""A photo as it comes from a phone → WebP for pages and JPEG for papers, slides and books: small, upright, bare.

Nothing of a photo's own data comes along (where, when and with what it was taken): only its points are taken over.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lapak.cache.entries import Cache, hash_code
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.points import TEMPLATE, draw_points, give_size, paint_paper
from lapak.writing.places import CACHE_FOLDER

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_SIDE = 1280
"""In points: a phone of 360 points shows three for each."""
TELLING = (b"EXIF", b"XMP ")
"""Parts of a WebP in which programs write where, when and with what a photo was taken."""
DRAWN, WEBP, HEIC = ".svg", ".webp", (".heic", ".heif")
QUALITIES = (80, 70, 60, 50)
"""In percent, tried one after another; then the photo gets smaller."""
SMALLER = 0.8
AS_PHOTO = ".photo"
"""Behind the name of a drawing that is too heavy for a page: 'images/peta.svg.photo'."""
OVERRIDES = "overrides"


class Form(NamedTuple):
    """What a photo becomes."""

    kind: str
    """As Pillow calls it."""
    most_bytes: int


PAGE = Form("WEBP", 40_000)
PRINT = Form("JPEG", 80_000)
"""So that a paper with a photo stays below 200 kB."""


def to_page_path(path: str) -> str:
    """A photo's path in the project → its path on the site: 'images/hp.jpg' → 'images/hp.jpg.webp'."""
    return path if path.endswith(WEBP) else f"{path}{WEBP}"


def make_page_photo(file: Path, root: Path) -> bytes:
    """A photo's file → a WebP of at most 40 kB; one that is so already stays as it is. Raises what Pillow raises.

    What is made is kept in the cache of the project at `root`: a photo of a phone takes a second.
    """
    return _find(find_original(file), root, PAGE)


def make_print_photo(file: Path, root: Path) -> bytes:
    """A photo's file → a JPEG of at most 80 kB. Raises what Pillow raises."""
    return _find(find_original(file), root, PRINT)


def read_plain_image(file: Path, root: Path) -> bytes:
    """An image → its bytes for what knows neither WebP nor our colours: SVG on white, JPEG of everything else."""
    if file.suffix == DRAWN:
        return paint_paper(load_drawing(file).decode()).encode()
    return make_print_photo(file, root)


def find_original(file: Path) -> Path:
    """An image as documents name it → its file: that of a heavy drawing has the name without its last ending."""
    return file.with_suffix("") if file.suffix == AS_PHOTO else file


def _find(file: Path, root: Path, form: Form) -> bytes:
    return _find_version(file, root, form, file.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _find_version(file: Path, root: Path, form: Form, changed_at: int) -> bytes:
    is_drawn = file.suffix == DRAWN
    data, suffix = (load_drawing(file), ".png") if is_drawn else (file.read_bytes(), file.suffix)
    key = [hash_code(), "photo", form, file.suffix.lower(), hashlib.sha256(data).hexdigest()]
    return Cache(root / CACHE_FOLDER).get(key, lambda: _make(_draw(data, root) if is_drawn else data, suffix, form))


def _draw(drawing: bytes, root: Path) -> bytes:
    """A drawing's SVG → a PNG of it on white paper, as large as a photo may be."""
    sized = give_size(paint_paper(drawing.decode()).encode())
    return draw_points(sized, root / OVERRIDES / TEMPLATE, sized.find_density(MOST_SIDE))


def _make(data: bytes, suffix: str, form: Form) -> bytes:
    photo = open_photo(data, suffix)
    is_bare = len(data) <= form.most_bytes and not any(mark in data for mark in TELLING)
    is_still = getattr(photo, "n_frames", 1) == 1
    if form is PAGE and photo.format == form.kind and is_bare and is_still and max(photo.size) <= MOST_SIDE:
        return data
    return _fit(to_points(photo), form)


def open_photo(data: bytes, suffix: str) -> Image:
    """A photo's bytes and its ending → the photo, not unpacked yet; ImportError when HEIC needs an extra package."""
    from PIL import Image  # only where there is a photo

    if suffix.lower() in HEIC:
        import_module("pillow_heif").register_heif_opener()  # an optional extra
    return Image.open(BytesIO(data))


def to_points(photo: Image, most_side: int = MOST_SIDE, ground: str | None = "white") -> Image:
    """A photo → a new one of its points alone: small, upright, in sRGB; transparent where there is no ground.

    Of a moving one the first picture.
    """
    from PIL import Image, ImageCms, ImageOps

    profile = photo.info.get("icc_profile")
    photo = _to_tones(photo)
    photo.thumbnail((most_side, most_side), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(photo)
    if profile and upright.mode == "RGB":
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that nobody can read says nothing
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            ImageCms.profileToProfile(upright, given, ImageCms.createProfile("sRGB"), inPlace=True)
    layer = upright.convert("RGBA")
    points = Image.new("RGB", layer.size, ground) if ground else Image.new("RGBA", layer.size)
    points.paste(layer, mask=layer if ground else None)
    return points


def _to_tones(photo: Image) -> Image:
    """Points of two colours, of a palette or of 65,536 greys → points that can be made smaller and seen."""
    if photo.mode.startswith("I"):
        return photo.convert("I").point(lambda grey: grey * (1 / 257)).convert("L")
    if photo.mode == "P":
        return photo.convert("RGBA" if "transparency" in photo.info else "RGB")
    return photo.convert("L") if photo.mode == "1" else photo


def _fit(photo: Image, form: Form) -> bytes:
    """Points → the best that is light enough: less exact first, then smaller."""
    while True:
        for quality in QUALITIES:
            buffer = BytesIO()
            photo.save(buffer, form.kind, quality=quality, optimize=True)
            if buffer.tell() <= form.most_bytes:
                return buffer.getvalue()
        width, height = photo.size
        photo = photo.resize((max(1, int(width * SMALLER)), max(1, int(height * SMALLER))))
