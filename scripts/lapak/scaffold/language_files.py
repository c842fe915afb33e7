"""A code → the first files of a language: an edition that names it, and the words of pages, all still to be written."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from lapak.course.local_languages import find_bases, name_language
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.reading.yaml_text import YamlText, to_yaml_text
from lapak.scaffold.forms import load_forms

CONFIG_FORM, WORDS_FORM = "new/language.yml", "new/words.yml"
EDITION = ("extra", "edition")
PLACE, LIST = (*EDITION, "language"), (*EDITION, "languages")
LIST_END = re.compile(r",?\s*\]")
WORD = re.compile(r"(?!team_)[a-z_]+:")
"""Of the words of a file: what the team alone reads stays Indonesian."""


def find_words_file(project: Project, code: str) -> Path:
    """A language's code → where the words of its pages stand."""
    return project.template_roots[-1] / "words" / f"{code}.yml"


def find_nearest(project: Project, code: str, base: str) -> str:
    """A code, and the language that somebody named or '' → the one whose words are shown beside those to be written."""
    known = [one for one in (base, *find_bases(code)) if one and find_words_file(project, one).is_file()]
    return known[0] if known else SOURCE_LANGUAGE


def make_words(project: Project, code: str, name: str, base: str) -> str:
    """A language and the one it is translated from → its words, none of them said yet: a page claims nothing."""
    lines = find_words_file(project, base).read_text("utf-8").split("\n")
    shown = [line for line in lines if WORD.match(line)]
    beneath = next((one for one in find_bases(code) if find_words_file(project, one).is_file()), SOURCE_LANGUAGE)
    base_name = "Bahasa Indonesia" if beneath == SOURCE_LANGUAGE else name_language(beneath)
    values = {"code": code, "language_name": name, "base_name": base_name, "lines": shown}
    return load_forms(project).get_template(WORDS_FORM).render(values)


def make_config(project: Project, code: str, name: str, edition: str) -> str:
    """A language, and the name of an edition to come → its mkdocs file."""
    values = {"code": code, "language_name": name, "name": edition}
    return load_forms(project).get_template(CONFIG_FORM).render(values)


def set_language(config: YamlText, code: str, name: str) -> str | None:
    """An edition's file → the same with this language: in the place of its one, or added to its list.

    None where it has no edition to write it below.
    """
    lines = config.text.split("\n")
    if not config.has(EDITION):
        return None
    if config.has((*LIST, 0)):
        return _add_to_list(config, f"{{ code: {to_yaml_text(code)}, name: {to_yaml_text(name)} }}")
    place = config.find_line(PLACE if config.has(PLACE) else EDITION) - 1
    inset = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
    if not config.has(PLACE):
        end, inset = place + 1, f"{inset}  "
        place = end
    else:
        end = place + 1
        while end < len(lines) and lines[end].startswith(f"{inset} "):
            end += 1
    written = f"{inset}language: {{ code: {to_yaml_text(code)}, name: {to_yaml_text(name)} }}"
    return "\n".join([*lines[:place], written, *lines[end:]])


def _add_to_list(config: YamlText, written: str) -> str:
    """A file with a list of languages → the same with one more, in the form that the list has."""
    lines = config.text.split("\n")
    last = next(index for index in itertools.count() if not config.has((*LIST, index + 1)))
    place = config.find_line((*LIST, last)) - 1
    before, dash, _ = lines[place].partition("- ")
    if dash and not before.strip():
        end = place + 1
        while end < len(lines) and lines[end].startswith(f"{before} "):
            end += 1
        return "\n".join([*lines[:end], f"{before}- {written}", *lines[end:]])
    above, below = "\n".join(lines[:place]), "\n".join(lines[place:])
    return f"{above}\n{LIST_END.sub(lambda found: f', {written}]', below, count=1)}"
