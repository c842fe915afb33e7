"""Lines become headings, prose and blocks with the right line numbers."""

from __future__ import annotations

from lapak.course.problems import Problem
from lapak.course.reading.scanner import Heading, RawBlock, scan
from lapak.course.text import Markdown


def scan_text(text: str) -> tuple[list[str], list[Problem]]:
    """A text → its pieces, drawn one a line, and its problems."""
    problems: list[Problem] = []
    pieces = scan(text.split("\n"), "m.md", 1, problems)
    return [draw(piece) for piece in pieces], problems


def draw(piece: Heading | Markdown | RawBlock) -> str:
    if isinstance(piece, Heading):
        return f"{piece.line} heading {piece.level} {piece.title} [{piece.attributes}]"
    if isinstance(piece, RawBlock):
        return (
            f"{piece.line} block {piece.name}|{piece.argument} {piece.options!r} {piece.body.line}:{piece.body.text!r}"
        )
    return f"{piece.line} prose {piece.text!r}"


def test_block_keeps_the_lines_of_its_options_and_body() -> None:
    pieces, problems = scan_text("## A {#a}\n\n/// exercise | Coba\n    minutes: 5\n\nTulis.\n///\n")

    assert pieces == ["1 heading 2 A [#a]", "3 block exercise|Coba 'minutes: 5' 6:'Tulis.'"]
    assert problems == []


def test_what_stands_in_a_fence_is_text() -> None:
    pieces, problems = scan_text("```\n## Bukan judul\n/// quiz\n```\nTeks.")

    assert pieces == ["1 prose '```\\n## Bukan judul\\n/// quiz\\n```\\nTeks.'"]
    assert problems == []


def test_a_longer_fence_is_closed_by_one_as_long() -> None:
    pieces, problems = scan_text("~~~~\n~~~\n## x\n~~~~\n## Y {#y}")

    assert pieces == ["1 prose '~~~~\\n~~~\\n## x\\n~~~~'", "5 heading 2 Y [#y]"]
    assert problems == []


def test_what_stands_in_a_comment_is_text() -> None:
    pieces, _ = scan_text("<!-- satu\n## dua\n-->\n## Tiga {#tiga}")

    assert pieces == ["1 prose '<!-- satu\\n## dua\\n-->'", "4 heading 2 Tiga [#tiga]"]


def test_a_block_inside_a_block_is_one_problem_and_both_are_kept() -> None:
    pieces, problems = scan_text("/// story\nSatu.\n/// quiz | Dua\n- [x] a\n///")

    assert [piece.split()[2] for piece in pieces] == ["story|", "quiz|Dua"]
    assert [problem.line for problem in problems] == [1]


def test_windows_line_ends_do_not_matter() -> None:
    pieces, problems = scan_text("/// story\r\nSatu.\r\n///\r")

    assert pieces == ["1 block story| '' 2:'Satu.'"]
    assert problems == []
