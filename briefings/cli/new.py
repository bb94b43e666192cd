"""`briefings new`: a seminar to write on, which checks and builds at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from briefings.cli.report import say
from briefings.content.workspace import find_workspace
from briefings.errors import Problem, UsageError, Where


@click.command(
    epilog="""\b
Examples:
  briefings new winter-series/black-sea --title "The Black Sea after the Truce"
  briefings new winter-series/black-sea-again --kind read-ahead --date 2026-02-10
"""
)
@click.argument("name", metavar="SERIES/SEMINAR")
@click.option("--title", metavar="TEXT", help="Its title; made from its name unless told.")
@click.option("--kind", type=click.Choice(["summary", "read-ahead"]), default="summary", help="After or before it.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Its day; today unless told.")
@click.pass_obj
def command(directory: Path, name: str, title: str | None, kind: str, date: dt.datetime | None) -> None:
    """Start a seminar, and its series when that is new."""
    # Imported here, so that --help answers at once.
    from briefings.content.model import Kind
    from briefings.starter import Beginning, start_seminar
    from briefings.templating.search import TemplateSearch, shipped_templates

    series, slash, seminar = name.strip("/").partition("/")
    if not slash or "/" in seminar:
        raise UsageError(Problem(Where(""), f"`{name}` is not of the form SERIES/SEMINAR", "winter-series/black-sea"))
    workspace = find_workspace(directory)
    day = date.date() if date else dt.date.today()
    title = title if title is not None else seminar.replace("-", " ").capitalize()
    beginning = Beginning(series, seminar, title, Kind(kind.replace("-", "_")), day)
    folder = start_seminar(workspace, TemplateSearch(workspace.templates, shipped_templates()), beginning)
    click.echo(workspace.name_of(folder))
    say(f"write in its files, then: briefings check {seminar} && briefings build {seminar}")
