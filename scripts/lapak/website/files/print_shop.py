"""All papers of an edition in one zip: each file says how often and on which sides it is printed, a list adds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from lapak.archive import to_zip
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.section.heading_ids import to_id
from lapak.course.training.agenda import count_tables
from lapak.course.values.words import Words
from lapak.export.file_names import PRINT_SHOP, DownloadKind
from lapak.export.model import Export
from lapak.export.pdf_pages import count_pages
from lapak.export.print_run import STEPS, count_sheets, is_two_sided
from lapak.render.document import Documents
from lapak.website.files.day_files import DayFile, list_day_files
from lapak.website.files.downloads import Download

LIST_NAME = "DAFTAR.txt"
LINE_END = "\r\n"
"""The oldest editor of a copy shop shows lines so."""
TEAM = "tim"
"""The folder of what is printed once, in Indonesian, whatever language is taught in."""

MOST_WORDS = 3
"""Of a kind's name in a file's; what is called by more has its short one."""


@dataclass(frozen=True)
class PrintJob:
    """One file for the copy shop."""

    kind: DownloadKind
    step: str
    folder: str
    name: str
    copies: int
    pages: int
    data: bytes

    @property
    def sheets(self) -> int:
        """Of all copies."""
        return self.copies * count_sheets(self.kind, self.pages)

    @property
    def path(self) -> str:
        """Where it is in the zip: 'basa-jawa/30x-bolak-balik-lembar-peserta-1-pengenalan.pdf'."""
        sides = "bolak-balik" if is_two_sided(self.kind, self.pages) else "satu-sisi"
        return f"{self.folder}/{self.copies}x-{sides}-{self.name}.pdf"

    @property
    def file(self) -> str:
        """Its name without the folder."""
        return self.path.rpartition("/")[2]


def plan_print_shop(documents: Documents, exports: Sequence[Export]) -> Export:
    """Documents and the exports of their papers → the export of the zip with all that is printed."""
    return Export(PRINT_SHOP, "", "", partial(to_print_zip, documents, exports))


def to_print_zip(documents: Documents, exports: Sequence[Export]) -> bytes:
    """The same → the bytes of the zip; raises SourceError when one of its papers cannot be made."""
    jobs = [job for language in documents.modules for job in _list_jobs(documents, language, exports)]
    jobs = list({job.path: job for job in jobs}.values())  # what the team reads is the same for every language
    papers = {job.path: job.data for job in sorted(jobs, key=lambda job: job.path)}
    listing = write_list(documents, jobs).replace("\n", LINE_END).encode()
    return to_zip({LIST_NAME: listing, **papers}, stored=papers)


def _list_jobs(documents: Documents, language: str, exports: Sequence[Export]) -> Iterator[PrintJob]:
    made = {export.name: export for export in exports}
    files = [Download(export.kind, export.slug, export.language, int) for export in exports]
    numbers = {module.slug: module.number for module in documents.modules[language]}
    for step, items in list_day_files(files, documents.edition, language):
        for item in items:
            for file in item.files if item.copies else ():
                export = made[file.kind.to_name(file.slug, file.language)]
                data = export.find() or export.make()
                name = _name_job(item, file, numbers, documents.words[SOURCE_LANGUAGE])
                folder = to_id(documents.find_language_name(language)) if _has_languages(item, exports) else TEAM
                yield PrintJob(item.kind, step, folder, name, item.copies, count_pages(data), data)


def _has_languages(item: DayFile, exports: Sequence[Export]) -> bool:
    return len({export.language for export in exports if export.kind == item.kind}) > 1


def _name_job(item: DayFile, file: Download, numbers: Mapping[str, int], words: Words) -> str:
    """'lembar-peserta-1-pengenalan': the kind by its Indonesian name, and its module."""
    said = words[f"file_{item.kind.name}"]
    name = to_id(said) if len(said.split()) <= MOST_WORDS else item.kind.prefix
    number = str(numbers.get(file.slug, ""))
    return "-".join(part for part in (name, number, file.slug) if part)


def write_list(documents: Documents, jobs: Sequence[PrintJob]) -> str:
    """Documents and what is printed → the list for the copy shop, folder by folder, each with its sheets."""
    words, edition = documents.words[SOURCE_LANGUAGE], documents.edition
    folders = list(dict.fromkeys(job.folder for job in jobs))
    folders.sort(key=lambda folder: folder != TEAM)
    lines = [
        f"{words['team_print_title']}: {documents.course.project.site_name}",
        words["team_script_people"].format(
            people=edition.participants, tables=count_tables(edition.participants), helpers=edition.helpers
        ),
        words["team_print_how"],
        *([words["team_print_choose"]] if len(folders) > 2 else ()),
    ]
    for folder in folders:
        own = [job for job in jobs if job.folder == folder]
        lines += ["", words.fill("team_print_folder", folder=folder, sheets=sum(job.sheets for job in own))]
        for step, _ in STEPS:
            some = [job for job in own if job.step == step]
            lines += [f"  {words[f'day_{step}']}"] if some else []
            lines += [f"    {_write_line(job, words)}" for job in some]
    return "\n".join([*lines, ""])


def _write_line(job: PrintJob, words: Words) -> str:
    return words.fill("team_print_job", sheets=job.sheets, file=job.file)
