"""`briefings edition export`: hand an edition over, to chosen audiences or whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from briefings.cli.edition.opened import edition_argument, now, open_archive
from briefings.cli.options import chosen, json_option
from briefings.cli.report import counted, print_json, say


@click.command(
    epilog="""\b
Examples:
  briefings edition export kremlin-negotiates/2025-07-22 -a press --to press.zip
  briefings edition export kremlin-negotiates/2025-07-22 --whole --to for-the-library
"""
)
@edition_argument
@click.option("-a", "--audience", "audiences", multiple=True, metavar="NAME", help="For this audience; repeatable.")
@click.option("--whole", is_flag=True, help="All audiences and the internal source, for another archive.")
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help="A new folder, or a .zip.")
@json_option
@click.pass_obj
def command(directory: Path, edition: str, audiences: Sequence[str], whole: bool, target: Path, as_json: bool) -> None:
    """Write a bag of EDITION that anybody can check with sha512sum."""
    if bool(audiences) == whole:
        raise click.UsageError("say for whom: -a AUDIENCE, or --whole for another archive")
    opened = open_archive(directory)
    entry = opened.entry(edition)
    from briefings.editions.export import export

    paths = export(opened.archive, entry, chosen(audiences, entry.audiences, "audience"), target, now())
    if as_json:
        print_json("edition export", 0, (), {"edition": str(entry.id), "to": str(target), "files": paths})
        return
    click.echo(str(target))
    say(f"{counted(len(paths), 'files')} of {entry.id}")
