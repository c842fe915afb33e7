"""Every kind of download: for whom it is, and how its files are named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DownloadKind:
    """One kind of file."""

    name: str
    """Its words are `file_NAME`, what it is, and `use_NAME`, what to do with it."""
    group: str
    """Whom it is for; the words are `for_GROUP`."""
    prefix: str
    """How the file's name begins; what follows it is the module."""
    suffix: str

    def to_name(self, slug: str = "", language: str = "") -> str:
        """The module and the language of a file, '' when it holds all of them → its name: `handout-praktik.jv.pdf`."""
        stem = f"{self.prefix}-{slug}" if slug else self.prefix
        return ".".join(part for part in (stem, language, self.suffix) if part)


VOLUME = "jilid-"
"""Begins what stands for a module in the name of a book beyond the first: `buku-jilid-2.id.pdf`."""

HANDOUT = DownloadKind("handout", "mothers", "handout", "pdf")
FULL_TEXT = DownloadKind("modul", "mothers", "modul", "pdf")
BOOK = DownloadKind("book", "mothers", "buku", "pdf")
GUIDE = DownloadKind("fasilitator", "facilitators", "fasilitator", "pdf")
PRESENTATION = DownloadKind("slide_pptx", "facilitators", "slide", "pptx")
PROJECTION = DownloadKind("slide_html", "facilitators", "slide", "html")
WORKSHEETS = DownloadKind("worksheets", "facilitators", "lembar-kerja", "pdf")
BOOKLET = DownloadKind("booklet", "facilitators", "buku-a5", "pdf")
ONE_FILE = DownloadKind("page", "facilitators", "modul", "html")
WHOLE_SITE = DownloadKind("zip", "facilitators", "kursus", "zip")
AGENDA = DownloadKind("agenda", "day", "agenda", "pdf")
CALENDAR = DownloadKind("calendar", "day", "agenda", "ics")
SCRIPT = DownloadKind("script", "day", "naskah", "pdf")
ATTENDANCE = DownloadKind("attendance", "day", "daftar-hadir", "pdf")
PHOTO_CONSENT = DownloadKind("photo_consent", "day", "izin-foto", "pdf")
NUMBERS = DownloadKind("numbers", "day", "nomor-wa", "pdf")
INVITATION = DownloadKind("invitation", "day", "undangan", "pdf")
CHECKLIST = DownloadKind("checklist", "day", "ceklis", "pdf")
ROLES = DownloadKind("roles", "day", "peran-tim", "pdf")
CARDS = DownloadKind("cards", "day", "kartu", "pdf")
SPARE_CARDS = DownloadKind("spare_cards", "day", "kartu-cadangan", "pdf")
"""Of them, what the plan of the form that is taught does not need."""
QUESTION_SLIPS = DownloadKind("question_slips", "day", "kotak-pertanyaan", "pdf")
EVALUATION = DownloadKind("evaluation", "day", "evaluasi", "pdf")
CERTIFICATE = DownloadKind("certificate", "day", "sertifikat", "pdf")
FRIDGE_CARD = DownloadKind("fridge_card", "day", "kartu-kulkas", "pdf")
POSTER = DownloadKind("poster", "day", "poster", "pdf")
EXAM_SHEET = DownloadKind("exam_sheet", "day", "tes", "pdf")
EXAM_KEY = DownloadKind("exam_key", "day", "tes-kunci", "pdf")
RECAP_TABLE = DownloadKind("recap_table", "day", "rekap", "xlsx")
FOLLOW_UP = DownloadKind("follow_up", "day", "tindak-lanjut", "pdf")
REPORT = DownloadKind("report", "day", "laporan", "docx")
INVITATION_TEXT = DownloadKind("invitation_text", "day", "undangan", "txt")
MESSAGES = DownloadKind("messages", "day", "pesan-wa", "zip")
DAY_PRESENTATION = DownloadKind("day_pptx", "day", "acara", "pptx")
DAY_PROJECTION = DownloadKind("day_html", "day", "acara", "html")
DAY_OUTLINE = DownloadKind("day_md", "day", "acara", "md")
HALL = DownloadKind("hall", "day", "hari-h", "zip")
PRINT_SHOP = DownloadKind("print_shop", "day", "cetak", "zip")
OUTLINE = DownloadKind("slide_md", "campuses", "slide", "md")
E_BOOK = DownloadKind("epub", "campuses", "kursus", "epub")
SCORM = DownloadKind("scorm", "campuses", "kursus-scorm", "zip")
CARTRIDGE = DownloadKind("cartridge", "campuses", "kursus", "imscc")
"""Of `lapak package`, as the one before: what a platform of a campus takes; participants have no use for it."""
READING = DownloadKind("reading", "campuses", "bacaan", "pdf")
"""Of `lapak voice script`: no site offers it."""

KINDS = (
    *(HANDOUT, FULL_TEXT, BOOK),
    *(GUIDE, PRESENTATION, PROJECTION, WORKSHEETS, BOOKLET, ONE_FILE, WHOLE_SITE),
    *(OUTLINE, E_BOOK),
)
"""All of them, in the order of the downloads page."""
DAY_KINDS = (
    *(INVITATION, INVITATION_TEXT, ROLES, POSTER),
    *(AGENDA, CALENDAR, CHECKLIST, CARDS, SPARE_CARDS, SCRIPT, DAY_PRESENTATION, DAY_PROJECTION, DAY_OUTLINE),
    *(ATTENDANCE, PHOTO_CONSENT, NUMBERS, QUESTION_SLIPS, EXAM_SHEET, EXAM_KEY, EVALUATION, FRIDGE_CARD, CERTIFICATE),
    *(FOLLOW_UP, RECAP_TABLE, REPORT, MESSAGES, PRINT_SHOP, HALL),
)
"""What the day of a training needs, in the order in which it is needed; a page of the facilitators lists them."""
GROUPS = tuple(dict.fromkeys(kind.group for kind in KINDS))
