"""A module → the sheet that somebody reads from into a phone: large letters, one sentence a line."""

from __future__ import annotations

from lapak.course.model import Module
from lapak.course.problems import Problem, SourceError
from lapak.export.file_names import READING
from lapak.handout.data import PaperData
from lapak.handout.pdf import open_press
from lapak.handout.typesetting import SettingError
from lapak.render.document import Documents, Tree
from lapak.render.spoken import list_spoken


def make_reading(documents: Documents, module: Module[Tree]) -> bytes:
    """Documents and one of their modules → a PDF's bytes; raises SourceError when it cannot be set."""
    theme, press = open_press(documents.course.project)
    data = PaperData(documents, theme).to_data(module.language, (), READING, [])
    spoken = list_spoken(module)
    parts = [{"heading": part.heading, "file": part.file, "paragraphs": part.paragraphs} for part in spoken]
    try:
        return press.to_pdf({**data, "title": module.title.text, "parts": parts})
    except SettingError as error:
        raise SourceError(
            [Problem(module.edit_path, 1, f"this cannot be set on paper: {error.message}", "; ".join(error.hints))]
        ) from None
