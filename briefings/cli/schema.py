"""`briefings schema`: what an editor needs to complete and check content files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefings.cli.options import chosen
from briefings.cli.report import say
from briefings.staging import reporting_disk_faults


@click.command(
    epilog="""\b
Examples:
  briefings schema                         one object with all schemas
  briefings schema seminar > seminar.json
  briefings schema --write content/.schemas

\b
Then tell the editor, at the head of a file:
  # yaml-language-server: $schema=../../.schemas/seminar.json
"""
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--write", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Write NAME.json files here.")
@click.option("--json", is_flag=True, hidden=True, expose_value=False, help="Schemas are JSON anyway.")
@click.pass_obj
def command(directory: Path, names: tuple[str, ...], folder: Path | None) -> None:
    """Print the JSON Schemas of the content files, or write them into a folder."""
    from briefings.content.schema import schemas  # loads the whole model, which --help does not need

    known = schemas()
    wanted = chosen(names, list(known), "schema") or tuple(known)
    if folder is None:
        single = known[wanted[0]] if len(wanted) == 1 else {name: known[name] for name in wanted}
        click.echo(json.dumps(single, ensure_ascii=False, indent=2))
        return
    with reporting_disk_faults(directory / folder):
        (directory / folder).mkdir(parents=True, exist_ok=True)
        for name in wanted:
            path = directory / folder / f"{name}.json"
            path.write_text(json.dumps(known[name], ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            click.echo(str(path))
    say("a YAML file names its schema in its first line: # yaml-language-server: $schema=PATH")
