"""`lapak stage`: the texts as a plain tree for each edition and language, which builds without any program of ours."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from lapak.commands.folders import put_folder
from lapak.commands.usage import find_config_files
from lapak.editions import Work, load_works
from lapak.render.templates import load_templates
from lapak.website.stage.tree import CONFIG, to_tree


def run(options: argparse.Namespace) -> None:
    """Writes DIR/EDITION/LANGUAGE/ for all that is asked, each edition at once, and prints what hosts read."""
    for work in load_works(find_config_files(options.edition)):
        with TemporaryDirectory() as folder:
            made = Path(folder) / work.name
            _write(work, made)
            put_folder(made, options.folder / work.name)
        for language in work.documents.modules:
            print(options.folder / work.name / language / CONFIG)


def _write(work: Work, folder: Path) -> None:
    templates = load_templates(work.documents.course.project.template_roots)
    for language in work.documents.modules:
        for path, data in to_tree(language, work.documents, templates).items():
            file = folder / language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
