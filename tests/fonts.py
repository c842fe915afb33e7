"""The fonts that Chromium, Firefox and LibreOffice see while they are tested: packaged ones, none of the system's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

NODE_MODULES = Path(__file__).resolve().parent / "node" / "node_modules"
DEJAVU_FOLDERS = (NODE_MODULES / "dejavu-fonts-ttf" / "ttf", Path("/usr/share/fonts/truetype/dejavu"))
"""Of npm, and of Debian's fonts-dejavu-core."""
STYLES = {"Regular": (400, False), "Bold": (700, False), "Italic": (400, True), "Bold Italic": (700, True)}
FACES = ("Arial", "Helvetica", "Liberation Sans", "sans-serif", "serif", "monospace", "system-ui")
"""What documents, pages and programs ask for."""
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
{faces}
  <match target="pattern"><edit name="family" mode="append_last"><string>{family}</string></edit></match>
</fontconfig>
"""
FACE = """  <match target="pattern"><test name="family"><string>{face}</string></test>
    <edit name="family" mode="assign" binding="same"><string>{family}</string></edit></match>"""


def write_fontconfig(folder: Path, fonts: Sequence[Path], family: str) -> Path:
    """Folders of fonts, and the family that stands for all that is asked for → a fonts.conf that names nothing else."""
    file = folder / "fonts.conf"
    faces = "\n".join(FACE.format(face=face, family=family) for face in FACES)
    folders = "\n".join(f"  <dir>{font}</dir>" for font in fonts)
    file.write_text(CONFIG.format(folders=folders, cache=folder / "cache", faces=faces, family=family), "utf-8")
    return file


def make_arimo(folder: Path) -> Path:
    """Writes the four styles of the packaged Arimo, which has Arial's widths; older LibreOffice prints no bold of one
    variable file. Styles that are there already stay.
    """
    packaged = fontpkg.path("Arimo", nearest=True).parent
    for style, (weight, is_italic) in STYLES.items():
        file = folder / f"Arimo-{style.replace(' ', '')}.ttf"
        if not file.exists():
            font = TTFont(packaged / ("Arimo-Italic[wght].ttf" if is_italic else "Arimo[wght].ttf"))
            font = instantiateVariableFont(font, {"wght": weight})
            _name(font, style, weight)
            font.save(file)
    return folder


def _name(font: TTFont, style: str, weight: int) -> None:
    """Says which style it is where programs look: in the names, and in three flags."""
    is_bold, is_italic = weight == 700, "Italic" in style
    full = f"Arimo {style}"
    for record, value in ((2, style), (4, full), (6, full.replace(" ", "-")), (16, None), (17, None)):
        if value is None:
            font["name"].removeNames(nameID=record)
        else:
            font["name"].setName(value, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = is_italic | is_bold << 5 | (not is_bold and not is_italic) << 6
    font["head"].macStyle = is_bold | is_italic << 1


def find_dejavu() -> Path | None:
    """The folder of DejaVu's fonts, None where there is none."""
    return next((folder for folder in DEJAVU_FOLDERS if (folder / "DejaVuSans.ttf").exists()), None)
