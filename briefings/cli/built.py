"""What `briefings build` says when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.report import counted, print_json, print_problems, say, tally
from briefings.content.workspace import Workspace

if TYPE_CHECKING:  # so that `build --help` answers at once
    from briefings.order import Built, Outcome
    from briefings.templating.audiences import Audience


def print_built(workspace: Workspace, outcomes: Sequence[Outcome], seconds: float, as_json: bool, quiet: bool) -> int:
    """Print what was made of each seminar; the exit code."""
    exit_code = 1 if any(outcome.has_errors for outcome in outcomes) else 0
    problems = list(dict.fromkeys(problem for outcome in outcomes for problem in outcome.problems))
    if as_json:
        print_json("build", exit_code, problems, {"seminars": [_entry(workspace, outcome) for outcome in outcomes]})
        return exit_code
    print_problems(problems, workspace.root)
    if not quiet:
        built = [file for outcome in outcomes for file in outcome.built]
        for file in built:
            click.echo(_shown(file.path))
        say(f"{_summary(built)} in {seconds:.1f} s")
        _say_what_failed(outcomes)
    return exit_code


def _summary(built: Sequence[Built]) -> str:
    new = sum(file.is_new for file in built)
    same = len(built) - new
    written = f"{counted(new, 'files')} written"
    return f"{written}, {same} unchanged" if same else written


def _say_what_failed(outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.has_errors:
            say(f"{outcome.seminar}: {tally(outcome.problems)}; no file of it was replaced")


def say_what_is_untranslated(outcomes: Iterable[Outcome], audiences: Iterable[Audience]) -> None:
    """Tell who asked for it why an audience of another language got nothing."""
    for outcome in outcomes:
        served = {file.audience for file in outcome.built}
        for audience in () if outcome.has_errors else audiences:
            if audience.name not in served:
                begin = f"briefings translate {outcome.seminar} {audience.language}"
                say(f"{outcome.seminar}: not translated for `{audience.name}` yet; begin with {begin}")


def _shown(path: Path) -> str:
    """Relative to where the person stands, when that is shorter to read."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _entry(workspace: Workspace, outcome: Outcome) -> dict[str, object]:
    return {"seminar": outcome.seminar, "files": [_file_entry(workspace, file) for file in outcome.built]}


def _file_entry(workspace: Workspace, file: Built) -> dict[str, object]:
    return {
        "audience": file.audience,
        "format": file.format,
        "path": workspace.name_of(file.path),
        "sha256": file.sha256,
        "is_new": file.is_new,
    }
