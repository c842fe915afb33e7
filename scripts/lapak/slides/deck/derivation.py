"""A module → its deck: the author's own slides, or those that follow from the blocks of each section.

Never a paragraph and never a cut sentence: points are the lines of lists, steps, rules and key points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lapak.course.blocks import Facilitator, SlideBlock, Sources, Story
from lapak.course.model import Module, Section
from lapak.course.text import Phrase
from lapak.render.card_sets import list_brought
from lapak.render.document import Documents, Tree, find_trees
from lapak.render.hours import ModuleHours, find_hours
from lapak.render.notices import find_notice
from lapak.slides.deck.block_slides import DERIVATIONS, SlideContext
from lapak.slides.deck.joining import tidy
from lapak.slides.deck.model import Deck, Slide
from lapak.slides.deck.own_slides import read_content
from lapak.slides.deck.shared_drawings import Signs
from lapak.slides.deck.tree_text import drop_numbers, to_text, to_tree


def derive_deck(module: Module[Tree], documents: Documents) -> Deck:
    """A module → what its deck says, with the minutes of the edition's form; a slide may still be too full."""
    schedule = documents.edition.schedule
    signs = Signs(documents.course.project)
    hours = find_hours(module.slug, documents.course.agenda)
    slides = [replace(_make_first(module, documents), clock=hours.whole)]
    for section in map(drop_numbers, module.sections):
        place = SlideContext(section, documents.words[section.language], signs, schedule.is_short)
        own = _from_section(place, schedule.choose(section.short, section.full))
        own = _add_clock(own, hours)
        slides += _add_notices(own, _list_notices(section, module.language, documents))
    slides.append(_make_last(module, documents, signs))
    minutes = schedule.choose(module.short, module.full)
    words = documents.words[module.language]
    where = words.fill("module_of", number=module.number, total=len(documents.modules[module.language]))
    progress = f"{where} · {words.fill('minutes', n=minutes)}"
    return Deck(module.slug, module.language, module.title.text, tuple(slides), minutes, progress)


def _make_first(module: Module[Tree], documents: Documents) -> Slide:
    words = documents.words[module.language]
    bring = ", ".join(phrase.text for phrase in list_brought(module, documents.words))
    return Slide(
        module.title.text,
        module.language,
        "title",
        points=tuple(_to_tree(phrase, module.language) for phrase in module.objectives),
        drawing=_find_drawing(module.sections),
        caption=words["unreviewed"] if module.is_unreviewed else "",
        notes=(to_tree(f"{words['materials']}: {bring}."),) if bring else (),
        title_language=module.title.language,
        section=module.title.text,
        path=module.edit_path,
        line=1,
    )


def _make_last(module: Module[Tree], documents: Documents, signs: Signs) -> Slide:
    """What each participant promises to try."""
    words = documents.words[module.language]
    points = tuple(to_tree(line) for line in words["promise_lines"])
    title = words["promise"]
    place = {"section": title, "section_id": "/promise", "path": module.edit_path, "line": 1}
    return Slide(title, module.language, points=points, drawing=signs.find("promise", title), **place)


def _to_tree(phrase: Phrase, language: str) -> Tree:
    return to_tree(phrase.text, phrase.language if phrase.language != language else "")


def _from_section(place: SlideContext, minutes: int | None) -> list[Slide]:
    """One section → its slides; the first carries the section's notes and minutes."""
    section = place.section
    own = [block for block in section.blocks if isinstance(block, SlideBlock)]
    slides = list(_choose_form(own, place)) if own else _derive(place)
    spoken = (Story, Facilitator) if own else Facilitator
    said = [block for block in section.blocks if isinstance(block, spoken)]
    plans = tuple(block.text for block in said if isinstance(block, Facilitator))
    notes = tuple(block.text for block in said if isinstance(block, Story))
    if not slides and (plans or notes):
        slides = [Slide(section.title, section.language, path=section.path, line=section.line)]
    sources = [to_text(note) for block in section.blocks if isinstance(block, Sources) for note in block.notes]
    if sources:
        notes = (*notes, to_tree(f"{place.words['sources']}: {' '.join(sources)}"))
    if slides:
        slides[0] = replace(slides[0], notes=(*plans, *slides[0].notes, *notes), minutes=minutes)
    return [replace(slide, section=section.title, section_id=section.id) for slide in slides]


def _choose_form(blocks: Iterable[SlideBlock[Tree]], place: SlideContext) -> Iterator[Slide]:
    """An author's slides → those of the form that is taught; what the short one leaves out comes last, and hidden."""
    others = "full" if place.is_short else "short"
    yield from (to_slide(block, place.section) for block in blocks if block.form != others)
    if place.is_short:
        spare = (to_slide(block, place.section) for block in blocks if block.form == others)
        yield from (replace(slide, is_hidden=True) for slide in spare)


def _add_clock(slides: list[Slide], hours: ModuleHours) -> list[Slide]:
    """The slides of a section: the first says when it is taught."""
    return [replace(slides[0], clock=hours.sections.get(slides[0].section_id, "")), *slides[1:]] if slides else []


def _list_notices(section: Section[Tree], language: str, documents: Documents) -> list[str]:
    """What the speaker is told of a section whose Indonesian text or notes have changed."""
    words, name = documents.words[language], documents.find_language_name(language)
    changed = find_notice(section, words, name) if section.freshness == "stale" else ""
    old = words.fill("notice_old_notes", language=name) if section.has_old_notes else ""
    return [notice for notice in (changed, old) if notice]


def _add_notices(slides: list[Slide], notices: list[str]) -> list[Slide]:
    """The slides of a section: the notes of the first begin with the notices."""
    if not slides or not notices:
        return slides
    first, *others = slides
    return [replace(first, notes=(*map(to_tree, notices), *first.notes)), *others]


def _derive(place: SlideContext) -> list[Slide]:
    """The slides of the section's blocks; where one has no drawing, the one above it stands beside it."""
    drawing = _find_drawing([place.section])
    slides: list[Slide] = []
    for block in place.section.blocks:
        derive = DERIVATIONS.get(type(block))
        for slide in derive(block, place) if derive else []:
            drawing = slide.drawing if slide.layout == "picture" and slide.drawing is not None else drawing
            own = slide.drawing if slide.drawing is not None or slide.table is not None else drawing
            slides.append(replace(slide, drawing=own, path=place.section.path, line=block.line))
    return tidy(slides)


def _find_drawing(sections: Iterable[Section[Tree]]) -> Tree | None:
    """The first drawing of some sections."""
    trees = (tree for section in sections for tree in find_trees(section))
    return next((image for tree in trees for image in tree.iter("img")), None)


def to_slide(block: SlideBlock[Tree], section: Section[Tree]) -> Slide:
    """An author's slide as it is."""
    content = read_content(block.text)
    return Slide(
        block.title,
        section.language,
        block.layout,
        content.points,
        is_numbered=content.first_number > 0,
        first_number=content.first_number or 1,
        drawing=content.drawing,
        lead=content.lead,
        table=content.table,
        sentences=content.sentences,
        caption=content.caption,
        notes=block.notes,
        is_own=True,
        path=section.path,
        line=block.line,
    )
