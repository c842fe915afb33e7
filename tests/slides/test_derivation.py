"""What becomes of a section on the wall: the author's slides, or short points, pictures and questions."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import TINY, Files

from lapak.render.document import Documents
from lapak.slides.deck.model import Slide
from lapak.slides.deck.tree_text import to_text
from lapak.slides.plan import to_deck

Make = Callable[[Files], Documents]
DRAWING = '![Tangan memegang HP](images/hp.svg "Di dekat jendela.")\n'


def derive(text: str, make_documents: Make) -> list[Slide]:
    """The text of one section → its slides, without the first of the deck, the other section's and the promise."""
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    documents = make_documents({"modules/01-awal/index.md": f"{module[:start]}{text}\n\n{module[end:]}"})
    return [slide for slide in to_deck(documents.modules["id"][0], documents).slides if slide.section == "Foto"]


def find_points(slide: Slide) -> list[str]:
    return [to_text(point) for point in slide.points]


def test_list_stands_beside_the_drawing_above_it(make_documents: Make) -> None:
    slides = derive(f"{DRAWING}\n- Lap kaca\n- Foto barang\n", make_documents)

    assert [(slide.title, slide.layout, find_points(slide)) for slide in slides] == [
        ("Foto", "points", ["Lap kaca", "Foto barang"])
    ]
    assert slides[0].drawing is not None


def test_sentence_above_a_list_is_its_title(make_documents: Make) -> None:
    slides = derive(f"{DRAWING}\nItu mudah. Ibu perlu:\n\n- HP\n- Kain\n", make_documents)

    assert [slide.title for slide in slides] == ["Foto", "Ibu perlu"]


def test_long_line_is_shown_by_its_first_sentences_never_cut(make_documents: Make) -> None:
    long = (
        "NIB itu tanda usaha. Daftar di situs resmi. " + "Siapkan KTP dan nomor HP lalu isi semuanya pelan-pelan. " * 2
    )
    slides = derive(f"- {long}\n- Halal\n", make_documents)

    assert find_points(slides[0]) == ["NIB itu tanda usaha. Daftar di situs resmi.", "Halal"]


def test_six_steps_are_three_and_three_numbered_on(make_documents: Make) -> None:
    steps = "\n".join(f"{number}. Langkah {number}." for number in range(1, 7))
    slides = derive(f"/// steps | Ambil\n{steps}\n///\n", make_documents)

    assert [(slide.title, slide.first_number, len(slide.points)) for slide in slides] == [
        ("Ambil", 1, 3),
        ("Ambil (lanjutan)", 4, 3),
    ]


def test_later_picture_joins_the_steps_beside_it(make_documents: Make) -> None:
    other = DRAWING.replace("images/hp.svg", "../../overrides/slides/drawings/pairs.svg").replace("jendela", "meja")
    slides = derive(f"{DRAWING}\nFoto.\n\n{other}\n/// steps | Ambil\n1. Satu\n2. Dua\n///\n", make_documents)

    assert [(slide.title, slide.caption) for slide in slides] == [
        ("Foto", "Di dekat jendela."),
        ("Ambil", "Di dekat meja."),
    ]


def test_story_is_the_sections_picture_and_its_text_a_note(make_documents: Make) -> None:
    slides = derive(f"{DRAWING}\n/// story | Bu Sri\nHari itu hujan.\n///\n", make_documents)

    assert [(slide.title, slide.layout, slide.caption) for slide in slides] == [("Foto", "picture", "Cerita: Bu Sri")]
    assert [to_text(note) for note in slides[0].notes] == ["Hari itu hujan."]


def test_answer_keeps_the_number_of_the_option_and_says_why(make_documents: Make) -> None:
    quiz = "/// quiz | Kapan dikirim?\n- [ ] Langsung\n- [x] Nanti\n\nFoto bisa palsu. Lihat rekening.\n///\n"
    asked, answer = derive(quiz, make_documents)

    assert (asked.title, asked.is_numbered, len(asked.points)) == ("Kapan dikirim?", True, 2)
    assert (answer.title, answer.first_number, find_points(answer)) == ("Jawaban: Kapan dikirim?", 2, ["Nanti"])
    assert [to_text(sentence) for sentence in answer.sentences] == ["Foto bisa palsu.", "Lihat rekening."]


def test_own_slides_stand_instead_of_all_others_of_their_section(make_documents: Make) -> None:
    own = f"/// slide | Ingat\n4. Empat\n5. Lima\n\nItu saja.\n\n{DRAWING}///\n"
    slides = derive(f"- Satu\n- Dua\n\n/// story | Bu Sri\nHujan.\n///\n\n{own}", make_documents)

    assert [(slide.title, slide.first_number, find_points(slide)) for slide in slides] == [
        ("Ingat", 4, ["Empat", "Lima"])
    ]
    assert [to_text(sentence) for sentence in slides[0].sentences] == ["Itu saja."]
    assert [to_text(note) for note in slides[0].notes] == ["Hujan."]


def test_minutes_are_those_of_the_editions_form(make_documents: Make) -> None:
    assert derive("- Satu\n- Dua\n", make_documents)[0].minutes == 5
