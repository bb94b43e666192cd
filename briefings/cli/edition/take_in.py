"""`briefings edition import`: take a whole edition from another archive."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import by_option, now, open_archive, sync_option
from briefings.cli.options import json_option
from briefings.cli.report import print_json, say


@click.command("import", epilog="\b\nExample:\n  briefings edition import for-the-library")
@click.argument("bag", type=click.Path(exists=True, path_type=Path))
@by_option
@sync_option
@json_option
@click.pass_obj
def command(directory: Path, bag: Path, by: str, in_sync_folder: bool, as_json: bool) -> None:
    """Take the edition in BAG, made with `export --whole`, into this archive."""
    opened = open_archive(directory, to_write=True, in_sync_folder=in_sync_folder)
    from briefings.editions.export import import_bag

    edition = import_bag(opened.archive, bag, by, now())
    if as_json:
        print_json("edition import", 0, (), {"edition": str(edition)})
        return
    click.echo(str(edition))
    say("taken in, the same byte for byte")
