"""`lapak completion SHELL`: what a shell must be told so that Tab completes commands, options and names of editions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lapak.course.project import find_configs

ASKED_BY_SHELL = "_ARGCOMPLETE"
"""Set by a shell that wants to know how a command line goes on."""
SHELLS = ("bash", "zsh", "fish", "powershell")


def add_completion(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to those of the command line."""
    completion = parsers.add_parser(
        "completion", help="make Tab complete commands: 'eval \"$(lapak completion bash)\"'"
    )
    completion.add_argument("shell", choices=SHELLS, help="the one that you type in")


def run(options: argparse.Namespace) -> None:
    """Prints the lines for that shell."""
    from argcomplete.shell_integration import shellcode  # nobody else needs it

    print(shellcode(["lapak"], shell=options.shell))


def complete(parser: argparse.ArgumentParser) -> None:
    """Answers a shell and ends: commands and options as they are, names of editions and modules as the project has."""
    import argcomplete

    for part in _find_parsers(parser):
        for action in part._actions:
            if {"--edition"} & {*action.option_strings}:
                action.completer = _list_editions  # type: ignore[attr-defined]
    argcomplete.autocomplete(parser)


def _find_parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """A parser and all below it."""
    below = [part for action in parser._actions if isinstance(action.choices, dict) for part in action.choices.values()]
    return [parser, *(found for part in below for found in _find_parsers(part))]


def _list_editions(**_: Any) -> list[str]:
    """The names of the editions of the project around the current folder."""
    from lapak.course.settings import load_settings

    here = Path.cwd()
    configs = next((found for folder in (here, *here.parents) if (found := find_configs(folder))), {})
    settings = [load_settings(file, []) for file in configs.values()]
    return [str(name) for one in settings if one and (name := one.find("extra", "edition", "name"))]
