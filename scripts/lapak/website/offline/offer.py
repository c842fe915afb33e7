"""What offers to keep a course: the script of each file, by its names, and the page for what is not kept."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from lapak.course.recordings import Recording
from lapak.render.addresses import to_url
from lapak.render.document import Documents
from lapak.render.minify import load_script, minify_page
from lapak.render.policy import add_policy
from lapak.render.styles import load_styles
from lapak.render.templates import load_templates
from lapak.website.offline.icons import FOLDER

RECORDINGS = "-suara"
"""Of the recordings of a language, behind its code."""


def name_all(documents: Documents) -> dict[str, str]:
    """Languages, and what is spoken in them, as an offer calls them."""
    names = {one.code: one.name for one in documents.edition.languages}
    heard = (code for code in names if find_heard(code, documents))
    return names | {f"{code}{RECORDINGS}": name_recordings(code, documents) for code in heard}


def find_heard(language: str, documents: Documents) -> list[Recording]:
    """A language → what was spoken in it and can be heard."""
    recordings = documents.course.recordings.items()
    return [one for (_, _, code), one in recordings if code == language and not one.is_silent]


def name_script(name: str) -> str:
    """What is kept → the path of the script that offers it."""
    return f"{FOLDER}{name}.js"


def to_script(name: str, language: str, names: Mapping[str, str], documents: Documents) -> str:
    """What is kept, the language of the words, and how all that its page offers is called → the script."""
    words = documents.words[language]
    settings = {
        "language": name,
        "names": names,
        "words": {key: text for key, text in words.texts.items() if key.startswith(("store", "failed_"))},
    }
    code = load_script(documents.course.project, "store")
    return f"{code}\nofferStore({json.dumps(settings, ensure_ascii=False, separators=(',', ':'))});"


def name_recordings(language: str, documents: Documents) -> str:
    """A language → what its recordings are called in an offer."""
    return documents.words[language].fill("store_voices", language=documents.find_language_name(language))


def to_offline_page(language: str, documents: Documents) -> str:
    """A language → the page that is shown for one that the phone has not."""
    project = documents.course.project
    page, styles = load_templates(project.template_roots).get_template("offline.html"), load_styles(project)
    text = page.render(
        language=language,
        language_name=next(one.name for one in documents.edition.languages if one.code == language),
        words=documents.words[language],
        home=to_url(language, ""),
        primary=documents.edition.colours.primary,
        icon=documents.signs.icon_address,
        page_styles=Markup(styles.text),
    )
    return add_policy(minify_page(styles.to_whole(text)))
