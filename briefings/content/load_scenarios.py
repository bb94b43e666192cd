"""Load a seminar's scenario set: `scenarios.yaml` joined with its table.

The table may be CSV, XLSX or ODS, one of them and no more. Rows keep the
order of the table; what a flat table cannot hold is joined to them by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from briefings.content.content_files import FileReader
from briefings.content.model import Origin, Scenario, ScenarioDetail, ScenarioSet
from briefings.content.nearest import did_you_mean
from briefings.content.scenario_rows import COLUMNS, read_scenario_rows
from briefings.content.table_cache import TableCache
from briefings.content.table_files import SUFFIXES, load_table
from briefings.errors import Where

PART = "scenarios"


def load_scenarios(reader: FileReader, folder: Path) -> ScenarioSet | None:
    """The scenario set of a seminar's folder; None when it has none."""
    described = folder / "scenarios.yaml"
    tables = [path for suffix in SUFFIXES if (path := folder / f"scenarios{suffix}").is_file()]
    if not described.is_file() and not tables:
        return None
    scenario_set = reader.record(ScenarioSet, described, PART)
    if len(tables) > 1:
        names = " and ".join(path.name for path in tables)
        reader.add(Where(reader.name(tables[-1])), f"there are several scenario tables: {names}", "keep one of them")
    if not tables:
        hint = f"write one row a scenario into scenarios.csv with the columns {', '.join(COLUMNS[:5])}"
        reader.add(Where(reader.name(described)), "there is no scenario table beside this file", hint)
    if len(tables) != 1:
        reader.broken.add(PART)
        return scenario_set
    rows = _rows(reader, tables[0], scenario_set.unit)
    return replace(scenario_set, scenarios=tuple(_joined(reader, rows, scenario_set.details)))


def _rows(reader: FileReader, path: Path, unit: str) -> tuple[Scenario, ...]:
    name = reader.name(path)
    if not path.resolve().is_relative_to(reader.workspace.root):
        reader.broken.add(PART)
        reader.add(Where(name), "the table lies outside the workspace", "replace the link by the file itself")
        return ()
    reader.files.append(name)
    table, problems = load_table(path, name, TableCache(reader.workspace.build), frozenset(COLUMNS))
    reader.problems += problems
    if table is None:
        reader.broken.add(PART)
        return ()
    rows = read_scenario_rows(table, unit)
    reader.problems += rows.problems
    if rows.problems:
        reader.broken.add(PART)
    return rows.scenarios


def _joined(reader: FileReader, rows: tuple[Scenario, ...], details: tuple[ScenarioDetail, ...]) -> Iterator[Scenario]:
    ids = [row.id for row in rows]
    by_id = {detail.id: detail for detail in details}
    for detail in details:
        if detail.id not in ids and PART not in reader.broken:
            reader.broken.add("details")
            where = detail.origin.of("id")
            reader.add(where, f"the table has no scenario `{detail.id}`", did_you_mean(detail.id, ids, "scenario"))
    for row in rows:
        yield _with_detail(row, by_id[row.id]) if row.id in by_id else row


def _with_detail(row: Scenario, detail: ScenarioDetail) -> Scenario:
    places = {**detail.origin.fields, **row.origin.fields}
    return replace(
        row,
        source_label=row.source_label or detail.source_label,
        marking=row.marking or detail.marking,
        part=row.part or detail.part,
        resolution=detail.resolution,
        indicators=detail.indicators,
        delta_reason=detail.delta_reason,
        variants=detail.variants,
        origin=Origin(row.origin.where, MappingProxyType(places)),
    )
