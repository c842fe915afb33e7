"""What must be known of a new edition: each question is an option of the command, and is asked on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from lapak.course.local_languages import CODE, LANGUAGE_NAMES
from lapak.course.problems import suggest

COUNT = re.compile(r"[1-9]\d?\Z")
CLOCK = re.compile(r"([01]?\d|2[0-3])[.:][0-5]\d\Z")
ADDRESS = re.compile(r"https://[\w-]+(\.[\w-]+)+(/\S*)?\Z")
FORMS = ("short", "full")
ZONES = ("WIB", "WITA", "WIT")
Answers = Mapping[str, str]


def _pass(_text: str) -> str:
    return ""


@dataclass(frozen=True)
class Prompt:
    """One thing to know."""

    name: str
    """Of the option: '--place'."""
    metavar: str
    words: str
    default: Callable[[Answers], str] | None = None
    """What holds when nothing is said, from what has been said before; None where somebody has to say it."""
    find_fault: Callable[[str], str] = _pass
    """What is wrong with an answer, and what to write; '' when nothing is."""

    @property
    def key(self) -> str:
        """As the parser of options calls it."""
        return self.name.replace("-", "_")


def split(text: str) -> list[str]:
    """'keripik, sambal' → ['keripik', 'sambal']."""
    return [part.strip() for part in text.split(",") if part.strip()]


def find_language_fault(answers: Answers) -> str:
    """A code that has no name yet."""
    code = answers["language"]
    if code in LANGUAGE_NAMES or answers.get("language_name"):
        return ""
    return f"nobody here knows the language '{code}': {suggest(code, LANGUAGE_NAMES)} Or add '--language-name'"


def _find_code_fault(text: str) -> str:
    return (
        "" if CODE.match(text) and text != "id" else "write two or three small letters of a local language, such as su"
    )


def _find_dates_fault(text: str) -> str:
    for day in split(text):
        try:
            date.fromisoformat(day)
        except ValueError:
            return f"'{day}' is no date: write 2026-12-12, several by commas"
    return ""


def _ask_for_one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    return lambda text: "" if text in choices else suggest(text, choices)


def _ask_for(pattern: re.Pattern[str], fix: str) -> Callable[[str], str]:
    return lambda text: "" if not text or pattern.match(text) else fix


QUESTIONS = (
    Prompt("institution", "WORDS", "who holds the training: 'Universitas Lampung'"),
    Prompt("place", "WORDS", "where: 'Desa Pasar Baru, Brebes'"),
    Prompt("language", "CODE", "code of the local language: jv, su, mad …", find_fault=_find_code_fault),
    Prompt(
        "language-name",
        "WORDS",
        "how that language calls itself, where the code is not known here",
        lambda known: LANGUAGE_NAMES.get(known["language"], ""),
    ),
    Prompt("title", "WORDS", "of the site", lambda known: f"Belajar Jualan Online {known['place'].partition(',')[0]}"),
    Prompt("contact", "WORDS", "a role that readers reach", lambda known: f"tim pelatihan {known['institution']}"),
    Prompt("products", "LIST", "goods of the place, by commas", lambda _: "kue kering, keripik, anyaman"),
    Prompt(
        "form",
        "FORM",
        "short (all modules in half a day) or full (one or two at a meeting, over weeks)",
        lambda _: "short",
        _ask_for_one_of(FORMS),
    ),
    Prompt("start", "TIME", "when a meeting begins", lambda _: "09.00", _ask_for(CLOCK, "write it as 09.00")),
    Prompt("zone", "ZONE", "WIB, WITA or WIT", lambda _: "WIB", _ask_for_one_of(ZONES)),
    Prompt("days", "DATES", "dates by commas, 2026-12-12; none when nobody knows", lambda _: "", _find_dates_fault),
    Prompt(
        "meetings",
        "COUNT",
        "how many times people meet",
        lambda known: str(len(split(known["days"])) or (1 if known["form"] == "short" else 6)),
        _ask_for(COUNT, "write a number from 1 to 99"),
    ),
    Prompt(
        "address",
        "URL",
        "where the site will stand, https://…; none when nobody knows",
        lambda _: "",
        _ask_for(ADDRESS, "write it as https://nama.kampus.ac.id/"),
    ),
    Prompt("modules", "LIST", "folders of modules/, by commas", lambda known: known["all_modules"]),
)
