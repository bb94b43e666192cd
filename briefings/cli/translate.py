"""`briefings translate`: what is to be translated, and what has become stale."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefings.cli.report import say
from briefings.content.model.base import LANGUAGE_TAG
from briefings.content.workspace import find_workspace, select_seminars
from briefings.errors import Problem, UsageError, Where

_LANGUAGE = re.compile(LANGUAGE_TAG)


@click.command(
    epilog="""\b
Examples:
  briefings translate black-sea de
  briefings translate black-sea uk && briefings build black-sea -a participants-uk
"""
)
@click.argument("seminar", metavar="SEMINAR")
@click.argument("language", metavar="LANGUAGE")
@click.pass_obj
def command(directory: Path, seminar: str, language: str) -> None:
    """Write or refresh the files of translations of SEMINAR into LANGUAGE."""
    # Imported here, so that --help answers at once.
    from briefings.content.load import load_seminar
    from briefings.content.translation_files import translation_files
    from briefings.staging import reporting_disk_faults, write_whole

    if not _LANGUAGE.fullmatch(language):
        raise UsageError(Problem(Where(language), "this is not a language", "write a tag such as de, uk or en-US"))
    workspace = find_workspace(directory)
    (folder,) = select_seminars(workspace, [seminar])
    for made in translation_files(load_seminar(workspace, folder), folder, language):
        if not made.content:
            continue
        with reporting_disk_faults(made.path):
            made.path.parent.mkdir(exist_ok=True)
        write_whole(made.path, made.content.encode())
        click.echo(workspace.name_of(made.path))
        say(f"{made.done} translated, {made.missing} to do, {made.stale} of an older text")
