"""An edition's logo and icon → what each output shows of them, checked."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree
from markupsafe import Markup

from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.training.brand import MOST_NAME_LETTERS, Brand
from lapak.course.training.edition import Edition
from lapak.render.drawings.cleaning import FIXES, inspect_drawing, load_drawing
from lapak.render.drawings.points import TEMPLATE, draw_points, give_size, paint_paper
from lapak.render.drawings.shrinking import MOST_DRAWING_BYTES, find_weight
from lapak.render.html.markup import clean_markup
from lapak.render.pictures.images import ADDRESS, DRAWING, NO_FILE, find_folders, find_image_faults, find_lack
from lapak.render.pictures.photos import open_photo, to_points

OWN_COLOUR = "currentColor"
"""In a drawing that takes the colour of the words around it; every other logo gets a white ground."""
MOST_SIDE, HEADER_HEIGHT, TAB_SIDE = 640, 96, 48
"""In points: of papers and slides, of a page's header on a sharp screen, of a browser's tab."""
ICON_COLOURS, TAB_COLOURS = 64, 24
MOST_TAB_BYTES = 1500
"""Of a drawing in the head of each page; a heavier one is a small picture there."""
AS_PATHS = "turn its words into paths, or save it as .png"


@dataclass(frozen=True)
class Sign:
    """A logo or an icon: a light drawing, or a picture."""

    template: Path
    """The Typst file that draws an SVG."""
    svg: str = ""
    picture: bytes = b""
    """A PNG; b'' of a drawing."""

    @property
    def takes_colour(self) -> bool:
        """True for a drawing in the colour of the words around it."""
        return OWN_COLOUR in self.svg

    @property
    def look(self) -> str:
        """Its classes on a page."""
        return "own" if self.takes_colour else "own plate"

    @cached_property
    def header_address(self) -> str:
        """The sign itself as an address, for the header of a page."""
        if self.svg:
            return to_svg_address(self.svg.replace(OWN_COLOUR, "#fff"))
        return _to_address("webp", _resize(self.picture, (4 * HEADER_HEIGHT, HEADER_HEIGHT), "WEBP", quality=80))

    @cached_property
    def markup(self) -> Markup:
        """What stands in the header of a page and on a slide; its name stands beside it."""
        if not self.svg:
            return Markup('<img class="{}" alt="" src="{}">').format(self.look, self.header_address)
        drawing = etree.fromstring(self.svg.encode())
        drawing.set("class", self.look)
        drawing.set("aria-hidden", "true")
        return Markup(clean_markup(etree.tostring(drawing, encoding="unicode")))

    @cached_property
    def address(self) -> str:
        """The sign itself as an address, for the tab of a browser."""
        if self.svg and len(self.svg) <= MOST_TAB_BYTES:
            return to_svg_address(self.svg)
        small = _resize(self.to_png(TAB_SIDE * 2), (TAB_SIDE, TAB_SIDE), "PNG")
        return _to_address("png", lighten(small, TAB_COLOURS))

    def to_png(self, most_side: int = MOST_SIDE) -> bytes:
        """A picture for what shows no SVG, at most so many points wide and high."""
        return draw(self.svg, self.template, most_side) if self.svg else self.picture

    def to_paper(self) -> str | list[int]:
        """What Typst reads: SVG, or the bytes of a picture."""
        return paint_paper(self.svg) if self.svg else list(self.picture)

    def to_data(self) -> dict[str, Any]:
        """The same for a picture of its own, on a ground of the edition's colour."""
        return {"image": self.to_paper(), "takes_colour": self.takes_colour}


@dataclass(frozen=True)
class BrandSigns:
    """What is shown of a brand; None where our own sign stands."""

    logo: Sign | None = None
    icon: Sign | None = None

    @property
    def icon_address(self) -> str:
        """The icon itself as an address; '' for ours."""
        return self.icon.address if self.icon else ""


def load_signs(project: Project, brand: Brand) -> BrandSigns:
    """A brand whose files have been checked → its signs; the logo is the icon too where there is no other."""
    signs = {key: load_sign(project.root / path, project.find_template(TEMPLATE)) for key, path in brand.files.items()}
    return BrandSigns(signs.get("logo"), signs.get("icon") or signs.get("logo"))


def load_sign(file: Path, template: Path) -> Sign:
    """A logo's file → the sign: a drawing that is too heavy for a page becomes a picture."""
    if file.suffix != DRAWING:
        points = to_points(open_photo(file.read_bytes(), file.suffix), MOST_SIDE, ground=None)
        return Sign(template, picture=_save(points, "PNG", optimize=True))
    drawing = load_drawing(file)
    if find_weight(drawing) <= MOST_DRAWING_BYTES:
        return Sign(template, drawing.decode())
    return Sign(template, picture=draw(drawing.decode(), template, MOST_SIDE))


def draw(svg: str, template: Path, most_side: int) -> bytes:
    """A drawing's SVG → a PNG of it, at most so many points wide and high."""
    sized = give_size(paint_paper(svg).encode())
    return draw_points(sized, template, sized.find_density(most_side))


def check_brand(project: Project, edition: Edition, problems: list[Problem]) -> None:
    """An edition's brand → a problem for a name that is too long and for each file that cannot be shown."""
    text, brand = project.config.below("extra", "edition"), edition.brand

    def tell(key: str, what: str, fix: str) -> None:
        problems.append(Problem(project.config_path, text.find_line(("brand", key)), what, fix))

    if len(brand.name) > MOST_NAME_LETTERS:
        what = f"brand name '{brand.name}' has {len(brand.name)} letters, at most {MOST_NAME_LETTERS}"
        tell("name", what, "write a short form; 'institution' has the whole name")
    for key, path in brand.files.items():
        for what, fix in _find_faults(project, path):
            tell(key, f"{key} '{path}' {what}", fix)


def _find_faults(project: Project, path: str) -> list[tuple[str, str]]:
    """A path in the project → what is wrong with the file there and how to mend it."""
    folders, file = find_folders(project), project.root / path
    if ADDRESS.match(path):
        return [NO_FILE]
    if not folders.may_hold(file):
        return [("lies outside the project's folders", f"copy it into one of {folders.names}")]
    if not file.is_file():
        return [find_lack(project.root, path)]
    faults = inspect_drawing(file).faults if file.suffix == DRAWING else find_image_faults(file)
    return [(what, AS_PATHS if fix == FIXES["text"] else fix) for what, fix in faults]


def to_svg_address(svg: str) -> str:
    """A drawing's SVG → the drawing itself, as an address."""
    return f"data:image/svg+xml,{quote(paint_paper(svg), safe='/,')}"


def lighten(data: bytes, colours: int = ICON_COLOURS, *, is_smallest: bool = True) -> bytes:
    """A PNG → the same in a few colours, a third as heavy; packed eight times as fast where a tenth more is no harm."""
    from PIL import Image

    with Image.open(BytesIO(data)) as picture:
        few = picture.convert("RGBA").quantize(colours, Image.Quantize.FASTOCTREE)
        return min(data, _save(few, "PNG", optimize=is_smallest), key=len)


def _resize(data: bytes, box: tuple[int, int], kind: str, **options: Any) -> bytes:
    from PIL import Image  # only where there is a picture

    with Image.open(BytesIO(data)) as picture:
        picture.thumbnail(box, Image.Resampling.LANCZOS)
        return _save(picture, kind, **options)


def _save(picture: Any, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _to_address(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{b64encode(data).decode()}"
