"""`briefings edition list`: the editions in the archive."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import open_archive
from briefings.cli.edition.shown import entry_json, print_entries
from briefings.cli.options import json_option
from briefings.cli.report import counted, print_json, say
from briefings.editions.states import Entry


@click.command(
    epilog="""\b
Examples:
  briefings edition list
  briefings edition list --series strategic-competition --status frozen --date 2025
"""
)
@click.option("--series", metavar="NAME", help="Only of this series.")
@click.option("--seminar", metavar="NAME", help="Only of this seminar.")
@click.option("--date", metavar="DATE", help="Only of this day, month or year: 2025-07.")
@click.option("--status", type=click.Choice(["frozen", "superseded", "corrected", "withdrawn"]), help="Only with this.")
@click.option("-a", "--audience", metavar="NAME", help="Only with files for this audience.")
@json_option
@click.pass_obj
def command(
    directory: Path,
    series: str | None,
    seminar: str | None,
    date: str | None,
    status: str | None,
    audience: str | None,
    as_json: bool,
) -> None:
    """List the editions in the archive, by seminar and date."""

    def is_wanted(entry: Entry) -> bool:
        facts = entry.facts
        return (
            series in (None, facts.get("series"))
            and seminar in (None, facts.get("seminar"))
            and status in (None, entry.status)
            and (audience is None or audience in entry.audiences)
            and entry.id.date.isoformat().startswith(date or "")
        )

    entries = [entry for entry in open_archive(directory).entries() if is_wanted(entry)]
    if as_json:
        print_json("edition list", 0, (), {"editions": [entry_json(entry) for entry in entries]})
        return
    print_entries(entries)
    say(counted(len(entries), "editions"))
