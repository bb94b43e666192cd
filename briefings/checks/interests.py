"""COI-01: who speaks for the house behind a figure says so.

Compared are the affiliations of authors, presenters and the moderator with the
organisations behind the scenario table and behind measured examples. The
organisation that publishes the series is named on every brief and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.checks.rules import rule
from briefings.content.model import Content, Person, Source
from briefings.errors import Problem, Where


@rule("COI-01", "people", "seminar", "sources", severity="warning")
def interests_are_disclosed(content: Content) -> Iterator[Problem]:
    """An author or presenter of the organisation behind a figure's source discloses it."""
    houses = _houses(content)
    if not houses:
        return
    told = " ".join((content.seminar.disclosures.conflicts or "", *_limits(content))).casefold()
    for person, where in _people(content):
        own = _chunks(person.affiliation or "", content)
        for house, source in houses.items():
            if house in own and not _is_disclosed(person, house, told):
                name = source.organisation or source.publisher
                what = f"{person.name} belongs to {name}, the source of a figure (`{source.id}`), and nothing says so"
                hint = "say it in `conflicts:` under `disclosures:`, or in the person's `disclosures:`"
                yield Problem(where, what, hint)


def _limits(content: Content) -> Iterator[str]:
    if content.seminar.disclosures.limits:
        yield content.seminar.disclosures.limits.source


def _houses(content: Content) -> Mapping[str, Source]:
    """The organisations behind figures, folded, and the source of each."""
    cited = [content.scenarios.source] if content.scenarios and content.scenarios.source else []
    for tactic in content.tactics:
        for example in tactic.examples:
            if example.measure:
                cited += [*example.sources, *tactic.sources]
    own = _chunks(content.series.organisation.name, content)
    found: dict[str, Source] = {}
    for source in (content.sources[name] for name in cited if name in content.sources):
        for house in (source.organisation, source.publisher):
            for name in _chunks(house or "", content) - own:
                found.setdefault(name, source)
    return found


def _people(content: Content) -> Iterator[tuple[Person, Where]]:
    """Everybody who answers for the content, once, with the place that names them."""
    seminar, seen = content.seminar, set[str]()
    named = [(name, f"authors[{index}]") for index, name in enumerate(seminar.authors)]
    named += [(name, f"presenters[{index}]") for index, name in enumerate(seminar.presenters)]
    named += [(seminar.moderator, "moderator")] if seminar.moderator else []
    for name, field in named:
        if name in content.people and name not in seen:
            seen.add(name)
            yield content.people[name], seminar.origin.of(field)


def _chunks(name: str, content: Content) -> set[str]:
    """The parts of an affiliation that may be an organisation, folded: `globsec`, `kyiv office`."""
    names = {**content.series.glossary, **content.seminar.glossary}
    parts = [part.strip() for part in re.split(r"[,;()/]|\s[–-]\s", name)]
    return {_folded(names.get(part, part)) for part in parts if part}


def _folded(name: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", name.casefold()) if word != "the")


def _is_disclosed(person: Person, house: str, told: str) -> bool:
    own = _folded(" ".join(person.disclosures))
    said = _folded(told)
    return house in own or (house in said and _folded(person.name.split()[-1]) in said)


INTEREST_RULES = (interests_are_disclosed,)
