"""`lapak check`: every mistake that would stop `lapak build`, or what could be better in the texts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path

from lapak.cache.entries import hash_values
from lapak.cache.keys import find_key
from lapak.cache.stamps import Stamp
from lapak.commands.annotations import write_report
from lapak.commands.facts import print_due
from lapak.commands.translation_reports import load_texts
from lapak.commands.usage import find_config_files, print_leftovers
from lapak.course.checks.agenda import find_course_hints
from lapak.course.checks.examples import find_all_examples
from lapak.course.checks.fairness import find_quiz_advisories
from lapak.course.checks.plain import Plainness, measure_plainness
from lapak.course.checks.sameness import find_work_hints
from lapak.course.checks.strays import find_strays
from lapak.course.checks.tongues import find_tongue_advisories
from lapak.course.library import Library
from lapak.course.load import load_glossary
from lapak.course.memory import Memory
from lapak.course.overlays.overlay_lock import OVERLAY_STATES, find_own_sections
from lapak.course.problems import gather
from lapak.course.project import Project, find_configs
from lapak.course.translation.translations import tell_stale
from lapak.editions import Work, load_works, note_holdings
from lapak.render.pictures.photo_advice import find_photo_advisories
from lapak.render.sight import find_unseen
from lapak.render.weeks import find_stopped
from lapak.writing.places import STAMP_FOLDER

MOST_ADVISORIES = 10


def run(options: argparse.Namespace) -> None:
    """Makes every paper, slide and page unless `--fast`; writes nothing outside build/ but for `--fix`.

    What has not changed is said again.
    """
    files = find_config_files(options.edition)
    if options.fix:
        from lapak.commands.fixes import write_fixes

        write_fixes(files)
    root = Path.cwd()
    name = f"check-{hash_values([[file.name for file in files], options.fast])[:8]}"
    key = hash_values([find_key(root, root), date.today()])
    stamp = Stamp(root, name)
    for report in [] if options.report else stamp.find(key):
        print(report.read_text("utf-8"), end="")
        print_leftovers(root)
        return
    with write_report(options.report):
        said = _check(files, is_fast=options.fast)
    print(said, end="")
    report = root / STAMP_FOLDER / f"{name}.txt"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(said, "utf-8")
    stamp.write(key, [report])
    print_leftovers(root)


def _check(files: Sequence[Path], *, is_fast: bool) -> str:
    """Editions' files → all that is said of them; raises SourceError with what stops a build."""
    from lapak.layout import check_downloads, check_pages  # all that sets papers and slides

    memory = Memory(keeps=True)
    works = load_works(files, memory=memory)
    if not is_fast:
        gather([partial(check_downloads, works), partial(check_pages, works)])
    note_holdings(works)
    said = StringIO()
    with redirect_stdout(said):
        texts = [load_texts(file, memory) for file in files]
        measured = {item.key: item for one in texts for item in _measure(*one, memory)}
        _print_plainness(tuple(measured.values()))
        _print_tongues([library for _, library in texts], memory)
        _print_work([library for _, library in texts])
        _print_examples(texts)
        _print_quizzes([library for _, library in texts])
        _print_slides(works)
        _print_unseen(works)
        _print_photos(works)
        _print_settings(works)
        _print_strays(works)
        _print_agenda(works)
        _print_overlays(texts)
        _print_messages(works)
        projects = [work.documents.course.project for work in works]
        print_due(projects[0].root, [root for project in projects for root in project.module_roots])
        statuses = [one for work in works for some in work.documents.course.status.values() for one in some]
        print(f"{', '.join(work.name for work in works)}: no problems", *filter(None, [tell_stale(statuses)]), sep="\n")
    return said.getvalue()


def _measure(project: Project, library: Library, memory: Memory) -> tuple[Plainness, ...]:
    return measure_plainness(library, load_glossary(project, memory, []), memory)


def _print_plainness(measured: Sequence[Plainness]) -> None:
    """Figures of each text, then the hints that are worst over all."""
    print(f"{'text':24}{'language':10}{'sentences':>10}{'short':>8}{'longest':>9}{'hints':>7}")
    for text in measured:
        figures = f"{text.sentences:10}{text.share:8.1%}{text.longest:9}{len(text.advisories):7}"
        print(f"{text.origin:24}{text.language:10}{figures}")
    hints = sorted({hint for text in measured for hint in text.advisories}, reverse=True)
    _print_hints(hints, "plain language")


