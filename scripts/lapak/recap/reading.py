"""Files of any kind → what they hold, each read as what its name's end says it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lapak.recap.chats import read_chat
from lapak.recap.model import Findings, Keys, RecapFile, Remark, join
from lapak.recap.tables import read_table
from lapak.render.pictures.photos import HEIC

CHATS, TABLES = (".txt", ".zip"), (".csv", ".xlsx")
SHEETS = (".jpg", ".jpeg", ".png", ".webp", *HEIC, ".pdf")
KNOWN = (*CHATS, *TABLES, *SHEETS)
EXTRA = "scans"
"""The optional extra without which no photo can be read."""


def read_files(paths: Sequence[Path], keys: Keys) -> Findings:
    """Files and the editions → all that they hold; what cannot be read is told, and stops nothing."""
    return join([_read_file(RecapFile(path, number), keys) for number, path in enumerate(paths, 1)])


def _read_file(file: RecapFile, keys: Keys) -> Findings:
    if not file.path.is_file():
        return Findings(remarks=(Remark("unreadable", f"{file.to_place()}: there is no such file"),))
    if file.suffix in CHATS:
        return read_chat(file, keys)
    if file.suffix in TABLES:
        return read_table(file, keys)
    if file.suffix in SHEETS:
        return _read_sheets(file, keys)
    return Findings(remarks=(Remark("unreadable", f"{file.to_place()}: write one of: {', '.join(KNOWN)}"),))


def _read_sheets(file: RecapFile, keys: Keys) -> Findings:
    try:
        from lapak.recap.sheets import list_codes, read_sheets  # OpenCV, which is large
    except ImportError:
        how = f"pip install 'lapak[{EXTRA}]'"
        return Findings(remarks=(Remark("unreadable", f"{file.to_place()}: photos of sheets need OpenCV: {how}"),))
    return read_sheets(file, list_codes(keys))
