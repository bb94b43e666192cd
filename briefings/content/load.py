"""Load a seminar: every file of its folder and its series, typed and joined.

All problems of all files are found in one run. `load_seminar` raises them
together; `read_seminar` hands them over beside what could be read, so that
the checks can add theirs. Nothing is rendered, nothing is written but the
cache of tables under the build folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from briefings.content.content_files import FileReader
from briefings.content.load_scenarios import load_scenarios
from briefings.content.model import (
    UNKNOWN,
    Content,
    Feature,
    Lever,
    Person,
    ScenarioSet,
    Seminar,
    Series,
    Source,
    Tactic,
)
from briefings.content.model.translation import Translation
from briefings.content.nearest import did_you_mean, nearest
from briefings.content.table_files import SUFFIXES
from briefings.content.workspace import SeminarFolder, Workspace
from briefings.errors import ContentError, Problem, Where

SERIES_FILES = frozenset(("series.yaml", "people.yaml", "translations"))
SEMINAR_FILES = frozenset(
    (
        *("seminar.yaml", "introduction.md", "features.yaml", "tactics.yaml", "scenarios.yaml"),
        # The private list is read by `briefings.content.participants`, never into a Content.
        *("conclusions.md", "levers.yaml", "sources.yaml", "images", "participants.yaml"),
        "translations",
        *(f"scenarios{suffix}" for suffix in SUFFIXES),
    )
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Named = TypeVar("Named", Person, Source)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one run over a seminar's files yielded."""

    content: Content
    """Complete only when no problem is an error; stand-ins fill the gaps otherwise."""
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        return all(problem.severity != "error" for problem in self.problems)


def load_seminar(workspace: Workspace, folder: SeminarFolder) -> Content:
    """Everything one seminar's brief is made from.

    Raises: ContentError with all problems of all its files.
    """
    reading = read_seminar(workspace, folder)
    if not reading.is_sound:
        raise ContentError(reading.problems)
    return reading.content


def read_seminar(workspace: Workspace, folder: SeminarFolder) -> Reading:
    """What can be read of a seminar, and everything that is wrong with it."""
    reader = FileReader(workspace)
    _unknown_files(reader, folder.path.parent, SERIES_FILES)
    _unknown_files(reader, folder.path, SEMINAR_FILES)
    series = _named_record(reader, Series, folder.path.parent, "series")
    people = _by_id(reader, reader.records(Person, folder.path.parent / "people.yaml", "people"))
    seminar = _named_record(reader, Seminar, folder.path, "seminar")
    sources = _by_id(reader, reader.records(Source, folder.path / "sources.yaml", "sources"))
    content = Content(
        series=series,
        people=people,
        seminar=seminar,
        introduction=reader.prose(folder.path / "introduction.md", "introduction"),
        features=reader.records(Feature, folder.path / "features.yaml", "features"),
        tactics=reader.records(Tactic, folder.path / "tactics.yaml", "tactics"),
        scenarios=load_scenarios(reader, folder.path),
        conclusions=reader.prose(folder.path / "conclusions.md", "conclusions"),
        levers=reader.records(Lever, folder.path / "levers.yaml", "levers"),
        sources=sources,
        directory=workspace.name_of(folder.path),
        root=workspace.root,
        templates=workspace.templates,
    )
    _judge_kind(reader, seminar)
    if seminar.scenarios_from:
        content = _with_scenarios_of_another(reader, content, folder, seminar.scenarios_from)
    content = replace(content, translations=_translations(reader, folder, seminar.scenarios_from))
    problems = tuple(sorted(reader.problems, key=lambda problem: problem.where))
    notices = tuple(problem for problem in problems if problem.severity != "error")
    files = tuple(sorted(set(reader.files)))
    content = replace(content, files=files, notices=notices, broken=frozenset(reader.broken))
    return Reading(content, problems)


FolderRecord = TypeVar("FolderRecord", Series, Seminar)


def _named_record(reader: FileReader, record: type[FolderRecord], folder: Path, part: str) -> FolderRecord:
    """A record whose id is the name of its folder; the file may repeat it."""
    value = reader.record(record, folder / f"{part}.yaml", part, {"id": folder.name})
    if not _SLUG.fullmatch(folder.name):
        what = f"`{folder.name}` cannot be the name of a {part}"
        reader.add(Where(reader.name(folder)), what, "use lower-case letters, digits and single hyphens")
    if value.id not in (folder.name, ""):
        what = f"the id is `{value.id}` but the folder is `{folder.name}`"
        reader.add(value.origin.of("id"), what, "remove the id; the folder's name is enough")
    return replace(value, id=folder.name)


