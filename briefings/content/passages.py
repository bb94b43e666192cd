"""Passages of prose that only a narrower circle may read, and how they are cut.

A block stands between ``::: participants`` and ``:::``; words inside a
paragraph are written ``[words]{.participants}``. `cut_passages` removes what
a ceiling does not allow, and the marks of all the rest, from the source text
itself; the places of what remains stay right. A mark that cannot be read is a
finding of `passage_faults`, and until it is mended its passage is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefings.content.model import Prose, Visibility
from briefings.content.model.base import Cut
from briefings.content.nearest import did_you_mean
from briefings.content.prose_places import place_in
from briefings.errors import Problem

_FENCE = re.compile(r"^[ \t]*:{3,}[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_CLASS = re.compile(r"\](\s*)\{([^{}\n]*\.[A-Za-z][^{}\n]*)\}")
_STRAY = re.compile(r"(?<!\])\{\s*\.[A-Za-z][\w-]*\s*\}|(?<=\S):::|(?<=\S ):::")
_CIRCLES = tuple(circle.value for circle in Visibility)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Offsets of a passage with its marks, and of the text between them."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    circle: str
    fault: str = ""
    hint: str = ""

    @property
    def visibility(self) -> Visibility:
        known = self.circle in _CIRCLES and not self.fault
        return Visibility(self.circle) if known else Visibility.ORGANISERS


def cut_passages(prose: Prose, ceiling: Visibility) -> Prose:
    """The prose without what lies beyond a ceiling, and without any marks of passages.

    The very same prose when it has no passages.
    """
    if ":::" not in prose.source and "{" not in prose.source:
        return prose
    spans = sorted(_removed(list(_passages(prose.source)), ceiling))
    return _without(prose, spans) if spans else prose


def withheld_passages(prose: Prose, ceiling: Visibility) -> list[str]:
    """The texts that `cut_passages` would take out, in order."""
    if ":::" not in prose.source and "{" not in prose.source:
        return []
    beyond = (one for one in _passages(prose.source) if one.visibility.rank > ceiling.rank)
    return [prose.source[one.inner_start : one.inner_end] for one in beyond]


def circles_of(prose: Prose) -> tuple[str, ...]:
    """The circles that a text's passages are for, sorted; one for each passage."""
    if ":::" not in prose.source and "{" not in prose.source:
        return ()
    return tuple(sorted(one.circle for one in _passages(prose.source)))


def passage_faults(prose: Prose) -> Iterator[Problem]:
    """What is wrong with the marks of passages, each at its place."""
    if ":::" not in prose.source and "{" not in prose.source:
        return
    passages = list(_passages(prose.source))
    for one in passages:
        if one.fault:
            yield Problem(place_in(prose, one.start), one.fault, one.hint)
        elif one.circle not in _CIRCLES:
            what = f"a passage cannot be for `{one.circle}`"
            yield Problem(place_in(prose, one.start), what, did_you_mean(one.circle, _CIRCLES))
    taken = [(one.start, one.inner_start) for one in passages] + [(one.inner_end, one.end) for one in passages]
    for stray in _STRAY.finditer(prose.source):
        if not any(start <= stray.start() < end for start, end in taken):
            hint = "write `[words]{.participants}`, or `::: participants` on a line of its own"
            yield Problem(place_in(prose, stray.start()), "this mark of a passage marks nothing", hint)


def _removed(passages: list[_Passage], ceiling: Visibility) -> Iterator[tuple[int, int]]:
    for one in passages:
        if one.visibility.rank > ceiling.rank:
            yield one.start, one.end
        else:
            yield one.start, one.inner_start
            yield one.inner_end, one.end


def _passages(source: str) -> Iterator[_Passage]:
    yield from _blocks(source)
    for match in _CLASS.finditer(source):
        yield _words(source, match)


def _blocks(source: str) -> Iterator[_Passage]:
    opened: list[re.Match[str]] = []
    for fence in _FENCE.finditer(source):
        if fence[1]:
            opened.append(fence)
        elif opened:
            first = opened.pop()
            yield _Passage(first.start(), first.end(), fence.start(), fence.end(), first[1])
        else:
            what = "this `:::` closes nothing"
            yield _Passage(fence.start(), fence.end(), fence.end(), fence.end(), "", what, "remove it")
    for first in opened:
        what = f"the passage for `{first[1]}` that begins here is never closed"
        yield _Passage(first.start(), first.end(), len(source), len(source), first[1], what, "add a line `:::`")


def _words(source: str, match: re.Match[str]) -> _Passage:
    start, circle = _opening(source, match.start()), match[2].strip().removeprefix(".")
    fault, hint = "", ""
    if start < 0 or "\n\n" in source[start : match.start()]:
        start = max(start, 0)
        fault, hint = "this passage has no beginning in its paragraph", "write `[words]{.participants}`"
    elif match[1] or not re.fullmatch(r"\.[\w-]+", match[2].strip()):
        fault = f"`{match[0]}` is not the end of a passage"
        hint = "write `[words]{.participants}`, without a space and with nothing beside the circle"
    return _Passage(start, start + 1, match.start(), match.end(), circle, fault, hint)


def _opening(source: str, end: int) -> int:
    """Offset of the bracket that the one at `end` closes; -1 when there is none."""
    depth = 1
    for offset in range(end - 1, -1, -1):
        if source[offset] in "[]" and source[offset - 1 : offset] != "\\":
            depth += 1 if source[offset] == "]" else -1
            if not depth:
                return offset
    return -1


def _without(prose: Prose, spans: list[tuple[int, int]]) -> Prose:
    kept: list[str] = []
    cuts: list[Cut] = []
    line = column = reached = 0
    for start, end in spans:
        if end <= reached:
            continue
        piece = prose.source[reached : max(start, reached)]
        kept.append(piece)
        line += piece.count("\n")
        column = len(piece) - piece.rfind("\n") - 1 if "\n" in piece else column + len(piece)
        reached = end
        before = prose.source[:end]
        cuts.append(Cut(line, column, before.count("\n"), len(before) - before.rfind("\n") - 1))
    return replace(prose, source="".join([*kept, prose.source[reached:]]), cuts=tuple(cuts))
