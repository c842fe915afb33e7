"""Photos and scans of answer sheets → their answers; what is not sure is never guessed, and shown with its picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from lapak.course.exam.line import AFTER, BEFORE
from lapak.course.exam.model import LETTERS
from lapak.course.exam.sheet import SheetBox, find_boxes, find_number_boxes, to_code
from lapak.recap.flatten import MOST_PIXELS, FlatSheet, Pixels, flatten
from lapak.recap.model import NOT_CROSSED, UNSURE, Answers, ExamKey, Findings, Keys, RecapFile, Remark, UnreadSheet
from lapak.render.pictures.photos import HEIC, open_photo, to_points
from lapak.render.pictures.pixels import find_pixel_faults

RIM = 1.2
"""Millimetres of a box that are its own border, and may hold a little of what was meant for its neighbour."""
SHIFTS = (-0.9, -0.45, 0.0, 0.45, 0.9)
"""Millimetres beside its place where a box may be, as paper bends."""
EMPTY, CROSSED = 0.035, 0.085
"""Darkness of the inside of a box: below the first nobody crossed it, above the second somebody did."""
OUTSIDE, RIM_PIXELS = 0.25, 4
"""Where the border of a box is looked for: a little around its place, and as wide as it is printed."""
HOW = "lay it flat, and take the photo from above with all four black corners in it"
SCAN_DPI = 200
MOST_PAGES = 200


@dataclass(frozen=True)
class SheetKind:
    """What a code says."""

    key: ExamKey
    phase: str


def list_codes(keys: Keys) -> dict[str, SheetKind]:
    """The editions → what each code of a sheet means."""
    return {
        to_code(name, language, phase, key.version): SheetKind(key, phase)
        for name, key in keys.items()
        for language in key.languages
        for phase in (BEFORE, AFTER)
    }


def read_sheets(file: RecapFile, codes: Mapping[str, SheetKind]) -> Findings:
    """A photo, or a .pdf of scans, and the codes of all sheets → their answers, and pictures of what is not sure."""
    answers: list[Answers] = []
    remarks: list[Remark] = [Remark("unreadable", f"{file.to_place()}: {fault}") for fault in _find_faults(file)]
    pictures: list[UnreadSheet] = []
    for number, photo in enumerate([] if remarks else _load_photos(file), 1):
        place = file.to_place(f", page {number}" if file.suffix == ".pdf" else "")
        name = f"belum-terbaca-{file.number}-{number}.png"
        sheet = flatten(photo, codes)
        if sheet is None:
            remarks.append(Remark("not a sheet", f"{place}: no answer sheet is seen whole: {name}; {HOW}"))
            pictures.append(UnreadSheet(name, _to_png(photo)))
            continue
        one = _read_sheet(sheet, codes[sheet.code], file)
        answers.append(one)
        if unsure := [str(place) for place, letter in enumerate(one.letters, 1) if letter == UNSURE]:
            shown = ", ".join(unsure)
            remarks.append(Remark("unsure", f"{place}: question {shown} not sure, not counted: {name}"))
            pictures.append(UnreadSheet(name, _to_png((sheet.light * 255).astype(np.uint8))))
    if not answers and not remarks:
        remarks.append(Remark("unreadable", f"{file.to_place()}: cannot be read; take the photo again"))
    return Findings(tuple(answers), tuple(remarks), tuple(pictures))


def _find_faults(file: RecapFile) -> list[str]:
    """What stands in the way of a photo of an iPhone, which OpenCV does not know, and what to do."""
    if file.suffix not in HEIC:
        return []
    return [f"{what}; {fix}" for what, fix in find_pixel_faults(file.path.read_bytes(), file.suffix)]


def _load_photos(file: RecapFile) -> Iterator[Pixels]:
    """The pictures of a file, in grey; none where it is no picture."""
    data = file.path.read_bytes()
    if file.suffix in HEIC:
        yield np.asarray(to_points(open_photo(data, file.suffix), MOST_PIXELS).convert("L"))
        return
    if file.suffix != ".pdf":
        photo = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE) if data else None
        if photo is not None:
            yield photo
        return
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    for page in range(min(len(document), MOST_PAGES)):
        yield document[page].render(scale=SCAN_DPI / 72, grayscale=True).to_numpy().squeeze().copy()


def _read_sheet(sheet: FlatSheet, kind: SheetKind, file: RecapFile) -> Answers:
    letters = [_choose(sheet, find_boxes(place), LETTERS) for place in range(len(kind.key.questions))]
    digits = [_choose(sheet, boxes, "0123456789") for boxes in find_number_boxes()]
    number = "".join("0" if digit == NOT_CROSSED else digit for digit in digits)
    nickname = str(int(number)) if number.isdigit() and int(number) else ""
    return Answers(kind.key.edition, kind.phase, "".join(letters), nickname, file.number)


def _choose(sheet: FlatSheet, boxes: Sequence[SheetBox], signs: str) -> str:
    """Boxes of which one is to be crossed → the sign of that one; NOT_CROSSED where none is, UNSURE where not one."""
    darkness = [_find_darkness(sheet, box) for box in boxes]
    crossed = [place for place, dark in enumerate(darkness) if dark > CROSSED]
    if any(EMPTY < dark <= CROSSED for dark in darkness) or len(crossed) > 1:
        return UNSURE
    return signs[crossed[0]] if crossed else NOT_CROSSED


def _find_darkness(sheet: FlatSheet, box: SheetBox) -> float:
    """How dark a box is inside, where its border is found: there its inside is lightest against its rim."""
    dx, dy = max(((dx, dy) for dx in SHIFTS for dy in SHIFTS), key=lambda shift: _find_rim(sheet, box, *shift))
    return float(1 - sheet.look(box, RIM, dx, dy).mean())


def _find_rim(sheet: FlatSheet, box: SheetBox, dx: float, dy: float) -> float:
    """How dark the border of a box is that would stand there."""
    whole = 1 - sheet.look(box, -OUTSIDE, dx, dy)
    inside = whole[RIM_PIXELS:-RIM_PIXELS, RIM_PIXELS:-RIM_PIXELS]
    return float((whole.sum() - inside.sum()) / (whole.size - inside.size))


def _to_png(pixels: Pixels) -> bytes:
    """A picture of at most 1,200 pixels, for somebody to look at."""
    scale = min(1.0, 1200 / max(pixels.shape))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return bytes(cv2.imencode(".png", small)[1])
