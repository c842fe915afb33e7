"""The shared project goes on: what a merge would bring, locks that merge by themselves, and sections given back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, Files
from tests.test_merges import git

from lapak.course.problems import Problem
from lapak.course.translation.lock_merge import merge_versions

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
MODULE, OWN = "modules/01-awal/index.md", "modules.kecil/01-awal/index.md"
TEXT = (
    "## Foto lain {#foto}\n\nDi teras.\n\n## Pasar {#pasar after=foto full=5}\n\nKe pasar.\n\n## Uang {#uang .remove}\n"
)


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def project(make_project: Make) -> Path:
    """A campus with a section of its own, and beside its branch one of the shared project that has gone on."""
    project = make_project({OWN: "## Foto lain {#foto}\n\nDi teras.\n", ".gitattributes": "*.lock.json merge=lapak\n"})
    (project / "overrides").unlink()
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "a")
    git(project, "checkout", "--quiet", "-b", "shared")
    rewrite(project / MODULE, "dekat jendela.\n", "dekat pintu.\n")
    rewrite(project / MODULE, "## Uang", "## Baru {#baru}\n\nBaru.\n\n## Uang")
    rewrite(project / "docs/index.md", "## Mulai", "## Mulai saja")
    git(project, "commit", "--quiet", "--all", "--message", "b")
    git(project, "checkout", "--quiet", "main")
    (project / "overrides").symlink_to(Path(__file__).parents[2] / "overrides")
    return project


def test_sections_of_a_merge_are_named_and_those_beneath_own_ones_shown(project: Path, run_lapak: Run) -> None:
    code, printed = run_lapak(project, "upstream", "status", "shared")

    assert (code, printed) == (
        0,
        "docs/index.md: section 'mulai' has changed\n"
        f"{MODULE}: section 'foto' has changed (beneath {OWN})\n"
        f"{MODULE}: section 'baru' is new\n"
        "3 sections, 1 of them beneath own ones\n"
        f"{OWN}:1: 01-awal#foto: the shared section has changed since\n"
        "    before Foto di dekat [-jendela.-]\n"
        "    now    Foto di dekat {+pintu.+}\n"
        "    own    ## Foto lain {#foto}\n"
        "    own    Di teras.\n\n",
    )
    git(project, "merge", "--quiet", "shared")
    assert run_lapak(project, "upstream", "status", "shared") == (0, "'shared' brings nothing new\n")


QUESTION = """questions:
  kabar:
    topic: Kabar
    section: 01-awal#foto
    drawing: 01-awal/images/hp.svg
    text: "Ibu dapat kabar. Ibu bagaimana?"
    options: ["Saya hapus semua", "Saya tanya dulu", "Saya diam dulu"]
    right: B
