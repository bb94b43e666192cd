"""Lists as Word lists: a style for each level, an instance for each count.

The first paragraph of an item carries its number or bullet; what follows in
the item starts where its text starts.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.document.model import Block, List, ListItem, Paragraph, Role
from briefings.writers.docx.blocks import Setting, line_of, pieces_of, pieces_of_block
from briefings.writers.docx.looks import Line, Piece
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.numbering import FAMILIES, LEVELS, numbering
from briefings.writers.docx.styles import LIST_LEVELS, role_style


@pieces_of_block.register
def _(block: List, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    if setting.place == "quote":
        setting = replace(setting, indent=setting.indent + manuscript.theme.style("quote").indent_left)
    family = f"{_stem(setting.place)}{'Number' if block.ordered else 'Bullet'}"
    depth = min(setting.list_level, LEVELS - 1)
    counted = manuscript.numbering.restarted(family, depth, block.start) if block.ordered else ""
    pieces: list[Piece] = []
    for item in block.items:
        pieces += _item(item, family, counted, manuscript, setting)
    if (
        family.startswith("List")
        and setting.list_level == 0
        and setting.box is None
        and pieces
        and isinstance(pieces[-1], Line)
    ):
        pieces[-1].departs(is_last=True)
    return pieces


def _stem(place: str) -> str:
    """Lists in cells and boxes keep the letters of their surroundings."""
    return "TableList" if place.startswith("table") else "BoxList" if place.startswith("box") else "List"


def _item(item: ListItem, family: str, counted: str, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    style = _level_style(family, setting.list_level)
    text = manuscript.styles.text_style(style)
    deeper = text.indent_left / min(setting.list_level + 1, LIST_LEVELS) * max(0, setting.list_level + 1 - LIST_LEVELS)
    first, rest = _split(item)
    start = replace(setting, list_indent=deeper)
    inside = replace(
        setting,
        place=_place(family, setting.place),
        list_level=setting.list_level + 1,
        list_indent=deeper + text.indent_left,
    )
    if first is not None and first.role is not Role.BODY:
        line = _line_in_role(first, family, manuscript, inside, -text.first_line)
    else:
        inlines, language, identity = (first.inlines, first.language, first.id) if first else ((), "", "")
        line = line_of(style, inlines, manuscript, start, language, identity)
    line.numbering = counted or line.numbering or (_bullet(family, setting.list_level) if deeper else "")
    return [line, *pieces_of(rest, manuscript, inside)]


def _split(item: ListItem) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """Take the paragraph that carries the number off an item's blocks; None when it starts with something else."""
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks[0], item.blocks[1:]
    return None, item.blocks


def _level_style(family: str, level: int) -> str:
    return family if level == 0 else f"{family}{min(level + 1, LIST_LEVELS)}"


def _place(family: str, place: str) -> str:
    if not family.startswith("List"):
        return place
    return "number" if family.endswith("Number") else "bullet"


def _line_in_role(first: Paragraph, family: str, manuscript: Manuscript, inside: Setting, hanging: float) -> Line:
    """Make an item's first paragraph in the style of its role, which has no number of its own."""
    style = role_style(first.role)
    own = manuscript.styles.text_style(style).indent_left
    level = replace(inside, list_indent=inside.list_indent - own)
    line = line_of(style, first.inlines, manuscript, level, first.language, first.id)
    line.departs(hanging=hanging)
    line.numbering = _bullet(family, inside.list_level - 1)
    return line


def _bullet(family: str, level: int) -> str:
    return numbering(FAMILIES.index(family) + 1, min(level, LEVELS - 1))
