"""What the authors of a content wrote themselves, for rules that read prose.

Every field with words becomes an `AuthoredText`: its kind, its text with
quotations masked, its blocks and sentences, and the way from an offset back
to a place in a file. It is made once for a content and shared by all rules.
Texts of others (titles of sources, source labels) are not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, wraps
from typing import TypeVar

from briefings.checks.masking import Block, BlockKind, blocks_of, masked
from briefings.checks.sentences import Sentence, sentences_in
from briefings.content.model import Content, Item, Prose, Record, Visibility
from briefings.content.prose_places import place_in
from briefings.errors import Where


class FieldKind(StrEnum):
    """How a field is written, which decides what rules may ask of it."""

    PROSE = "prose"
    """Markdown paragraphs."""
    JUDGEMENT = "judgement"
    """Markdown that says what is held to be true: the bottom line, the key judgements."""
    LINE = "line"
    """One sentence or part of one, without Markdown."""
    LABEL = "label"
    """A name or heading: no sentence at all."""


@dataclass(frozen=True, slots=True)
class AuthoredText:
    """One field with words of the authors'."""

    field: str
    """Its address: ``introduction``, ``features/depth/claim``."""
    kind: FieldKind
    prose: Prose
    masked: str
    """The source, with quotations, code, claims and Markdown's marks covered."""
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    """In order; a label has none."""
    language: str
    visibility: Visibility
    is_borrowed: bool
    """True: written for another seminar and printed again."""

    def place(self, offset: int) -> Where:
        """Where a character of the text stands in its file."""
        where = self.prose.where
        # A cell has no columns, and neither has text that YAML has folded together.
        return where if where.cell or not where.column else place_in(self.prose, offset)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern is found in the authors' own words."""
        return pattern.finditer(self.masked)


Answer = TypeVar("Answer")
_HELD = 3
"""A run looks at the whole content and at what two circles see of it."""
_SENTENCES_IN = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
Field = tuple[str, FieldKind]

_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "series": (
        ("name", FieldKind.LABEL),
        ("masthead", FieldKind.LABEL),
        ("kicker", FieldKind.LABEL),
        ("disclaimer", FieldKind.PROSE),
    ),
    "seminar": (
        ("title", FieldKind.LABEL),
        ("subtitle", FieldKind.LABEL),
        ("standfirst", FieldKind.PROSE),
        ("bottom_line", FieldKind.JUDGEMENT),
    ),
    "edition": (("change_note", FieldKind.LINE),),
    "key_judgements": (("text", FieldKind.JUDGEMENT), ("basis", FieldKind.LINE)),
    "agenda": (("title", FieldKind.LABEL),),
    "questions": (("text", FieldKind.LINE), ("context", FieldKind.PROSE)),
    "reading_list": (("why", FieldKind.LINE),),
    "features": (
        ("heading", FieldKind.LABEL),
        ("claim", FieldKind.LINE),
        ("short", FieldKind.LINE),
        ("body", FieldKind.PROSE),
    ),
    "tactics": (
        ("name", FieldKind.LABEL),
        ("summary", FieldKind.LINE),
        ("short", FieldKind.LINE),
        ("body", FieldKind.PROSE),
        ("counter", FieldKind.LINE),
    ),
    "examples": (("event", FieldKind.LINE), ("measure", FieldKind.LABEL)),
    "levers": (
        ("title", FieldKind.LABEL),
        ("actor", FieldKind.LABEL),
        ("addressee", FieldKind.LABEL),
        ("action", FieldKind.LINE),
        ("target", FieldKind.LABEL),
        ("mechanism", FieldKind.LINE),
        ("effect", FieldKind.LINE),
        ("cost_note", FieldKind.LINE),
        ("risk", FieldKind.LINE),
        ("dissent", FieldKind.LINE),
        ("indicators", FieldKind.LINE),
    ),
    "scenario_set": (("title", FieldKind.LABEL), ("note", FieldKind.LINE)),
    "elicitation": (("method", FieldKind.LINE),),
    "classes": (("label", FieldKind.LABEL),),
    "scenarios": (
        ("label", FieldKind.LABEL),
        ("behaviours", FieldKind.LINE),
        ("resolution", FieldKind.LINE),
        ("indicators", FieldKind.LINE),
    ),
    "disclosures": (
        ("funding", FieldKind.LINE),
        ("conflicts", FieldKind.LINE),
        ("ai_use", FieldKind.LINE),
        ("limits", FieldKind.PROSE),
    ),
    "people": (("affiliation", FieldKind.LABEL), ("bio", FieldKind.PROSE)),
}


