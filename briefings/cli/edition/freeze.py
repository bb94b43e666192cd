"""`briefings edition freeze`: make an edition and keep it for good."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from briefings.cli.edition.opened import by_option, now, open_archive, sync_option
from briefings.cli.options import chosen_seminars, json_option


@click.command(
    epilog="""\b
Examples:
  briefings edition freeze kremlin-negotiates --date 2025-07-22
  briefings edition freeze kremlin-negotiates --date 2025-07-22 --number 2 --note "after the press call"
"""
)
@click.argument("seminar")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The edition's date, as in the content.")
@click.option("--number", type=click.IntRange(1, 99), default=1, help="Which edition of that day; 1 unless told.")
@click.option("--note", default="", help="Why it was made; kept in the archive, not printed.")
@by_option
@sync_option
@json_option
@click.pass_obj
def command(
    directory: Path,
    seminar: str,
    date: dt.datetime,
    number: int,
    note: str,
    by: str,
    in_sync_folder: bool,
    as_json: bool,
) -> None:
    """Check SEMINAR, make its files for all audiences, and keep them for good."""
    opened = open_archive(directory, to_write=True, in_sync_folder=in_sync_folder)
    (folder,) = chosen_seminars(opened.workspace, [seminar])
    # Imported here, so that --help and a mistyped name are answered at once.
    from briefings.cli.edition.frozen import freeze_and_print
    from briefings.editions.edition import EditionId, work_of
    from briefings.editions.freeze import Request

    edition = EditionId(work_of(folder.series, folder.seminar), date.date(), number)
    freeze_and_print(opened, folder, Request(edition, by, now(), note), as_json, "edition freeze")
