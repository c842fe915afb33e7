"""`lapak check` tells which slides nobody wants to stand in front of; ours are none of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import TINY, Files
from tests.own import load_own

from lapak.render.document import Documents
from lapak.slides.advice import find_slide_advisories

CASES = {
    "/// slide | Kosong\n- Satu\n///": (
        "slide 'Kosong' says too little; write '/// slide | Title' with a drawing or points"
    ),
    "/// slide | Banyak\n- A\n- B\n- C\n- D\n- E\n- F\n///": "slide 'Banyak' has 6 points, at most 5",
    f"| {'A | ' * 6}\n| {'--- | ' * 6}\n| {'Penanggungjawab | ' * 6}\n": (
        "slide 'Foto' cannot show its table, which is too wide for letters of 24 points; "
        "write '/// slide | Title' with what counts"
    ),
    f"/// slide | Panjang\n- Satu\n- {'barang ' * 90}\n///": (
        "slide 'Panjang' is too full for 28 points; shorten or part it"
    ),
    f"/// slide | {'Judul yang panjang sekali ' * 5}\n- Satu\n- Dua\n///": (
        f"slide '{('Judul yang panjang sekali ' * 5).strip()}' has a title of more than two lines; shorten it"
    ),
}


@pytest.mark.parametrize("block", CASES, ids=lambda block: block.split()[3])
def test_slide_that_is_thin_or_too_full_is_a_hint(block: str, make_documents: Callable[[Files], Documents]) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    text = f"{module[:start]}{block}\n\n{module[end:]}"

    hints = find_slide_advisories(make_documents({"modules/01-awal/index.md": text}))

    assert [hint.what for hint in hints if (hint.path, hint.line) == ("modules/01-awal/index.md", 11)] == [CASES[block]]


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_our_own_slides_have_no_hint_left(config: str) -> None:
    documents = load_own(config)

    assert [str(hint) for hint in find_slide_advisories(documents)] == []


def test_check_prints_hints_on_slides_and_still_ends_well(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    code, printed = run_lapak(make_project({}), "check")

    assert code == 0
    assert "hints on slides (they stop nothing):\nmodules/01-awal/index.md:15: slide 'Uang' says too little" in printed
