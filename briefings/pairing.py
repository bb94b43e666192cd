"""Which old thing became which new one, in two lists in order.

What is the same is lined up first. Between that, pairs are chosen so that as
much as possible stays alike and nothing crosses; what has no partner was
deleted or inserted. What the things are is the caller's business: keys say
when two are the same, `alike` how alike two others are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Literal, TypeVar

from briefings.words import align, word_tokens

ALIKE = 0.35
"""Below this share of common words a rewritten paragraph reads better as two than as one full of marks."""
_MOST_COMPARISONS = 250_000

Thing = TypeVar("Thing")
Step = tuple[Literal["same", "pair", "deleted", "inserted"], int, int]
"""What happened, and the positions in the old and in the new list; a position that does not apply is -1."""
Alike = Callable[[Thing, Thing, Counter[str], Counter[str]], float]
"""How alike two things with these words are, 0 to 1; 0 for what can never be one changed into the other."""


def steps(
    old: Sequence[Thing],
    new: Sequence[Thing],
    keys: Callable[[Thing], Hashable],
    text: Callable[[Thing], str],
    alike: Alike[Thing],
) -> list[Step]:
    """Say for everything in both lists, in reading order, what became of it."""
    found: list[Step] = []
    for is_same, i, k, j, m in align([keys(one) for one in old], [keys(one) for one in new]):
        if is_same:
            found += [("same", i + n, j + n) for n in range(k - i)]
        else:
            chosen = _paired(old[i:k], new[j:m], text, alike)
            found += [(what, a + i if a >= 0 else -1, b + j if b >= 0 else -1) for what, a, b in chosen]
    return found


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(token for token in word_tokens(text) if not token.isspace())


def common_share(before: Counter[str], after: Counter[str]) -> float:
    """The share of words two texts have in common, 0 to 1; 1 for two empty ones."""
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


def _paired(
    old: Sequence[Thing], new: Sequence[Thing], text: Callable[[Thing], str], alike: Alike[Thing]
) -> list[Step]:
    """Choose pairs by dynamic programming over how alike they are."""
    if not old or not new or len(old) * len(new) > _MOST_COMPARISONS:
        return [("deleted", n, -1) for n in range(len(old))] + [("inserted", -1, n) for n in range(len(new))]
    before, after = [words_of(text(one)) for one in old], [words_of(text(one)) for one in new]
    likeness = [
        [alike(one, other, a, b) for other, b in zip(new, after, strict=True)]
        for one, a in zip(old, before, strict=True)
    ]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return _chosen(best, likeness)


def _chosen(best: Sequence[Sequence[float]], likeness: Sequence[Sequence[float]]) -> list[Step]:
    found: list[Step] = []
    i = j = 0
    rows, columns = len(best) - 1, len(best[0]) - 1
    while i < rows or j < columns:
        can_pair = i < rows and j < columns and likeness[i][j] >= ALIKE
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
