"""When a training is held, said in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import TINY, Files

from lapak.render.document import Documents
from lapak.render.meetings import tell_when

WEEKLY = '{every: Jumat, first: 2026-12-18, times: 2, start: "16.00", sessions: [[awal], [tutup]], parts: {tutup: 5}}'


@pytest.mark.parametrize(
    ("schedule", "is_over", "told"),
    [
        ("{}", False, ""),
        ('{days: [2026-12-12], start: "09.30"}', False, "Sabtu, 12 Desember 2026, 09.30–09.35 WIB"),
        (WEEKLY, False, "Setiap Jumat, 16.00–16.05 WIB, 2 kali"),
        (
            WEEKLY.replace("every", "skip: [2026-12-25, 2027-01-01], every"),
            False,
            "Setiap Jumat, 16.00–16.05 WIB, 2 kali, kecuali 25 Desember 2026 dan 1 Januari 2027",
        ),
        (WEEKLY.replace("every", "skip: [2026-12-25], every"), True, "Setiap Jumat, 16.00–16.05 WIB, 2 kali"),
    ],
)
def test_days_hours_and_weeks_without_a_meeting_are_told_in_one_line(
    schedule: str, is_over: bool, told: str, make_documents: Callable[[Files], Documents]
) -> None:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    documents = make_documents(
        {"mkdocs.yml": settings.replace("    modules:", f"    schedule: {schedule}\n    modules:")}
    )

    assert tell_when(documents, "id", is_over=is_over) == told
