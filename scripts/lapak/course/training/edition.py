"""`extra.edition` of an mkdocs file → a checked edition: a course for one place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, StrictInt, StrictStr, Tag
from pydantic.dataclasses import dataclass

from lapak.course.local_languages import CODE
from lapak.course.problems import Problem, suggest
from lapak.course.project import SHARED, SOURCE_LANGUAGE, Project
from lapak.course.reading.schema import Count, Link, Mail, WhatsApp, check_value
from lapak.course.reading.yaml_text import YamlText
from lapak.course.training.brand import Brand
from lapak.course.training.schedule import Schedule

STRICT = ConfigDict(extra="forbid")
NAMED = ConfigDict(extra="forbid", populate_by_name=True)
"""Of a key that is another name here."""
NAME = re.compile(r"^[a-z][a-z0-9-]{0,99}\Z")
COLOUR = re.compile(r"^#[0-9a-fA-F]{6}\Z")
FACILITATOR_PAGES = "fasilitator/"
KEPT = re.compile(r"[^/\\\s:][^\\\n:]*")
"""A path or pattern below a folder: it begins neither at the root of a disk nor on another one."""
LEAST_CONTRAST = 4.5
"""Between white text and the primary colour (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True, config=STRICT)
class Language:
    """A language of an edition."""

    code: StrictStr
    name: StrictStr


INDONESIAN = Language(SOURCE_LANGUAGE, "Bahasa Indonesia")


@dataclass(frozen=True, config=STRICT)
class Colours:
    """What a campus changes of the look."""

    primary: StrictStr = "#0b5d4b"


@dataclass(frozen=True, config=STRICT)
class OwnFiles:
    """What may be handed out beside the texts."""

    megabytes: Annotated[StrictInt, Field(ge=1, le=100)] = 5
    """Of one file, at most."""


LookName = Literal["light", "material"]


@dataclass(frozen=True, config=STRICT)
class Looks:
    """The look of the facilitators' pages, where it is another one."""

    facilitator: LookName = "light"


def _find_form(products: Any) -> str:
    return "(languages)" if isinstance(products, dict) else "(list)"


Goods = tuple[StrictStr, ...]
Products = Annotated[
    Annotated[Goods, Tag("(list)")] | Annotated[dict[StrictStr, Goods], Tag("(languages)")], Discriminator(_find_form)
]
"""The goods of a place: one list for every language, or a list by language code."""


@dataclass(frozen=True, config=STRICT)
class Contact:
    """Whom readers reach of the institution, and one way to them; never a private person."""

    words: StrictStr
    whatsapp: WhatsApp = ""
    """A number as wa.me wants it: 6281…"""
    mail: Mail = ""
    url: Link = ""

    @property
    def link(self) -> str:
        """Where a tap leads; '' when only the words are known."""
        if self.whatsapp:
            return f"https://wa.me/{self.whatsapp}"
        return f"mailto:{self.mail}" if self.mail else self.url


def _find_contact(contact: Any) -> str:
    return "(keys)" if isinstance(contact, dict) else "(words)"


AnyContact = Annotated[
    Annotated[StrictStr, Tag("(words)")] | Annotated[Contact, Tag("(keys)")], Discriminator(_find_contact)
]
"""Words alone, or words and one way."""


def _find_look(look: Any) -> str:
    return "(looks)" if isinstance(look, dict) else "(name)"


Look = Annotated[Annotated[LookName, Tag("(name)")] | Annotated[Looks, Tag("(looks)")], Discriminator(_find_look)]
"""`light`: our own shell, one request. `material`: that of Material, for readers at laptops."""


@dataclass(frozen=True, config=NAMED)
class Edition:
    """A course for one place: its names, its language, its modules in order."""

    name: StrictStr
    institution: StrictStr
    place: StrictStr
    modules: tuple[StrictStr, ...]
    language: Language | None = None
    """The short form of `languages` for one."""
    named: Annotated[tuple[Language, ...], Field(alias="languages")] = ()
    """Its local languages as they are written; none, and it is in Indonesian alone."""
    contact: AnyContact = ""
    products: Products = ()
    participants: Count = 30
    helpers: Count = 2
    """Beside the one who teaches."""
    schedule: Schedule = Schedule()
    colours: Colours = Colours()
    brand: Brand = Brand()
    files: OwnFiles = OwnFiles()
    look: Look = "light"
    keep: tuple[StrictStr, ...] = ()
    """Files that others have put into the site's folder and that stay there: 'CNAME', 'iklan/*.jpg'."""

    @property
    def contact_words(self) -> str:
        """Whom to ask: the institution where nobody else is named."""
        words = self.contact if isinstance(self.contact, str) else self.contact.words
        return words or self.institution

    @property
    def contact_link(self) -> str:
        """Where the report link leads beyond our own page; '' when no way is named."""
        return "" if isinstance(self.contact, str) else self.contact.link

    @property
    def languages(self) -> tuple[Language, ...]:
        """Indonesian first, then the local ones."""
        return (INDONESIAN, *self.local)

    @property
    def local(self) -> tuple[Language, ...]:
        """Its local languages: none, one or more."""
        return (self.language, *self.named) if self.language else self.named

    def find_look(self, address: str) -> LookName:
        """A page's address → the look it has."""
        if isinstance(self.look, Looks):
            return self.look.facilitator if address.startswith(FACILITATOR_PAGES) else "light"
        return self.look

    @property
    def looks(self) -> frozenset[LookName]:
        """Every look that a page of this edition has."""
        return frozenset({self.find_look(""), self.find_look(FACILITATOR_PAGES)})


