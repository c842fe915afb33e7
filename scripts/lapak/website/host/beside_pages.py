"""Files beside the pages of a site, as MkDocs knows them: what is added, cleaned or left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from lapak.course.attachments import FOLDER
from lapak.course.overlays.overlay_lock import OVERLAYS_NAME
from lapak.course.project import Project
from lapak.course.training.edition import Edition
from lapak.course.translation.lock import LOCK_NAME
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.pictures.images import DRAWING
from lapak.render.pictures.photos import make_page_photo, to_page_path
from lapak.website.files.shared_files import find_extras
from lapak.website.host.material import ASSETS, STYLES_PATH, make_styles
from lapak.website.page.markup import PHOTO_FOLDER

if TYPE_CHECKING:
    from lapak.website.site import Site


def clean_drawings(files: Files) -> None:
    """A drawing of docs/ is published as a file too, and who opens it runs what it holds."""
    for file in files:
        if file.src_uri.endswith(DRAWING) and file.abs_src_path:
            file.content_bytes = load_drawing(Path(file.abs_src_path))


def list_own_files(project: Project, config: MkDocsConfig) -> list[File]:
    """What the edition's own docs hold beside texts; a file of the same name in docs/ makes room for it."""
    own = project.own_docs
    names = [file.relative_to(own).as_posix() for file in sorted(own.rglob("*")) if file.is_file()] if own else []
    shown = [name for name in names if not name.endswith(".md") and not f"/{name}".count("/.")]
    return [File(name, str(own), config.site_dir, config.use_directory_urls) for name in shown]


def find_unused(files: Files, project: Project, edition: Edition) -> list[File]:
    """The translators' lock; what the theme brings, where our own shell holds all that pages need; files of one's own.

    These are published for all languages at once, at an address of their own.
    Of overrides/ Material's pages need no more than its assets: the rest are templates.
    """
    theirs = [file for file in files if not _is_within(Path(file.abs_src_path or ""), project.page_roots)]
    locks = [file for file in files if file.src_uri in (LOCK_NAME, OVERLAYS_NAME)]
    own = [file for file in files if file.src_uri.startswith(f"{FOLDER}/")]
    is_light = edition.looks == {"light"}
    beside = [file for file in theirs if is_light or not file.src_uri.startswith(ASSETS)]
    return [*locks, *own, *(file for file in beside if not file.is_documentation_page())]


def _is_within(file: Path, folders: Sequence[Path]) -> bool:
    return any(file.is_relative_to(folder) for folder in folders)


def add_shared_files(files: Files, site: Site, config: MkDocsConfig) -> None:
    """What stands once, for all languages; static-i18n would copy or lose it, so it comes after it."""
    project, edition = site.documents.course.project, site.documents.edition
    for photo in site.documents.photos:
        content = make_page_photo(project.root / photo, project.root)
        files.append(File.generated(config, PHOTO_FOLDER + to_page_path(photo), content=content))
    if "material" in edition.looks:
        styles = make_styles(project, edition.colours.primary)
        files.append(File.generated(config, STYLES_PATH, content=styles))
    for path, read in find_extras(site.documents).items():
        files.append(File.generated(config, path, content=read()))
