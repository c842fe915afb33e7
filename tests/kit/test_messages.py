"""The messages for the group: what a chat shows whole, a card that can be read, nothing out of date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import vobject
from lxml.html import fragment_fromstring
from PIL import Image
from tests.conftest import TINY, Files, write_project
from tests.own import CONFIGS, load_both

from lapak.kit.cards import to_card
from lapak.kit.messages import find_pack_ingredients, to_pack
from lapak.render.document import Documents, load_documents
from lapak.render.weeks import find_stopped, list_weeks, to_chat
from lapak.website.host.config import load_project

FOLD = 700
"""Letters that a phone shows of a message before it asks to read on (issue of the group)."""
CARD_BYTES = 90_000
MODULE = (TINY / "modules/01-awal/index.md").read_text("utf-8")
MESSAGE = """/// message | week 3
    card: Uang dulu
Cek **uang** dulu. Siapa yang sudah?
///

"""


def write_message(block: str = MESSAGE) -> Files:
    """A module whose safety section has a message, and its translation."""
    own = (TINY / "modules/01-awal/index.jv.md").read_text("utf-8")
    return {
        "modules/01-awal/index.md": MODULE.replace("/// facilitator", block + "/// facilitator"),
        "modules/01-awal/index.jv.md": own.replace("/// facilitator", block + "/// facilitator"),
    }


@pytest.mark.parametrize(
    ("prose", "chat"),
    [
        ("<div><p>Cek <strong>uang</strong>.</p><p>Sudah?</p></div>", "Cek *uang*.\n\nSudah?"),
        ("<div><p>Tulis <em>modal</em>,\nlalu <del>untung</del>.</p></div>", "Tulis _modal_, lalu ~untung~."),
        ("<div><ol><li>Berhenti.</li><li>Lihat.</li></ol></div>", "1. Berhenti.\n2. Lihat."),
        ("<div><ul><li>Satu</li><li>Dua</li></ul></div>", "- Satu\n- Dua"),
        ("<div><p>Baca <a href='x'>ini</a> dulu.</p></div>", "Baca ini dulu."),
    ],
)
def test_prose_becomes_what_a_chat_writes(prose: str, chat: str) -> None:
    assert to_chat(fragment_fromstring(prose)) == chat


@pytest.mark.parametrize(
    ("option", "shown"), [("", "modules/01-awal/images/hp.svg"), ("images/lain.svg", "modules/01-awal/images/lain.svg")]
)
def test_a_card_shows_its_own_drawing_or_the_first_of_its_module(
    make_documents: Callable[[Files], Documents], option: str, shown: str
) -> None:
    block = MESSAGE.replace("Uang dulu\n", f"Uang dulu\n    drawing: {option}\n", 1) if option else MESSAGE
    other = (TINY / "modules/01-awal/images/hp.svg").read_text("utf-8").replace("20h", "30h")

    documents = make_documents({**write_message(block), "modules/01-awal/images/lain.svg": other})

    assert list_weeks(documents, "id")[0].drawing == shown


@pytest.mark.parametrize("edition", CONFIGS)
def test_our_messages_are_whole_on_a_phone_and_ask_one_thing(edition: str) -> None:
    documents = load_both()[edition]
    for language in documents.modules:
        weeks = list_weeks(documents, language)

        assert [message.week for message in weeks] == list(range(1, 13))
        assert {message.language for message in weeks} == {language}
        assert all(len(message.text) <= FOLD for message in weeks)
        assert all(message.drawing and "#" in message.address for message in weeks)
        assert all(message.body.count("?") == 1 for message in weeks)


def test_a_week_that_nobody_has_written_for_repeats_a_key_point(make_documents: Callable[[Files], Documents]) -> None:
    points = "## Poin {#poin}\n\n/// keypoints\n- Foto terang\n- Cek uang\n///\n"
    weeks = list_weeks(make_documents({"modules/01-awal/index.md": f"{MODULE}\n{points}"}), "id")

    assert [weeks[0].body, weeks[1].body] == [
        "Foto terang\n\nSiapa yang sudah mencoba?",
        "Cek uang\n\nSiapa yang sudah mencoba?",
    ]
    assert weeks[2].body == weeks[0].body
    assert weeks[0].card == "Awal"


def test_a_changed_warning_is_not_sent_in_its_old_translation(make_documents: Callable[[Files], Documents]) -> None:
    files = write_message()
    source = files["modules/01-awal/index.md"]
    assert isinstance(source, str)
    files["modules/01-awal/index.md"] = source.replace("Cek uang dulu.", "Cek uang di rekening dulu.")

    documents = make_documents(files)

    assert [message.week for message in list_weeks(documents, "id")] == [3]
    assert list_weeks(documents, "jv") == ()
    assert [hint.what for hint in find_stopped(documents)] == [
        "the message of week 3 is not sent in 'jv': "
        "the Indonesian section has changed since it was translated; translate it and accept it"
    ]


def test_a_pack_holds_text_picture_and_calendar_of_each_week(make_documents: Callable[[Files], Documents]) -> None:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    schedule = '{ zone: WIB, start: "09.30", days: [2026-12-12], sessions: [[awal]] }'
    settings = settings.replace("    modules:", f"    schedule: {schedule}\n    modules:")
    documents = make_documents({**write_message(), "mkdocs.yml": settings})

    with ZipFile(BytesIO(to_pack(documents, "id"))) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}

    stems = [f"minggu-03{ending}" for ending in (".txt", ".png", "-status.png")]
    assert list(files) == ["rencana.txt", "rencana.ics", "terima-kasih.txt", *stems]
    assert files["terima-kasih.txt"].decode().startswith("Terima kasih sudah ikut ")
    assert files["minggu-03.txt"].decode() == "*Uang dulu*\n\nCek *uang* dulu. Siapa yang sudah?\n"
    assert "Minggu 3, Sabtu, 2 Januari 2027: Uang dulu" in files["rencana.txt"].decode()
    event = vobject.readOne(files["rencana.ics"].decode()).vevent
    assert event.dtstart.value.date() == date(2026, 12, 12) + timedelta(weeks=3)
    for name, size in (("minggu-03.png", (1080, 1350)), ("minggu-03-status.png", (1080, 1920))):
        assert len(files[name]) <= CARD_BYTES
        with Image.open(BytesIO(files[name])) as picture:
            assert picture.size == size


def test_a_card_is_drawn_in_ink_and_keeps_a_drawings_own_colour(make_documents: Callable[[Files], Documents]) -> None:
    drawing = (TINY / "modules/01-awal/images/hp.svg").read_text("utf-8")
    blue = drawing.replace('<path d="M150 160h20"/>', '<path fill="#1c4fa0" stroke="none" d="M150 60h20v60h-20z"/>')
    documents = make_documents({**write_message(), "modules/01-awal/images/hp.svg": blue})

    with Image.open(BytesIO(to_card(list_weeks(documents, "id")[0], documents).chat)) as card:
        found = {colour for _, colour in card.convert("RGB").getcolors() or []}

    assert {name for name, colour in SHOWN.items() if is_near(colour, found)} == {"paper", "ink", "own"}


def test_twelve_long_words_stay_above_the_name_of_the_training(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents(write_message(MESSAGE.replace("Uang dulu", " ".join(["pertanggungjawaban"] * 12), 1)))

    with Image.open(BytesIO(to_card(list_weeks(documents, "id")[0], documents).chat)) as card:
        seam = card.convert("L").crop((0, 1210, 1080, 1236))

    assert seam.getextrema()[0] > 200, "ink just above the foot: the last line is hidden by it"


SHOWN = {"paper": (255, 253, 248), "ink": (27, 37, 40), "own": (28, 79, 160), "black": (0, 0, 0)}


def is_near(colour: tuple[int, ...], found: set[tuple[int, ...]]) -> bool:
    """True where one of those found is so near that no eye tells them apart."""
    return any(max(abs(a - b) for a, b in zip(colour, other, strict=True)) <= 4 for other in found)


def test_a_pack_is_made_again_only_when_something_in_it_changes(tmp_path: Path) -> None:
    def find(name: str, files: Files) -> object:
        project = write_project(tmp_path / name, files)
        return find_pack_ingredients(load_documents(load_project(project / "mkdocs.yml")), "id")

    files = write_message()
    other = {**files, "docs/lain.md": "---\ntitle: Lain\nsummary: Lain.\n---\n\n## Lain {#lain}\n\nLain.\n"}
    changed = write_message(MESSAGE.replace("Uang dulu", "Uang dulu ya"))

    assert find("other", other) == find("first", files)
    assert find("changed", changed) != find("again", files)
