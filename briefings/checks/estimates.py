"""Rules for numbers in prose: what the words claim, the table says too.

Numbers that come from ``{{ … }}`` are right by construction, and quotations
are not the authors' words; neither is looked at. All kinds of claims are found
by one pass and told apart by being right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.checks.authored import AuthoredText, FieldKind, authored, once
from briefings.checks.claims import Claim, TableNames
from briefings.checks.masking import MARKUP
from briefings.checks.naming import CLAUSE
from briefings.checks.pairing import pairs, spans_of_names
from briefings.checks.portions import portion_claims
from briefings.checks.rules import rule
from briefings.checks.said_of import is_said_of
from briefings.checks.share_ranges import range_claims
from briefings.checks.side_by_side import comparison_claims
from briefings.checks.table_counts import TableCounts
from briefings.checks.table_numbers import MOST_SHARES, TableNumbers, shares_in
from briefings.content.model import Content
from briefings.errors import Problem

_OF_PROBABILITIES = re.compile(r"\|\s*(?:probability|likelihood|chance|share)\s*(?:\([^|)]*\)\s*)?\|", re.IGNORECASE)
"""The head of a column in a table."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A claim typed by hand, and where."""

    text: AuthoredText
    offset: int
    claim: Claim

    @property
    def hint(self) -> str:
        if not self.claim.instead:
            return "say what the table gives, or compute a number"
        what = " for the number" if self.claim.instead.endswith("| words") else ""
        return f"write {{{{ {self.claim.instead} }}}}{what} so that it cannot drift"


@rule("SCN-05", "scenarios")
def numbers_in_prose_are_those_of_the_table(content: Content) -> Iterator[Problem]:
    """A percentage, fraction, count, rank or comparison beside a class's or scenario's name is the one of the table."""
    for typed in typed_numbers(content):
        if not typed.claim.is_right:
            what = f"the text says {typed.claim.written}, the table gives {typed.claim.computed}"
            yield Problem(typed.text.place(typed.offset), what, typed.hint)


@rule("SCN-06", "scenarios", severity="info")
def numbers_in_prose_are_computed(content: Content) -> Iterator[Problem]:
    """A number that the table knows is computed, so that it cannot drift."""
    for typed in typed_numbers(content):
        if typed.claim.is_right and typed.claim.instead:
            what = f"`{typed.claim.written}` is typed by hand and right today"
            yield Problem(typed.text.place(typed.offset), what, typed.hint)


@rule("SCN-10", "scenarios")
def a_plausible_set_has_no_percent_in_prose(content: Content) -> Iterator[Problem]:
    """Nobody gives a percentage to what the set only calls plausible."""
    scenarios = content.scenarios
    if scenarios is None or scenarios.mode != "plausible_only":
        return
    names = TableNames(scenarios)
    for text, start, clause in _clauses(content):
        for share in _shares_of_names(clause, names, is_english=text.language.startswith("en")):
            what = f"the text says {share[0]}, but the set is plausible_only"
            yield Problem(text.place(start + share.start()), what, "take the number out")


def _shares_of_names(clause: str, names: TableNames, *, is_english: bool) -> Sequence[re.Match[str]]:
    """The shares of a clause that are said of a class or of a scenario."""
    shares = list(shares_in(clause))
    named = [span for _, span in spans_of_names(clause, names)] if 0 < len(shares) <= MOST_SHARES else []
    if len(shares) > 1:
        return shares if is_english and pairs(clause, named, [share.span() for share in shares]) else ()
    return [
        share for share in shares if any(not is_english or is_said_of(clause, span, share.span()) for span in named)
    ]


@once
def typed_numbers(content: Content) -> tuple[Typed, ...]:
    """Every number in the authors' words that the table knows, in order."""
    scenarios = content.scenarios
    if scenarios is None or scenarios.mode != "probabilistic":
        return ()
    names = TableNames(scenarios)
    numbers, counts = TableNumbers(names), TableCounts(names)
    return tuple(
        Typed(text, start + claim.offset, claim)
        for text, start, clause in _clauses(content)
        for claim in sorted(_claims(clause, names, numbers, counts, is_english=text.language.startswith("en")))
    )


def _claims(
    clause: str, names: TableNames, numbers: TableNumbers, counts: TableCounts, *, is_english: bool
) -> Iterator[Claim]:
    yield from numbers.claims(clause, is_english=is_english)
    yield from counts.claims(clause)
    if is_english:
        yield from portion_claims(clause, names)
        yield from range_claims(clause, names)
        yield from comparison_claims(clause, names)


def _clauses(content: Content) -> Iterator[tuple[AuthoredText, int, str]]:
    for text in authored(content):
        is_of_table = text.field.startswith(("scenarios", "classes", "people"))
        if text.kind is FieldKind.LABEL or is_of_table or text.is_borrowed:
            continue
        for clause in CLAUSE.finditer(text.masked):
            yield text, clause.start(), _without_marks(clause[0])


def _without_marks(clause: str) -> str:
    """A clause without marks of emphasis and links, as long as it was; a column of probabilities read as prose."""
    bare = clause.replace(MARKUP, " ")
    return bare.replace("|", ",") if "|" in bare and _OF_PROBABILITIES.search(bare) else bare


ESTIMATE_RULES = (
    numbers_in_prose_are_those_of_the_table,
    numbers_in_prose_are_computed,
    a_plausible_set_has_no_percent_in_prose,
)
