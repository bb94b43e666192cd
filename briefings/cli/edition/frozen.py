"""Freezing for a command, and what it says when it is done."""

from __future__ import annotations

import click

from briefings.cli.edition.opened import Opened
from briefings.cli.report import counted, print_json, print_problems, say
from briefings.content.workspace import SeminarFolder
from briefings.editions.freeze import Request, freeze
from briefings.lanes import cores
from briefings.templating.search import shipped_templates


def freeze_and_print(opened: Opened, folder: SeminarFolder, request: Request, as_json: bool, command: str) -> None:
    """Freeze an edition and print its name and its receipt."""
    frozen = freeze(opened.archive, opened.workspace, folder, shipped_templates(), request, cores())
    if as_json:
        told = {"edition": str(frozen.edition), "audiences": frozen.audiences, "files": frozen.files}
        print_json(command, 0, frozen.problems, {**told, "ledger": frozen.tip})
        return
    print_problems(frozen.problems, opened.workspace.root)
    click.echo(str(frozen.edition))
    files, audiences = counted(len(frozen.files), "files"), counted(len(frozen.audiences), "audiences")
    say(f"{files} for {audiences} frozen, never to change")
    say(f"receipt {frozen.tip}")
