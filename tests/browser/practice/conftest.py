"""A module with every kind of practice, on a phone: with JavaScript off, and with it on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import PHONE, touch
from tests.conftest import TINY, Once, build_project, list_refusals, write_project

MODULE = "modules/01-awal/index.md"
TEXT = """
/// quiz | Kapan dikirim?
- [ ] Langsung
    Uangnya belum tentu ada.
- [x] Setelah uang masuk
    Lihat rekening sendiri.
- [ ] Besok

Foto bisa palsu.
///

/// quiz | Apa yang rahasia?
- [x] PIN
- [ ] Nama toko
    Nama toko boleh dilihat.
- [x] OTP

Keduanya kunci.
///

/// practice | Pembeli
    kind: chat
    turns:
      - from: Pembeli
        says: Masih ada?
        replies:
          - {text: Ada., then: Banyak yang lalu pergi.}
          - {text: "Ada, Rp15.000.", right: true}
      - from: Pembeli
        says: Sudah saya bayar.
        replies:
          - {text: Saya lihat rekening., right: true}
          - {text: Saya kirim., then: Uangnya belum tentu ada.}
    end: Uangnya dicek dulu.
Balas.
///

/// practice | Asli?
    kind: real-or-fake
    cards:
      - {text: Satu, answer: fake, reason: Sebab satu.}
      - {text: Dua, answer: real, reason: Sebab dua.}
      - {text: Tiga, answer: fake, reason: Sebab tiga.}
Pilih.
///

/// practice | Urutkan
    kind: order-simulation
    roles: [Pembeli, Penjual]
    cards:
      - {role: Pembeli, text: Tanya}
      - {role: Penjual, text: Jawab}
      - {role: Pembeli, text: Bayar}
Urutkan.
///

/// practice | Hitung
    kind: price-calculator
    lines: [Harga jual, Potongan, Biaya pesanan, Modal, Bungkus]
    result: Untung
    example: [15000, 1500, 1500, 8000, 1000, 3000]
    fee: Potongan
    share: 6,5–10%
    once: [Biaya pesanan, Bungkus]
Coba angka Ibu.
///

/// practice | Tulis
    kind: listing-writer
    fields: [Nama, Berat]
    lines: [Harga, Bahan]
    example: [Keripik, 200 gram, Rp15.000, Singkong]
    checks: [Beratnya benar]
Isi.
///

/// worksheet | Kanvas
    kind: canvas
    boxes: [Apa, Untuk siapa]
Isi, beri tanda ✓, lingkari ○.
Tarik garis →.
///

/// worksheet | Catatan
    kind: order-log
    columns: [Tanggal, Bayar ✓, Untung]
Catat.
///

/// worksheet | Janji
    kind: promise
    promises: [1 barang dipilih, 3 foto diambil]
Janji.
///

/// worksheet | Untung
    kind: price
    lines: [Harga, Modal]
    result: Untung
Hitung, beri tanda ✓.
///
"""
REPEAT = "---\ntitle: Ulang\nsummary: Sepuluh.\nlayout: repeat\n---\n\n## Cara {#cara}\n\nPilih satu.\n"
LARGE: Any = {"width": 412, "height": 915}


@pytest.fixture(scope="session")
def site(make_once: Once) -> Path:
    return make_once("practice", build_practice) / "site" / "kecil"


def build_practice(folder: Path) -> None:
    text = (TINY / MODULE).read_text("utf-8").replace("Cek uang dulu.\n", f"Cek uang dulu.\n{TEXT}")
    project = write_project(folder, {MODULE: text, "docs/ulang.md": REPEAT})
    build_project(project)


@pytest.fixture
def live(browser: Browser, site: Path) -> Iterator[Page]:
    """The same page with JavaScript on; what it loads is in `page.loaded`."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    refused = list_refusals(context)
    page = context.new_page()
    page.loaded = []  # type: ignore[attr-defined]
    page.on("request", lambda request: page.loaded.append(request.url.rpartition("/")[2]))  # type: ignore[attr-defined]
    page.goto((site / "modul/awal/index.html").as_uri())
    yield touch(page)
    context.close()
    assert refused == []


@pytest.fixture(params=[PHONE, pytest.param(LARGE, marks=pytest.mark.slow)], ids=["small", "large"])
def page(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The module's page, opened from a folder with JavaScript off."""
    context = browser.new_context(viewport=request.param, java_script_enabled=False)
    refused = list_refusals(context)
    page = context.new_page()
    page.goto((site / "modul/awal/index.html").as_uri())
    yield page
    context.close()
    assert refused == []
