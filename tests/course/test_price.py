"""The sums of the calculator: nothing is lost between price, fee, costs and profit, over the whole range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.course.values.price import MOST_RUPIAH, WHOLE, find_fee, find_profit, read_rupiah, read_share

RUPIAH = st.integers(0, MOST_RUPIAH)
SHARE = st.integers(0, WHOLE)


@given(RUPIAH, SHARE, st.lists(RUPIAH, max_size=5))
def test_price_less_fee_less_costs_is_the_profit(price: int, share: int, costs: list[int]) -> None:
    assert price - find_fee(price, share) - sum(costs) == find_profit([price, *costs], share=share)


@given(RUPIAH, SHARE, RUPIAH, RUPIAH, st.integers(1, 9))
def test_what_is_paid_once_is_saved_with_each_further_pack(
    price: int, share: int, cost: int, parcel: int, packs: int
) -> None:
    together = find_profit([price, cost, parcel], packs, share, {2})
    alone = find_profit([price, cost, parcel], 1, share, {2})
    rounded = packs * find_fee(price, share) - find_fee(price * packs, share)

    assert together - packs * alone == (packs - 1) * parcel + rounded
    assert 0 <= rounded < packs


@given(RUPIAH, SHARE)
def test_fee_is_never_less_than_its_share_nor_a_rupiah_more(price: int, share: int) -> None:
    assert 0 <= find_fee(price, share) * WHOLE - price * share < WHOLE


def test_worked_example_comes_out_to_the_rupiah() -> None:
    example = [15_000, 1_500, 8_000, 1_000]

    assert find_profit(example, 1, 1_000, {1, 3}) == 3_000
    assert find_profit(example, 2, 1_000, {1, 3}) == 8_500
    assert find_profit(example, 3, 1_000, {1, 3}) == 14_000
    assert find_profit([15_000, 1_250, 9_000], 1, 1_000) == 3_250


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("15000", 15_000),
        ("Rp15.000", 15_000),
        (" 1.250.000 ", 1_250_000),
        ("12,5", 13),
        ("12,49", 12),
        (",5", 1),
        ("", 0),
        ("dua", 0),
        ("8,500", 8_500),
        ("8.500,00", 8_500),
        ("15rb", 15_000),
        ("Rp 7,5 ribu", 7_500),
        ("1.5 jt", 1_500_000),
        ("12rb 3", 12_000),
        ("0,0005rb", 1),
        ("3 kg", 3),
        ("-500", 500),
        ("9" * 20, MOST_RUPIAH),
    ],
)
def test_typed_amount_is_read_with_its_dots_and_comma(text: str, amount: int) -> None:
    assert read_rupiah(text) == amount


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("6,5–10% (belum diperiksa)", 1_000),
        ("6,5%", 650),
        ("0.25 %", 25),
        ("2% lalu 1,75%", 200),
        ("gratis sampai 2027", 0),
        ("120%", WHOLE),
    ],
)
def test_highest_percentage_of_a_fact_is_the_share(text: str, share: int) -> None:
    assert read_share(text) == share
