"""`briefings templates`: what gives briefs their shape, and copies of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from briefings.cli.options import json_option
from briefings.cli.report import print_json, say
from briefings.content.nearest import did_you_mean
from briefings.content.workspace import Workspace, find_workspace
from briefings.errors import Problem, UsageError, Where
from briefings.staging import reporting_disk_faults
from briefings.templating.search import TemplateSearch, shipped_templates


@click.group(
    epilog="""\b
Examples:
  briefings templates list
  briefings templates eject audiences/press.yaml
  briefings templates eject themes/house      the whole folder
"""
)
def command() -> None:
    """List what gives briefs their shape, or take a copy of it."""


@command.command("list", epilog="\b\nExamples:\n  briefings templates list")
@json_option
@click.pass_obj
def list_templates(directory: Path, as_json: bool) -> None:
    """List all templates, audiences and themes; `*` marks your own."""
    search = _search(find_workspace(directory))
    own = {name: search.is_overridden(name) for name in _names(search)}
    if as_json:
        print_json("templates list", 0, (), {"templates": [{"name": name, "is_own": own[name]} for name in own]})
        return
    for name, is_own in own.items():
        click.echo(f"{'*' if is_own else ' '} {name}")


@command.command("eject", epilog="\b\nExamples:\n  briefings templates eject base.html.j2")
@click.argument("name")
@click.pass_obj
def eject(directory: Path, name: str) -> None:
    """Copy a shipped template, or a folder of them, into your workspace, where it wins."""
    workspace = find_workspace(directory)
    search = _search(workspace)
    wanted = [one for one in _names(search) if one == name or one.startswith(f"{name.rstrip('/')}/")]
    if not wanted:
        raise UsageError(Problem(Where(""), f"there is no template `{name}`", did_you_mean(name, _names(search))))
    own = workspace.templates or workspace.root / "templates"
    taken = [own / one for one in wanted if (own / one).exists()]
    if taken:
        hint = "remove yours to start again from the shipped one"
        raise UsageError(Problem(Where(workspace.name_of(path)), "this is your own already", hint) for path in taken)
    for one in wanted:
        with reporting_disk_faults(own / one):
            (own / one).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(search.shipped / one, own / one)
        click.echo(workspace.name_of(own / one))
    say("your copy wins from now on")


def _search(workspace: Workspace) -> TemplateSearch:
    return TemplateSearch(workspace.templates, shipped_templates())


def _names(search: TemplateSearch) -> list[str]:
    return [name for name in search.names() if not name.endswith("README.md")]
