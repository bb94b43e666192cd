"""CHR-08, CHR-09: what was said in a part of the session keeps to its rule.

An item names its part of the agenda with `part`. Words spoken off the record
are for the organisers, words for internal use for the participants at most;
a whole seminar under such a regime has no brief for a wider circle.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.checks.rules import rule
from briefings.content.items import every_item
from briefings.content.model import Content, Kind, Visibility
from briefings.content.nearest import did_you_mean
from briefings.content.regimes import WIDEST, regime_of
from briefings.errors import Problem


@rule("CHR-08", "seminar")
def parts_are_on_the_agenda(content: Content) -> Iterator[Problem]:
    """Every item that names a part of the session names an entry of the agenda."""
    known = [entry.id for entry in content.seminar.agenda]
    for item in every_item(content):
        if item.part and item.part not in known:
            hint = did_you_mean(item.part, known, "part") if known else "add an `agenda` to seminar.yaml"
            yield Problem(item.origin.of("part"), f"the agenda has no part `{item.part}`", hint)


@rule("CHR-09", "seminar")
def parts_keep_to_their_circle(content: Content) -> Iterator[Problem]:
    """What was said off the record or for internal use is in no brief for a wider circle."""
    for item in every_item(content):
        regime = regime_of(content.seminar, item.part)
        widest = WIDEST.get(regime, Visibility.PUBLIC)
        if item.part and item.visibility.rank < widest.rank:
            what = f"`{item.id}` comes from a part under `{regime}` and is for {item.visibility}"
            hint = f"write `visibility: {widest}`, or leave it out"
            yield Problem(item.origin.of("visibility"), what, hint)


def refuse_regime(content: Content, ceiling: Visibility, audience: str) -> Iterator[Problem]:
    """CHR-09 for one audience: a summary of a seminar whose regime does not allow it at all."""
    seminar = content.seminar
    widest = WIDEST.get(seminar.regime, Visibility.PUBLIC)
    if seminar.edition.kind is Kind.SUMMARY and ceiling.rank < widest.rank:
        what = f"the seminar was held under `{seminar.regime}`; `{audience}` is for {ceiling}"
        yield Problem(seminar.origin.of("regime"), what, f"make briefs for {widest} only", "CHR-09")


PART_RULES = (parts_are_on_the_agenda, parts_keep_to_their_circle)
