"""`briefings edition catalogue`: the archive as a web page for one audience."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import now, open_archive
from briefings.cli.options import json_option
from briefings.cli.orders import make_order
from briefings.cli.report import counted, print_json, say


@click.command(
    epilog="""\b
Examples:
  briefings edition catalogue -a press --to build/catalogue
"""
)
@click.option("-a", "--audience", metavar="NAME", required=True, help="Whose editions and files it shows.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), required=True, help="A new folder, or an old catalogue."
)
@click.option("--theme", metavar="NAME", default="house", show_default=True, help="How the page looks.")
@json_option
@click.pass_obj
def command(directory: Path, audience: str, target: Path, theme: str, as_json: bool) -> None:
    """Write a web page of the archive with the files for one audience, and nothing wider."""
    opened = open_archive(directory)
    from briefings.editions.catalogue import catalogue
    from briefings.editions.catalogue_site import PAGE, write_catalogue

    made = catalogue(opened.archive, audience, now())
    write_catalogue(made, make_order(opened.workspace, jobs=1).search, target, theme)
    count = sum(len(shelf.editions) for shelf in made.shelves)
    if as_json:
        files = [file.place for file in made.files]
        print_json("edition catalogue", 0, (), {"page": str(target / PAGE), "editions": count, "files": files})
        return
    click.echo(str(target / PAGE))
    say(f"{counted(count, 'editions')} for {audience}, {counted(len(made.files), 'files')}")
