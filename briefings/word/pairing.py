"""How alike two elements of a Word file are, for choosing what became of which.

Only like can become like: a paragraph a paragraph, a row one with as many
cells, a content control the one with its tag.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from lxml import etree

from briefings import pairing
from briefings.pairing import ALIKE, Step, common_share
from briefings.word.elements import SDT, TBL, TC, TR, P, text_of
from briefings.word.inlines import tag_of


def steps(
    old: Sequence[etree._Element],
    new: Sequence[etree._Element],
    old_keys: Sequence[Hashable],
    new_keys: Sequence[Hashable],
) -> list[Step]:
    """Say for every element of both lists, in reading order, what became of it."""
    keys = {
        id(one): key for ones, keys in ((old, old_keys), (new, new_keys)) for one, key in zip(ones, keys, strict=True)
    }
    return pairing.steps(old, new, lambda one: keys[id(one)], text_of, _alike)


def _alike(old: etree._Element, new: etree._Element, before: Counter[str], after: Counter[str]) -> float:
    if old.tag != new.tag or _shape(old) != _shape(new):
        return 0.0
    if old.tag == SDT:
        return 1.0
    share = common_share(before, after)
    return max(share, ALIKE) if old.tag == TBL else share


def _shape(element: etree._Element) -> object:
    """What must be equal: a control's tag, the cells of a row, the columns of a table."""
    if element.tag == SDT:
        return tag_of(element)
    if element.tag == TR:
        return len(element.findall(TC))
    if element.tag == TBL:
        return [max((len(row.findall(TC)) for row in element.findall(TR)), default=0)]
    assert element.tag == P
    return None
