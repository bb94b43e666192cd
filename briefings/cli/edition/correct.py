"""`briefings edition correct`: a re-issue that replaces an edition and says why."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import by_option, edition_argument, now, open_archive, sync_option
from briefings.cli.options import chosen_seminars, json_option


@click.command(
    epilog="""\b
Example:
  briefings edition correct kremlin-negotiates/2025-07-22 --class corrected --note "Table 1: 31 %, not 13 %."
"""
)
@edition_argument
@click.option(
    "--class",
    "change_class",
    type=click.Choice(["corrected", "revised", "expanded"]),
    required=True,
    help="An error put right, a finding changed, or something added.",
)
@click.option("--note", required=True, help="What was changed; printed in the re-issue.")
@by_option
@sync_option
@json_option
@click.pass_obj
def command(
    directory: Path, edition: str, change_class: str, note: str, by: str, in_sync_folder: bool, as_json: bool
) -> None:
    """Freeze the seminar's content as it is now as a correction of EDITION."""
    opened = open_archive(directory, to_write=True, in_sync_folder=in_sync_folder)
    entry = opened.entry(edition)
    if not note.strip():
        raise click.UsageError("a correction needs a note that says what was changed")
    (folder,) = chosen_seminars(opened.workspace, [f"{entry.facts['series']}/{entry.facts['seminar']}"])
    from briefings.cli.edition.frozen import freeze_and_print
    from briefings.editions.freeze import Request

    change = (change_class, note.strip())
    request = Request(entry.id.next_issue(), by, now(), f"{change_class}: {note}", entry, *change)
    freeze_and_print(opened, folder, request, as_json, "edition correct")
