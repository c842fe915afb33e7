"""What a build makes for keeping the course on a phone."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
from itertools import islice
from pathlib import Path

import pytest

from lapak.website.offline.pack import find_files, to_pack

PNG_SIZE = slice(16, 24)
MOST_KEPT_BYTES = 72_000
"""Of a language, on the wire; a goal of 50,000 is not reached: words alone are 25,000 and drawings 10,000."""


def unfold(data: bytes) -> dict[str, str]:
    """As overrides/scripts/worker.js does."""
    (items,), counts, *groups = (
        part.split("\1") if part else [] for part in gzip.decompress(data).decode().split("\0")
    )
    pieces, texts = [piece for group in groups for piece in group], list[str]()
    following = {kind: iter(group) for kind, group in zip("TWDC", groups, strict=True)}
    for item in items.split(","):
        start, _, length = item.partition(":")
        if item in following:
            texts.append(next(following[item]))
        elif length:
            texts += texts[int(start, 36) : int(start, 36) + int(length, 36)]
        else:
            texts.append(pieces[int(item, 36)])
    left = iter(texts)
    return {path: "".join(islice(left, int(count))) for path, count in zip(counts[::2], counts[1::2], strict=True)}


def test_pages_come_out_of_the_file_as_they_went_in() -> None:
    styles = "<style>" + ".button{color:#0b5d4b}" * 5 + "</style>"
    drawn, list_of = '<svg class="a"><path d="M0 0"/></svg>', "".join(f"<li>{number}</li>" for number in range(40))
    files = {
        "": f"<h1>A</h1>{styles}<p>1</p>{list_of}",
        "b/": f"<h1>B</h1>{styles}{list_of}<p>2 {{x}}</p>{drawn}",
        "c.js": "1<2",
        "d/": "<p>é</p>",
    }

    data = to_pack(files)

    assert unfold(data) == files
    assert unfold(to_pack({"": "a"})) == {"": "a"}
    assert gzip.decompress(data).decode().count(".button") == 5
    assert gzip.decompress(data).decode().count("39") == 1


def test_what_is_large_is_packed_by_a_slower_program_and_comes_out_the_same() -> None:
    lines = [f"<p>{number * number} dan {number * 7919 % 1000}</p>" for number in range(5500)]
    files = {"": "".join(lines)}

    data = to_pack(files)

    assert unfold(data) == files
    assert data[:10] == to_pack({"": "a"})[:10]
    assert len(data) < 0.99 * len(to_pack(files, is_draft=True))


def test_file_begins_as_it_does_on_every_system() -> None:
    assert to_pack({"": "a"})[:10].hex() == "1f8b0800000000000203"


def test_phone_of_a_language_holds_its_pages_and_scripts() -> None:
    names = ("index.html", "cari/cari.js", "cari/fasilitator.js", "jv/index.html", "jv/cari/cari.js", "404.html")
    site = {name: name.encode() for name in names}

    assert find_files(site, "", ["", "jv/"]) == {"cari/cari.js": "cari/cari.js", "": "index.html"}
    assert find_files(site, "jv/", ["", "jv/"]) == {"jv/cari/cari.js": "jv/cari/cari.js", "jv/": "jv/index.html"}


@pytest.mark.parametrize(("edition", "language"), [("ambarawa", "jv"), ("cicaheum", "su")])
def test_worker_knows_each_file_by_its_hash(sites: Path, edition: str, language: str) -> None:
    worker = (sites / edition / "sw.js").read_text("utf-8")
    contents = json.loads(worker.rpartition("serve(")[2].removesuffix(");"))

    assert list(contents) == ["id", language, "id-rekam", f"{language}-rekam"]
    for code, known in contents.items():
        data = (sites / edition / "simpan" / f"{code}.bin").read_bytes()
        assert known["hash"] == hashlib.sha256(data).hexdigest()
        assert known["bytes"] == len(data)


def test_what_a_phone_keeps_of_a_language_is_light(sites: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in sites.glob("*/simpan/*.bin") if "suara" not in file.name}

    assert sizes
    assert {name: size for name, size in sizes.items() if size > MOST_KEPT_BYTES} == {}


def test_every_page_of_a_language_is_kept_as_it_is_but_for_its_styles(sites: Path) -> None:
    root = sites / "ambarawa"
    kept = unfold((root / "simpan/jv.bin").read_bytes())
    pages = {file.relative_to(root).as_posix().removesuffix("index.html") for file in root.glob("jv/**/index.html")}
    makers = {f"jv/{name}/" for name in ("fasilitator", "sumber", "status", "bantu-periksa", "banding")}
    pages = {path for path in pages if not path.startswith(tuple(makers))}

    assert pages <= set(kept)
    assert makers.isdisjoint(kept), "participants need not keep what makers read"
    for path in pages:
        page = (root / path / "index.html").read_text("utf-8")
        assert kept[path].partition("</style>")[2] == page.partition("</style>")[2]


def test_pages_say_a_size(sites: Path) -> None:
    pages = {file: file.read_text("utf-8") for file in sites.rglob("*.html") if "unduh" not in file.parts}

    assert [str(file) for file, page in pages.items() if "⁂" in page] == []


def test_manifest_holds_in_any_folder_and_its_icons_have_their_size(sites: Path) -> None:
    root = sites / "cicaheum"
    manifest = json.loads((root / "manifest.webmanifest").read_text("utf-8"))

    assert (manifest["start_url"], manifest["scope"], manifest["theme_color"]) == ("./", "./", "#7a3b10")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        size = struct.unpack(">II", (root / icon["src"]).read_bytes()[PNG_SIZE])
        assert f"{size[0]}x{size[1]}" == icon["sizes"]
