"""Which characters the papers can show, and that a font file in overrides/handout/fonts/ is all that a script needs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import fontpkg
import pypdfium2
import pytest
from PIL import Image
from tests.conftest import ROOT, Files

from lapak.handout.letters import advise, find_font, find_missing, load_letters, name_letters

MODULE = (ROOT / "tests/tiny/modules/01-awal/index.md").read_text("utf-8")
DEBIAN = Path("/usr/share/fonts/truetype/noto")
"""Of the package fonts-noto-core."""
SCRIPTS = {
    "Noto Sans Arabic": "السلام",
    "Noto Sans Javanese": "ꦲꦤꦕꦫꦏ",
    "Noto Sans Sundanese": "ᮞᮥᮔ᮪ᮓ",
}
OURS = load_letters(Path("nowhere"))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Rp15.000 ✓ ✗ ☐ → “é”", ""),
        ("e\u0301 \u212b \u1e0d", ""),
        ("a\u00ad\u200b\u200d\ufeff\ufe0f\u2028\u3000\t\r\nb", ""),
        ("漢 ꦲ 漢", "漢ꦲ"),
        ("a\x07b\x1b", "\x07\x1b"),
        ("\ue000 \ufffd", "\ue000\ufffd"),
    ],
)
def test_what_no_font_has_is_found_by_its_table(text: str, missing: str) -> None:
    assert find_missing(text, OURS) == missing


@pytest.mark.parametrize(
    ("letter", "font"),
    [
        ("ꦲ", "Noto Sans Javanese"),
        ("ᮞ", "Noto Sans Sundanese"),
        ("ᬅ", "Noto Sans Balinese"),
        ("س", "Noto Sans Arabic"),
        ("😀", "Noto Emoji"),
        ("★", "Noto Sans Symbols 2"),
        ("∮", "Noto Sans Math"),
        ("漢", "Noto Sans SC"),
        ("\ufffd", ""),
        ("\x07", ""),
    ],
)
def test_a_free_font_is_named(letter: str, font: str) -> None:
    assert find_font(letter) == font


def test_a_message_stays_short_and_shows_what_can_be_seen() -> None:
    assert name_letters("漢") == "the character '漢'"
    assert name_letters("漢\x07\u1ba5") == "the characters '漢', U+0007, U+1BA5"
    assert name_letters("一二三四五六七八九十百千萬億").endswith("'千' and 2 more")
    assert advise("\x07", "fonts") == "take it out"


def find_file(name: str) -> Path:
    """A font's file on this machine; the test is skipped, by name, where it is not."""
    file = DEBIAN / f"{name.replace(' ', '')}-Regular.ttf"
    if file.is_file():
        return file
    try:
        return Path(fontpkg.path(name))
    except Exception:
        pytest.skip(f"{name} is not here: install fonts-noto-core or fontpkg-{name.replace(' ', '-').lower()}")


def count_ink(paper: Path) -> int:
    page = pypdfium2.PdfDocument(paper)[0].render(scale=1).to_pil().convert("L")
    assert isinstance(page, Image.Image)
    return sum(page.histogram()[:128])


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_font_file_in_its_folder_is_enough(
    name: str, make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    file = find_file(name)
    project = make_project({"modules/01-awal/index.md": MODULE.replace("Foto di", f"{SCRIPTS[name]} di")})
    overrides = project / "overrides"
    overrides.unlink()
    shutil.copytree(ROOT / "overrides", overrides)
    options = ("handouts", "--language", "id", "--module", "awal")

    code, printed = run_lapak(project, *options)
    assert code == 1
    assert f"put the free font {name} (.ttf or .otf) into overrides/handout/fonts/" in printed

    (overrides / "handout/fonts").mkdir()
    shutil.copy(file, overrides / "handout/fonts")
    code, printed = run_lapak(project, *options)
    assert code == 0, printed
    paper = project / "build/kecil/modul-awal.id.pdf"
    text = pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_range()
    assert any(letter in text for letter in SCRIPTS[name])
    assert count_ink(paper) > 1000


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("Jawa.woff2", b"wOF2", "fonts/Jawa.woff2 is a font for web pages, which papers cannot use"),
        ("Jawa.ttf", b"torn", "fonts/Jawa.ttf cannot be read as a font"),
    ],
)
def test_a_font_that_papers_cannot_use_is_told(
    name: str,
    data: bytes,
    message: str,
    make_project: Callable[[Files], Path],
    run_lapak: Callable[..., tuple[int, str]],
) -> None:
    project = make_project({})
    overrides = project / "overrides"
    overrides.unlink()
    shutil.copytree(ROOT / "overrides", overrides)
    (overrides / "handout/fonts").mkdir()
    (overrides / "handout/fonts" / name).write_bytes(data)

    code, printed = run_lapak(project, "check", "--fast")

    assert code == 1
    assert message in printed
