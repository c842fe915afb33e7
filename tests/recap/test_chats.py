"""Exported chats of all kinds: right to the letter, and nothing else of them is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import phonenumbers
import pytest
from tests.recap.conftest import KEY, to_line

from lapak.recap.model import Findings
from lapak.recap.people import gather_people
from lapak.recap.report import to_json, to_lines
from lapak.recap.results import to_result

Read = Callable[..., Findings]
BEFORE, AFTER = to_line("SEBELUM", "ABT", "Melati"), to_line("SESUDAH", "ABC", "Melati")
NUMBER = "+62 812-3456-7890"
HEADS = {
    "android, id, 24 h": f"28/11/26 13.45 - {NUMBER}: ",
    "android, id, comma": f"28/11/2026, 13.45 - {NUMBER}: ",
    "android, en, 12 h": f"11/28/26, 1:45\u202fPM - {NUMBER}: ",
    "android, en, a.m.": "28/11/2026, 9:05 a.m. - Bu Sri Wahyuni: ",
    "iphone, id": "[28/11/26 13.45.12] Bu Sri Wahyuni: ",
    "iphone, en, 12 h": "\u200e[11/28/26, 1:45:12\u202fPM] ~\u202fBu Sri Wahyuni: ",
    "iphone, dots": "[28.11.26, 13:45:12] Bu Sri 🌸: ",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", ""),
        ("Assalamualaikum, ini jawaban saya\n\n", "\nTerima kasih 🙏"),
        ("", " <Pesan ini diedit>"),
        ("", "\u200e<This message was edited>"),
        ("\u200eDiteruskan\n", "\n"),
        ("*", "*"),
    ],
    ids=["alone", "several lines", "edited, id", "edited, en", "forwarded", "bold"],
)
def test_line_in_any_export_is_read_to_the_letter(read: Read, head: str, before: str, behind: str) -> None:
    system = "28/11/26 13.40 - Pesan dan panggilan dienkripsi secara end-to-end.\n"
    chat = f"{system}{head}<Media tidak disertakan>\n{head}{before}{BEFORE}{behind}\n{head}{AFTER}\n{head}Siap\n"

    found = read({"WhatsApp Chat with Bu Sri.txt": chat})

    assert [(one.phase, one.letters, one.nickname) for one in found.answers] == [
        ("SEBELUM", "ABT", "Melati"),
        ("SESUDAH", "ABC", "Melati"),
    ]
    assert found.remarks == ()


def test_zip_of_an_export_is_read_with_its_pictures_left_alone(read: Read) -> None:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("_chat.txt", f"[28/11/26 13.45.12] Sri: {BEFORE}")
        archive.writestr("IMG-0001.jpg", b"\xff\xd8\xff")

    assert [one.letters for one in read({"chat.zip": data.getvalue()}).answers] == ["ABT"]


@pytest.mark.parametrize(
    ("line", "kind", "told"),
    [
        (BEFORE.replace("ABT", "ABC"), "refused", "its check letter does not fit"),
        (to_line("SEBELUM", "AB"), "refused", "has 2 answers, and edition 'kecil' has 3 questions"),
        (to_line("SEBELUM", "ABC", version="Q" if KEY.version != "Q" else "R"), "refused", "is of other questions"),
        (to_line("SEBELUM", "ABC", edition="081234567890"), "refused", "an edition that this project has not"),
        ("TES kecil SEBELUM", "torn", "a torn line of answers"),
        ("Halo", "empty", "no line of answers in it"),
    ],
)
def test_what_cannot_be_counted_is_refused_and_told(read: Read, line: str, kind: str, told: str) -> None:
    found = read({"chat.txt": f"28/11/26 13.45 - Sri: {line}\n"})

    assert found.answers == ()
    assert [remark.kind for remark in found.remarks] == [kind]
    assert told in found.remarks[0].text
    assert "0812" not in found.remarks[0].text


@pytest.mark.parametrize("name", ["chat.zip", "tabel.xlsx", "tabel.csv", "foto.docx"])
def test_file_that_is_something_else_is_told_by_its_place(read: Read, name: str) -> None:
    assert [(remark.kind, remark.text[:6]) for remark in read({name: b"\x00\xffPK"}).remarks] == [
        ("unreadable", "file 1")
    ]


def test_same_letters_without_a_nickname_count_once_for_each_sender(read: Read) -> None:
    line = to_line("SEBELUM", "ABC")
    chat = "".join(f"28/11/26 13.4{n} - {who}: {line}\n" for n, who in enumerate(("Sri", "Sri", "Ani")))

    gathered = gather_people(read({"chat.txt": chat}).answers)

    assert len(gathered.people) == 2
    assert gathered.remarks[0].text == "1 answers without a nickname came twice from the same sender"


PUT = ["\n", "\u200e", "🌸", ":", " ", "TES ", "<", "\x00", "\r", NUMBER, "08123456789"]


def spoil(text: str, draw: Random) -> str:
    """A chat → the same with cuts, swaps, other signs and numbers in it."""
    signs = list(text)
    for _ in range(draw.randint(1, 12)):
        place = draw.randrange(len(signs))
        what = draw.randrange(5)
        if what == 0:
            del signs[place : place + draw.randint(1, 30)]
        elif what == 1:
            signs.insert(
                place, draw.choice(["\n", "\u200e", "🌸", ":", " ", "TES ", "<", "\x00", "\r", NUMBER, "08123456789"])
            )
        elif what == 2:
            signs[place] = draw.choice("ABCT0189 :-[]/\n")
        elif what == 3:
            other = draw.randrange(len(signs))
            signs[place], signs[other] = signs[other], signs[place]
        else:
            signs[place:place] = signs[draw.randrange(len(signs)) :][: draw.randint(1, 40)]
        if not signs:
            signs = ["x"]
    return "".join(signs)


def find_numbers(value: Any) -> list[str]:
    """Anything that was made → what of it could be somebody's telephone."""
    text = json.dumps(value, ensure_ascii=False)
    return [match.raw_string for match in phonenumbers.PhoneNumberMatcher(text, "ID")]


def test_no_mutated_chat_stops_the_command_or_shows_a_number_or_a_name(read: Read) -> None:
    draw = Random(20)
    heads = list(HEADS.values())
    for number in range(1000):
        lines = [
            to_line(draw.choice(("SEBELUM", "SESUDAH")), "ABC", draw.choice(("Melati", "Ayu", ""))) for _ in range(4)
        ]
        chat = "\n".join(draw.choice(heads) + line for line in lines)
        spoilt = spoil(chat, draw)
        reading = read({f"WhatsApp Chat with {NUMBER}.txt": spoilt})
        gathered = gather_people(reading.answers)
        remarks = (*reading.remarks, *gathered.remarks)
        result = to_result(KEY, gathered.people)
        made = [to_json([result], remarks), list(to_lines([result], remarks))]

        assert find_numbers(made) == [], (number, spoilt)
        assert "Wahyuni" not in json.dumps(made), (number, spoilt)
