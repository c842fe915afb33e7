"""Photos are counted where their makers are reminded of those who are seen on them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from tests.conftest import TINY, Files

from lapak.render.document import Documents
from lapak.render.pictures.photo_advice import find_photo_advisories

MODULE = "modules/01-awal/index.md"
DRAWING = '![Tangan memegang HP](images/hp.svg "Di dekat jendela.")'


@pytest.mark.parametrize(("names", "told"), [(["a"], "1 photo"), (["a", "b"], "2 photos")])
def test_photos_are_counted(names: list[str], told: str, make_documents: Callable[[Files], Documents]) -> None:
    files: Files = {"modules/01-awal/index.jv.md": None, "modules/01-awal/translations.lock.json": None}
    for number, name in enumerate(names):
        buffer = BytesIO()
        Image.new("RGB", (400, 300), (number, 0, 0)).save(buffer, "PNG")
        files[f"modules/01-awal/images/{name}.png"] = buffer.getvalue()
    shown = "\n\n".join(f'![Tangan](images/{name}.png "Foto: Kampus, CC BY 4.0")' for name in names)
    files[MODULE] = (TINY / MODULE).read_text("utf-8").replace(DRAWING, shown)

    hints = find_photo_advisories(make_documents(files))

    assert [(hint.path, hint.what.partition(":")[0]) for hint in hints] == [("modules/01-awal/images/a.png", told)]
