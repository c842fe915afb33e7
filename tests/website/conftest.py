"""Tools of the tests of the preview."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from tests.conftest import ROOT, TINY, Files

from lapak.layout import plan_exports
from lapak.website.preview.responses import Preview


class Writer:
    """Somebody who changes files and looks at the preview."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.told: list[str] = []
        self.preview = Preview(project / "mkdocs.yml", plan_exports, self.told.append)

    def see(self, path: str, status: int = 200) -> str:
        response = self.preview.respond(path)
        text = response.body.decode("utf-8", "replace")
        assert response.status == status, text
        return text

    def write(self, files: Files) -> None:
        """Writes files, or (None) takes them away."""
        for name, content in files.items():
            file = self.project / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                file.unlink()
            else:
                file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def restore(self, files: Files) -> None:
        """Puts back what the tiny project has of these files."""
        originals = {name: (TINY / name).read_bytes() if (TINY / name).exists() else None for name in files}
        self.write({name: content for name, content in originals.items() if content or (self.project / name).exists()})
        for folder in sorted((parent for name in files for parent in (self.project / name).parents), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()  # an empty folder may be a mistake, too

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.project / name).read_text("utf-8")
        assert old in text
        (self.project / name).write_text(text.replace(old, new, 1), "utf-8")

    def read_report(self, path: str = "/") -> str:
        found = re.search(r"<pre>(.*)</pre>", self.see(path, 500), re.DOTALL)
        assert found
        return unescape(found[1]) + "\n"


@pytest.fixture
def writer(make_project: Callable[[Files], Path]) -> Writer:
    """The tiny project with its own copy of overrides/, and a preview that has shown its home."""
    project = make_project({})
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    writer = Writer(project)
    writer.see("/")
    return writer
