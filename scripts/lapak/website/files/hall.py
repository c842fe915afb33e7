"""Everything for the hall in one zip for a stick: its start page opens papers, decks and guides by a click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from lapak.archive import to_zip
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.section.heading_ids import to_id
from lapak.export.file_names import HALL
from lapak.export.model import Export
from lapak.render.document import Documents
from lapak.render.policy import add_policy
from lapak.render.templates import load_templates
from lapak.website.files.day_files import DayFile, list_day_files
from lapak.website.files.downloads import Download

START = "MULAI.html"
IN_THE_HALL = "on_the_day"
"""The step that comes first on this page; the others follow in their order."""
TEMPLATE = "pages/hall.html"


@dataclass(frozen=True)
class HallFile:
    """One file on the stick, as its start page names it."""

    path: str
    kind: str
    """The name of its kind, whose words are `file_NAME` and `use_NAME`."""
    slug: str
    suffix: str
    export: Export


def plan_hall(documents: Documents, exports: Sequence[Export]) -> Export:
    """Documents and the exports of the day → the export of the zip with all of them."""
    return Export(HALL, "", "", partial(to_hall_zip, documents, exports))


def to_hall_zip(documents: Documents, exports: Sequence[Export]) -> bytes:
    """The same → the bytes of the zip; raises SourceError when one of its files cannot be made."""
    steps = {language: list(_list_steps(documents, language, exports)) for language in documents.modules}
    files = {file.path: file.export for own in steps.values() for _, some in own for file in some}
    made = {path: export.find() or export.make() for path, export in sorted(files.items())}
    return to_zip({START: _write_start(documents, steps).encode(), **made}, stored=made)


def _list_steps(documents: Documents, language: str, exports: Sequence[Export]) -> Iterator[tuple[str, list[HallFile]]]:
    made = {export.name: export for export in exports}
    files = [Download(export.kind, export.slug, export.language, int) for export in exports]
    folder = to_id(documents.find_language_name(language))
    steps = list_day_files(files, documents.edition, language)
    for step, items in sorted(steps, key=lambda pair: pair[0] != IN_THE_HALL):
        yield step, [_to_file(item, file, folder, made) for item in items for file in item.files]


def _to_file(item: DayFile, file: Download, folder: str, made: dict[str, Export]) -> HallFile:
    export = made[item.kind.to_name(file.slug, file.language)]
    return HallFile(f"{folder}/{export.name}", item.kind.name, file.slug, item.kind.suffix, export)


def _write_start(documents: Documents, steps: dict[str, list[tuple[str, list[HallFile]]]]) -> str:
    words = documents.words
    templates = load_templates(documents.course.project.template_roots)
    page = templates.get_template(TEMPLATE).render(
        site_name=documents.course.project.site_name,
        words=words,
        how=words[SOURCE_LANGUAGE]["team_hall_how"],
        names={language: documents.find_language_name(language) for language in steps},
        titles={
            language: {module.slug: f"{module.number}. {module.title.text}" for module in modules}
            for language, modules in documents.modules.items()
        },
        steps=steps,
    )
    return add_policy(page)
