"""A number of modules → two projects that hold the same texts: one of ours, one of stock MkDocs with Material.

Run as `python -m bench.growth COUNT FOLDER`; writes FOLDER/ours and FOLDER/stock. Words are invented, but every module
has others; the same count gives the same files.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

import jinja2

from bench.install import HERE, ROOT
from bench.markdown import Dialect
from bench.peers import load_peers, write_sources
from bench.texts import write_texts
from lapak.render.document import load_documents
from lapak.website.host.config import load_project

SYLLABLES = {
    "id": [consonant + vowel for consonant in "bcdgjklmnprstw" for vowel in "ai"],
    "jv": [consonant + vowel for consonant in "bcdgjklmnprstw" for vowel in "oe"],
}
VOCABULARY = 3000


@dataclass(frozen=True)
class Writer:
    """Invented words of one language."""

    random: Random
    words: tuple[str, ...]

    def phrase(self, count: int) -> str:
        """'Rasati kalabi nawa'."""
        return " ".join(self.random.choice(self.words) for _ in range(count)).capitalize()

    def sentence(self, count: int) -> str:
        """A phrase with its full stop."""
        return f"{self.phrase(count)}."

    def paragraph(self, sentences: int) -> str:
        """Some sentences of eight to eleven words."""
        return " ".join(self.sentence(self.random.randint(8, 11)) for _ in range(sentences))


def invent_words(language: str) -> tuple[str, ...]:
    """The words of a language, always the same ones."""
    random = Random(language)
    syllables = SYLLABLES[language]
    return tuple("".join(random.choices(syllables, k=random.randint(2, 4))) for _ in range(VOCABULARY))


def write_projects(count: int, folder: Path) -> None:
    """Writes both projects into a new folder."""
    shutil.rmtree(folder, ignore_errors=True)
    write_ours(count, folder / "ours")
    stock = load_peers()["material"]
    documents = load_documents(load_project(folder / "ours" / "mkdocs.yml"))
    write_sources(stock, write_texts(documents, Dialect(stock.details, stock.link)), folder / "stock")


def write_ours(count: int, project: Path) -> None:
    """A project of ours with invented modules and the real templates."""
    folders = [f"{number:03}-modul{number}" for number in range(1, count + 1)]
    vocabulary = {language: invent_words(language) for language in SYLLABLES}
    for number, name in enumerate(folders):
        module = project / "modules" / name
        (module / "images").mkdir(parents=True)
        for language, suffix in (("id", ""), ("jv", ".jv")):
            writer = Writer(Random(f"{number} {language}"), vocabulary[language])
            text = fill("module.md", language=language, neighbour=folders[number - 1], **find_methods(writer))
            (module / f"index{suffix}.md").write_text(text, "utf-8")
        for drawing in ("satu", "dua"):
            (module / "images" / f"{drawing}.svg").write_text(draw(Random(f"{number} {drawing}")), "utf-8")
    (project / "docs").mkdir()
    (project / "docs/index.md").write_text(fill("home.md"), "utf-8")
    (project / "mkdocs.yml").write_text(fill("mkdocs.yml", folders=folders), "utf-8")
    (project / "overrides").symlink_to(ROOT / "overrides")


def find_methods(writer: Writer) -> dict[str, object]:
    """What a module's template may call."""
    return {"phrase": writer.phrase, "sentence": writer.sentence, "paragraph": writer.paragraph}


def draw(random: Random) -> str:
    """A drawing of some circles."""
    circles = [(random.randint(20, 300), random.randint(20, 180), random.randint(5, 40)) for _ in range(14)]
    return fill("drawing.svg", circles=circles)


def fill(name: str, **values: object) -> str:
    """A template of bench/growth/ and values → its text."""
    source = (HERE / "growth" / f"{name}.jinja").read_text("utf-8")
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, comment_start_string="{!")
    return environment.from_string(source).render(values) + "\n"


if __name__ == "__main__":
    write_projects(int(sys.argv[1]), Path(sys.argv[2]).resolve())
