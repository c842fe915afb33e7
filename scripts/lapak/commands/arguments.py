"""The options of the commands of a campus: an edition of its own."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from lapak.commands.usage import to_path

Parsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _to_place(text: str) -> str:
    """A folder as it is typed → the same folder, also after the command has gone up to the project's."""
    place = to_path(text)
    return str(place) if text.startswith(".") and place.is_absolute() else text


def add_publish(parsers: Parsers) -> None:
    """Adds `lapak publish`."""
    publish = parsers.add_parser("publish", help="build, and put the sites on a branch, another machine or a folder")
    publish.add_argument(
        "target",
        type=_to_place,
        metavar="TARGET",
        help="a branch ('gh-pages'), a machine ('orang@kampus.id:www/') or a folder ('./publik')",
    )
    publish.add_argument(
        "--edition",
        action="append",
        default=[],
        metavar="NAME",
        help="of these alone; one alone stands at the root, several below a page to choose from",
    )
    publish.add_argument("--domain", default="", metavar="HOST", help="your own, such as 'lapak.kampus.ac.id' (CNAME)")
    publish.add_argument("--message", default="Publish", metavar="WORDS", help="of the commit on the branch")
    publish.add_argument("--no-push", action="store_true", help="make the branch, and push nothing")
    publish.add_argument("--delete", action="store_true", help="on a machine: take away what is not of the sites")


def add_package(parsers: Parsers) -> None:
    """Adds `lapak package`."""
    package = parsers.add_parser("package", help="the course for Moodle and its kin: SCORM 1.2 or Common Cartridge 1.1")
    package.add_argument(
        "kind",
        choices=("scorm", "cc"),
        help="scorm: the platform notes what was read; cc: pages that its teachers can move and mix",
    )
    package.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="this one alone; may be said several times"
    )
    package.add_argument("--language", default="", metavar="CODE", help="in one language alone, such as 'jv'")
    package.add_argument(
        "--output", type=to_path, metavar="DIR", help="default: build/EDITION/; for several editions DIR/EDITION/"
    )
    package.set_defaults(module="")


def add_stage(parsers: Parsers) -> None:
    """Adds `lapak stage`."""
    stage = parsers.add_parser("stage", help="the texts as plain Markdown, which MkDocs or ProperDocs build alone")
    stage.add_argument("folder", type=to_path, metavar="DIR", help="where a folder for each edition is written")
    stage.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="this one alone; may be said several times"
    )


def add_upstream(parsers: Parsers) -> None:
    """Adds `lapak upstream`."""
    upstream = parsers.add_parser("upstream", help="what the shared project has new, before it is merged")
    actions = upstream.add_subparsers(required=True, metavar="ACTION", dest="action")
    setup = actions.add_parser("setup", help="once: name the shared project, and let git merge locks by itself")
    setup.add_argument("url", nargs="?", default="", metavar="URL", help="where it is; left out, the remote 'upstream'")
    status = actions.add_parser("status", help="each section that a merge would bring, and those beneath own ones")
    status.add_argument("ref", nargs="?", default="upstream/main", metavar="REF", help="default: %(default)s")


def add_overlays(parsers: Parsers) -> None:
    """Adds `lapak overlays`."""
    overlays = parsers.add_parser("overlays", help="an edition's own sections, and what has changed beneath them")
    actions = overlays.add_subparsers(required=True, metavar="ACTION", dest="action")
    status = actions.add_parser("status", help="every own section, and whether the shared one has changed since")
    diff = actions.add_parser("diff", help="what has changed in the shared sections since, words side by side")
    accept = actions.add_parser("accept", help="say that own sections fit the shared ones of today")
    propose = actions.add_parser("propose", help="a patch that gives own sections back to all editions")
    propose.add_argument("--output", type=to_path, metavar="FILE", help="where it is written; else it is printed")
    for action in (status, diff, accept, propose):
        action.add_argument(
            "--edition", action="append", default=[], metavar="NAME", help="this one alone; may be said several times"
        )
    for action in (diff, accept, propose):
        action.add_argument("text", nargs="?", default="", metavar="MODULE", help="a module's folder, or a page")
        action.add_argument("section", nargs="?", default="", metavar="SECTION", help="its id; else all of that text")


