"""Files → one zip, the same bytes for the same files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

READABLE_BY_ALL = 0o644 << 16


def to_zip(files: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Files by their path → a zip with them in this order; those of `stored` are not compressed."""
    archive = BytesIO()
    with ZipFile(archive, "w") as target:
        for path, data in files.items():
            entry = ZipInfo(path)  # without a date: that of 1980, which every zip begins with
            entry.external_attr = READABLE_BY_ALL
            entry.create_system = 3  # as on Linux, wherever it is made
            entry.compress_type = ZIP_STORED if path in stored else ZIP_DEFLATED
            target.writestr(entry, data, compresslevel=9)
    return archive.getvalue()
