"""Files of any kind → what they hold, each read as what its name's end says it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lapak.recap.chats import read_chat
from lapak.recap.model import Keys, Reading, RecapFile, Remark, join
from lapak.recap.tables import read_table

CHATS, TABLES = (".txt", ".zip"), (".csv", ".xlsx")
KNOWN = (*CHATS, *TABLES)


def read_files(paths: Sequence[Path], keys: Keys) -> Reading:
    """Files and the editions → all that they hold; what cannot be read is told, and stops nothing."""
    return join([_read_file(RecapFile(path, number), keys) for number, path in enumerate(paths, 1)])


def _read_file(file: RecapFile, keys: Keys) -> Reading:
    if not file.path.is_file():
        return Reading(remarks=(Remark("unreadable", f"{file.to_place()}: there is no such file"),))
    if file.suffix in CHATS:
        return read_chat(file, keys)
    if file.suffix in TABLES:
        return read_table(file, keys)
    return Reading(remarks=(Remark("unreadable", f"{file.to_place()}: write one of: {', '.join(KNOWN)}"),))
