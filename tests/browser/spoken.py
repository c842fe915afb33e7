"""A module with all that can be read aloud, and the sentences that are then said."""

from __future__ import annotations

import yaml
from tests.conftest import TINY

MODULE = "modules/01-awal/index.md"
TEXT = """
Harganya **Rp15.000**. Beli dua? Pukul 09.30 dikirim!

<p lang="jv">Matur nuwun.</p>

/// quiz | Kapan dikirim?
- [ ] Langsung
- [x] Setelah uang masuk

Uang dulu.
///

/// question | Apa itu resi?
Nomor kiriman.
///
"""
SENTENCES = yaml.safe_load((TINY.parent / "course" / "sentences.yml").read_text("utf-8"))
SAID = [
    "Modul 1 dari 1 · 5 menit",
    "Awal",
    "Modul pertama.",
    "Yang Ibu pelajari",
    "Tahu satu hal",
    "Foto",
    "Foto di dekat jendela.",
    "Di dekat jendela.",
    "Uang",
    "Cek uang dulu.",
    "Harganya Rp15.000.",
    "Beli dua?",
    "Pukul 09.30 dikirim!",
    "Kapan dikirim?",
    "Langsung",
    "Setelah uang masuk",
    "Apa itu resi?",
    "Nomor kiriman.",
]
