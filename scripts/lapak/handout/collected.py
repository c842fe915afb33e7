"""The papers that collect one sort of block from all modules: worksheets, cards to cut, the fridge card."""

from __future__ import annotations

from lapak.course.blocks import Block, Practice, Worksheet
from lapak.course.blocks.practices import ListingWriter
from lapak.course.blocks.sheets import FridgeCard
from lapak.export.file_names import CARDS, FRIDGE_CARD, SPARE_CARDS, WORKSHEETS
from lapak.render.card_sets import is_needed, is_spare
from lapak.render.document import Tree


def is_worksheet(block: Block[Tree]) -> bool:
    """True for what is a page to fill in: a worksheet, or a practice that is a form."""
    return isinstance(block, Worksheet) or (isinstance(block, Practice) and isinstance(block.sheet, ListingWriter))


def is_fridge_card(block: Block[Tree]) -> bool:
    """True for the card with the safety rules and the numbers to call."""
    return isinstance(block, Worksheet) and isinstance(block.sheet, FridgeCard)


COLLECTED = {WORKSHEETS: is_worksheet, CARDS: is_needed, SPARE_CARDS: is_spare, FRIDGE_CARD: is_fridge_card}
"""The papers that collect one sort of block from all modules."""