def once(make: Callable[[Content], Answer]) -> Callable[[Content], Answer]:
    """Remember the answers for the contents that were asked about last: rules of one run share them."""
    held: list[tuple[Content, Answer]] = []

    @wraps(make)
    def answer(content: Content) -> Answer:
        for asked, answered in held:
            if asked is content:
                return answered
        held[:] = [*held[-_HELD + 1 :], (content, make(content))]
        return held[-1][1]

    return answer


@once
def authored(content: Content) -> tuple[AuthoredText, ...]:
    """Every text of the authors', in the order in which a brief prints them."""
    return tuple(_texts(content))


def english(content: Content) -> tuple[AuthoredText, ...]:
    """The authored texts that are English, for rules that know that language only."""
    return tuple(text for text in authored(content) if text.language.startswith("en"))


def _texts(content: Content) -> Iterator[AuthoredText]:
    for part, address, record in _records(content):
        for name, kind in _FIELDS[part]:
            for prose in _proses(record, name):
                visibility = record.visibility if isinstance(record, Item) else Visibility.PUBLIC
                made = _text(f"{address}/{name}", kind, prose, content.series.language, visibility)
                is_borrowed = part in _OF_THE_SET and content.scenarios_seminar is not None
                yield replace(made, is_borrowed=True) if is_borrowed else made
    for name in ("introduction", "conclusions"):
        file: Prose | None = getattr(content, name)
        if file:
            yield _text(name, FieldKind.PROSE, file, content.series.language, file.visibility)


_OF_THE_SET = frozenset({"scenario_set", "elicitation", "classes", "scenarios"})


def _records(content: Content) -> Iterator[tuple[str, str, Record]]:
    """Part, address and record of everything that has words."""
    seminar, scenarios = content.seminar, content.scenarios
    yield from (("series", "series", content.series), ("seminar", "seminar", seminar))
    yield from (("edition", "edition", seminar.edition), ("disclosures", "disclosures", seminar.disclosures))
    parts: list[tuple[str, tuple[Item, ...]]] = [
        *(("key_judgements", seminar.key_judgements), ("agenda", seminar.agenda), ("questions", seminar.questions)),
        *(("reading_list", seminar.reading_list), ("features", content.features), ("levers", content.levers)),
    ]
    for part, items in parts:
        yield from ((part, f"{part}/{item.id}", item) for item in items)
    for tactic in content.tactics:
        yield "tactics", f"tactics/{tactic.id}", tactic
        yield from (("examples", f"tactics/{tactic.id}/examples/{n}", one) for n, one in enumerate(tactic.examples))
    if scenarios:
        yield "scenario_set", "scenarios", scenarios
        if scenarios.elicitation:
            yield "elicitation", "scenarios/elicitation", scenarios.elicitation
        yield from (("classes", f"classes/{one.id}", one) for one in scenarios.classes)
        yield from (("scenarios", f"scenarios/{row.id}", row) for row in scenarios.scenarios)
    # A biography is printed with the briefs of those who took part, and judged there.
    named = {*seminar.authors, *seminar.presenters, seminar.moderator}
    yield from (("people", f"people/{name}", one) for name, one in content.people.items() if name in named)


def _proses(record: Record, name: str) -> Iterator[Prose]:
    written = getattr(record, name)
    if isinstance(written, Prose):
        yield written
    elif isinstance(written, tuple):
        for index, line in enumerate(written):
            yield _line(line, record.origin.fields.get(f"{name}[{index}]", record.origin.of(name)))
    elif written:
        yield _line(written, record.origin.of(name))


def _line(written: str, where: Where) -> Prose:
    return Prose(written, where, max(where.column - 1, 0))


def _text(field: str, kind: FieldKind, prose: Prose, language: str, visibility: Visibility) -> AuthoredText:
    is_markdown = kind in (FieldKind.PROSE, FieldKind.JUDGEMENT)
    text, blocks, sentences = _read(prose.source, is_markdown)
    if kind is FieldKind.LABEL:
        sentences = ()
    return AuthoredText(field, kind, prose, text, blocks, sentences, language, visibility, False)


# Rules run again over each audience's words, most of which are the same; biographies are those of the whole series.
@lru_cache(maxsize=2048)
def _read(source: str, is_markdown: bool) -> tuple[str, tuple[Block, ...], tuple[Sentence, ...]]:
    blocks = blocks_of(source) if is_markdown else (Block(BlockKind.PARAGRAPH, 0, len(source)),)
    text = masked(source, blocks, is_markdown=is_markdown)
    return text, blocks, tuple(_sentences(text, blocks))


def _sentences(text: str, blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    for block in blocks:
        if block.kind in _SENTENCES_IN:
            yield from sentences_in(text, block.start, block.end)
