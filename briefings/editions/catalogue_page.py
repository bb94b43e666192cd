"""The catalogue as a Document: a page that any writer of the house can draw.

By series and seminar, the newest edition first: what became of it, its files,
what changed. Then how the probabilities moved over the editions, as a table
and, for the newest edition, as bars beside the one before. All words come
from the labels of the language; nothing is said by colour alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from briefings.content.model import Scenario, ScenarioSet
from briefings.content.wording import NO_BREAK
from briefings.document.model import (
    Align,
    Bar,
    BarChart,
    Block,
    Caption,
    Cell,
    Code,
    Column,
    Document,
    Figure,
    Furniture,
    Heading,
    LineBreak,
    Link,
    Paragraph,
    Properties,
    Role,
    Row,
    RunningLine,
    Strong,
    Table,
    Text,
)
from briefings.editions.catalogue import Catalogue, ListedEdition, ListedFile, Shelf, moved_since
from briefings.editions.catalogue_changes import what_changed
from briefings.editions.catalogue_words import Words, line
from briefings.templating.labels import LabelBook

_SIZES = ((1_000_000, "MB"), (1_000, "kB"))


def catalogue_page(catalogue: Catalogue, labels: LabelBook) -> Document:
    """The catalogue as a page, dated by the ledger's last event.

    Raises: UnknownLabel when the language lacks a word of it.
    """
    words = Words(labels, catalogue.language)
    newest = [shelf.editions[0].record for shelf in catalogue.shelves]
    organisations = list(dict.fromkeys(str(record.get("organisation", "")) for record in newest))
    title = words.say("catalogue")
    properties = Properties(
        title=title,
        authors=(),
        language=catalogue.language,
        created=dt.datetime.combine(catalogue.as_of, dt.time(12), dt.UTC),
        subject=words.say("catalogue_of", audience=catalogue.audience_title, date=words.day(catalogue.as_of)),
        publisher=", ".join(organisations),
        audience=catalogue.audience,
    )
    return Document(
        properties,
        tuple(_blocks(catalogue, words, organisations)),
        furniture=_furniture(words),
        labels=labels.for_writers(),
    )


def _furniture(words: Words) -> Furniture:
    return Furniture(header=RunningLine(left=(Text(words.say("catalogue")),)))


def _blocks(catalogue: Catalogue, words: Words, organisations: list[str]) -> Iterator[Block]:
    yield line(", ".join(organisations), Role.MASTHEAD)
    yield line(words.say("catalogue"), Role.TITLE)
    standfirst = words.say("catalogue_of", audience=catalogue.audience_title, date=words.day(catalogue.as_of))
    yield line(standfirst, Role.STANDFIRST)
    series = ""
    for number, shelf in enumerate(catalogue.shelves):
        if shelf.series_name != series:
            series = shelf.series_name
            yield Heading(1, (Text(series),), f"series-{shelf.series}")
        yield from _shelf(shelf, words, f"seminar-{number + 1}")
    tip = (Text(f"{words.say('catalogue_made_from')} "), Code(catalogue.tip))
    yield Paragraph(tip, Role.COLOPHON)


def _shelf(shelf: Shelf, words: Words, anchor: str) -> Iterator[Block]:
    yield Heading(2, (Text(shelf.title),), anchor)
    head = [words.say(name) for name in ("column_edition", "column_state", "column_files", "column_changes")]
    yield Table(
        columns=(Column(1.3), Column(1.7), Column(1.2), Column(3.2)),
        head=(Row(tuple(_head(name) for name in head)),),
        body=tuple(Row(tuple(_edition_cells(listed, words))) for listed in shelf.editions),
        id=f"{anchor}-editions",
        summary=words.say("catalogue_summary", title=shelf.title),
    )
    if any(forecast.shares for forecast in shelf.record.forecasts):
        yield from _forecasts(shelf, words, anchor)


def _edition_cells(listed: ListedEdition, words: Words) -> Iterator[Cell]:
    entry = listed.entry
    name = (Strong((Text(words.day(entry.id.date)),)), LineBreak(), Code(entry.id.label))
    yield Cell((Paragraph(name),), is_header=True)
    yield _cell(_status(listed, words))
    yield Cell(tuple(_file_line(file) for file in listed.files) or (line(words.say("no_files")),))
    yield Cell(tuple(what_changed(listed, words)))


def _status(listed: ListedEdition, words: Words) -> str:
    entry = listed.entry
    if entry.status == "frozen":
        return words.say("edition_current" if listed.is_current else "edition_earlier")
    facts = {"date": words.day(entry.ended_on), "successor": entry.successor.rpartition("/")[2], "reason": entry.reason}
    name = f"edition_{entry.status}"
    if entry.status == "withdrawn" and not entry.reason:
        name = "edition_withdrawn_silently"
    return words.say(name, **facts)


def _file_line(file: ListedFile) -> Paragraph:
    return Paragraph((Link(file.place, (Text(file.format.upper()),)), Text(f", {_size(file.size)}")))


def _size(size: int) -> str:
    for step, unit in _SIZES:
        if size >= step:
            return f"{size / step:.0f}{NO_BREAK}{unit}"
    return f"{size}{NO_BREAK}B"


# --- forecasts ------------------------------------------------------------------


def _forecasts(shelf: Shelf, words: Words, anchor: str) -> Iterator[Block]:
    newest = next((one.content for one in shelf.editions if one.content and one.content.scenarios), None)
    scenarios = newest.scenarios if newest else None
    if scenarios is None or not any(row.probability is not None for row in scenarios.scenarios):
        return
    yield Figure(_chart(shelf, scenarios, words), alt=_chart_words(shelf, scenarios, words), id=f"{anchor}-chart")
    if len(shelf.record.forecasts) > 1:
        yield _history(shelf, words, anchor)
    outcome = shelf.record.outcome
    if outcome:
        label = {row.id: row.label for row in scenarios.scenarios}.get(outcome.scenario, outcome.scenario)
        yield line(
            words.say("catalogue_outcome", label=label, date=words.day(outcome.on), evidence=outcome.evidence),
            Role.META,
        )


def _chart(shelf: Shelf, scenarios: ScenarioSet, words: Words) -> BarChart:
    before = moved_since(shelf)
    shown = [one for one in scenarios.classes if _rated(scenarios, one.id)]
    bars = [
        Bar(
            label=f"{row.number}. {row.label}",
            percent=float(row.probability),
            display=words.percent(row.probability),
            group=number,
            previous_percent=float(before[row.id]) if row.id in before else None,
        )
        for number, one in enumerate(shown)
        for row in _rated(scenarios, one.id)
        if row.probability is not None
    ]
    name = "catalogue_chart_moved" if before else "catalogue_chart"
    title = words.say(name, date=words.day(shelf.editions[0].entry.id.date))
    return BarChart(title, tuple(one.label for one in shown), tuple(bars))


def _rated(scenarios: ScenarioSet, class_id: str) -> list[Scenario]:
    return [row for row in scenarios.of_class(class_id) if row.probability is not None]


def _chart_words(shelf: Shelf, scenarios: ScenarioSet, words: Words) -> str:
    before = moved_since(shelf)
    said = []
    for row in scenarios.scenarios:
        if row.probability is not None:
            share = {"new": words.percent(row.probability)}
            if row.id in before:
                share["old"] = words.percent(before[row.id])
            name = "catalogue_bar_moved" if "old" in share else "catalogue_bar"
            said.append(words.say(name, label=row.label, **share))
    return "; ".join(said)


def _history(shelf: Shelf, words: Words, anchor: str) -> Table:
    forecasts = shelf.record.forecasts
    labels = _labels(shelf)
    ids = dict.fromkeys(name for forecast in reversed(forecasts) for name, _ in forecast.shares)
    head = (words.say("column_scenario"), *(words.day(forecast.date) for forecast in forecasts))
    body = [
        Row((_head(labels.get(name, name)), *(_share(dict(one.shares).get(name), words) for one in forecasts)))
        for name in ids
    ]
    if shelf.record.scored:
        scores = (f"{one.score.brier:.2f}" if one.score else "–" for one in forecasts)
        body.append(Row((_head(words.say("brier_score")), *(_cell(score) for score in scores))))
    return Table(
        columns=(Column(4), *(Column(1.3, Align.END) for _ in forecasts)),
        head=(Row(tuple(_head(text) for text in head)),),
        body=tuple(body),
        id=f"{anchor}-forecasts",
        caption=Caption("", 0, (Text(words.say("catalogue_forecasts")),)),
        summary=words.say("catalogue_forecasts"),
    )


def _labels(shelf: Shelf) -> dict[str, str]:
    """Scenario id to its label in the newest edition that has it."""
    sets = (one.content.scenarios for one in reversed(shelf.editions) if one.content and one.content.scenarios)
    return {row.id: row.label for scenarios in sets for row in scenarios.scenarios}


def _share(share: Decimal | None, words: Words) -> Cell:
    return _cell("–" if share is None else words.percent(share))


# --- small pieces ---------------------------------------------------------------


def _cell(text: str) -> Cell:
    return Cell((line(text),))


def _head(text: str) -> Cell:
    return Cell((line(text),), is_header=True)
