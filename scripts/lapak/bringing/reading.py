"""A file → the lesson in it, read as what its name's end says it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lapak.bringing.markdown.lesson import load_markdown
from lapak.bringing.model import Lesson
from lapak.bringing.powerpoint import load_presentation
from lapak.bringing.word import load_document
from lapak.course.net import is_cause_wanted
from lapak.course.problems import Problem, SourceError
from lapak.course.reading.source import NOT_UTF_8

MOST_BYTES = 200_000_000
"""Of a file, and of all that is packed in it."""
MOST_TEXT = 500_000
"""Bytes of a text; a module holds less still, which `lapak check` says."""
MOST_SECTIONS = 2_000
PRESENTATION, TEXT = ".pptx", ".docx"
MARKDOWN = (".md", ".qmd", ".rmd", ".markdown")
SAVE_AGAIN = "open it in its program, save it again under the same kind of file, and import that"
OLD = {".ppt": PRESENTATION, ".odp": PRESENTATION, ".key": PRESENTATION}
OLD |= {".doc": TEXT, ".odt": TEXT, ".rtf": TEXT, ".pages": TEXT}
"""What its program can save as another kind."""
RELATIONS, STRICT, MOST_RELATIONS = "_rels/.rels", b"purl.oclc.org/ooxml", 100_000
"""Where a packed file says what it holds, what only the strict form says there, and how many bytes of it are read."""
READERS: Mapping[str, Callable[[bytes], Lesson]] = {PRESENTATION: load_presentation, TEXT: load_document}


def load_lesson(file: Path, path: str) -> Lesson:
    """A file and its path in messages → its lesson; raises SourceError where it cannot be read."""
    lesson = _read(file, path)
    if len(lesson.sections) > MOST_SECTIONS:
        raise _tell(
            path, f"has {len(lesson.sections)} headings, at most {MOST_SECTIONS}", "part it into several lessons"
        )
    return lesson


def _read(file: Path, path: str) -> Lesson:
    suffix = file.suffix.lower()
    if not file.is_file():
        raise _tell(path, "there is no such file", "write its path as it is seen from here")
    if suffix in READERS:
        return _read_packed(file, path, READERS[suffix])
    if suffix in MARKDOWN:
        return load_markdown(_read_text(file, path), file)
    if suffix in OLD:
        raise _tell(path, f"'{suffix}' cannot be read", f"open it in its program, and save it as {OLD[suffix]}")
    raise _tell(path, f"'{suffix or file.name}' is no lesson", f"use one of: {', '.join((*READERS, *MARKDOWN))}")


def _read_packed(file: Path, path: str, read: Callable[[bytes], Lesson]) -> Lesson:
    """A file of an office's program; whatever is broken in it, one message says so."""
    try:
        with ZipFile(file) as packed:
            size = sum(item.file_size for item in packed.infolist())
            is_strict = RELATIONS in packed.namelist() and STRICT in packed.read(RELATIONS)[:MOST_RELATIONS]
    except (BadZipFile, OSError, ValueError):
        raise _tell(path, f"this is no {file.suffix} inside, or it is damaged", SAVE_AGAIN) from None
    if max(size, file.stat().st_size) > MOST_BYTES:
        raise _tell(path, f"holds {size:,} bytes, far too many for a lesson", "make its pictures smaller, or part it")
    if is_strict:
        kind = "'Word Document (*.docx)'" if read is load_document else "'PowerPoint Presentation (*.pptx)'"
        raise _tell(
            path, "it is kept in another form (Strict Open XML)", f"open it, and save it as {kind}, not as 'Strict'"
        )
    try:
        return read(file.read_bytes())
    except Exception as error:  # zipfile, lxml and the readers each have their own
        if is_cause_wanted():
            raise
        said = " ".join(str(error).split())[:200]
        raise _tell(path, f"this could not be read: {type(error).__name__}: {said}", SAVE_AGAIN) from None


def _read_text(file: Path, path: str) -> str:
    """A text; letters that are not UTF-8 are a mistake of its own."""
    if file.stat().st_size > MOST_TEXT:
        raise _tell(path, f"holds {file.stat().st_size:,} bytes, far too many for a lesson", "part it")
    data = file.read_bytes()
    kind = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(kind).replace("\0", "")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError([Problem(path, line, *NOT_UTF_8)]) from None


def _tell(path: str, what: str, fix: str) -> SourceError:
    return SourceError([Problem(path, 1, what, fix)])
