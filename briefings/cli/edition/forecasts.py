"""`briefings edition forecasts`: what a series foretold, and how well."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import open_archive
from briefings.cli.options import chosen, json_option
from briefings.cli.report import print_json
from briefings.content.model import Content
from briefings.editions.forecasts import as_json as record_as_json
from briefings.editions.forecasts import as_text as record_as_text
from briefings.editions.forecasts import track
from briefings.editions.sides import Kept


@click.command(
    epilog="""\b
Examples:
  briefings edition forecasts strategic-competition
  briefings edition forecasts strategic-competition --json
"""
)
@click.argument("series", metavar="SERIES")
@json_option
@click.pass_obj
def command(directory: Path, series: str, as_json: bool) -> None:
    """Show the probabilities of SERIES over its editions, scored where an outcome is recorded."""
    opened = open_archive(directory)
    entries = [entry for entry in opened.entries() if entry.status != "withdrawn"]
    chosen((series,), sorted({str(entry.facts.get("series")) for entry in entries}), "series")
    seminars: dict[str, list[Content]] = {}
    for entry in entries:
        # A corrected edition is read in the words of its correction.
        if entry.facts.get("series") == series and entry.status != "corrected":
            seminars.setdefault(str(entry.facts.get("seminar")), []).append(Kept(opened.archive, entry).content())
    tracks = [one for one in map(track, seminars.values()) if one.forecasts]
    if as_json:
        print_json("edition forecasts", 0, (), {"forecasts": record_as_json(tracks)})
        return
    click.echo(record_as_text(tracks), nl=False)
