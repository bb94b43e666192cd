"""`briefings edition verify`: read every byte of the archive and compare."""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.edition.opened import open_archive
from briefings.cli.options import json_option
from briefings.cli.report import counted, print_json, print_problems, say
from briefings.editions.verify import verify
from briefings.errors import DamageFound


@click.command(
    epilog="""\b
Examples:
  briefings edition verify
  briefings edition verify --anchor 3f1c…      a receipt that was kept elsewhere
"""
)
@click.option("--anchor", default="", metavar="DIGEST", help="A receipt of the ledger that was kept elsewhere.")
@json_option
@click.pass_obj
def command(directory: Path, anchor: str, as_json: bool) -> int:
    """Compare every byte, every edition and the ledger's chain with what was promised."""
    opened = open_archive(directory)
    findings = verify(opened.archive, anchor)
    exit_code = DamageFound.exit_code if findings.problems else 0
    if as_json:
        told = {"editions": findings.editions, "files_read": findings.files, "bytes_read": findings.size}
        print_json("edition verify", exit_code, findings.problems, {**told, "ledger": findings.tip})
        return exit_code
    print_problems(findings.problems, opened.archive.root)
    count = len(findings.problems)
    answer = f"DAMAGED: {counted(count, 'problems')}" if count else "whole"
    read = f"{counted(findings.editions, 'editions')}, {counted(findings.files, 'files')}"
    click.echo(f"{answer}: {read}, {findings.size} bytes read")
    say(f"receipt {findings.tip}")
    return exit_code
