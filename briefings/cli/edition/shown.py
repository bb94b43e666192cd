"""How editions are printed: as a table for people, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefings.editions.states import Entry


def entry_json(entry: Entry) -> dict[str, object]:
    """One edition for a program; the shape is described in docs/editions.md."""
    return {
        "edition": str(entry.id),
        "folder": entry.id.folder,
        "date": entry.id.date.isoformat(),
        "status": entry.status,
        "successor": entry.successor or None,
        "reason": entry.reason or None,
        "frozen_at": entry.frozen_at,
        "by": entry.by,
        **{key: fact for key, fact in entry.facts.items() if key not in ("files",)},
        "files": entry.facts.get("files", []),
    }


def print_entries(entries: Iterable[Entry]) -> None:
    """Print a table: name, status, audiences, title."""
    rows = [(str(one.id), one.status, ", ".join(one.audiences), str(one.facts.get("title", ""))) for one in entries]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[3]]).rstrip())


def print_entry(entry: Entry) -> None:
    """Print everything about one edition."""
    facts = entry.facts
    lines = {
        "edition": entry.id,
        "title": facts.get("title"),
        "seminar": f"{facts.get('series')}/{facts.get('seminar')}",
        "status": entry.status + (f" by {entry.successor}" if entry.successor else ""),
        "reason": entry.reason,
        "as of": facts.get("as_of"),
        "frozen": f"{entry.frozen_at} by {entry.by}",
        "corrects": facts.get("corrects"),
        "change": ": ".join(filter(None, (str(facts.get("change_class", "")), str(facts.get("change_note", ""))))),
        "note": facts.get("note"),
        "content": facts.get("content_digest"),
    }
    for name, text in lines.items():
        if text:
            click.echo(f"{name:<9} {text}")
    files = facts.get("files", ())
    for path in files if isinstance(files, list | tuple) else ():
        click.echo(f"{'file':<9} {path}")
    for event in entry.events:
        click.echo(f"{'event':<9} {event.at} {event.event} by {event.by}")
