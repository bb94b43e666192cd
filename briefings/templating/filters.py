"""The filters and functions that templates have beside Jinja's own.

They turn content into markup that is already escaped (`prose`, `inline`,
`field`, `cite`) or into words of the document's language (`date`, `percent`,
`words`, `joined`). One `Pieces` serves one rendering: it knows the language,
the audience and the notes made so far, and gathers problems in prose.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

from markupsafe import Markup, escape

from briefings.content.citations import full_citation
from briefings.content.model import Prose, Source
from briefings.content.prose import ProseContext, citation_markup, inline_markup, prose_markup
from briefings.content.scales import Band, Scale
from briefings.content.wording import long_date, number_words, partial_date, percent_form, plain_number, quoted
from briefings.errors import ContentError, Problem
from briefings.templating.coverage import acted_on, by_priority, coverage_of, in_parts, share_of
from briefings.templating.given import (
    CITING,
    COUNT,
    LEVER,
    LEVERS,
    MOST,
    SCENARIO,
    SCENARIOS,
    TEXT,
    Misuse,
    asking,
    misused,
)
from briefings.templating.labels import LabelBook, UnknownLabel
from briefings.templating.phrases import all_sources, eases, sentence, short_label

_PARTIAL_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PARAGRAPH = re.compile(r"<p(?=[ >])")
_LAST_LINE = re.compile(r"(.*)((?:</p>|</li>)(?:\s|</ul>|</ol>)*)", re.DOTALL)


_PURE: Mapping[str, Callable[..., Any]] = {
    "all_sources": asking("all_sources", all_sources, CITING, is_repeated=True),
    "short_label": asking("short_label", short_label, SCENARIO, SCENARIOS),
    "eases": asking("eases", eases, LEVER),
    "by_priority": asking("by_priority", by_priority, LEVERS),
    "coverage_of": asking("coverage_of", coverage_of, LEVERS, SCENARIOS),
    "acted_on": asking("acted_on", acted_on, LEVER, SCENARIOS),
    "share_of": asking("share_of", share_of, LEVER, SCENARIOS),
    "in_parts": asking("in_parts", in_parts, COUNT, MOST),
}
"""Functions that need nothing but what they are given."""


@dataclass(slots=True)
class Pieces:
    """What the filters of one rendering share."""

    language: str
    labels: LabelBook
    context: ProseContext
    probability_display: str
    scale: Scale
    problems: list[Problem] = field(default_factory=list)
    """Found in prose; the rest of the brief is still rendered, so that all are reported."""

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """Name in templates to function."""
        return {
            "prose": self.prose,
            "inline": self.inline,
            "date": self.date,
            "percent": self.percent,
            "plain": self.plain,
            "likelihood": self.likelihood,
            "term": self.term,
            "words": self.words,
            "joined": self.joined,
            "ended": self.ended,
            "sentence": asking("sentence", sentence, TEXT),
            "quoted": self.quoted,
            "citation": self.citation,
        }

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        return {
            **_PURE,
            "field": self.field,
            "label": self.label,
            "has_label": self.has_label,
            "cite": self.cite,
            "cited_sources": self.cited_sources,
            "notes": self.notes,
            "likelihood_terms": self.likelihood_terms,
            "percent_span": self.percent_span,
            "likelihood_scale": self.likelihood_scale,
        }

    # --- prose -------------------------------------------------------------------

    def prose(self, prose: object, role: str = "", address: str = "") -> Markup:
        """Markdown as blocks, with the notes it makes.

        `role` becomes the class of its paragraphs; `address` numbered (``introduction/2``) their field.
        """
        markup = self._marked(prose_markup, prose)
        numbers = count(1)

        def opened(_: re.Match[str]) -> str:
            shown = f' data-field="{escape(address)}/{next(numbers)}"' if address else ""
            return f'<p class="{escape(role)}"{shown}' if role else f"<p{shown}"

        return Markup(_PARAGRAPH.sub(opened, markup))

    def ended(self, markup: object) -> Markup:
        """Blocks with the end mark in their last line."""
        if not isinstance(markup, Markup):
            raise misused("ended", "the result of `prose`", markup)
        text, notes, rest = str(markup).partition("<aside")
        last = _LAST_LINE.fullmatch(text)
        if not last:
            return markup
        marked = f'{last[1]}<span class="end-mark"></span>{last[2]}'
        return Markup(marked + notes + rest)

    def inline(self, prose: object) -> Markup:
        """Markdown of one paragraph, for use inside a paragraph of the template."""
        return self._marked(inline_markup, prose)

    def _marked(self, write: Callable[[Prose, ProseContext], str], prose: object) -> Markup:
        if not isinstance(prose, Prose):
            raise misused("prose", "Markdown from the content", prose)
        try:
            return Markup(write(prose, self.context))
        except ContentError as refused:
            self.problems.extend(refused.problems)
            return Markup("")

    def field(self, address: str, shown: object) -> Markup:
        """Text with the stable address of the content it shows."""
        if not isinstance(shown, str | int | Decimal):
            raise misused("field", "a text", shown)
        return Markup('<span data-field="{}">{}</span>').format(address, shown)

    # --- notes and sources ---------------------------------------------------------

    def cite(self, source_ids: Iterable[str]) -> Markup:
        """The mark of a note that cites some sources; nothing for none."""
        ids = tuple(source_ids)
        for one in ids:
            if not isinstance(one, str):
                raise misused("cite", "the ids of sources", one)
        return Markup(citation_markup(ids, self.context))

    def citation(self, source: Source) -> Markup:
        """A source in full, for a list of sources."""
        if not isinstance(source, Source):
            raise misused("citation", "a source", source)
        return Markup(full_citation(source, self.language, prints_addresses=self.context.prints_addresses))

    def cited_sources(self) -> tuple[Source, ...]:
        """The sources cited so far, by author."""
        cited = (self.context.sources[name] for name in self.context.cited)
        return tuple(sorted(cited, key=lambda one: ((one.author or one.organisation or one.title).casefold(), one.id)))

    def notes(self) -> Markup:
        """The texts of notes that still wait for a place; goes at the end of the article."""
        return Markup(self.context.take_notes())

    # --- words ---------------------------------------------------------------------

    def label(self, name: str, **gaps: object) -> Markup:
        """A word the template prints itself, in the document's language."""
        if not isinstance(name, str):
            raise misused("label", "the name of a label", name)
        try:
            return self.labels.text(name, gaps)
        except UnknownLabel as unknown:
            raise Misuse(unknown.what, unknown.hint) from None

    def has_label(self, name: str) -> bool:
        return name in self.labels.texts

    def date(self, day: object) -> str:
        """A date in words; also one that lacks its day or month."""
        if isinstance(day, dt.date):
            return long_date(day, self.language)
        if isinstance(day, str) and _PARTIAL_DATE.fullmatch(day):
            return partial_date(day, self.language)
        raise misused("date", "a date", day)

    def plain(self, number: object) -> str:
        """A number without trailing zeros, with a point in any language: for attributes."""
        return f"{_number('plain', number).normalize():f}"

    def percent(self, number: object) -> str:
        """A number of percent as the language writes it: ``38%``, ``38 %``."""
        return percent_form(_number("percent", number), self.language)

    def quoted(self, text: object) -> str:
        """Words in the quotation marks of the language."""
        if not isinstance(text, str):
            raise misused("quoted", "a text", text)
        return quoted(text, self.language)

    def percent_span(self, low: object, high: object) -> str:
        """A range of percents: ``30–45%``."""
        return f"{plain_number(_number('percent_span', low), self.language)}–{self.percent(high)}"

    def likelihood(self, number: object) -> str:
        """A probability as the audience wants it: number, word, or both; a number where the scale has no word."""
        term = self.term(number)
        if self.probability_display == "number" or not term:
            return self.percent(number)
        return term if self.probability_display == "word" else f"{self.percent(number)} ({term})"

    def term(self, number: object) -> str:
        """The word of likelihood that the series' scale has for a probability; empty when it has none."""
        return self.scale.word_for(_number("term", number)) or ""

    def likelihood_terms(self) -> tuple[tuple[str, str], ...]:
        """The scale of the series, for a legend: its word and its band, `20–45%`, `>0–5%`, `40–<50%`."""
        return tuple((band.words[0], self._band(band)) for band in self.scale.legend)

    def _band(self, band: Band) -> str:
        low, high = ">" * (band.low_is == "open"), "<" * (band.high_is == "open")
        return f"{low}{plain_number(band.low, self.language)}–{high}{self.percent(band.high)}"

    def likelihood_scale(self) -> str:
        """The name of the series' scale, as a reader knows it."""
        return self.scale.name

    def words(self, number: object) -> str:
        """A whole number in words where the language has them here, in digits elsewhere."""
        exact = _number("words", number)
        return number_words(exact, self.language) or plain_number(exact, self.language)

    def joined(self, parts: Iterable[object]) -> Markup:
        """A list in words: ``A, B, and C``; the serial comma as the language wants it."""
        *before, last = [escape(part) for part in parts] or [Markup("")]
        if not before:
            return last
        closing = self.label("list_end") if len(before) > 1 else self.label("list_pair")
        return Markup(self.label("list_comma")).join(before) + closing + last


def _number(name: str, number: object) -> Decimal:
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise misused(name, "a number", number)
    return Decimal(number)
