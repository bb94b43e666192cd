"""`briefings init`: a new workspace with a sample seminar in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from briefings.cli.report import say


@click.command(
    epilog="""\b
Examples:
  briefings init my-briefs
  briefings -C my-briefs build
"""
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def command(directory: Path, folder: Path) -> None:
    """Make a new workspace in DIR, which must be empty or not there yet."""
    # Imported here, so that --help answers at once.
    from briefings.content.model import Kind
    from briefings.starter import Beginning, start_workspace
    from briefings.templating.search import TemplateSearch, shipped_templates

    beginning = Beginning("sample-series", "first-seminar", "Our first seminar", Kind.SUMMARY, dt.date.today())
    seminar = start_workspace(directory / folder, TemplateSearch(None, shipped_templates()), beginning)
    click.echo(str(directory / folder))
    say(
        f"the sample is in {seminar.relative_to((directory / folder).resolve())}; build it: briefings -C {folder} build"
    )
