"""`lapak recap`: chats, tables and sheets of the ten questions → what was known before and after."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from lapak.commands.recap_reports import write_reports
from lapak.commands.usage import UsageError, find_config_files
from lapak.course.exam.line import find_version
from lapak.course.load import load_course
from lapak.course.model import Course
from lapak.course.problems import Problem, SourceError
from lapak.course.project import SOURCE_LANGUAGE
from lapak.recap.chart import to_chart, to_chart_paper
from lapak.recap.model import ExamKey, UnreadSheet
from lapak.recap.people import gather_people
from lapak.recap.reading import read_files
from lapak.recap.report import to_json, to_lines
from lapak.recap.results import EditionResult, to_result
from lapak.recap.workbook import to_workbook
from lapak.website.host.config import load_project
from lapak.writing.places import BUILD_FOLDER

DEFAULT_OUTPUT = Path(BUILD_FOLDER) / "recap"
WORKBOOK = "hasil-tes.xlsx"


def run(options: argparse.Namespace) -> None:
    """Reads all files, writes table and chart, prints what came of it; nothing of a chat is kept but answers."""
    courses = [course for course in _load_courses(options.edition) if course.exam.get(SOURCE_LANGUAGE)]
    if not courses:
        raise UsageError("no edition has questions; write modules/tes.yml")
    keys = {course.edition.name: to_key(course) for course in courses}
    reading = read_files(options.files, keys)
    gathered = gather_people(reading.answers)
    remarks = (*reading.remarks, *gathered.remarks)
    results = {name: to_result(key, gathered.people) for name, key in keys.items()}
    answered = [(course, results[course.edition.name]) for course in courses if results[course.edition.name].people]
    words = courses[0].words[SOURCE_LANGUAGE]
    if options.json:
        shown = to_json([result for _, result in answered], remarks, reading.follow_ups)
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        print(*to_lines([result for _, result in answered], remarks, reading.follow_ups), sep="\n")
    if options.output or options.report or not options.json:
        folder = options.output or DEFAULT_OUTPUT
        folder.mkdir(parents=True, exist_ok=True)
        workbook = to_workbook([result for _, result in answered], remarks, reading.follow_ups, words)
        written = [_put(folder / WORKBOOK, workbook), *_draw(answered, folder), *_show(reading.pictures, folder)]
        written += write_reports(courses, results, reading.follow_ups, folder) if options.report else ()
        if not options.json:
            print(*written, sep="\n")


def _load_courses(names: Sequence[str]) -> list[Course]:
    """The named editions, or all; raises SourceError with what is wrong in their texts."""
    problems: list[Problem] = []
    courses = [load_course(load_project(file), problems) for file in find_config_files(names)]
    if problems:
        raise SourceError(problems)
    return [course for course in courses if course]


def to_key(course: Course) -> ExamKey:
    """A course → its questions, with all that is needed to check and show their answers."""
    questions = course.exam[SOURCE_LANGUAGE]
    titles = {
        f"{Path(module.path).parent.name}#{section.id}": section.title
        for module in course.modules[SOURCE_LANGUAGE]
        for section in module.sections
    }
    words = course.words[SOURCE_LANGUAGE]
    return ExamKey(
        edition=course.edition.name,
        site_name=course.project.site_name,
        questions=questions,
        version=find_version(questions),
        languages=tuple(course.exam),
        titles=titles,
        weekly=(words["team_follow_up_asked"], *words["team_follow_up_questions"]),
    )


def _draw(answered: Sequence[tuple[Course, EditionResult]], folder: Path) -> Iterator[Path]:
    """Writes a chart for each edition, as drawing and on paper → their paths."""
    for course, result in answered:
        words = course.words[SOURCE_LANGUAGE]
        chart = to_chart(result, course.project, course.edition.colours.primary, words)
        yield _put(folder / f"grafik-{result.edition}.svg", chart.encode())
        yield _put(folder / f"grafik-{result.edition}.pdf", to_chart_paper(chart, result, course.project, words))


def _show(pictures: Sequence[UnreadSheet], folder: Path) -> Iterator[Path]:
    """Writes the pictures of what somebody has to look at → their paths."""
    for picture in pictures:
        yield _put(folder / picture.name, picture.data)


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
