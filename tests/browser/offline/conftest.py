"""Two versions of a course, a host that can be meddled with, and a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright
from tests.browser.offline.host import Host
from tests.browser.offline.kept import open_phone
from tests.conftest import ROOT, Once, list_refusals

from lapak.pages import write_site
from lapak.render.document import load_documents
from lapak.website.host.config import load_project
from lapak.website.site import make_site

NAME = "Belajar Jualan Online Ambarawa"
VERSIONS = "Edisi-1", "Edisi-2"


def write_version(folder: Path, name: str, *, is_large: bool = False) -> Path:
    """The pages of Ambarawa under another name, in the title of each; as of a large course, if asked."""
    project = folder / f"project-{name}"
    project.mkdir()
    for part in ("modules", "docs", "overrides"):
        (project / part).symlink_to(ROOT / part)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config.replace(NAME, name), "utf-8")
    documents = load_documents(load_project(project / "mkdocs.yml"))
    write_site(project / "mkdocs.yml", make_site(documents, is_large=is_large), folder / name)
    return folder / name


def write_versions(folder: Path, *, is_large: bool = False) -> None:
    """The same course before and after somebody has changed every page."""
    folder.mkdir()
    for name in VERSIONS:
        write_version(folder, name, is_large=is_large)


@pytest.fixture(scope="session")
def versions(make_once: Once) -> tuple[Path, Path]:
    """Both of them, made once for all processes."""
    folder = make_once("versions", write_versions)
    return folder / VERSIONS[0], folder / VERSIONS[1]


@pytest.fixture
def host(versions: tuple[Path, Path]) -> Iterator[Host]:
    host = Host({"/a/": versions[0]})
    yield host
    host.stop()


@pytest.fixture
def page(playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    with open_phone(playwright, tmp_path / "phone") as context:
        refused = list_refusals(context)
        yield context.new_page()
        assert refused == []
