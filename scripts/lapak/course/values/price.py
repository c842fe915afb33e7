"""What is left of a price: the sums of the calculator, as overrides/scripts/phone/amounts.js does them too.

Amounts are whole rupiah; a share is in hundredths of a percent, so that every sum is one of whole numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

MOST_RUPIAH = 999_999_999
"""Of one amount: with it every product stays exact in a browser, too."""
WHOLE = 10_000
"""All of a price, in hundredths of a percent."""
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
NO_AMOUNT = re.compile(r"[^0-9,]")
COUNTED = re.compile(r"[0-9]\s*(?:(jt|juta)|rb|ribu|k)\b", re.IGNORECASE)
"""An amount in thousands or millions, as one writes it in a chat."""
THOUSANDS = re.compile(r"[.,](?=[0-9]{3}(?![0-9]))")


def read_rupiah(text: str) -> int:
    """What somebody typed → whole rupiah, half of one rounded up.

    '15.000', '15,000', '15rb' and '0,015 juta' are one amount: three digits behind a dot or comma are thousands.
    """
    found = COUNTED.search(text)
    zeros = (6 if found[1] else 3) if found else 0
    digits = THOUSANDS.sub("", text[: found.start() + 1] if found else text).replace(".", "," if found else "")
    whole, part, *_ = [*NO_AMOUNT.sub("", digits).split(","), ""]
    below = part.ljust(zeros + 1, "0")
    return min(int(f"{whole or 0}{below[:zeros]}") + (below[zeros] >= "5"), MOST_RUPIAH)


def read_share(text: str) -> int:
    """'6,5–10%' → 1000, the highest percentage that a text names, in hundredths of a percent; 0 when it names none."""
    return max((_to_share(found) for found in PERCENT.findall(text)), default=0)


def _to_share(percent: str) -> int:
    whole, _, part = percent.replace(".", ",").partition(",")
    return min(int(whole) * 100 + int(part.ljust(2, "0")), WHOLE)


def find_fee(price: int, share: int) -> int:
    """A price in rupiah and a share of it → the share in rupiah, what is less than one counted as one."""
    return -(-price * share // WHOLE)


def find_profit(amounts: Sequence[int], packs: int = 1, share: int = 0, once: Collection[int] = ()) -> int:
    """The price and the costs of one pack, in rupiah → what is left of so many packs in one parcel; negative at a loss.

    `share` of the price is taken besides; costs whose number is in `once` are paid for the parcel, not for each pack.
    """
    price = amounts[0] * packs
    costs = sum(cost if number in once else cost * packs for number, cost in enumerate(amounts[1:], 1))
    return price - find_fee(price, share) - costs
