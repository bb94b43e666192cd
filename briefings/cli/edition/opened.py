"""What the commands on editions share: the archive, the edition meant, the clock.

Opening the archive repairs what a crash left behind and says so. The clock
is read here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from briefings.cli.report import say
from briefings.content.workspace import Workspace, find_workspace
from briefings.editions.archive import Archive, refuse_sync_folder
from briefings.editions.ledger import sound_ledger
from briefings.editions.recovery import recover
from briefings.editions.states import Entry, editions_of, find

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive that is ready to be used."""

    workspace: Workspace
    archive: Archive

    def entries(self) -> tuple[Entry, ...]:
        """All editions.

        Raises: DamageFound when the ledger's chain is broken.
        """
        return editions_of(sound_ledger(self.archive).events)

    def entry(self, name: str) -> Entry:
        return find(self.entries(), name)


def open_archive(directory: Path, *, to_write: bool = False, in_sync_folder: bool = False) -> Opened:
    """The archive of the workspace, repaired where a crash made that necessary."""
    workspace = find_workspace(directory)
    if to_write and not in_sync_folder:
        refuse_sync_folder(workspace.archive)
    archive = Archive(workspace.archive)
    for note in recover(archive):
        say(f"archive: {note}")
    return Opened(workspace, archive)


def now() -> str:
    """The time, as the archive writes it."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_option(command: Command) -> Command:
    text = "Who does it; your name on this machine unless told."
    return click.option("--by", default=_own_name, metavar="NAME", help=text)(command)


def sync_option(command: Command) -> Command:
    text = "Write even where a program synchronises the folder."
    return click.option("--in-sync-folder", is_flag=True, help=text)(command)


def edition_argument(command: Command) -> Command:
    return click.argument("edition", metavar="EDITION")(command)


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
