"""The invitation as a message: what is sent by WhatsApp says the same as the paper that is handed over."""

from __future__ import annotations

from collections.abc import Iterator

from lapak.render.document import Documents
from lapak.render.meetings import list_meetings

OPEN = "…………"
"""What the team writes in before it is sent."""


def to_invitation(documents: Documents, language: str) -> str:
    """Documents and a language → the text of a message, with the days and hours where they are known."""
    words, edition = documents.words[language], documents.edition
    site = documents.course.project.site_name
    notes = "\n".join(f"- {sentence}" for sentence in words["invitation_notes"])
    return "\n\n".join(
        [
            f"*{words['file_invitation']}*",
            words["invitation_greeting"],
            words["invitation_text"].replace("{site}", site).replace("{institution}", edition.institution),
            "\n".join(_list_lines(documents, language)),
            notes,
            edition.contact_words,
        ]
    )


def _list_lines(documents: Documents, language: str) -> Iterator[str]:
    words, meetings = documents.words[language], list_meetings(documents, language)
    if days := [meeting.day for meeting in meetings if meeting.day]:
        yield f"{words['date_label']}: {days[0]}" if len(days) == 1 else "\n- ".join([f"{words['date_label']}:", *days])
    if hours := list(dict.fromkeys(meeting.hours for meeting in meetings if meeting.hours)):
        yield f"{words['clock']}: {'; '.join(hours)}"
        if (arrival := meetings[0].arrival) and arrival.time:
            yield words.fill("come_from", clock=arrival.time)
    yield f"{words['place_label']}: {documents.edition.place}"
    yield f"{words['invitation_hall']}: {OPEN}"
    yield f"{words['invitation_ask']}: {OPEN}"
    yield f"{words['bring_label']}: {words['invitation_bring']}"
