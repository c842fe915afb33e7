"""An exported chat → the lines of answers in it; everything else in it is forgotten at once."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lapak.course.exam.line import AFTER, BEFORE, AnswerLine, find_answer_lines
from lapak.recap.model import Answers, Findings, Keys, RecapFile, Remark, find_fault

HEAD = re.compile(
    r"^[\u200e\u200f\u202a-\u202e\ufeff]*\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+"
    r"(?:pukul\s+|at\s+)?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:[AaPp]\.?\s?[Mm]\.?)?\]?\s*(?:[-–]\s)?"
    r"(?P<sender>[^:\n]{1,80}): ",
    re.MULTILINE,
)
"""How a message begins, in the exports of Android and iPhone, with 12 or 24 hours, in Indonesian and English."""
TORN = re.compile(rf"\bTES\b[^\n]{{0,60}}\b(?:{BEFORE}|{AFTER})\b", re.IGNORECASE)
TAIL = re.compile(r"[<\u200e\u200f][^\n]*")
"""What an export adds behind a text: '<Pesan ini diedit>'."""
MOST_BYTES = 50_000_000
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


def read_chat(file: RecapFile, keys: Keys) -> Findings:
    """A chat (.txt, or the .zip of an export) and the editions → its answers, and what could not be read."""
    try:
        texts = _load_texts(file)
    except (OSError, BadZipFile, ValueError, RuntimeError, NotImplementedError, EOFError):
        return Findings(remarks=(Remark("unreadable", f"{file.to_place()}: cannot be read; export the chat again"),))
    readings = [_read_text(text, file, keys) for text in texts]
    answers = tuple(one for reading in readings for one in reading.answers)
    remarks = tuple(one for reading in readings for one in reading.remarks)
    if not answers and not remarks:
        remarks = (Remark("empty", f"{file.to_place()}: no line of answers in it"),)
    return Findings(answers, remarks)


def _load_texts(file: RecapFile) -> list[str]:
    data = file.path.read_bytes()
    if file.suffix != ".zip":
        return [_decode(data[:MOST_BYTES])]
    with ZipFile(BytesIO(data)) as archive:
        names = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".txt")]
        return [_decode(archive.open(entry).read(MOST_BYTES)) for entry in names]


def _decode(data: bytes) -> str:
    """UTF-16 is tried only where its mark says so: any even number of bytes would pass for it."""
    for encoding in ENCODINGS:
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _read_text(text: str, file: RecapFile, keys: Keys) -> Findings:
    salt = secrets.token_bytes(16)
    answers: list[Answers] = []
    remarks: list[Remark] = []
    for sender, message in _split(text.replace("\r\n", "\n").replace("\r", "\n")):
        who = hashlib.sha256(salt + sender.encode("utf-8", "replace")).hexdigest()[:16] if sender else ""
        lines = find_answer_lines(TAIL.sub("", message))
        for line in lines:
            found = _check(line, file, keys, who)
            (answers if isinstance(found, Answers) else remarks).append(found)  # type: ignore[arg-type]
        if not lines and TORN.search(message):
            remarks.append(Remark("torn", f"{file.to_place()}: a torn line of answers; ask her to send it again"))
    return Findings(tuple(answers), tuple(remarks))


def _split(text: str) -> Iterator[tuple[str, str]]:
    """A chat → each sender with the text of one message; a text without any head is one message of nobody."""
    heads = list(HEAD.finditer(text))
    yield "", text[: heads[0].start() if heads else len(text)]
    for head, following in zip(heads, [*heads, None][1:], strict=True):
        yield head["sender"], text[head.end() : following.start() if following else len(text)]


def _check(line: AnswerLine, file: RecapFile, keys: Keys, sender: str) -> Answers | Remark:
    answers = Answers(line.edition, line.phase, line.letters, line.nickname, file.number, sender)
    fault = find_fault(answers, keys)
    if not line.is_whole:
        fault = "was changed on the way: its check letter does not fit"
    elif not fault and line.version != keys[line.edition].version:
        fault = "is of other questions than those of today"
    return Remark("refused", f"{file.to_place()}: a line of answers {fault}") if fault else answers
