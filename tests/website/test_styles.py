"""A page carries the styles that it needs, and no others."""

from __future__ import annotations

import re

import pytest
from tests.conftest import ROOT

from lapak.render.short_names import CLASSES, COLOURS
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


SCOPED = {
    "p,.box{margin:0}": ".in p,.in .box{margin:0}",
    ":is(ol,ul)>li{margin:0}": ".in :is(ol,ul)>li{margin:0}",
    ":root{--gap:1rem}": ".in{--gap:1rem}",
    "body,p{margin:0}": ".in,.in p{margin:0}",
    "@page{margin:18mm}": "@page{margin:18mm}",
    "@page :first{margin:0}": "@page :first{margin:0}",
    "@font-face{font-family:Dodol;src:url(d.woff2)}": "@font-face{font-family:Dodol;src:url(d.woff2)}",
    "@keyframes turn{from{margin:0}to{margin:1px}}": "@keyframes turn{from{margin:0}to{margin:1px}}",
    '@import "lain.css";p{margin:0}': '@import "lain.css";.in p{margin:0}',
    "@media print{p{margin:0}@page{margin:1mm}}": "@media print{.in p{margin:0}@page{margin:1mm}}",
    "@supports (gap:1px){p{gap:1px}}": "@supports (gap:1px){.in p{gap:1px}}",
    "p{margin:0}}": ".in p{margin:0}",
}


@pytest.mark.parametrize("sheet", SCOPED)
def test_sheet_for_what_stands_inside_one_element(sheet: str) -> None:
    assert Styles(sheet).to_scoped(".in") == SCOPED[sheet]


@pytest.mark.parametrize("sheet", ['@import "lain.css";', "@layer a,b;", "@keyframes turn{from{margin:0}}"])
def test_what_is_said_of_no_element_is_on_every_page(sheet: str) -> None:
    styles = Styles(sheet + "ol{margin:0}")

    assert styles.to_used(f"<style>{styles.text}</style>") == f"<style>{sheet}</style>"


def test_elements_and_styles_of_a_page_share_short_names() -> None:
    styles = Styles(":root{--line:red;--ink:red}.story .box{color:var(--line)}b{color:var(--ink)}.skip{margin:0}")
    page = f'<style>{styles.text}</style><p class="story"><i class="box" fill="var(--line,red)">class="story"</i><b>'

    assert styles.to_used(page) == (
        "<style>:root{--B:red;--ink:red}.G .box{color:var(--B)}b{color:var(--ink)}</style>"
        '<p class="G"><i class="box" fill="var(--B,red)">class="story"</i><b>'
    )


def test_no_script_says_what_has_a_short_name() -> None:
    scripts = "\n".join(file.read_text("utf-8") for file in (ROOT / "overrides/scripts").rglob("*.js"))
    said = {name for name in CLASSES if re.search(rf"\.{name}\b|[\"']{name}[\"']", scripts)}

    assert said | {name for name in COLOURS if f"--{name}" in scripts} == set()
