"""The logo in the edition's colour → the icons of a home screen, and the manifest that names them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import typst

from lapak.render.brand import Sign, lighten
from lapak.render.document import Documents
from lapak.render.drawings.kept import hash_forms, keep_picture
from lapak.render.palette import load_palette

FOLDER, MANIFEST = "simpan/", "manifest.webmanifest"


@dataclass(frozen=True)
class Icon:
    """One picture."""

    size: int
    purpose: str
    logo: int
    """The width of the logo in percent: a system may cut a maskable icon to a circle of 80 %."""

    @property
    def path(self) -> str:
        """Its path on the site."""
        return f"{FOLDER}ikon-{self.purpose}-{self.size}.png"


ICONS = (Icon(192, "any", 76), Icon(512, "any", 76), Icon(192, "maskable", 56), Icon(512, "maskable", 56))


def make_icons(documents: Documents) -> tuple[dict[str, bytes], int]:
    """Documents → the manifest and the icons by their path on the site, and the bytes that a browser loads at once."""
    template = documents.course.project.find_template("icons/icon.typ")
    root, colour, own = documents.course.project.root, documents.edition.colours.primary, documents.signs.icon
    made_of = ["icon", hash_forms(template.parent.parent), colour, own.to_data() if own else {}]
    pictures = {
        icon.path: keep_picture(root, [*made_of, asdict(icon)], partial(to_picture, icon, colour, template, own))
        for icon in ICONS
    }
    manifest = to_manifest(documents).encode()
    return {**pictures, MANIFEST: manifest}, len(manifest) + len(pictures[ICONS[0].path])


def to_picture(icon: Icon, colour: str, template: Path, own: Sign | None = None) -> bytes:
    """An icon → its PNG, the same bytes for the same logo and colour."""
    inputs = {"size": str(icon.size), "logo": str(icon.logo), "colour": colour}
    if own:
        inputs["own"] = json.dumps({"purpose": icon.purpose, **own.to_data()})
    root = template.parent.parent
    made = typst.compile(template, root=root, ignore_system_fonts=True, sys_inputs=inputs, format="png", ppi=72)
    assert isinstance(made, bytes)
    return lighten(made) if own else made


def to_manifest(documents: Documents) -> str:
    """An edition → its web app manifest, with addresses that hold in any folder."""
    edition, words = documents.edition, documents.words["id"]
    icons = [
        {"src": icon.path, "sizes": f"{icon.size}x{icon.size}", "type": "image/png", "purpose": icon.purpose}
        for icon in ICONS
    ]
    manifest = {
        "name": documents.course.project.site_name,
        "short_name": edition.brand.name or words["home_screen"],
        "lang": "id",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": edition.colours.primary,
        "background_color": load_palette(documents.course.project).find("paper"),
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
