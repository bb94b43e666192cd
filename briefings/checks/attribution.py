"""CHR-02, 03, 05, 06, 07: nobody can tell from a brief who said what.

Under every regime but the open record, a remark at the seminar has no name,
no affiliation, no quotation marks, and no description that fits fewer than
three of those who were there. Public speech is none of these rules' business:
whoever was not in the room, a source from before the seminar, a dated
occasion before it. No message names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefings.checks.affiliations import affiliated_speakers
from briefings.checks.authored import AuthoredText, english, once
from briefings.checks.descriptors import narrow_descriptors
from briefings.checks.quotations import seminar_quotations
from briefings.checks.room import Attendee, all_names, attendees, pattern_of
from briefings.checks.rules import room_rule, rule
from briefings.checks.sayings import Listener
from briefings.content.audience import with_references
from briefings.content.model import Content, Item, Kind, Person, Regime, Visibility
from briefings.content.model.participants import Participant
from briefings.content.regimes import regime_of
from briefings.errors import Problem

_MISNAMED = re.compile(r"\bChatham\s+House\s+(?:rules?\b|Rules\b)|\bChatham\s+Rules?\b")
_ABOUT_THE_SESSION = frozenset(
    {
        *("seminar", "introduction", "conclusions", "key_judgements", "questions", "reading_list"),
        *("features", "tactics", "levers", "scenarios", "disclosures"),
    }
)
_ANONYMOUS = "leave out who it was, or record a consent as `attributed` in people.yaml"
_PARAPHRASE = "say it in your own words, or record a consent as `quoted` in people.yaml"


@room_rule("CHR-02", "people", "seminar")
def nobody_is_said_to_have_said(content: Content, room: Sequence[Participant]) -> Iterator[Problem]:
    """No sentence gives a remark made at the seminar to a person or an organisation that was there."""
    listener = Listener(content, attendees(content, room))
    for text, regime in _protected(content):
        sayings = list(listener.sayings(text))
        for saying in sayings:
            if not _consent(content, saying.people, "attributed"):
                yield _says_who(text, saying.offset, regime)
        if regime is Regime.CHATHAM_DESCRIPTOR:
            continue
        for offset in sorted(set(affiliated_speakers(content, text)) - {saying.offset for saying in sayings}):
            what = f"this sentence says where a participant who spoke works; the session was under `{regime}`"
            yield Problem(text.place(offset), what, "write `one participant`")


@room_rule("CHR-03", "people", "seminar")
def nobody_is_quoted_without_consent(content: Content, room: Sequence[Participant]) -> Iterator[Problem]:
    """Words spoken at the seminar stand in quotation marks only with the consent of whoever spoke them."""
    people = attendees(content, room)
    names = pattern_of(all_names(people))
    for text, regime in _protected(content):
        for quotation in seminar_quotations(text, people, names):
            may_quote = quotation.people and _consent(content, quotation.people, "quoted")
            if regime is Regime.CHATHAM_DESCRIPTOR or not may_quote:
                what = f"words from a seminar under `{regime}` stand in quotation marks"
                yield Problem(text.place(quotation.offset), what, _PARAPHRASE)


@room_rule("CHR-05", "seminar", severity="warning")
def descriptions_fit_at_least_three(content: Content, room: Sequence[Participant]) -> Iterator[Problem]:
    """A description of whoever spoke fits at least three of the participants."""
    for text, _ in _protected(content):
        for offset, words, fitting in narrow_descriptors(text, room):
            people = "1 person" if fitting == 1 else f"{fitting} people"
            what = f"`{words}` fits {people} in the room"
            yield Problem(text.place(offset), what, "describe a wider group, of three or more")


@rule("CHR-06", "seminar", "features", severity="warning")
def a_summary_is_ordered_by_theme(content: Content) -> Iterator[Problem]:
    """The sections of a summary do not follow the speakers' slots one by one."""
    seminar = content.seminar
    slots = [entry for entry in seminar.agenda if entry.speakers]
    is_open = seminar.regime is Regime.ON_RECORD or seminar.edition.kind is not Kind.SUMMARY
    if is_open or len(slots) < 2 or len(content.features) < len(slots):
        return
    by_part = [feature.part for feature in content.features if feature.part]
    by_words = [next((slot.id for slot in slots if _alike(slot.title, one.heading)), "") for one in content.features]
    for order in (by_part, [name for name in by_words if name]):
        if order == [slot.id for slot in slots]:
            what = "the features follow the speakers' slots of the agenda one by one"
            hint = "order them by theme; with a public agenda this order tells who said what"
            yield Problem(content.features[0].origin.where, what, hint)
            return


