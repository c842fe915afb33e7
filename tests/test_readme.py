"""Everything the README says is run: its commands are known, and what it tells people to write builds."""

from __future__ import annotations

import re
import shlex
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.bringing.test_powerpoint import make_deck
from tests.bringing.test_word import to_bytes
from tests.conftest import ROOT

from lapak.cli import make_parser

READMES = ("README.md", "README.id.md", "CONTRIBUTING.md")
PAGES = (
    "docs/fasilitator/terbitkan.md",
    "docs/fasilitator/menulis.md",
    "docs/fasilitator/terjemahan.md",
    "modules/README.md",
)
FENCE = re.compile(r"(?:<!-- test: (.*?) -->\n)?```(\w*)\n(.*?)```", re.DOTALL)
Run = Callable[..., tuple[int, str]]


def find_commands(name: str) -> list[str]:
    """A README, or a page for authors as Ambarawa has it → every line of its shell blocks, without comments."""
    written = (ROOT / name).read_text("utf-8").replace("{{ edition.name }}", "ambarawa")
    blocks = [text for _, kind, text in FENCE.findall(written) if kind == "sh"]
    return [line.partition("#")[0].strip() for text in blocks for line in text.splitlines() if line.strip()]


def find_examples(name: str) -> dict[str, str]:
    """A README → the text of each marked code block, by its mark."""
    found = FENCE.findall((ROOT / name).read_text("utf-8"))
    return {mark: text for mark, _, text in found if mark}


def find_targets(name: str) -> list[str]:
    """A README → where its links and pictures lead."""
    return re.findall(r"\]\(([^)]+)\)", (ROOT / name).read_text("utf-8"))


def test_both_readmes_say_the_same() -> None:
    """What can be compared without reading them: commands, examples, headings, links, settings."""
    english, indonesian = ((ROOT / name).read_text("utf-8") for name in READMES[:2])
    for pattern in (r"(?m)^#+ ", r"(?m)^\d\. ", r"(?m)^\| ", r"\*\*[A-Z]\w+\*\*", r"`[^`\n]+`"):
        found, other = (re.findall(pattern, FENCE.sub("", text)) for text in (english, indonesian))
        assert sorted(found) == sorted(other), pattern

    assert find_commands("README.md") == find_commands("README.id.md")
    targets, others = ({*find_targets(name)} - {*READMES} for name in READMES[:2])
    assert targets == others
    for mark, text in find_examples("README.md").items():
        assert without_comments(find_examples("README.id.md")[mark]) == without_comments(text)


def without_comments(text: str) -> str:
    return re.sub(r" # .*", "", text)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of this project's sources."""
    for name in ("modules", "docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_exists(name: str) -> None:
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    used = re.findall(r"(?m)(?:^|`)make ([\w-]+)", (ROOT / name).read_text("utf-8"))

    assert set(used) <= set(targets)


@pytest.mark.parametrize("name", [*READMES, *PAGES])
def test_every_lapak_command_is_one(name: str) -> None:
    for command in find_commands(name):
        if command.startswith(".venv/bin/lapak"):
            make_parser().parse_args(shlex.split(command)[1:])


@pytest.mark.slow
def test_commands_for_authors_work_as_written(copy: Path, run_lapak: Run) -> None:
    (copy / "pelajaran.pptx").write_bytes(to_bytes(make_deck()))
    offline = ("serve", "overlays", "build")  # they wait, need git, or have tests of their own

    for command in find_commands("docs/fasilitator/menulis.md"):
        words = shlex.split(command)
        if not words[0].endswith("/lapak") or words[1] in offline or words[1:] == ["check"]:
            continue
        code, printed = run_lapak(copy, *words[1:], *(["--fast"] if words[1] == "check" else []))
        assert code == (words[1] == "check"), printed  # the alt texts of what has been brought are left to its author
    assert (copy / "modules.ambarawa/08-toples/index.md").is_file()


@pytest.mark.slow
def test_commands_that_write_files_work_as_written(copy: Path, run_lapak: Run) -> None:
    commands = [line for line in find_commands("README.md") if "lapak handouts" in line or "lapak slides" in line]

    for command in commands:
        code, printed = run_lapak(copy, *shlex.split(command)[1:])
        assert code == 0, printed
        assert (copy / printed.splitlines()[0]).exists()


@pytest.mark.slow
def test_module_of_the_readme_builds(copy: Path, run_lapak: Run) -> None:
    text = find_examples("README.md")["module"]
    (copy / "modules/07-titip").mkdir()
    (copy / "modules/07-titip/index.md").write_text(text, "utf-8")
    config = yaml.safe_load((copy / "mkdocs.yml").read_text("utf-8"))
    config["extra"]["edition"]["modules"].append("07-titip")
    (copy / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")

    code, printed = run_lapak(copy, "build", "--edition", "ambarawa")

    assert code == 0, printed
    assert (copy / "site/ambarawa/modul/titip/index.html").exists()
    assert (copy / "site/ambarawa/unduh/handout-titip.jv.pdf").exists()


@pytest.mark.slow
def test_edition_of_the_readme_builds(copy: Path, run_lapak: Run) -> None:
    examples = find_examples("README.md")
    (copy / "mkdocs.pasar.yml").write_text(examples["edition mkdocs.pasar.yml"], "utf-8")
    (copy / "modules.pasar/03-praktik").mkdir(parents=True)
    own = "modules.pasar/03-praktik/index.md"
    (copy / own).write_text(examples[f"overlay {own}"], "utf-8")

    code, printed = run_lapak(copy, "build", "--edition", "pasar")

    assert code == 0, printed
    assert "Di desa kami banyak teras" in (copy / "site/pasar/modul/praktik/index.html").read_text("utf-8")
    assert "Desa Pasar Baru" in (copy / "site/pasar/mad/index.html").read_text("utf-8")


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="currentColor" d="M6 18h28v18h-28z"/></svg>'
)
MOST_SECONDS = 600
"""From a clone to a site on a server, by a campus that has set up what the README asks for."""


@pytest.mark.slow
def test_campus_gets_its_own_site_in_ten_minutes_from_the_readme_alone(copy: Path, run_lapak: Run) -> None:
    began = time.monotonic()
    answers = {
        "institution": "Universitas Contoh",
        "place": "Desa Pasar Baru, Garut",
        "language": "su",
        "start": "13.00",
    }
    options = [word for name, answer in answers.items() for word in (f"--{name}", answer)]

    code, printed = run_lapak(copy, "new", "edition", "pasar", *options)
    assert code == 0, printed
    own = "modules.pasar/03-praktik/index.md"
    for path, text in ((own, find_examples("README.md")[f"overlay {own}"]), ("docs.pasar/merek/logo.svg", LOGO)):
        (copy / path).parent.mkdir(parents=True)
        (copy / path).write_text(text, "utf-8")
    config = copy / "mkdocs.pasar.yml"
    written = config.read_text("utf-8").replace("    # brand: ", "    brand: ")
    config.write_text(written, "utf-8")
    code, printed = run_lapak(copy, "publish", "./public", "--edition", "pasar")

    assert code == 0, printed
    page = (copy / "public/modul/praktik/index.html").read_text("utf-8")
    assert "Di desa kami banyak teras" in page
    assert "13.00" in (copy / "public/fasilitator/acara/index.html").read_text("utf-8")
    assert "Kampus Kita" in page
    assert time.monotonic() - began < MOST_SECONDS
