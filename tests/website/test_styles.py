"""A page carries the styles that it needs, and no others."""

from __future__ import annotations

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
def styles() -> Styles:
    return Styles(STYLES)


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
