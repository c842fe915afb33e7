"""Every page of what is published says itself what a browser may run and show of it: what our templates wrote."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from tests.conftest import Files
from tests.website.test_offline import unfold

from lapak.render.policy import hash_text
from lapak.website.files.headers import to_headers_by_place

PAGES_OF_AN_EDITION = {
    "site": 91,
    "unduh": 26,
    "kursus.zip": 60,
    "id.bin": 15,
    "jv.bin": 15,
    "id-rekam.bin": 1,
    "jv-rekam.bin": 1,
}
"""Of Ambarawa: pages, decks and modules of one file, pages on the stick, what a phone keeps."""
INSIDE = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL)
INLINE = "//*[@style or @*[starts-with(name(), 'on')]]"
MOST_HEADER = 2000
"""Characters of a line that Cloudflare Pages allows."""


def find_texts(site: Path) -> Iterator[tuple[str, str, str]]:
    """A built site → every page that a reader may get from it: where it is kept, its name, its text."""
    for file in sorted(site.rglob("*.html")):
        is_download = file.parent.name == "unduh" and file.name != "index.html"
        yield "unduh" if is_download else "site", file.relative_to(site).as_posix(), file.read_text("utf-8")
    with ZipFile(site / "unduh/kursus.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".html"):
                yield "kursus.zip", name, archive.read(name).decode()
    for file in sorted(site.glob("simpan/*.bin")):
        for name, text in unfold(file.read_bytes()).items():
            if not name.endswith(".js"):
                yield file.name, name, text


def find_faults(text: str) -> list[str]:
    """A page → what is wrong with its policy."""
    tree = html.document_fromstring(text)
    policies = tree.xpath("//meta[@http-equiv]")
    if not policies or policies[0] is not tree.find("head")[0]:
        return ["the first in its head is no policy"]
    policy = policies[0].get("content")
    faults = [f"{len(policies)} policies"] if len(policies) > 1 else []
    faults += [word for word in ("unsafe", "http:", "https:", "*") if word in policy]
    rules = dict(rule.split(" ", 1) for rule in policy.split(";"))
    none = ("default-src", "base-uri", "form-action")
    faults += [f"{name} is {rules.get(name)}" for name in none if rules.get(name) != "'none'"]
    faults += [f"{one.tag} has a style or a script" for one in tree.xpath(INLINE)]
    hashes = {
        f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"
        for tag, inside in INSIDE.findall(text)
    }
    allowed = {f"{name} {word}" for name in rules for word in rules[name].split() if "sha256" in word}
    return faults + [f"{one} is not as it is" for one in sorted(hashes ^ allowed)]


def test_every_page_of_both_editions_has_one_policy_that_fits_it(sites: Path) -> None:
    faults, counts = {}, dict.fromkeys(PAGES_OF_AN_EDITION, 0)
    for edition in ("ambarawa", "cicaheum"):
        for kind, name, text in find_texts(sites / edition):
            faults[f"{edition} {kind} {name}"] = find_faults(text)
            if edition == "ambarawa":
                counts[kind] += 1

    assert {name: found for name, found in faults.items() if found} == {}
    assert counts == PAGES_OF_AN_EDITION


def test_a_page_may_load_only_what_is_in_it(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "build")
    site = project / "site/kecil"

    assert [name for _, name, text in find_texts(site) if find_faults(text)] == []
    assert "script-src" not in (site / "404.html").read_text("utf-8")
    alone = (site / "unduh/modul-awal.id.html").read_text("utf-8")
    assert "sha256-" in alone.partition("script-src")[2].partition(";")[0]
    assert "strict-dynamic" not in alone
    assert "img-src 'self' data:;worker-src 'self'" in (site / "index.html").read_text("utf-8")


def test_policies_of_what_a_phone_keeps_stand_there_a_few_times(sites: Path) -> None:
    texts = unfold((sites / "ambarawa/simpan/id.bin").read_bytes())
    pages = [html.document_fromstring(text) for name, text in texts.items() if not name.endswith(".js")]
    policies = {page.find("head")[0].get("content") for page in pages}

    assert len(policies) <= 11
    assert len(pages) > 10


def load_headers(file: Path) -> dict[str, dict[str, str]]:
    """`_headers` → by place, what is sent with each file there."""
    rules: dict[str, dict[str, str]] = {}
    place = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[place][name] = value
        else:
            place = line
            rules[place] = {}
    return rules


@pytest.mark.parametrize("edition", ["ambarawa", "cicaheum"])
def test_headers_hold_for_every_script_and_fit_into_a_line(sites: Path, edition: str) -> None:
    rules = load_headers(sites / edition / "_headers")
    policies = {place: headers["Content-Security-Policy"] for place, headers in rules.items()}

    lines = (sites / edition / "_headers").read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) >= MOST_HEADER] == []
    assert rules["/*"]["X-Content-Type-Options"] == "nosniff"
    assert rules["/*"]["Referrer-Policy"] == "no-referrer"
    assert [place for place, policy in policies.items() if "frame-ancestors 'none'" not in policy] == []
    assert [place for place, policy in policies.items() if "unsafe" in policy] == []
    for kind, name, text in find_texts(sites / edition):
        if kind in ("site", "unduh"):
            sent = policies[f"/{name.partition('/')[0]}/*" if "/" in name else f"/{name}"]
            scripts = [inside for tag, inside in INSIDE.findall(text) if tag == "script"]
            assert [script for script in scripts if hash_text(script) not in sent] == [], name
            assert "blob:" not in text.partition("</head>")[0] or "blob:" in sent, name
    assert policies["/"] == policies["/index.html"]
    assert "script-src" not in policies["/*"], "a browser keeps to all rules that fit a file"


def test_one_rule_is_enough_where_its_line_fits(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "build")

    assert list(load_headers(project / "site/kecil/_headers")) == ["/*"]


def test_line_that_would_be_too_long_names_no_scripts() -> None:
    many = "".join(f" {hash_text(str(number))}" for number in range(50))
    text = to_headers_by_place({"/": ["script-src 'sha256-a=' 'self'"], "/jv/*": [f"script-src{many};"]})

    assert [len(line) < MOST_HEADER for line in text.splitlines()] == [True] * 8
    assert text.count("script-src") == 1


def test_headers_of_a_campus_stay(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({"docs/_headers": "/*\n  X-Kampus: 1\n"})

    run_lapak(project, "build")

    assert (project / "site/kecil/_headers").read_text("utf-8") == "/*\n  X-Kampus: 1\n"