@rule("CHR-07", severity="info")
def the_rule_is_named_rightly(content: Content) -> Iterator[Problem]:
    """The Chatham House Rule is one rule, with a capital R."""
    for text in english(content):
        for found in _MISNAMED.finditer(text.masked):
            what = f"`{' '.join(found[0].split())}` is not its name"
            yield Problem(text.place(found.start()), what, "write `Chatham House Rule`")


def refuse_attributed(
    content: Content, people: Mapping[str, Person], room: Sequence[Participant], audience: str
) -> Iterator[Problem]:
    """CHR-02 for one audience: a consent that was given for other audiences only.

    `content` is what the audience sees, `people` those with their consents, which no audience sees.
    """
    if not any(one.audiences and "attributed" in one.scope for person in people.values() for one in person.consents):
        return
    listener = Listener(content, attendees(replace(content, people=people), room))
    for text, regime in _protected(content):
        for saying in listener.sayings(text):
            elsewhere = _consent(content, saying.people, "attributed")
            if elsewhere and not _consent(content, saying.people, "attributed", audience):
                yield _says_who(text, saying.offset, regime, f" for `{audience}`")


@once
def _published(content: Content) -> tuple[AuthoredText, ...]:
    """What somebody outside the organisers could read."""
    return english(with_references(content, Visibility.PARTICIPANTS))


def _protected(content: Content) -> Iterator[tuple[AuthoredText, Regime]]:
    """Texts about a session that is not on the record, and what it was held under."""
    parts = _parts(content)
    if content.seminar.regime is Regime.ON_RECORD and not parts:
        return
    for text in _published(content):
        section, *rest = text.field.split("/")
        if section not in _ABOUT_THE_SESSION or text.is_borrowed:
            continue
        regime = regime_of(content.seminar, parts.get("/".join([section, *rest[:1]])))
        if regime is not Regime.ON_RECORD:
            yield text, regime


def _parts(content: Content) -> dict[str, str]:
    """The address of each item that names the part of the session it comes from."""
    seminar = content.seminar
    rows = content.scenarios.scenarios if content.scenarios else ()
    held: dict[str, tuple[Item, ...]] = {
        **{"features": content.features, "tactics": content.tactics, "levers": content.levers, "scenarios": rows},
        **{"key_judgements": seminar.key_judgements, "questions": seminar.questions},
    }
    return {f"{name}/{one.id}": one.part for name, items in held.items() for one in items if one.part}


def _consent(content: Content, people: Sequence[Attendee], scope: str, audience: str | None = None) -> bool:
    date = content.seminar.edition.date
    return all(one.has_consent(scope, date, audience) for one in people)


def _says_who(text: AuthoredText, offset: int, regime: Regime, audience: str = "") -> Problem:
    what = f"this sentence says who said what{audience}; the session was under `{regime}`"
    return Problem(text.place(offset), what, _ANONYMOUS, "CHR-02")


def _alike(title: str, heading: str) -> bool:
    one, other = (frozenset(re.findall(r"\w{4,}", words.casefold())) for words in (title, heading))
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other)) + 1


ATTRIBUTION_RULES = (
    nobody_is_said_to_have_said,
    nobody_is_quoted_without_consent,
    descriptions_fit_at_least_three,
    a_summary_is_ordered_by_theme,
    the_rule_is_named_rightly,
)