"""
FACTS = "biaya: {value: Rp1, source: a, checked_on: 2026-11-01, recheck_after: 2027-01-01}\n"
BEFORE: Files = {
    "modules/tes.yml": QUESTION,
    "modules/facts.yml": FACTS,
    "modules/glossary.yml": "terms: {cod: {meaning: {id: Bayar nanti.}}}\nblame: [bodoh]\n",
    "modules/search.yml": "id: {empty: [yang], say: {duit: uang}}\n",
    "modules/01-awal/recordings.lock.json": '{"foto.jv": {"text": "1"}}\n',
    "modules.kecil/tes.yml": QUESTION.replace("Kabar", "Berita"),
    "modules.kecil/01-awal/index.md": "---\ntitle: Awal kami\n---\n",
    "modules.kecil/01-awal/images/hp.svg": "<svg/>",
}
CHANGES = {
    "modules/tes.yml": ("Ibu dapat kabar.", "Ada kabar."),
    "modules/facts.yml": ("Rp1,", "Rp2,"),
    "modules/glossary.yml": ("Bayar nanti.", "Bayar waktu tiba."),
    "modules/search.yml": ("duit: uang", "duit: uang, poto: foto"),
    "modules/01-awal/recordings.lock.json": ('"1"', '"2"'),
    "modules/01-awal/translations.lock.json": ("{", "{\n"),
    "modules/01-awal/images/hp.svg": ("</svg>", " </svg>"),
    MODULE: ("title: Awal", "title: Mulai"),
    "mkdocs.yml": ("site_name: Kecil", "site_name: Besar"),
}
TOLD = f"""modules/01-awal/images/hp.svg: this drawing has changed (beneath modules.kecil/01-awal/images/hp.svg)
{MODULE}: key 'title' has changed (beneath {OWN})
modules/01-awal/recordings.lock.json: recording 'foto.jv' has changed
modules/facts.yml: fact 'biaya' has changed
modules/glossary.yml: term 'cod' has changed
modules/search.yml: search word 'poto (id)' is new
modules/tes.yml: question 'kabar' has changed (beneath modules.kecil/tes.yml)
mkdocs.yml: 1 other file
translations (git merges these by itself): 1 lock
1 drawing, 1 key, 1 recording, 1 fact, 1 term, 1 search word, 1 question, 3 of them beneath own ones
modules.kecil/tes.yml:2: tes#kabar: the shared section has changed since
    before     text: [-"Ibu dapat-] kabar. Ibu bagaimana?"
    now        text: {{+"Ada+}} kabar. Ibu bagaimana?"
"""


def test_questions_facts_terms_words_keys_and_drawings_are_named(make_project: Make, run_lapak: Run) -> None:
    project = make_project(BEFORE)
    (project / "overrides").unlink()
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "a")
    git(project, "checkout", "--quiet", "-b", "shared")
    for name, (old, new) in CHANGES.items():
        rewrite(project / name, old, new)
    git(project, "commit", "--quiet", "--all", "--message", "b")
    git(project, "checkout", "--quiet", "main")
    (project / "overrides").symlink_to(ROOT / "overrides")

    code, printed = run_lapak(project, "upstream", "status", "shared")

    assert (code, printed[: len(TOLD)]) == (0, TOLD)


def test_version_that_is_not_there_is_told(project: Path, run_lapak: Run) -> None:
    code, printed = run_lapak(project, "upstream", "status")

    assert code == 2
    assert printed.startswith(
        "lapak: there is no 'upstream/main' here to compare with: 'lapak upstream setup https://…'"
    )
    git(project, "update-ref", "refs/remotes/upstream/utama", "HEAD")
    printed = run_lapak(project, "upstream", "status")[1]
    assert printed.endswith("to compare with: 'lapak upstream status upstream/utama'\n")
    assert "say where the shared project is" in run_lapak(project, "upstream", "setup")[1]


def test_locks_that_two_have_changed_merge_by_themselves(project: Path, run_lapak: Run) -> None:
    lock = project / "modules/01-awal/translations.lock.json"
    assert run_lapak(project, "upstream", "setup", "https://code.example/lapak")[0] == 0
    for branch, section, role in (("shared", "@title", "guru"), ("main", "uang", "penyuluh")):
        git(project, "checkout", "--quiet", branch)
        assert run_lapak(project, "translations", "accept", "jv", "01-awal", section, "--reviewed-by", role)[0] == 0
        git(project, "add", str(lock))
        git(project, "commit", "--quiet", "--message", role)

    git(project, "merge", "--quiet", "shared")

    units = json.loads(lock.read_text("utf-8"))["jv"]
    assert (units["@title"]["review"]["role"], units["uang"]["review"]["role"]) == ("guru", "penyuluh")


MERGED = [
    ('{"a":{"x":"1"}}', '{"a":{"x":"2"}}', '{"a":{"x":"1","y":"3"}}', {"a": {"x": "2", "y": "3"}}),
    ('{"a":{"x":"1","y":"2"}}', '{"a":{"y":"2"}}', '{"a":{"x":"1","y":"4"}}', {"a": {"y": "4"}}),
    ("", '{"a":{"x":"1"}}', '{"b":{"x":"2"}}', {"a": {"x": "1"}, "b": {"x": "2"}}),
    ('{"a":["1"]}', '{"a":["2"]}', '{"a":["3"]}', {"a": ["2"]}),
    (
        '{"a":{"x":{"h":"0"}}}',
        '{"a":{"x":{"h":"1","review":{"date":"2026-11-01"}}}}',
        '{"a":{"x":{"h":"2","review":{"date":"2026-11-02"}}}}',
        {"a": {"x": {"h": "2", "review": {"date": "2026-11-02"}}}},
    ),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "wanted"), MERGED)
def test_newest_of_both_sides_is_kept(base: str, ours: str, theirs: str, wanted: object) -> None:
    problems: list[Problem] = []

    assert json.loads(merge_versions((base, ours, theirs), "x", problems)) == wanted
    assert problems == []


def test_side_that_is_no_lock_is_told() -> None:
    problems: list[Problem] = []

    assert merge_versions(("{}", "[", "{}"), "x.lock.json", problems) == ""
    assert [problem.what for problem in problems] == ["a side of this merge is no lock"]


def test_own_sections_are_given_back_as_a_patch_that_git_takes(make_project: Make, run_lapak: Run) -> None:
    project = make_project({OWN: TEXT})
    git(project, "init", "--quiet")

    code, printed = run_lapak(project, "overlays", "propose", "--output", "usul.patch")

    assert (code, printed) == (0, "usul.patch: try it with 'git apply --check'\n")
    subprocess.run(["git", "apply", "usul.patch"], cwd=project, check=True)
    module = (project / MODULE).read_text("utf-8")
    assert module.partition("---\n\n")[2] == (
        "## Foto lain {#foto short=5 full=10}\n\nDi teras.\n\n## Pasar {#pasar full=5}\n\nKe pasar.\n"
    )


def test_one_own_section_alone_is_given_back(make_project: Make, run_lapak: Run) -> None:
    project = make_project({OWN: TEXT})

    code, printed = run_lapak(project, "overlays", "propose", "01-awal", "pasar")

    assert code == 0
    added = [line for line in printed.splitlines() if line.startswith(("+", "-")) and line[1:3] not in ("++", "--")]
    assert added == ["+## Pasar {#pasar full=5}", "+", "+Ke pasar.", "+"]
    assert run_lapak(project, "overlays", "propose", "01-awal", "x")[0] == 2


def test_translations_and_drawings_are_given_back_too(make_project: Make, run_lapak: Run) -> None:
    drawing = (ROOT / "tests/tiny/modules/01-awal/images/hp.svg").read_text("utf-8").rstrip()
    shared = (
        "---\ntitle: Wiwit\nsummary: Modul.\n---\n\n## Foto cara {#foto}\n\nMotret.\n\n## Dhuwit {#uang}\n\nDhuwit.\n"
    )
    files: Files = {
        OWN: "## Foto lain {#foto}\n\n![Pasar](images/pasar.svg)\n\n## Pasar {#pasar after=foto full=5}\n\nKe pasar.\n",
        OWN.replace(".md", ".jv.md"): "## Foto liya {#foto}\n\nNing teras.\n\n## Pasar {#pasar}\n\nMenyang pasar.\n",
        "modules.kecil/01-awal/images/pasar.svg": drawing,
        "modules.kecil/01-awal/images/warung.jpg": b"",
        MODULE.replace(".md", ".jv.md"): shared,
    }
    project = make_project(files)
    git(project, "init", "--quiet")

    code, _ = run_lapak(project, "overlays", "propose", "--output", "usul.patch")

    assert code == 0
    copied = "# copy it too: modules.kecil/01-awal/images/warung.jpg -> modules/01-awal/images/warung.jpg\n"
    assert (project / "usul.patch").read_text("utf-8").startswith(copied)
    subprocess.run(["git", "apply", "usul.patch"], cwd=project, check=True)
    assert (project / MODULE.replace(".md", ".jv.md")).read_text("utf-8").partition("---\n\n")[2] == (
        "## Foto liya {#foto}\n\nNing teras.\n\n## Pasar {#pasar}\n\nMenyang pasar.\n\n## Dhuwit {#uang}\n\nDhuwit.\n"
    )
    assert (project / "modules/01-awal/images/pasar.svg").read_text("utf-8") == drawing
