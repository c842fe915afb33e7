"""A photo of twelve megapixels, as a phone makes it: every output gets it small, upright and without its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from tests.conftest import TINY, Files

from lapak.render.pictures import photos
from lapak.render.pictures.photos import make_page_photo, make_print_photo

PHOTO = "modules/01-awal/images/hp.JPG"
TEXTS = ("modules/01-awal/index.md", "modules/01-awal/index.jv.md")
ORIENTATION, GPS = 0x0112, 0x8825


@pytest.fixture(scope="module")
def photo() -> bytes:
    """Lying on its side (orientation 6): its red left edge is the top when it stands upright."""
    noise = Image.effect_noise((4032, 3024), 60)
    image = Image.merge("RGB", (Image.linear_gradient("L").resize(noise.size), noise, noise))
    image.paste("red", (0, 0, 400, 3024))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "S"
    file = BytesIO()
    image.save(file, "JPEG", quality=90, exif=exif, comment=b"secret")
    return file.getvalue()


def to_files(photo: bytes) -> Files:
    files: Files = {PHOTO: photo}
    for path in TEXTS:
        files[path] = (TINY / path).read_text("utf-8").replace("images/hp.svg", "images/hp.JPG")
    return files


@pytest.mark.parametrize(("make", "most"), [(make_page_photo, 40_000), (make_print_photo, 80_000)])
def test_photo_of_a_phone_is_small_upright_and_bare(
    photo: bytes, tmp_path: Path, make: Callable[[Path, Path], bytes], most: int
) -> None:
    file = tmp_path / "hp.JPG"
    file.write_bytes(photo)

    made = make(file, tmp_path)

    assert len(made) <= most
    check_upright_and_bare(made)


def check_upright_and_bare(made: bytes) -> None:
    image = Image.open(BytesIO(made)).convert("RGB")
    red, green, blue = image.getpixel((image.width // 2, 3))  # type: ignore[misc]
    assert image.height > image.width
    assert max(image.size) <= 1280
    assert red > 180
    assert max(green, blue) < 90
    assert b"Exif" not in made
    assert b"EXIF" not in made
    assert b"secret" not in made


def test_light_photo_without_exif_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "hp.webp"
    Image.new("RGB", (40, 30), "#f2b84b").save(file, "WEBP")

    assert make_page_photo(file, tmp_path) == file.read_bytes()


def test_scan_in_black_and_white_keeps_its_tones(tmp_path: Path) -> None:
    files = [tmp_path / "16.png", tmp_path / "1.png", tmp_path / "p.png"]
    grey = Image.frombytes("I;16", (400, 300), (40 * 257).to_bytes(2, "little") * 200 * 300 + b"\xff\xff" * 200 * 300)
    dots = Image.linear_gradient("L").resize((2560, 1920)).convert("1")
    grey.save(files[0])
    dots.save(files[1])
    dots.convert("P").save(files[2])

    made = [Image.open(BytesIO(make_page_photo(file, tmp_path))).convert("L") for file in files]

    assert abs(made[0].getpixel((200, 20)) - 40) < 4  # type: ignore[operator]
    assert min(image.width for image in made[1:]) > 900
    assert 90 < made[1].resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) < 170  # type: ignore[operator]


def test_moving_picture_stands_still(tmp_path: Path) -> None:
    file = tmp_path / "hp.webp"
    first, second = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (40, 30), "blue")
    first.save(file, "WEBP", save_all=True, append_images=[second])

    made = Image.open(BytesIO(make_page_photo(file, tmp_path)))

    assert getattr(made, "n_frames", 1) == 1
    assert made.convert("RGB").getpixel((20, 15))[0] > 200  # type: ignore[index]


def test_photo_is_made_once_and_then_taken_from_the_cache(tmp_path: Path) -> None:
    file = tmp_path / "hp.png"
    Image.new("RGB", (40, 30), "#f2b84b").save(file, "PNG")
    made = make_print_photo(file, tmp_path)
    entry = next((tmp_path / "build/cache").iterdir())
    assert entry.read_bytes().endswith(made)

    entry.write_bytes(sha256(b"kept").hexdigest().encode() + b"\nkept")
    photos._find_version.cache_clear()

    assert make_print_photo(file, tmp_path) == b"kept"


def test_site_papers_and_slides_get_a_small_photo(
    photo: bytes, make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project(to_files(photo))

    code, printed = run_lapak(project, "build")

    site = project / "site" / "kecil"
    assert code == 0, printed
    assert (site / f"gambar/{PHOTO}.webp").stat().st_size <= 40_000
    assert f"gambar/{PHOTO}.webp" in (site / "modul/awal/index.html").read_text("utf-8")
    papers = list((site / "unduh").glob("*.pdf"))
    assert papers
    assert {file.name for file in papers if file.stat().st_size > 200_000} == set()
    with ZipFile(site / "unduh/slide-awal.id.pptx") as slides:
        shown = [slides.read(name) for name in slides.namelist() if name.endswith(".jpg")]
    assert len(shown) == 1
    assert len(shown[0]) <= 80_000
    check_upright_and_bare(shown[0])


def test_photo_asks_for_its_licence_and_for_consent(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    small = BytesIO()
    Image.new("RGB", (40, 30), "#f2b84b").save(small, "JPEG")
    files = to_files(small.getvalue())
    whose = 'images/hp.JPG "Foto: Kampus, CC BY-SA 4.0"'
    licensed: Files = {
        path: text.replace("images/hp.JPG", whose) if isinstance(text, str) else text for path, text in files.items()
    }
    without: Files = {path: (TINY / path).read_text("utf-8") for path in TEXTS}

    printed = []
    for some in (files, licensed, without):
        project = make_project({})
        for path, text in some.items():
            (project / path).write_bytes(text if isinstance(text, bytes) else str(text).encode())
        printed.append(run_lapak(project, "check", "--fast")[1])
        shutil.rmtree(project)

    hint = "photo 'hp.JPG' does not say whose it is; write it into its caption: "
    assert [text.count(hint) for text in printed] == [2, 0, 0]
    assert f"modules/01-awal/index.md:13: {hint}'![…](hp.JPG \"Foto: Kampus Kami, CC BY-SA 4.0\")'\n" in printed[0]
    assert [text.count("1 photo: has everybody who can be recognised agreed") for text in printed] == [1, 1, 0]
    assert "photo" not in printed[2]
