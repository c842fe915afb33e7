"""A lock holds what nobody can make again: who accepted and reviewed which translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapak.course.translation.lock import LOCK_NAME, LockEntry, load_lock, write_lock


def test_lock_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / LOCK_NAME
    write_lock(file, {"jv": {"foto": LockEntry("1")}})
    before = file.read_bytes()
    (tmp_path / f".{LOCK_NAME}").mkdir()  # in the place of its draft

    with pytest.raises(OSError, match="directory"):
        write_lock(file, {})

    assert file.read_bytes() == before
    assert load_lock(file, LOCK_NAME, []) == {"jv": {"foto": LockEntry("1")}}
