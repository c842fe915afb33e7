"""Colours and codes of an edition."""

from __future__ import annotations

import pytest

from lapak.course.edition import find_contrast


@pytest.mark.parametrize(("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#0b5d4b", 7.8)])
def test_contrast_is_that_of_wcag(colour: str, contrast: float) -> None:
    assert round(find_contrast(colour), 1) == contrast
