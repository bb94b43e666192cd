"""Which old paragraph, table or row became which new one.

What is the same is lined up first. Between that, pairs are chosen so that as
much as possible stays alike and nothing crosses; what has no partner was
deleted or inserted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Literal

from lxml import etree

from briefings.word.elements import SDT, TBL, TC, TR, P, text_of
from briefings.word.inlines import tag_of
from briefings.words import align, word_tokens

_ALIKE = 0.35
"""Below this share of common words a rewritten paragraph reads better as two than as one full of marks."""
_MOST_COMPARISONS = 250_000

Step = tuple[Literal["same", "pair", "deleted", "inserted"], int, int]
"""What happened, and the positions in the old and in the new list; a position that does not apply is -1."""


def steps(
    old: Sequence[etree._Element],
    new: Sequence[etree._Element],
    old_keys: Sequence[Hashable],
    new_keys: Sequence[Hashable],
) -> list[Step]:
    """Say for every element of both lists, in reading order, what became of it."""
    found: list[Step] = []
    for is_same, i, k, j, m in align(old_keys, new_keys):
        if is_same:
            found += [("same", i + n, j + n) for n in range(k - i)]
        else:
            found += [
                (what, a + i if a >= 0 else -1, b + j if b >= 0 else -1) for what, a, b in _paired(old[i:k], new[j:m])
            ]
    return found


def _paired(old: Sequence[etree._Element], new: Sequence[etree._Element]) -> list[Step]:
    """Choose pairs by dynamic programming over how alike they are."""
    if not old or not new or len(old) * len(new) > _MOST_COMPARISONS:
        return [("deleted", n, -1) for n in range(len(old))] + [("inserted", -1, n) for n in range(len(new))]
    before, after = [_words(one) for one in old], [_words(one) for one in new]
    likeness = [[_alike(one, other, a, b) for other, b in zip(new, after, strict=True)] for one, a in zip(old, before, strict=True)]  # fmt: skip  # noqa: E501
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= _ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return _chosen(best, likeness)


def _chosen(best: Sequence[Sequence[float]], likeness: Sequence[Sequence[float]]) -> list[Step]:
    found: list[Step] = []
    i = j = 0
    rows, columns = len(best) - 1, len(best[0]) - 1
    while i < rows or j < columns:
        can_pair = i < rows and j < columns and likeness[i][j] >= _ALIKE
        if can_pair and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            found.append(("pair", i, j))
            i, j = i + 1, j + 1
        elif i < rows and best[i][j] == best[i + 1][j]:
            found.append(("deleted", i, -1))
            i += 1
        else:
            found.append(("inserted", -1, j))
            j += 1
    return found


def _words(element: etree._Element) -> Counter[str]:
    return Counter(token for token in word_tokens(text_of(element)) if not token.isspace())


def _alike(old: etree._Element, new: etree._Element, before: Counter[str], after: Counter[str]) -> float:
    """How alike two blocks are, 0 to 1; 0 for what can never be one changed into the other."""
    if old.tag != new.tag or _shape(old) != _shape(new):
        return 0.0
    if old.tag == SDT:
        return 1.0
    total = before.total() + after.total()
    share = 2 * (before & after).total() / total if total else 1.0
    return max(share, _ALIKE) if old.tag == TBL else share


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