def load_edition(project: Project, problems: list[Problem]) -> Edition | None:
    """A project → its edition; None, and problems with the line in the mkdocs file, when it is wrong."""
    text = project.config.below("extra", "edition")
    edition = check_value(project.edition, Edition, text, problems)
    if edition:
        _check_modules(project, edition, text, problems)
        _check_names(project, edition, text, problems)
        _check_languages(project, edition, text, problems)
        _check_keep(project, edition, text, problems)
    return edition


def _check_modules(project: Project, edition: Edition, text: YamlText, problems: list[Problem]) -> None:
    for index, folder in enumerate(edition.modules):
        if folder == SHARED or project.find_module(folder) is None:
            what = f"edition '{edition.name}' names module '{folder}', which does not exist"
            line = text.find_line(("modules", index))
            problems.append(Problem(project.config_path, line, what, suggest(folder, project.module_folders)))


def _check_names(project: Project, edition: Edition, text: YamlText, problems: list[Problem]) -> None:
    if not NAME.match(edition.name):
        what = f"name '{edition.name}' is not made of small letters, digits and dashes"
        fix = "write a name for its folder in site/, such as 'ambarawa'"
        problems.append(Problem(project.config_path, text.find_line(("name",)), what, fix))
    primary = edition.colours.primary
    line = text.find_line(("colours", "primary"))
    if not COLOUR.match(primary):
        problems.append(Problem(project.config_path, line, f"'{primary}' is not a colour", "write it as '#0b5d4b'"))
    elif find_contrast(primary) < LEAST_CONTRAST:
        what = f"white text on '{primary}' has a contrast of {find_contrast(primary):.2f}, at least {LEAST_CONTRAST}"
        problems.append(Problem(project.config_path, line, what, "choose a darker colour"))


def list_local_codes(values: Mapping[str, Any]) -> tuple[str, ...]:
    """What an mkdocs file says of an edition, checked or not → the codes of its local languages."""
    short, more = values.get("language"), values.get("languages")
    named = [short, *(more if isinstance(more, (list, tuple)) else ())]
    codes = (one.get("code") for one in named if isinstance(one, dict))
    return tuple(code for code in codes if isinstance(code, str))


def _check_languages(project: Project, edition: Edition, text: YamlText, problems: list[Problem]) -> None:
    places: list[tuple[tuple[str | int, ...], Language]] = [
        (("languages", i), one) for i, one in enumerate(edition.named)
    ]
    if edition.language:
        places.insert(0, (("language",), edition.language))
    if edition.language and edition.named:
        what, fix = "'language' and 'languages' both stand here", "name all of them below 'languages'"
        problems.append(Problem(project.config_path, text.find_line(("language",)), what, fix))
    seen: set[str] = set()
    for place, language in places:
        if fault := _find_language_fault(language, seen):
            problems.append(Problem(project.config_path, text.find_line((*place, "code")), *fault))
        seen.add(language.code)


def _find_language_fault(language: Language, seen: Collection[str]) -> tuple[str, str] | None:
    """A local language and the codes before it → what is wrong with it, and how to mend it; None when nothing is."""
    code = language.code
    if code == SOURCE_LANGUAGE:
        what = "every edition is in Indonesian, and this names it as its local language"
        return what, "take it out: an edition in Indonesian alone names no language"
    if not CODE.match(code):
        what = f"language code '{code}' is not two or three small letters, or a dialect of such"
        return what, "write a code such as jv, su, mad, jv-x-banyumas"
    return (f"language '{code}' stands twice", "take one of them out") if code in seen else None


def _check_keep(project: Project, edition: Edition, text: YamlText, problems: list[Problem]) -> None:
    for index, pattern in enumerate(edition.keep):
        if not KEPT.fullmatch(pattern) or ".." in pattern.split("/"):
            line = text.find_line(("keep", index))
            what = f"'{pattern}' is not a path inside the site's folder"
            problems.append(
                Problem(project.config_path, line, what, "write it from there, such as CNAME or iklan/*.jpg")
            )


def find_contrast(colour: str) -> float:
    """A colour as #rrggbb → its contrast with white, by the formula of WCAG 2.2."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
