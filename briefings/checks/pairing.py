"""Which name each of several shares in one clause belongs to.

`The military scenarios get 75 percent and the negotiated ones 25`: a share is
said of the name right before it or right behind it. Nothing is claimed unless
every share of the clause has one such name, and each name one share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.checks.claims import TableNames
from briefings.checks.said_of import is_said_of_name_before, is_said_of_name_behind

Span = tuple[int, int]


def spans_of_names(clause: str, names: TableNames) -> list[tuple[str, Span]]:
    """Ids and places of all classes and scenarios that a clause names; where two overlap, the longer one."""
    found = [(one.id, match.span()) for one, pattern in names.rows for match in pattern.finditer(clause)]
    found += [(name, match.span()) for name, pattern in names.classes for match in pattern.finditer(clause)]
    kept: list[tuple[str, Span]] = []
    for name, (start, end) in sorted(found, key=lambda one: (one[1][0] - one[1][1], one[1])):
        if all(end <= other[0] or other[1] <= start for _, other in kept):
            kept.append((name, (start, end)))
    return sorted(kept, key=lambda one: one[1])


def pairs(clause: str, names: Sequence[Span], shares: Sequence[Span]) -> Sequence[int]:
    """For each share the index of its name; empty unless all of them have one of their own."""
    found: list[int] = []
    for number, share in enumerate(shares):
        left = shares[number - 1][1] if number else 0
        right = shares[number + 1][0] if number + 1 < len(shares) else len(clause)
        around = [index for index, (start, end) in enumerate(names) if left <= start and end <= right]
        fitting = [index for index in _fitting(clause[:right], left, names, around, share) if index not in found]
        if len(fitting) != 1:
            return ()
        found += fitting
    return found


def _fitting(clause: str, left: int, names: Sequence[Span], around: Sequence[int], share: Span) -> Iterator[int]:
    before = [index for index in around if names[index][1] <= share[0]]
    behind = [index for index in around if names[index][0] >= share[1]]
    if before and is_said_of_name_before(clause, names[before[-1]], share, left):
        yield before[-1]
    if behind and is_said_of_name_behind(clause, names[behind[0]], share):
        yield behind[0]
