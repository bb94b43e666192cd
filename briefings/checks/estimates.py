"""Rules for numbers in prose: what the words claim, the table says too.

Numbers that come from ``{{ … }}`` are right by construction, and quotations
are not the authors' words; neither is looked at. All kinds of claims are found
by one pass and told apart by being right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefings.checks.authored import AuthoredText, FieldKind, authored, once
from briefings.checks.claims import Claim, TableNames
from briefings.checks.naming import CLAUSE, class_names, row_names
from briefings.checks.portions import portion_claims
from briefings.checks.rules import rule
from briefings.checks.side_by_side import comparison_claims
from briefings.checks.table_numbers import TableNumbers, shares_in
from briefings.content.model import Content
from briefings.errors import Problem


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
        return f"write {{{{ {self.claim.instead} }}}} so that it cannot drift"


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
    names = [*(name for _, name in class_names(scenarios)), *(name for _, name in row_names(scenarios))]
    for text, start, clause in _clauses(content):
        shares = list(shares_in(clause))
        if len(shares) == 1 and any(name.search(clause) for name in names):
            what = f"the text says {shares[0][0]}, but the set is plausible_only"
            yield Problem(text.place(start + shares[0].start()), what, "take the number out")


@once
def typed_numbers(content: Content) -> tuple[Typed, ...]:
    """Every number in the authors' words that the table knows, in order."""
    scenarios = content.scenarios
    if scenarios is None or scenarios.mode != "probabilistic":
        return ()
    names = TableNames(scenarios)
    numbers = TableNumbers(names)
    return tuple(
        Typed(text, start + claim.offset, claim)
        for text, start, clause in _clauses(content)
        for claim in sorted(_claims(clause, names, numbers, is_english=text.language.startswith("en")))
    )


def _claims(clause: str, names: TableNames, numbers: TableNumbers, *, is_english: bool) -> Iterator[Claim]:
    yield from numbers.claims(clause, is_english=is_english)
    if is_english:
        yield from portion_claims(clause, names)
        yield from comparison_claims(clause, names)


def _clauses(content: Content) -> Iterator[tuple[AuthoredText, int, str]]:
    for text in authored(content):
        is_of_table = text.field.startswith(("scenarios", "classes", "people"))
        if text.kind is FieldKind.LABEL or is_of_table or text.is_borrowed:
            continue
        for clause in CLAUSE.finditer(text.masked):
            yield text, clause.start(), clause[0]


ESTIMATE_RULES = (
    numbers_in_prose_are_those_of_the_table,
    numbers_in_prose_are_computed,
    a_plausible_set_has_no_percent_in_prose,
)
