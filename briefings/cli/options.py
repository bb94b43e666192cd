"""Options and names that several commands share.

`--json` and `--quiet` mean the same everywhere. Names of seminars, audiences
and formats are looked up here, so that a mistyped one is answered with the
nearest known one in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from briefings.content.nearest import did_you_mean
from briefings.content.workspace import SeminarFolder, Workspace, find_workspace, select_seminars
from briefings.errors import ContentError, Problem, UsageError, Where

Command = TypeVar("Command", bound=Callable[..., Any])


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout, for programs.")(
        command
    )


def quiet_option(command: Command) -> Command:
    return click.option("-q", "--quiet", is_flag=True, help="Print problems only.")(command)


def since_option(command: Command) -> Command:
    text = "Say what has changed since this edition; the current one unless told, `none` for nothing."
    return click.option("--since", metavar="EDITION", help=text)(command)


def jobs_option(command: Command) -> Command:
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 64),
        metavar="N",
        help="How many cores to use; all of them unless told.",
    )(command)


def seminars_argument(command: Command) -> Command:
    return click.argument("seminars", nargs=-1, metavar="[SEMINAR]...", shell_complete=_complete_seminar)(command)


def chosen_seminars(workspace: Workspace, names: Sequence[str]) -> tuple[SeminarFolder, ...]:
    """The folders of the named seminars; all of them when none is named.

    Raises: UsageError for every name that fits none or several, and when there is nothing to choose from.
    """
    if not names and not workspace.seminars:
        where = Where(workspace.name_of(workspace.content))
        raise UsageError(Problem(where, "there is no seminar yet", "start one: briefings new SERIES/SEMINAR"))
    return select_seminars(workspace, names)


def chosen(names: Iterable[str], known: Sequence[str], noun: str) -> tuple[str, ...]:
    """The names, each once, in the order given; commas part them too.

    Raises: UsageError for every name that is not known.
    """
    given = _given(names)
    unknown = [name for name in given if name not in known]
    if unknown:
        raise UsageError(
            Problem(Where(""), f"there is no {noun} `{name}`", did_you_mean(name, known, noun)) for name in unknown
        )
    return given


def chosen_audiences(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The names of audiences, each once, in the order given; commas part them too.

    Raises: ContentError with the file that is missing, for every audience that is not known.
    """
    from briefings.templating.audiences import unknown_audience  # a mistyped seminar is answered without it

    given = _given(names)
    if unknown := [unknown_audience(name, known) for name in given if name not in known]:
        raise ContentError(unknown)
    return given


def _given(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for name in names for part in name.split(",") if part.strip()))


def _complete_seminar(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    workspace = find_workspace(ctx.find_root().params.get("directory") or Path())
    return [folder.id for folder in workspace.seminars if incomplete in folder.id]