def add_new(parsers: Parsers) -> None:
    """Adds `lapak new edition`, `module` and `language`."""
    from lapak.scaffold.questions import QUESTIONS

    new = parsers.add_parser("new", help="begin an edition, a module or a language of your own")
    things = new.add_subparsers(required=True, metavar="THING", dest="thing")
    edition = things.add_parser("edition", help="the course for one place; what no option says is asked on a terminal")
    edition.add_argument("name", metavar="NAME", help="of its folder in site/, such as 'pasar'")
    for question in QUESTIONS:
        edition.add_argument(f"--{question.name}", metavar=question.metavar, help=question.words)
    edition.add_argument("--no-build", action="store_true", help="write its files, and build nothing")
    language = things.add_parser("language", help="a language or dialect; all texts stay in fallback until translated")
    language.add_argument("code", metavar="CODE", help="by BCP 47: 'mad', or of a dialect 'jv-x-banyumas'")
    language.add_argument("--name", default="", metavar="WORDS", help="how it calls itself, where it is not known here")
    language.add_argument("--from", dest="base", default="", metavar="LANG", help="words of which language are shown")
    language.add_argument("--edition", default="", metavar="NAME", help="becomes that edition's; else one of its own")
    language.add_argument("--no-build", action="store_true", help="write its files, and build nothing")
    module = things.add_parser("module", help="a module with every usual block, to be written over")
    module.add_argument("slug", metavar="SLUG", help="its public name, such as 'titip-jual'")
    module.add_argument("--title", default="", help="its title; else made of the name")
    module.add_argument(
        "--edition", default="", metavar="NAME", help="an edition's own module, which it also names; else for all"
    )


def add_voice(parsers: Parsers) -> None:
    """Adds `lapak voice`."""
    voice = parsers.add_parser("voice", help="a neighbour's voice: sheets to read from, recordings, what is recorded")
    actions = voice.add_subparsers(required=True, metavar="ACTION", dest="action")
    status = actions.add_parser("status", help="what is recorded, what is old, minutes and kB")
    script = actions.add_parser("script", help="sheets to read from: one sentence a line")
    script.add_argument("language", metavar="LANG", help="its code, such as 'jv'")
    script.add_argument("module", nargs="?", default="", metavar="MODULE", help="its slug; else all modules")
    for action in (status, script):
        action.add_argument("--edition", action="append", default=[], metavar="NAME", help="this one alone")
    pack = actions.add_parser("import", help="recordings of a zip from the recording page, made small, to their texts")
    pack.add_argument("file", type=to_path, metavar="ZIP", help="what the recording page has saved")
    accept = actions.add_parser("accept", help="say that recordings read their text of today")
    accept.add_argument("language", metavar="LANG", help="its code, such as 'jv'")
    accept.add_argument("text", metavar="MODULE", help="a module's folder or slug")
    accept.add_argument("section", nargs="?", default="", metavar="SECTION", help="its id; else all that is recorded")


def add_import(parsers: Parsers) -> None:
    """Adds `lapak import`."""
    bring = parsers.add_parser("import", help="a lesson of PowerPoint, Word or another program's Markdown as a module")
    bring.set_defaults(command="bring")  # 'import' is a word of Python, and no name of a file there
    bring.add_argument("file", type=to_path, metavar="FILE", help=".pptx, .docx, .md or .qmd, its pictures beside it")
    bring.add_argument("--module", required=True, metavar="SLUG", help="its public name, such as 'titip-jual'")
    bring.add_argument(
        "--edition", default="", metavar="NAME", help="an edition's own module, which it also names; else for all"
    )
