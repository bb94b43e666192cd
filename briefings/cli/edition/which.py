"""`briefings edition which`: the edition a file in hand belongs to."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import open_archive
from briefings.cli.options import json_option
from briefings.cli.report import print_json
from briefings.editions.which import which


@click.command(epilog="\b\nExample:\n  briefings edition which ~/Downloads/brief.pdf")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.pass_obj
def command(directory: Path, file: Path, as_json: bool) -> int:
    """Tell which edition FILE is, by its bytes; exit code 1 when it is none."""
    opened = open_archive(directory)
    matches = which(opened.archive, opened.entries(), file)
    exit_code = 0 if matches else 1
    if as_json:
        told = [{"edition": str(one.entry.id), "path": one.path, "status": one.entry.status} for one in matches]
        print_json("edition which", exit_code, (), {"matches": told})
        return exit_code
    for match in matches:
        successor = f", replaced by {match.entry.successor}" if match.entry.successor else ""
        click.echo(f"{match.entry.id} ({match.entry.status}{successor}): {match.path}")
    if not matches:
        click.echo(f"{file} is no file of any edition here: it is a draft, or it was changed")
    return exit_code
