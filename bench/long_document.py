"""The example's Document, repeated: each size of the benchmark is made of it.

The example itself has seven scenario rows on about five pages. `repeated`
gives its blocks many times over, each copy with its own ids and notes and a
scenario table of five times seven rows, so that 20 copies make about 100
pages with 700 rows and 200 copies about 1,000 pages with 7,000.
"""

from __future__ import annotations

import pickle
import sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from briefings.content.audience import for_audience
from briefings.content.load import load_seminar
from briefings.content.workspace import find_workspace
from briefings.document.model import Caption, Document, Figure, Note, NoteReference, Picture, Table
from briefings.document.resolve import resolve
from briefings.templating.audiences import load_audience
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates

ROOT = Path(__file__).resolve().parent.parent
SEMINAR = "kremlin-negotiates"


def example() -> Document:
    workspace = find_workspace(ROOT)
    folder = next(folder for folder in workspace.seminars if folder.seminar == SEMINAR)
    search = TemplateSearch(None, shipped_templates())
    audience = load_audience("full", search)
    content = load_seminar(workspace, folder)
    return render_document(for_audience(content, audience.ceiling), audience, search, workspace.root)


def repeated(document: Document, copies: int) -> Document:
    """The blocks and notes `copies` times, resolved afresh; one copy is the document as it is."""
    if copies == 1:
        return document
    blocks: list[Any] = []
    notes: list[Note] = []
    for number in range(copies):
        blocks.extend(_renamed(block, f"c{number}-") for block in document.blocks)
        notes.extend(_renamed(note, f"c{number}-") for note in document.notes)
    return resolve(replace(document, blocks=tuple(blocks), notes=tuple(notes)))


def _renamed(node: Any, prefix: str) -> Any:
    """A copy of a tree whose ids and references begin with `prefix`."""
    if isinstance(node, tuple):
        return tuple(_renamed(child, prefix) for child in node)
    if not is_dataclass(node) or isinstance(node, Picture):
        return node
    changes = {field.name: _renamed(getattr(node, field.name), prefix) for field in fields(node)}
    for name in ("id", "target", "note"):
        if changes.get(name) and not str(changes[name]).startswith(("http", "mailto")):
            changes[name] = prefix + changes[name]
    if isinstance(node, Table | Figure) and isinstance(changes.get("caption"), Caption):
        changes["caption"] = replace(changes["caption"], number=0)
    if isinstance(node, Note | NoteReference):
        changes["number"] = 0
    if isinstance(node, Table) and "scenario" in node.id:
        changes["body"] = changes["body"] * 5
    return replace(node, **changes)


def main() -> None:
    """Write the pickled Document of so many copies to a file."""
    copies, target = int(sys.argv[1]), Path(sys.argv[2])
    target.write_bytes(pickle.dumps(repeated(example(), copies)))


if __name__ == "__main__":
    main()
