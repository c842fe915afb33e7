"""Text that is too much for its box: how small it may become."""

from __future__ import annotations

from lapak.slides.fit.lines import Box, fit_pages, fit_title
from lapak.slides.fit.runs import Run

LONG = (Run("Barang yang dikirim jauh dibungkus rapat, ditimbang, lalu diberi alamat yang jelas. " * 12, "id"),)
BOX = Box(width=600, height=200, size=40)


def test_what_fits_in_no_size_is_set_in_24_points_and_no_smaller() -> None:
    assert [page.size for page in fit_pages([LONG], BOX, 32, can_part=False)] == [24]
    assert fit_title(LONG, BOX) == 24
