"""Carry out the cases of a rule's page on the small seminar of the tests.

A YAML change replaces or adds top-level keys of its file (of the shipped one for
a template), any other replaces the whole file. What is reported is what `briefings check` or, where a rule
needs finished files, `briefings build` reports.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from briefings.checks import read_checked
from briefings.checks.rule_pages import Change
from briefings.cli.orders import make_order
from briefings.compare.previous import Previous
from briefings.content.workspace import find_workspace
from briefings.errors import Problem
from briefings.pipeline import build, check
from briefings.release import Guard, found_in_hand
from tests.scan.planted import add_part
from tests.seminars import FOLDER, write_seminar

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_KEY = re.compile(r"^(?=[\w-]+:)", re.MULTILINE)


def apply(root: Path, changes: tuple[Change, ...]) -> None:
    """Make the changes of a case in the seminar that stands in `root`."""
    for change in changes:
        path = _place(root, change.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        shipped = TEMPLATES / change.file.removeprefix("templates/")
        if change.file.startswith("templates/") and shipped.is_file():
            shutil.copyfile(shipped, path)
        is_keys = path.suffix == ".yaml" and path.exists()
        text = _with_keys(path.read_text(encoding="utf-8"), change.text) if is_keys else change.text
        path.write_text(text, encoding="utf-8")


def _place(root: Path, file: str) -> Path:
    if "/" in file:
        return root / file
    return root / ("content/river" if file in ("series.yaml", "people.yaml") else FOLDER) / file


def _with_keys(text: str, changed: str) -> str:
    old, new = (_by_key(one) for one in (text, changed))
    return "".join((old | new).values())


def _by_key(text: str) -> dict[str, str]:
    parts = [part if part.endswith("\n") else f"{part}\n" for part in _KEY.split(text) if part]
    return {part.partition(":")[0]: part for part in parts}


def reported(root: Path, changes: tuple[Change, ...], *, with_files: bool, follows: bool = False) -> list[Problem]:
    """What check (or build) says of the small seminar after the changes, for all audiences.

    `follows` makes it a later edition of the seminar as it was before the changes.
    """
    apply(write_seminar(root), changes)
    workspace = find_workspace(root)
    order = make_order(workspace, jobs=1)
    if follows:
        before = write_seminar(root.with_name(f"{root.name}-before"))
        order = replace(order, previous={"river/first": Previous("river-first/2025-07-23", "", before, "river/first")})
    outcomes = (build if with_files else check)(order, workspace.seminars)
    return [problem for outcome in outcomes for problem in outcome.problems]


def in_hand(root: Path, changes: tuple[Change, ...]) -> list[Problem]:
    """What a search of the participants' Word file says after the changes to its own parts, or to the workspace."""
    write_seminar(root)
    order = make_order(find_workspace(root), ["participants"], jobs=1)
    (outcome,) = build(replace(order, formats=("docx",)), order.workspace.seminars)
    assert not outcome.has_errors, outcome.problems
    (built,) = outcome.built
    for change in changes:
        if change.file.startswith(("word/", "customXml/")):
            built.path.write_bytes(add_part(built.path.read_bytes(), change.file, change.text.encode()))
        else:
            apply(root, (change,))
    later = make_order(find_workspace(root), ["participants"], jobs=1)
    (folder,) = later.workspace.seminars
    guard = Guard(later, read_checked(later.workspace, folder)[0], ())
    return list(found_in_hand(built.path, later.audiences[0], guard)[1])
