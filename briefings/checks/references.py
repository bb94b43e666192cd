"""Rules for references: whatever an id points at exists, and once only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefings.checks.authored import authored
from briefings.checks.rules import rule
from briefings.content.items import every_item
from briefings.content.model import Content, Example, Feature, Item, KeyJudgement, Lever, Prose, Record, Tactic
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem

_CITED = re.compile(r"\[(@[^\]]+)\]")

Reference = tuple[Record, str, str]
"""The record that refers, the address of the field in it, the id it names."""


def _listed(record: Record, field: str, ids: Sequence[str]) -> Iterator[Reference]:
    for index, name in enumerate(ids):
        yield record, f"{field}[{index}]", name


def _unknown(references: Iterable[Reference], known: Iterable[str], noun: str) -> Iterator[Problem]:
    names = set(known)
    for record, field, name in references:
        if name and name not in names:
            where = record.origin.of(field)
            yield Problem(where, f"there is no {noun} `{name}`", did_you_mean(name, names, noun))


@rule("REF-01", "people", "seminar")
def people_exist(content: Content) -> Iterator[Problem]:
    """Every author, presenter, moderator and speaker is in people.yaml."""
    seminar = content.seminar
    references = [*_listed(seminar, "authors", seminar.authors), *_listed(seminar, "presenters", seminar.presenters)]
    if seminar.moderator:
        references.append((seminar, "moderator", seminar.moderator))
    for entry in seminar.agenda:
        references += _listed(entry, "speakers", entry.speakers)
    yield from _unknown(references, content.people, "person")


@rule("REF-02", "sources")
def sources_exist(content: Content) -> Iterator[Problem]:
    """Every source that an item names is in sources.yaml."""
    yield from _unknown(source_references(content), content.sources, "source")


def source_references(content: Content) -> Iterator[Reference]:
    """Every place where an item names a source."""
    examples = (example for tactic in content.tactics for example in tactic.examples)
    citing: list[KeyJudgement | Feature | Tactic | Lever | Example] = [*content.seminar.key_judgements, *examples]
    for record in [*citing, *content.features, *content.tactics, *content.levers]:
        yield from _listed(record, "sources", record.sources)
    for reading in content.seminar.reading_list:
        yield reading, "source", reading.source
    if content.scenarios and content.scenarios.source:
        yield content.scenarios, "source", content.scenarios.source


@rule("REF-03", "scenarios")
def scenarios_exist(content: Content) -> Iterator[Problem]:
    """Every scenario that a tactic or a lever names is in the scenario table."""
    known = [row.id for row in content.scenarios.scenarios] if content.scenarios else []
    yield from _unknown(scenario_references(content), known, "scenario")


def scenario_references(content: Content) -> Iterator[Reference]:
    """Every place where a tactic or a lever names a scenario."""
    for tactic in content.tactics:
        yield from _listed(tactic, "scenarios", tactic.scenarios)
    for lever in content.levers:
        yield from ((effect, "scenario", effect.scenario) for effect in lever.acts_on)


@rule("REF-04")
def ids_are_used_once(content: Content) -> Iterator[Problem]:
    """No two items of one kind share an id."""
    seminar, scenarios = content.seminar, content.scenarios
    lists: tuple[Sequence[Record], ...] = (
        *(content.features, content.tactics, content.levers, seminar.key_judgements, seminar.agenda),
        *(seminar.questions, seminar.reading_list),
        *((scenarios.scenarios, scenarios.classes, scenarios.details) if scenarios else ()),
    )
    for records in lists:
        yield from _repeated(records)


def _repeated(records: Sequence[Record]) -> Iterator[Problem]:
    first: dict[str, Record] = {}
    for record in records:
        name: str = record.id if isinstance(record, Item) else getattr(record, "id", "")
        if name and name in first:
            where = first[name].origin.of("id")
            yield Problem(record.origin.of("id"), f"the id `{name}` is used twice", f"first used at {where}")
        first.setdefault(name, record)


@rule("REF-05", "sources", "seminar", "features", "tactics", "levers", "scenarios", severity="info")
def sources_are_cited(content: Content) -> Iterator[Problem]:
    """Every source in sources.yaml is cited by something."""
    used = {name for _, _, name in source_references(content)}
    used |= {name for text in _all_words(content) for name in cited_ids(text)}
    for name, source in content.sources.items():
        if name not in used:
            what = f"nothing cites the source `{name}`"
            yield Problem(
                source.origin.of("id"), what, f"cite it with `[@{name}]` or in a `sources` list, or remove it"
            )


def _all_words(content: Content) -> Iterator[str]:
    """Every text that may cite, those that only some audiences get too."""
    yield from (text.prose.source for text in authored(content))
    for item in every_item(content):
        words = [getattr(item, "short", None)]
        words += [word for one in item.variants.values() if one.replace for word in one.replace.fields.values()]
        yield from (word.source for word in words if isinstance(word, Prose))


def cited_ids(text: str) -> Iterator[str]:
    """The ids of the sources that Markdown cites: both of ``[@atlas, p. 3; @almanac]``."""
    for group in _CITED.findall(text):
        for part in group.split(";"):
            yield part.strip().removeprefix("@").partition(",")[0].strip()


REFERENCE_RULES = (people_exist, sources_exist, scenarios_exist, ids_are_used_once, sources_are_cited)
