"""`briefings edition supersede`: a later edition replaces one."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import by_option, edition_argument, now, open_archive, sync_option
from briefings.cli.options import json_option
from briefings.cli.report import print_json, say
from briefings.editions.ledger import Event, Ledger
from briefings.editions.states import editions_of, find, judge
from briefings.editions.store import record_event


@click.command(epilog="\b\nExample:\n  briefings edition supersede talks/2025-07-22 --with talks/2025-09-03")
@edition_argument
@click.option("--with", "successor", required=True, metavar="EDITION", help="The later edition that replaces it.")
@click.option("--reason", default="", help="Why, in a sentence.")
@by_option
@sync_option
@json_option
@click.pass_obj
def command(
    directory: Path, edition: str, successor: str, reason: str, by: str, in_sync_folder: bool, as_json: bool
) -> None:
    """Note that EDITION is replaced by a later one; its files stay as they are."""
    opened = open_archive(directory, to_write=True, in_sync_folder=in_sync_folder)
    opened.entry(edition)

    def superseded(ledger: Ledger) -> Event:
        entries = editions_of(ledger.events)
        old, new = find(entries, edition), find(entries, successor)
        judge(old, "superseded", new)
        told = {"successor": str(new.id), "reason": reason, "from": new.begins_on.isoformat()}
        return Event("superseded", str(old.id), now(), by, told)

    event, tip = record_event(opened.archive, superseded)
    if as_json:
        print_json("edition supersede", 0, (), {"edition": event.edition, **event.facts, "ledger": tip})
        return
    click.echo(f"{event.edition} is superseded by {event.facts['successor']}")
    say(f"receipt {tip}")
