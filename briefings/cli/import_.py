"""`briefings import sources`: references from CSL-JSON or BibTeX into a register."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.report import counted, print_problems, say
from briefings.content.workspace import find_workspace, select_seminars
from briefings.errors import ContentError, Problem, UsageError, Where


@click.group(
    name="import",
    epilog="""\b
Examples:
  briefings import sources zotero.json black-sea
""",
)
def command() -> None:
    """Take over what other programs keep."""


@command.command(
    epilog="""\b
Examples:
  briefings import sources zotero.json black-sea
  briefings import sources library.bib winter-series/black-sea
"""
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("seminar", metavar="SEMINAR")
@click.pass_obj
def sources(directory: Path, file: Path, seminar: str) -> None:
    """Add the references of FILE (.json or .bib) to the sources of SEMINAR; what is there stays."""
    # Imported here, so that --help answers at once.
    from briefings.content.load import load_seminar
    from briefings.content.yaml_strict import decode_text
    from briefings.references import add_sources, read_bibtex, read_csl
    from briefings.staging import write_whole

    if not file.is_file():
        raise UsageError(Problem(Where(str(file)), "there is no such file"))
    if file.suffix.lower() not in (".json", ".bib"):
        raise UsageError(Problem(Where(str(file)), "references come as .json (CSL-JSON) or .bib (BibTeX)"))
    workspace = find_workspace(directory)
    (folder,) = select_seminars(workspace, [seminar])
    known = load_seminar(workspace, folder).sources
    read = read_csl if file.suffix.lower() == ".json" else read_bibtex
    register = folder.path / "sources.yaml"
    text = register.read_text(encoding="utf-8") if register.is_file() else ""
    exported, problems = decode_text(file.read_bytes(), file.as_posix())
    if problems:
        raise ContentError(problems)
    made = add_sources(text, known, read(exported, file.as_posix()))
    if made.added:
        write_whole(register, made.text.encode())
    print_problems(made.problems, workspace.root)
    for name in made.added:
        click.echo(name)
    say(f"{counted(len(made.added), 'sources')} added to {workspace.name_of(register)}")
