"""The options of `lapak translations`."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from lapak.commands.usage import to_path

Parsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Actions: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_edition(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="this one alone; may be said several times"
    )


def add_translations(parsers: Parsers) -> None:
    """Adds `lapak translations`."""
    translations = parsers.add_parser(
        "translations", help="what is translated; sheets for translators; accept a translation"
    )
    actions = translations.add_subparsers(required=True, metavar="ACTION", dest="action")
    status = actions.add_parser("status", help="how far each text is translated and reviewed, and old notes")
    _add_edition(status)
    status.add_argument("language", nargs="?", default="", metavar="LANG", help="name also what is not reviewed in it")
    status.add_argument("text", nargs="?", default="", metavar="MODULE", help="this one alone")
    status.add_argument("--json", action="store_true", help="for programs")
    diff = actions.add_parser("diff", help="what changed in Indonesian since a translation was accepted")
    _add_edition(diff)
    diff.add_argument("language", metavar="LANG", help="its code, such as 'jv'")
    diff.add_argument("text", metavar="MODULE", help="a module's folder, or a page such as 'tentang'")
    diff.add_argument("section", nargs="?", default="", metavar="SECTION", help="its id; else the whole text")
    merge = actions.add_parser("merge-lock", help="finish a merge that git left in locks: what is newest of both sides")
    merge.add_argument(
        "file", nargs="*", type=to_path, metavar="FILE", help="default: every lock of modules/ and docs/"
    )
    driver = actions.add_parser(
        "merge-files", help="merge three versions of a lock, as git asks for it (.gitattributes)"
    )
    driver.add_argument(
        "file", nargs=3, type=to_path, metavar="FILE", help="the common one, ours (it is written), theirs"
    )
    accept = actions.add_parser("accept", help="say that a translation fits its source of today")
    accept.add_argument("language", metavar="LANG", help="its code, such as 'jv'")
    accept.add_argument("text", metavar="MODULE", help="a module's folder, or a page such as 'tentang'")
    accept.add_argument("section", nargs="?", default="", metavar="SECTION", help="its id; else the whole text")
    accept.add_argument("--reviewed-by", default="", metavar="ROLE", help="'guru Basa Jawa': a role, not a name")
    accept.add_argument("--minor", action="store_true", help="only a typing error was mended: the review stays")
    _add_exchange(actions)


def _add_exchange(actions: Actions) -> None:
    export = actions.add_parser("export", help="one sheet of all that is to be translated, for Excel or Weblate")
    export.add_argument("language", metavar="LANG", help="its code, such as 'jv'")
    export.add_argument("text", nargs="?", default="", metavar="MODULE", help="this one alone; else all texts")
    export.add_argument("--format", choices=("xlsx", "po"), help="default: as the file is named, else xlsx")
    export.add_argument("--po", action="store_true", help="the same as --format po: for Weblate and Poedit")
    export.add_argument("--output", type=to_path, metavar="FILE", help="default: build/terjemahan-semua.LANG.xlsx")
    bring = actions.add_parser("import", help="put sheets that came back into the texts; a broken one changes nothing")
    bring.add_argument("file", nargs="+", type=to_path, metavar="FILE", help="one or several, .xlsx or .po")
    for command in (export, bring):
        _add_edition(command)
