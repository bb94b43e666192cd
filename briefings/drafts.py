"""Finished files in the build folder: written together, remembered, kept.

`write_drafts` makes all files of a seminar, side by side, or none of them.
`remember_drafts` notes what they were made from, and `current_drafts` finds
those of an earlier build that still hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefings.build_record import Output, Record, inputs_digest, is_current, remove_former, sha256, write_record
from briefings.content.workspace import SeminarFolder
from briefings.errors import ContentError, Problem
from briefings.lanes import run_in_lanes
from briefings.length import too_many_pages
from briefings.order import Built, Order, Target, stop_at_errors
from briefings.release import Guard, certificate, search_draft
from briefings.scan.protected import Protected
from briefings.staging import Staged, publish, reporting_disk_faults, staging_folder
from briefings.writers.formats import writer_of


@dataclass(frozen=True, slots=True)
class Written:
    """What came of one target."""

    sha256: str
    problems: tuple[Problem, ...]
    certificate: Mapping[str, object] = field(default_factory=dict)


Weigh = Callable[[Iterable[Problem]], Iterable[Problem]]


def write_drafts(
    order: Order, targets: list[Target], problems: list[Problem], weigh: Weigh, guard: Guard
) -> list[Built]:
    """Write all files of a seminar or none; each is searched by whoever wrote it.

    `weigh` gives the findings in finished files the severities of the series, and leaves out what is waived.

    Raises: ContentError with all problems when a writer finds an error.
    """
    with staging_folder(order.workspace.build) as stage:
        protected = [guard.protected(target.audience, target.theme.house, target.document) for target in targets]
        paired = zip(targets, protected, strict=True)
        tasks = [partial(_write_one, *one, stage / str(number)) for number, one in enumerate(paired)]
        answers: dict[int, Written] = {}
        with closing(run_in_lanes(tasks, order.lanes)) as answering:
            for position, answer in answering:
                answers[position] = answer
                problems.extend(weigh(answer.problems))
        stop_at_errors(problems)
        changed = publish([Staged(stage / str(number), target.place) for number, target in enumerate(targets)])
    return [
        Built(target.audience.name, target.format, target.place, answer.sha256, is_new, answer.certificate)
        for target, is_new, answer in zip(targets, changed, (answers[at] for at in range(len(targets))), strict=True)
    ]


def _write_one(target: Target, protected: Protected, staged: Path) -> Written:
    """Write one file, or find out why there cannot be one."""
    warnings: list[Problem] = []
    try:
        content = writer_of(target.format)(target.document, target.theme, warnings)
    except ContentError as error:
        return Written("", error.problems)
    with reporting_disk_faults(target.place):
        staged.write_bytes(content)
    if target.format == "pdf":
        warnings += too_many_pages(content, target.audience, target.where, target.advice)
    found, leaks = search_draft(target, content, protected)
    digest = sha256(content)
    return Written(digest, (*warnings, *leaks), certificate(protected, target.format, digest, found))


def current_drafts(order: Order, surroundings: str, folder: SeminarFolder, record: Record) -> tuple[Built, ...]:
    """The finished files of an earlier build, when all that are asked for still hold."""
    inputs = inputs_digest(order.workspace, folder, record.files, surroundings)
    built = []
    for audience in order.audiences:
        if record.passed_over.get(audience.name) == inputs:
            continue
        for form in order.formats or audience.formats:
            output = record.outputs.get(f"{audience.name}/{form}")
            if output is None or not is_current(order.workspace, output, inputs):
                return ()
            built.append(Built(audience.name, form, order.workspace.build / output.path, output.sha256, False))
    return tuple(built)


def remember_drafts(
    order: Order, surroundings: str, folder: SeminarFolder, record: Record, built: Sequence[Built]
) -> None:
    """Note what the files were made from, and remove those that go by another name now."""
    inputs = inputs_digest(order.workspace, folder, record.files, surroundings)
    served = {file.audience for file in built}
    record.passed_over |= {one.name: inputs for one in order.audiences if one.name not in served}
    for file in built:
        key, path = f"{file.audience}/{file.format}", file.path.relative_to(order.workspace.build).as_posix()
        former = record.outputs.get(key)
        if former is not None and former.path != path:
            remove_former(order.workspace, former)
        record.outputs[key] = Output(path, file.sha256, inputs)
        record.searches[key] = dict(file.certificate)
    with reporting_disk_faults(order.workspace.build):
        write_record(order.workspace, folder, record)
