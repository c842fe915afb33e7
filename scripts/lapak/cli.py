"""The command `lapak`: reads the command line, calls, prints problems, sets the exit code.

0 fine · 1 problems in the sources, a template or the disk · 2 wrong use of the command · 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from lapak.commands.annotations import annotate
from lapak.commands.arguments import (
    add_import,
    add_new,
    add_overlays,
    add_package,
    add_publish,
    add_stage,
    add_upstream,
    add_voice,
)
from lapak.commands.completion import ASKED_BY_SHELL, add_completion, complete
from lapak.commands.translation_arguments import add_translations
from lapak.commands.usage import SITE_FOLDER, UsageError, enter_project, to_path
from lapak.course.problems import SourceError
from lapak.writing.places import PlaceError


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits."""
    parser = make_parser()
    if ASKED_BY_SHELL in os.environ:
        complete(parser)
    options = parser.parse_args(arguments)
    enter_project()
    if options.command != "serve":
        gc.disable()  # a command ends soon; the collector would walk its many frozen values again and again
        atexit.register(gc.freeze)  # and once more on the way out
    try:
        import_module(f"lapak.commands.{options.command}").run(options)
    except SourceError as error:
        print(error, file=sys.stderr)
        annotate(error.problems)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # 'lapak check | head' has read enough
    except (UsageError, PlaceError) as error:
        print(f"lapak: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("lapak: stopped", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        from lapak.render.templates import describe_error  # Jinja, which no other end of a command needs

        print(describe_error(error, Path.cwd()), file=sys.stderr)
        sys.exit(1)


@cache
def make_parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    parser = argparse.ArgumentParser(prog="lapak", description="Training modules → site, handouts, slides.")
    parser.add_argument("--version", action="version", version=f"lapak {version('lapak')}", help="say it, and end")
    parsers = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    _add_making(parsers)
    clean = parsers.add_parser("clean", help="take away what gone editions and modules left in site/ and build/")
    clean.add_argument("--dry-run", action="store_true", help="say what it would be, and take nothing away")
    clean.add_argument("--output", type=to_path, default=SITE_FOLDER, metavar="DIR", help="where the sites are")
    serve = parsers.add_parser("serve", help="live preview of one edition")
    serve.add_argument("--edition", default="", metavar="NAME", help="which one; else the default edition")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="another one than %(default)s")
    parsers.add_parser("facts", help="facts that nobody has checked, or that are due to be looked up again")
    _add_recap(parsers)
    add_translations(parsers)
    add_import(parsers)
    add_new(parsers)
    add_overlays(parsers)
    add_publish(parsers)
    add_stage(parsers)
    add_package(parsers)
    add_upstream(parsers)
    add_voice(parsers)
    add_completion(parsers)
    return parser


def _add_certificates(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    certificates = parsers.add_parser("certificates", help="certificates for a list of names, in one PDF")
    certificates.add_argument("names", type=to_path, metavar="NAMES.csv", help="a CSV with the head 'nama'")
    certificates.add_argument(
        "--edition", default="", metavar="NAME", help="of which edition; needed where there are more"
    )
    certificates.add_argument("--language", default="id", metavar="CODE", help="in which language: %(default)s")
    certificates.add_argument("--output", type=to_path, metavar="DIR", help="default: build/EDITION/")


def _add_recap(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    recap = parsers.add_parser("recap", help="answers of the ten questions: chats, tables → before and after")
    recap.add_argument(
        "files",
        nargs="+",
        type=to_path,
        metavar="FILE",
        help="exported chats (.txt, .zip), tables (.csv, .xlsx), photos and scans of sheets (.jpg, .png, .heic, .pdf)",
    )
    _add_editions(recap)
    recap.add_argument("--json", action="store_true", help="print the result for another program")
    recap.add_argument(
        "--report", action="store_true", help="also write the report with its counts: laporan-EDITION.docx"
    )
    recap.add_argument("--output", type=to_path, metavar="DIR", help="where table and chart are written: build/recap")


def _add_making(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What makes files of the sources, or looks whether they can be made."""
    build = parsers.add_parser("build", help="build sites with all downloads (every edition, unless named)")
    build.add_argument("--output", type=to_path, default=SITE_FOLDER, metavar="DIR", help="where sites go: site/")
    check = parsers.add_parser("check", help="check the sources and all that is made of them")
    check.add_argument("--fast", action="store_true", help="the sources alone: no paper and no slide is set")
    check.add_argument(
        "--fix",
        action="store_true",
        help="first write what needs no decision, and list it: ids of headings, also in translations; sums of minutes; "
        "blanks before options; the rule of a table. Alt texts and all other words are left to you",
    )
    check.add_argument(
        "--report", type=to_path, metavar="FILE", help="also write the problems as GitLab's Code Quality reads them"
    )
    handouts = parsers.add_parser("handouts", help="make the PDFs alone")
    slides = parsers.add_parser("slides", help="make the slides alone")
    for command in (build, check, handouts, slides):
        _add_editions(command)
    for command in (handouts, slides):
        command.add_argument("--module", default="", metavar="SLUG", help="of one module alone, such as 'praktik'")
        command.add_argument("--language", default="", metavar="CODE", help="in one language alone, such as 'jv'")
        command.add_argument(
            "--output", type=to_path, metavar="DIR", help="default: build/EDITION/; for several editions DIR/EDITION/"
        )
    slides.add_argument("--pair", default="", metavar="CODE", help="local slides below Indonesian titles, in one file")
    _add_certificates(parsers)


def _add_editions(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="this one alone; may be said several times"
    )
