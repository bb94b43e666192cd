"""`briefings edition current`: what is current, or was on a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from briefings.cli.edition.opened import now, open_archive
from briefings.cli.edition.shown import entry_json, print_entries
from briefings.cli.options import json_option
from briefings.cli.report import print_json
from briefings.editions.states import current


@click.command(
    epilog="""\b
Examples:
  briefings edition current
  briefings edition current --as-of 2025-09-01
"""
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day; today unless told.")
@json_option
@click.pass_obj
def command(directory: Path, as_of: dt.datetime | None, as_json: bool) -> None:
    """Show the edition of each seminar that is current, or was on a day."""
    day = as_of.date() if as_of else dt.date.fromisoformat(now()[:10])
    entries = list(current(open_archive(directory).entries(), day).values())
    if as_json:
        told = {"as_of": day.isoformat(), "editions": [entry_json(entry) for entry in entries]}
        print_json("edition current", 0, (), told)
        return
    print_entries(entries)
