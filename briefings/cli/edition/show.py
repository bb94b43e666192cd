"""`briefings edition show`: everything the ledger knows of one edition."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import edition_argument, open_archive
from briefings.cli.edition.shown import entry_json, print_entry
from briefings.cli.options import json_option
from briefings.cli.report import print_json


@click.command(epilog="\b\nExample:\n  briefings edition show kremlin-negotiates/2025-07-22")
@edition_argument
@json_option
@click.pass_obj
def command(directory: Path, edition: str, as_json: bool) -> None:
    """Show what EDITION is, its files, and what happened to it."""
    entry = open_archive(directory).entry(edition)
    if as_json:
        events = [{"at": one.at, "event": one.event, "by": one.by} for one in entry.events]
        print_json("edition show", 0, (), {**entry_json(entry), "events": events})
        return
    print_entry(entry)
