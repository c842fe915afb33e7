"""The course in one language → a package for Moodle and its kin: SCORM 1.2, or IMS Common Cartridge 1.1.

Both are the modules as single files beside a manifest. Only SCORM's tell the platform when a module has been read; only
a cartridge brings the quizzes as questions that the platform asks itself.
"""

from __future__ import annotations

import re
import uuid
from typing import Any

import jinja2

from lapak.archive import to_zip
from lapak.bundle.page import to_file
from lapak.bundle.questions import find_questions, to_questions
from lapak.course.model import Module
from lapak.export.file_names import CARTRIDGE, ONE_FILE, SCORM, DownloadKind
from lapak.render.document import Documents, Tree
from lapak.render.styles import Styles
from lapak.render.values import to_common_values

MANIFEST = "imsmanifest.xml"
MANIFESTS = {SCORM: "packages/scorm.xml", CARTRIDGE: "packages/cartridge.xml"}
NO_SIGN = re.compile(r"[^A-Za-z0-9_.-]")
"""What no name in a manifest has."""


def to_package(
    kind: DownloadKind, language: str, documents: Documents, templates: jinja2.Environment, styles: Styles
) -> bytes:
    """One of the two kinds and a language → the bytes of the package, the same for the same texts."""
    modules = documents.modules[language]
    tells = kind is SCORM
    files = {_name(module): to_file(module, documents, templates, styles, tells_lms=tells) for module in modules}
    values = _to_values(language, documents)
    asking = [module for module in modules if kind is CARTRIDGE and find_questions(module)]
    asked = {_name_questions(module): to_questions(module, templates, values) for module in asking}
    named = {module.slug: _name_questions(module) for module in asking}
    manifest = templates.get_template(MANIFESTS[kind]).render({**values, "asked": named})
    return to_zip({MANIFEST: manifest.encode(), **files, **asked})


def _name_questions(module: Module[Tree]) -> str:
    return f"kuis-{module.slug}.xml"


def _name(module: Module[Tree]) -> str:
    return ONE_FILE.to_name(module.slug, module.language)


def _to_values(language: str, documents: Documents) -> dict[str, Any]:
    project, name = documents.course.project, documents.edition.name
    same = uuid.uuid5(uuid.NAMESPACE_URL, f"{project.site_url}{name}/{language}")
    return {
        **to_common_values(language, documents),
        "language": language,
        "identifier": f"lapak-{NO_SIGN.sub('-', name)}-{language}-{same}",
        "parts": [(f"modul-{module.number}", module, _name(module)) for module in documents.modules[language]],
    }
