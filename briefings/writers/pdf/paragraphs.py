"""Chunks to lines: a paragraph set in its measure, line by line.

Tries the strictest setting first and loosens it only as needed: whole words,
then hyphenation, then anything. Alignment, justification and the room between
words are settled here; the strips that come out are final.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from briefings.theme.model import TextStyle
from briefings.writers.pdf.direction import directed, directed_runs, is_right_to_left, needs_direction
from briefings.writers.pdf.letters import Chunk
from briefings.writers.pdf.linebreak import FORCED, Chunks, balanced_measure, break_lines, fill_lines
from briefings.writers.pdf.splitting import fitted, hyphenated
from briefings.writers.pdf.strips import LineStrip, Run

_WHOLE_WORDS, _WITH_HYPHENS = 1.7, 3.5
"""Badness up to which whole words, then hyphenated ones, are good enough."""


def set_lines(
    chunks: list[Chunk], style: TextStyle, width: float, *, balanced: bool = False, align: str = "",
    language: str = "",
) -> list[LineStrip]:  # fmt: skip
    """Set a paragraph in lines of at most `width`. Empty when there are no chunks.

    `language` says at which side the paragraph begins.
    """
    if not chunks:
        return []
    is_directed = needs_direction(chunks, language)
    if is_directed:
        chunks = directed(chunks, language)
    begins_right = is_directed and is_right_to_left(language)
    align = align or style.align
    first, rest = width - max(style.first_line, 0.0), width
    chunks = fitted(chunks, min(first, rest))
    chunks, ends = _break(chunks, style, first, rest, align == "justify", balanced)
    strips = []
    for begin, end in pairwise((0, *ends)):
        line = chunks[begin:end]
        ends_here = end == len(chunks)
        strip, x = _new_line(line, style), 0.0 if begin else width - first
        natural = sum([chunk.width + chunk.gap for chunk in line]) - line[-1].gap
        slack = width - x - natural - (0.0 if ends_here else line[-1].hyphen)
        spaces = sum([chunk.gap for chunk in line[:-1]])
        # A last line stays as it is, unless it was chosen because its spaces give way.
        is_full = slack < 0 or not (ends_here or line[-1].penalty == FORCED)
        is_stretched = align == "justify" and spaces and is_full
        stretch = slack / spaces if is_stretched else 0.0
        if is_directed:
            x = _left_edge(slack, x, align, begins_right=begins_right, is_stretched=bool(is_stretched))
            strip.runs = directed_runs(line, x, stretch, ends_paragraph=ends_here)
        else:
            x += {"end": slack, "centre": slack / 2}.get(align, 0.0)
            strip.runs = _runs(line, x, stretch, ends_here)
        strips.append(strip)
    return strips


def _left_edge(slack: float, indent: float, align: str, *, begins_right: bool, is_stretched: bool) -> float:
    """Say where a line begins whose paragraph may begin at the right: there its indent is there too."""
    if is_stretched:
        return 0.0 if begins_right else indent
    if align == "centre":
        return slack / 2 + (0.0 if begins_right else indent)
    if begins_right:
        return 0.0 if align == "end" else slack
    return indent + (slack if align == "end" else 0.0)


def numbers(chunks: Sequence[Chunk]) -> Chunks:
    """Give the widths, gaps, penalties and hyphens of chunks."""
    return Chunks(
        [chunk.width for chunk in chunks],
        [chunk.gap for chunk in chunks],
        [chunk.penalty for chunk in chunks],
        [chunk.hyphen for chunk in chunks],
    )


def _break(
    chunks: list[Chunk], style: TextStyle, first: float, rest: float, justified: bool, balanced: bool
) -> tuple[list[Chunk], list[int]]:
    """Choose the line ends; the chunks that come back may be split further."""
    measured = numbers(chunks)
    if balanced:
        first = rest = balanced_measure(measured, rest)
    ends = break_lines(measured, first, rest, justified=justified, tolerance=_WHOLE_WORDS)
    if ends is None and style.hyphenate:
        chunks = hyphenated(chunks)
        measured = numbers(chunks)
        ends = break_lines(measured, first, rest, justified=justified, tolerance=_WITH_HYPHENS)
    if ends is None:
        ends = break_lines(measured, first, rest, justified=justified, tolerance=inf)
    return chunks, ends if ends is not None else fill_lines(measured, first, rest)


def _new_line(line: list[Chunk], style: TextStyle) -> LineStrip:
    """Make a line of a style, still without its runs; it answers for the notes marked in it."""
    strip = LineStrip(style.leading, baseline=style.leading * 0.5 + style.size * 0.32)
    if any(chunk.notes for chunk in line):
        strip.notes = tuple(note for chunk in line for note in chunk.notes)
        strip.anchors = tuple(f"mark-{note}" for note in strip.notes)
    return strip


def _runs(line: list[Chunk], x: float, stretch: float, ends_paragraph: bool) -> list[Run]:
    """Join what has the same ink into one run, with its spaces."""
    runs: list[Run] = []
    last = len(line) - 1
    for index, chunk in enumerate(line):
        for ink, operand, width in chunk.glyphs:
            run = _run_for(runs, ink, x)
            run.operands.append(operand)
            x += width
            run.width = x - run.x
        if index == last:
            _end_line(runs, chunk, x, ends_paragraph)
        elif chunk.space is not None:
            ink, operand = chunk.space
            run = _run_for(runs, ink, x)
            extra = chunk.gap * stretch
            run.operands.append(operand if not extra else f"{operand}{-extra * 1000 / ink.size:.0f}")
            x += chunk.gap + extra
            run.width = x - run.x
    return runs


def _run_for(runs: list[Run], ink: object, x: float) -> Run:
    """Give the last run when it has this ink, else a new one at `x`."""
    if runs and runs[-1].ink is ink:
        return runs[-1]
    runs.append(Run(x, ink, [], 0.0))  # type: ignore[arg-type]
    return runs[-1]


def _end_line(runs: list[Run], chunk: Chunk, x: float, ends_paragraph: bool) -> None:
    """Show a hyphen that only the line end needs, or keep the space for readers of the text."""
    letters = chunk.letters
    if ends_paragraph:
        return
    if chunk.hyphen:
        face, operand, width, _ = letters.fonts.word("-")[0]
        # Copied text must have the word whole again: the hyphen says that it is a soft one.
        runs.append(Run(x, letters.ink(face, "\u00ad"), [operand], width * letters.size / 1000))
    elif chunk.space is not None:
        ink, operand = chunk.space
        _run_for(runs, ink, x).operands.append(operand)
