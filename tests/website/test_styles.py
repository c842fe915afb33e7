"""A page carries the styles that it needs, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapak.render.styles import Styles

STYLES = """
p, .box { margin: 0 }
.cards a:hover, .steps > li::before { color: red }
a[aria-current], :focus-visible { color: blue }
details:not(.menu) { margin: 1rem }
@media print { .cards { display: none } .box { border: 0 } }
@media (min-width: 70rem) { .cards { width: 9rem } }
@page { margin: 18mm }
"""


@pytest.fixture
def styles(tmp_path: Path) -> Styles:
    folder = tmp_path / "styles"
    folder.mkdir()
    (folder / "page.css").write_text(STYLES, "utf-8")
    return Styles((tmp_path,))


def test_rules_for_what_a_page_lacks_are_left_out(styles: Styles) -> None:
    page = f'<style>{styles.text}</style><p class="quiet box">Dodol</p>'

    assert styles.to_used(page) == (
        "<style>p,.box{margin:0}:focus-visible{color:blue}@media print{.box{border:0}}@page{margin:18mm}</style>"
        '<p class="quiet box">Dodol</p>'
    )


def test_what_a_selector_excludes_need_not_be_there(styles: Styles) -> None:
    page = f"<style>{styles.text}</style><details><a href=x>Dodol</a></details>"

    assert "details:not(.menu){margin:1rem}" in styles.to_used(page)
    assert "a[aria-current],:focus-visible{color:blue}" in styles.to_used(page)


def test_first_root_with_styles_wins(tmp_path: Path) -> None:
    for name, text in {"own": "p{margin:1px}", "base": "p{margin:2px}"}.items():
        (tmp_path / name / "styles").mkdir(parents=True)
        (tmp_path / name / "styles/page.css").write_text(text, "utf-8")

    assert Styles((tmp_path / "none", tmp_path / "own", tmp_path / "base")).text == "p{margin:1px}"
