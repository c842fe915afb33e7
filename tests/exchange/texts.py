"""A module with every kind of words that a translator meets, and its translation."""

from __future__ import annotations

from tests.conftest import Files

SOURCE_PATH, OWN_PATH = "modules/01-awal/index.md", "modules/01-awal/index.jv.md"

SOURCE = """---
title: Awal
summary: "Modul: pertama."
minutes: {short: 5, full: 50}
objectives:
  - Tahu satu hal
  - Tahu dua hal
materials: [HP, karton putih]
---

## Foto {#foto short=5 full=15}

Foto **terang** di [bagian uang](#uang).

![Tangan memegang HP](images/hp.svg "Di dekat jendela.")

- Satu barang
- Dua barang

| Barang | Cara |
|---|---|
| Keripik | Tipis |

/// steps | Tiga langkah
1. Buka HP
   ![Tangan memegang HP](images/hp.svg)
2. Foto
3. Kirim
///

/// quiz | Foto di mana?
- [ ] Dapur
    Gelap.
- [x] Jendela

Cahaya dari jendela cukup.
///

/// practice | Urutan pesanan
    kind: order-simulation
    roles: [Pembeli, Penjual]
    cards:
      - role: Pembeli
        text: "Memesan: satu"
      - role: Penjual
        text: Mengirim barang
Susun kartunya.
///

## Uang {#uang .critical full=5}

Jangan kirim dulu. Cek uang dulu.

/// facilitator
Tanyakan siapa yang pernah.
///
"""

OWN = """---
title: Wiwitan
summary: "Modul: kapisan."
objectives:
  - Ngerti siji bab
  - Ngerti rong bab
materials: [HP, karton putih]
---

## Motret {#foto}

Motret **padhang** ing [bagean dhuwit](#uang).

![Tangan nyekel HP](images/hp.svg "Cedhak jendhela.")

- Siji barang
- Loro barang

| Barang | Carane |
|---|---|
| Kripik | Tipis |

/// steps | Telung langkah
1. HP dibukak
   ![Tangan nyekel HP](images/hp.svg)
2. Motret
3. Dikirim
///

/// quiz | Motret ing endi?
- [ ] Pawon
    Peteng.
- [x] Jendhela

Padhang saka jendhela cukup.
///

/// practice | Urutan pesenan
    kind: order-simulation
    roles: [Sing tuku, Sing dodol]
    cards:
      - role: Sing tuku
        text: "Pesen: siji"
      - role: Sing dodol
        text: Ngirim barang
Kertune diurutke.
///

## Dhuwit {#uang}

Aja dikirim dhisik. Priksa dhuwite dhisik.

/// facilitator
Takokna sapa sing tau.
///
"""
FILES: Files = {SOURCE_PATH: SOURCE, OWN_PATH: OWN, "modules/01-awal/translations.lock.json": None}
