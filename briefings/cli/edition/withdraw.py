"""`briefings edition withdraw`: an edition no longer stands."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import by_option, edition_argument, now, open_archive, sync_option
from briefings.cli.options import json_option
from briefings.cli.report import print_json, say
from briefings.editions.ledger import Event, Ledger
from briefings.editions.states import editions_of, find, judge
from briefings.editions.store import record_event


@click.command(
    epilog='\b\nExample:\n  briefings edition withdraw talks/2025-07-22 --reason "The source was retracted."'
)
@edition_argument
@click.option("--reason", required=True, help="Why, in a sentence; shown wherever the edition is.")
@by_option
@sync_option
@json_option
@click.pass_obj
def command(directory: Path, edition: str, reason: str, by: str, in_sync_folder: bool, as_json: bool) -> None:
    """Note that EDITION no longer stands; it stays listed, with the reason."""
    if not reason.strip():
        raise click.UsageError("a withdrawal needs a reason")
    opened = open_archive(directory, to_write=True, in_sync_folder=in_sync_folder)
    opened.entry(edition)

    def withdrawn(ledger: Ledger) -> Event:
        entry = find(editions_of(ledger.events), edition)
        judge(entry, "withdrawn")
        return Event("withdrawn", str(entry.id), now(), by, {"reason": reason.strip()})

    event, tip = record_event(opened.archive, withdrawn)
    if as_json:
        print_json("edition withdraw", 0, (), {"edition": event.edition, **event.facts, "ledger": tip})
        return
    click.echo(f"{event.edition} is withdrawn")
    say(f"receipt {tip}")
