"""The papers that collect one sort of block from all modules: worksheets, cards to cut, the fridge card."""

from __future__ import annotations

from lapak.course.blocks import Block, Cards, Practice, Worksheet
from lapak.course.blocks.practices import ListingWriter, OrderSimulation, RealOrFake
from lapak.course.blocks.sheets import FridgeCard
from lapak.export.file_names import CARDS, FRIDGE_CARD, WORKSHEETS
from lapak.render.document import Tree


def is_worksheet(block: Block[Tree]) -> bool:
    """True for what is a page to fill in: a worksheet, or a practice that is a form."""
    return isinstance(block, Worksheet) or (isinstance(block, Practice) and isinstance(block.sheet, ListingWriter))


def has_cards(block: Block[Tree]) -> bool:
    """True for what cards are cut of."""
    return isinstance(block, Cards) or (isinstance(block, Practice) and isinstance(block.sheet, CUT_KINDS))


CUT_KINDS = (OrderSimulation, RealOrFake)


def is_fridge_card(block: Block[Tree]) -> bool:
    """True for the card with the safety rules and the numbers to call."""
    return isinstance(block, Worksheet) and isinstance(block.sheet, FridgeCard)


COLLECTED = {WORKSHEETS: is_worksheet, CARDS: has_cards, FRIDGE_CARD: is_fridge_card}
"""The papers that collect one sort of block from all modules."""
