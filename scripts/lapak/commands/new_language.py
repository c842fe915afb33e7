"""`lapak new language`: the first files of a language or dialect, which builds at once with all texts in fallback."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lapak.commands.fresh_files import write_checked
from lapak.commands.usage import NOTHING, SITE_FOLDER, UsageError, find_config_files
from lapak.course.local_languages import CODE, LANGUAGE_NAMES, find_bases, name_language
from lapak.course.problems import suggest
from lapak.course.project import SOURCE_LANGUAGE, Project, find_configs
from lapak.course.values.glossary import find_glossaries, load_layered_glossary
from lapak.editions import load_works
from lapak.scaffold.language_files import find_nearest, find_words_file, make_config, make_words, set_language
from lapak.website.host.config import load_project


class _NewLanguage(NamedTuple):
    """What is to be written."""

    config: Path
    edition: str
    fresh: dict[Path, str]
    changed: dict[Path, str]


def make_language(options: argparse.Namespace) -> None:
    """Writes the files of a language, checks that they build, builds them and says what is left to do."""
    code = options.code
    project = load_project(find_config_files([options.edition] if options.edition else [])[0])
    name = _find_name(code, options.name)
    if options.base and not find_words_file(project, options.base).is_file():
        known = [file.stem for file in find_words_file(project, SOURCE_LANGUAGE).parent.glob("*.yml")]
        raise UsageError(f"--from: nobody has written words in '{options.base}': {suggest(options.base, known)}")
    new = _change_edition(project, code, name) if options.edition else _add_edition(project, code, name)
    words = find_words_file(project, code)
    if not words.exists():
        new.fresh[words] = make_words(project, code, name, find_nearest(project, code, options.base))
    write_checked(new.fresh, partial(load_works, [new.config]), new.changed)
    print(*(project.show(file) for file in (*new.fresh, *new.changed)), sep="\n")
    if not options.no_build:
        from lapak.commands.build import run as build

        build(argparse.Namespace(edition=[new.edition], output=SITE_FOLDER))
    _tell_rest(project, code, name)


def _find_name(code: str, said: str) -> str:
    """How the language calls itself; raises UsageError."""
    if not CODE.match(code) or code == SOURCE_LANGUAGE:
        raise UsageError(f"'{code}' is no code of a local language: write one such as mad or jv-x-banyumas; {NOTHING}")
    if said or code in LANGUAGE_NAMES:
        return str(said or LANGUAGE_NAMES[code])
    close = suggest(code, LANGUAGE_NAMES)
    raise UsageError(f"nobody here knows the language '{code}': {close} Or add '--name'; {NOTHING}")


def _add_edition(project: Project, code: str, name: str) -> _NewLanguage:
    """An edition of its own, which changes nobody's."""
    file = project.root / f"mkdocs.{code}.yml"
    if code in find_configs(project.root):
        raise UsageError(f"'{file.name}' is there already; name its edition with '--edition'; {NOTHING}")
    edition = f"{project.edition['name']}-{code}".lower()
    return _NewLanguage(file, edition, {file: make_config(project, code, name, edition)}, {})


def _change_edition(project: Project, code: str, name: str) -> _NewLanguage:
    file = project.root / project.config_path
    changed = set_language(project.config, code, name)
    if changed is None:
        raise UsageError(f"'{file.name}' has no 'extra: edition:' to write the language below; {NOTHING}")
    return _NewLanguage(file, str(project.edition["name"]), {}, {file: changed})


def _tell_rest(project: Project, code: str, name: str) -> None:
    """What nobody can make but somebody who speaks it."""
    glossary = load_layered_glossary(find_glossaries(project), project.root, [])
    unsaid = sum(code not in term.meaning for term in glossary.terms.values())
    beneath = " → ".join([*map(name_language, find_bases(code)), "Bahasa Indonesia"])
    print(
        f"all is still {beneath}, and says so. For translators: lapak translations export {code}",
        f"written in {name} by hand: words of the pages (overrides/words/{code}.yml),",
        f"    {unsaid} terms and the words that forbid ('negations') in modules/glossary.yml,",
        "    how people ask in modules/search.yml; each may wait",
        sep="\n",
    )
