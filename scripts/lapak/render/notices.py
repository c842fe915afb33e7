"""What a reader is told of a section that is not translated, or whose Indonesian text has changed since."""

from __future__ import annotations

from lapak.course.model import Section
from lapak.course.values.words import Words
from lapak.render.document import Tree


def find_notice(section: Section[Tree], words: Words, name: str) -> str:
    """A section, the words and the name of the language that was asked for → its notice; '' where nothing is amiss."""
    if section.language != words.language:
        notice = words.tell_fallback(section.language, section.freshness, name)
    elif section.freshness == "stale":
        notice = words.fill("notice_stale", language=name)
    else:
        return ""
    changes = words.fill("notice_changes", changes="; ".join(section.changes)) if section.changes else ""
    return f"{notice} {changes}".rstrip()
