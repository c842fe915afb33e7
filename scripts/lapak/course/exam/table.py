"""How the tables of a training are laid out: `rekap.xlsx`, where the team types, and `lapak recap`, which reads it."""

from __future__ import annotations

EDITION, PHASE, NICKNAME, LETTERS_COLUMN = "edisi", "kapan", "panggilan", "jawaban"
"""Columns of the answers; beside them one for each question, called by its number."""
PHASE_WORDS = ("sebelum", "sesudah")
WEEKS = (1, 4, 12)
"""After the training, when the team asks what was tried."""
FOLLOW_UP_MARK = "tindak lanjut · "
"""Begins the first cell of the counts; the edition stands behind it."""
ALL_COLUMN, WOMEN_COLUMN = "minggu {week}: semua", "minggu {week}: perempuan"
EXAM_SHEET_NAME, FOLLOW_UP_SHEET_NAME = "Tes", "Minggu"
EMPTY_ROWS = 60
"""For thirty people, before and after."""