def _judge_kind(reader: FileReader, seminar: Seminar) -> None:
    """Note when it is unknown whether this is a read-ahead or a summary; both have parts the other lacks."""
    edition = seminar.edition
    places = {problem.where for problem in reader.problems}
    if edition.origin is UNKNOWN or "kind" not in edition.origin.fields or edition.origin.of("kind") in places:
        reader.broken.add("kind")


def _by_id(reader: FileReader, records: Sequence[Named]) -> Mapping[str, Named]:
    by_id: dict[str, Named] = {}
    for record in records:
        if record.id and record.id in by_id:
            first = by_id[record.id].origin.where.line
            reader.add(record.origin.of("id"), f"the id `{record.id}` is used twice", f"first used in line {first}")
        by_id.setdefault(record.id, record)
    return MappingProxyType(by_id)


def _unknown_files(reader: FileReader, folder: Path, known: frozenset[str]) -> None:
    for path in sorted(folder.iterdir()):
        is_ours = path.name in known or path.name.startswith((".", "~", "README"))
        if is_ours or (path.is_dir() and not nearest(path.name, known)) or path.suffix in (".bak", ".tmp"):
            continue
        reader.add(Where(reader.name(path)), "this file is not read", did_you_mean(path.name, known), "warning")


def _with_scenarios_of_another(reader: FileReader, content: Content, folder: SeminarFolder, name: str) -> Content:
    where = content.seminar.origin.of("scenarios_from")
    other = reader.workspace.sibling(folder, name)
    if other is None or other == folder:
        names = [one.seminar for one in reader.workspace.seminars if one.series == folder.series and one != folder]
        reader.add(where, f"the series has no other seminar `{name}`", did_you_mean(name, names, "seminar"))
        return content
    if content.scenarios:
        reader.add(where, "this seminar has a scenario table of its own", "remove `scenarios_from`, or the table")
        return content
    scenarios = load_scenarios(reader, other.path)
    if scenarios is None:
        reader.add(where, f"the seminar `{name}` has no scenario table", "name a seminar that has one")
        return content
    seminar = _named_record(reader, Seminar, other.path, "seminar")
    sources = _sources_with(reader, content.sources, other.path, scenarios)
    return replace(content, scenarios=scenarios, scenarios_seminar=seminar, sources=sources)


def _translations(
    reader: FileReader, folder: SeminarFolder, borrowed: str | None
) -> Mapping[str, Mapping[str, Translation]]:
    """All languages: the series' texts, those of a borrowed scenario table, the seminar's own; the last one wins."""
    other = reader.workspace.sibling(folder, borrowed) if borrowed else None
    homes = [folder.path.parent, *([other.path] if other else []), folder.path]
    found: dict[str, dict[str, Translation]] = {}
    for home in homes:
        is_borrowed = other is not None and home == other.path
        for path in sorted((home / "translations").glob("*.yaml")):
            held = found.setdefault(path.stem, {})
            for one in reader.records(Translation, path, "translations"):
                if is_borrowed and not one.at.startswith("scenarios/"):
                    continue
                former = held.get(one.at)
                if former and former.origin.where.file == one.origin.where.file:
                    hint = f"first translated in line {former.origin.where.line}; remove one of them"
                    reader.add(one.origin.of("at"), f"`{one.at}` is translated twice", hint)
                held[one.at] = one
    return MappingProxyType({language: MappingProxyType(held) for language, held in found.items()})


def _sources_with(
    reader: FileReader, own: Mapping[str, Source], folder: Path, scenarios: ScenarioSet
) -> Mapping[str, Source]:
    """The seminar's sources, and the one the borrowed table cites."""
    if not scenarios.source or scenarios.source in own:
        return own
    theirs = _by_id(reader, reader.records(Source, folder / "sources.yaml", "sources"))
    cited = {scenarios.source: theirs[scenarios.source]} if scenarios.source in theirs else {}
    return MappingProxyType({**own, **cited})