def _print_quizzes(libraries: Sequence[Library]) -> None:
    """The questions of all editions that can be answered without reading them."""
    found = {hint for library in libraries for hint in find_quiz_advisories(library)}
    _print_hints(sorted(found, reverse=True), "quizzes")


def _print_tongues(libraries: Sequence[Library], memory: Memory) -> None:
    """All of them: a voice reads each of these sentences wrongly."""
    hints = sorted({hint for library in libraries for hint in find_tongue_advisories(library, memory)}, reverse=True)
    if hints:
        print("\nSentences in another language (they stop nothing):", *hints, "", sep="\n")


def _print_work(libraries: Sequence[Library]) -> None:
    """All of them: what is accepted so is a mistake that readers meet."""
    hints = sorted({hint for library in libraries for hint in find_work_hints(library)})
    if hints:
        print("\nTranslations that are being mended (this stops nothing):", *hints, "", sep="\n")


def _print_examples(texts: Sequence[tuple[Project, Library]]) -> None:
    """All of them: readers would take them for our own words."""
    hints = sorted({hint for project, library in texts for hint in find_all_examples(project, library)})
    if hints:
        print("\nStill to be written (this stops nothing):", *hints, "", sep="\n")


def _print_slides(works: Sequence[Work]) -> None:
    """The worst slides of all editions."""
    from lapak.slides.advice import find_slide_advisories  # python-pptx and Pillow

    found = gather(partial(find_slide_advisories, work.documents) for work in works)
    _print_hints(sorted({hint for hints in found for hint in hints}, reverse=True), "slides")


def _print_unseen(works: Sequence[Work]) -> None:
    """What those miss who cannot read."""
    found = {hint for work in works for hint in find_unseen(work.documents)}
    _print_hints(sorted(found, reverse=True), "what is seen and heard")


def _print_photos(works: Sequence[Work]) -> None:
    """All of them, as a photo is seldom and its rights are not ours to forget."""
    hints = list(dict.fromkeys(hint for work in works for hint in find_photo_advisories(work.documents)))
    if hints:
        print("\nPhotos (this stops nothing):", *hints, "", sep="\n")


def _print_strays(works: Sequence[Work]) -> None:
    """Texts that no edition shows; of some of the editions nobody can tell."""
    project = works[0].documents.course.project
    if len(works) < len(find_configs(project.root)):
        return
    if hints := find_strays(project, [work.documents.edition for work in works]):
        print("\nTexts that no edition shows (they stop nothing):", *hints, "", sep="\n")


def _print_agenda(works: Sequence[Work]) -> None:
    """Modules without an hour, and hours without a module."""
    courses = [work.documents.course for work in works]
    hints = [hint for course in courses for hint in find_course_hints(course)]
    if hints:
        print("\nAgenda (this stops nothing):", *hints, "", sep="\n")


def _print_overlays(texts: Sequence[tuple[Project, Library]]) -> None:
    """Own sections of editions beneath which the shared text has changed, or is no more."""
    found = [one for project, library in texts for one in find_own_sections(project, library)]
    moved = [one for one in found if one.has_moved]
    if moved:
        hints = [f"{one.path}:{one.line}: {one.key}: {OVERLAY_STATES[one.state]}" for one in moved]
        print("\nOwn sections to look at, with 'lapak overlays diff' (they stop nothing):", *hints, "", sep="\n")


def _print_messages(works: Sequence[Work]) -> None:
    """Messages for the group that repeat a warning of yesterday, and so are not sent."""
    if hints := sorted({hint for work in works for hint in find_stopped(work.documents)}):
        print("\nMessages that are not sent (this stops nothing):", *hints, "", sep="\n")


def _print_settings(works: Sequence[Work]) -> None:
    """All settings without effect, as each was written for one."""
    from lapak.website.host.idle import find_idle_settings

    looks = {work.config_file: work.documents.edition.looks for work in works}
    hints = sorted({hint for file, look in looks.items() for hint in find_idle_settings(file, look)})
    if hints:
        print("\nSettings without effect (they stop nothing):", *hints, "", sep="\n")


def _print_hints(hints: Sequence[object], subject: str) -> None:
    """The worst hints, which come first."""
    if hints:
        count = min(len(hints), MOST_ADVISORIES)
        print(f"\nThe {count} worst of {len(hints)} hints on {subject} (they stop nothing):")
        print(*hints[:MOST_ADVISORIES], sep="\n")
        print()
