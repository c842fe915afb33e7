"""A day → which national holiday it is, on which a hall is shut and families are together.

Those of a fixed date and those that follow from Easter are known by rule (Keputusan Presiden 8/2024 and the joint
decrees of each year); those of the moon (Idul Fitri, Nyepi, Waisak, Imlek) are decreed a year ahead: an edition names
those that come near, in `schedule.holidays`.
"""

from __future__ import annotations

from datetime import date

from lapak.course.training.schedule import Schedule

FIXED = {
    (1, 1): "holiday_new_year",
    (5, 1): "holiday_labour",
    (6, 1): "holiday_pancasila",
    (8, 17): "holiday_independence",
    (12, 25): "holiday_christmas",
}
"""By month and day; the values are interface words."""
FROM_EASTER = {-2: "holiday_good_friday", 0: "holiday_easter", 39: "holiday_ascension"}
"""By the days since Easter Sunday."""


def find_holiday(day: date) -> str:
    """A day → the interface word of its holiday, as far as a rule knows it; '' of any other day."""
    return FIXED.get((day.month, day.day)) or FROM_EASTER.get((day - find_easter(day.year)).days, "")


def is_holiday(day: date, schedule: Schedule) -> bool:
    """True of a day that a rule or the edition knows as a holiday."""
    return bool(schedule.name_holiday(day) or find_holiday(day))


def find_easter(year: int) -> date:
    """A year → Easter Sunday (Meeus, Jones and Butcher; holds for the Gregorian calendar)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def list_skips(schedule: Schedule) -> list[date]:
    """A schedule of weeks → the days to leave out, so that no meeting falls on a holiday; those it has already too."""
    skips: list[date] = []
    for number, day in enumerate(schedule.list_weeks()):
        if number - len(skips) == schedule.count:
            break
        if day in schedule.skip or is_holiday(day, schedule):
            skips.append(day)
    return skips
