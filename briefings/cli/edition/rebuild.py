"""`briefings edition rebuild --check`: would the same come out today?"""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import edition_argument, open_archive
from briefings.cli.options import json_option
from briefings.cli.report import print_json, say


@click.command(epilog="\b\nExample:\n  briefings edition rebuild kremlin-negotiates/2025-07-22 --check")
@edition_argument
@click.option(
    "--check", "only_compare", is_flag=True, required=True, help="Compare; a frozen edition is never written."
)
@json_option
@click.pass_obj
def command(directory: Path, edition: str, only_compare: bool, as_json: bool) -> int:
    """Render EDITION again from its kept source, in a scratch folder, and compare."""
    if not only_compare:
        raise click.UsageError("a frozen edition is never made again in its place: say --check")
    opened = open_archive(directory)
    entry = opened.entry(edition)
    from briefings.editions.rebuild import DIFFERS, rebuild
    from briefings.lanes import cores

    original = opened.entry(str(entry.facts["corrects"])) if entry.facts.get("corrects") else None
    rebuilt = rebuild(opened.archive, entry, original, cores())
    exit_code = 1 if rebuilt.answer == DIFFERS else 0
    if as_json:
        files = [{"path": file.path, "answer": file.answer} for file in rebuilt.files]
        told = {"edition": str(entry.id), "answer": rebuilt.answer, "files": files}
        print_json("edition rebuild", exit_code, (), {**told, "surroundings": rebuilt.surroundings})
        return exit_code
    for file in rebuilt.files:
        click.echo(f"{file.answer}: {file.path}")
    for change in rebuilt.surroundings:
        say(f"since then: {change}")
    return exit_code
