"""`briefings build`: the briefs of some or all seminars, into the build folder.

The path of every finished file goes to stdout, one a line; problems,
progress and the summary go to stderr.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from briefings.cli.built import print_built, say_what_is_untranslated
from briefings.cli.options import (
    chosen_seminars,
    jobs_option,
    json_option,
    quiet_option,
    seminars_argument,
    since_option,
)
from briefings.cli.progress import shown_progress
from briefings.content.workspace import find_workspace


@click.command(
    epilog="""\b
Examples:
  briefings build                          everything that has changed
  briefings build kremlin-negotiates -a full -a press
  briefings build -f pdf                   one format only
  briefings build --house letterhead.docx   in the look of a Word file
  briefings build --force --jobs 1         all of it again, on one core
"""
)
@seminars_argument
@click.option("-a", "--audience", "audiences", multiple=True, metavar="NAME", help="Only this audience; repeatable.")
@click.option("-f", "--format", "formats", multiple=True, metavar="docx,pdf,html", help="Only in these formats.")
@click.option("--house", type=click.Path(path_type=Path), metavar="FILE", help="Word file that lends its look to DOCX.")
@click.option("--force", is_flag=True, help="Build also what is up to date.")
@since_option
@jobs_option
@json_option
@quiet_option
@click.pass_obj
def command(
    directory: Path,
    seminars: Sequence[str],
    audiences: Sequence[str],
    formats: Sequence[str],
    house: Path | None,
    force: bool,
    since: str | None,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Make the briefs: Word, PDF and web page for every audience."""
    started = time.monotonic()
    workspace = find_workspace(directory)
    folders = chosen_seminars(workspace, seminars)
    # Imported here, so that --help and a mistyped name are answered at once.
    from briefings.cli.orders import make_order
    from briefings.cli.since import with_previous
    from briefings.pipeline import build

    order = make_order(workspace, audiences, formats, always=force, jobs=jobs, house=house)
    order = with_previous(order, folders, since)
    with shown_progress("building", len(folders), quiet or as_json) as tell:
        outcomes = build(order, folders, tell)
    code = print_built(workspace, outcomes, time.monotonic() - started, as_json, quiet)
    if audiences and not (as_json or quiet):
        say_what_is_untranslated(outcomes, order.audiences)
    return code
