"""A small, sound seminar written to disk, for tests that break it in one place.

`write_seminar` writes every file of it; a test replaces some text in some
file and looks at what is reported. Nothing here knows the package's parsers.
"""

from __future__ import annotations

from pathlib import Path

from briefings.checks import read_checked
from briefings.content.load import Reading, read_seminar
from briefings.content.workspace import find_workspace
from briefings.errors import ContentError, Problem

FOLDER = "content/river/first"
FILES = {
    "content/river/series.yaml": """\
name: River Series
masthead: The River
organisation:
  name: River Institute
language: en-US
disclaimer: |
  The views are the authors' own.
""",
    "content/river/people.yaml": """\
people:
  - id: ada
    name: Ada Löve
    sort_name: Löve, Ada
    email: ada@private.example
    public_email: ada@river.example
    bio: |
      Writes about rivers.
    consents:
      - scope: [named_as_author]
        granted_on: 2025-07-01
        evidence: letter of 1 July
""",
    f"{FOLDER}/seminar.yaml": """\
title: How the river runs
ordinal: 1
date: 2025-07-22
format: virtual
regime: chatham_house
edition:
  kind: summary
  date: 2025-07-23
  as_of: 2025-07-22
authors: [ada]
standfirst: |
  What the river does, as of {{ edition.as_of }}. The Chatham House Rule was kept.
bottom_line: |
  The river floods: {{ scenarios.total("flood") | percent }}.
disclosures: {funding: The river fund, conflicts: none, ai_use: none}
""",
    f"{FOLDER}/introduction.md": """\
---
visibility: public
---
The river has a source [@atlas].

It also has a mouth.
""",
    f"{FOLDER}/conclusions.md": "It runs on.\n",
    f"{FOLDER}/features.yaml": """\
features:
  - id: depth
    visibility: public
    heading: Deep water
    claim: The river is deep.
    body: |
      Deeper than *most*.
    sources: [atlas]
  - id: secret
    heading: A secret ford
    claim: Few know the ford.
""",
    f"{FOLDER}/tactics.yaml": """\
tactics:
  - id: dams
    visibility: participants
    name: Dams
    summary: They build dams.
    examples:
      - event: The great dam
        date: 2024-05
        sources: [atlas]
    scenarios: [high, low]
""",
    f"{FOLDER}/scenarios.csv": """\
id,label,class,probability,behaviours,visibility
high,High flood,flood,38,"Water rises, fast | People leave",public
mid,Some flood,flood,32,Water stands,public
low,No flood,dry,30,,public
""",
    f"{FOLDER}/scenarios.yaml": """\
id: floods-2025
title: Floods to come
classes:
  - id: flood
    label: Flood scenarios
  - id: dry
    label: Dry outcomes
horizon:
  first: "2025"
  last: "2026"
source: atlas
scenarios:
  - id: high
    resolution: The gauge passes nine metres.
    indicators: [Rain in May]
  - id: mid
    resolution: The gauge stays between seven and nine metres.
  - id: low
    resolution: The gauge never reaches seven metres.
""",
    f"{FOLDER}/levers.yaml": """\
levers:
  - id: dykes
    visibility: public
    title: Raise the dykes
    actor: The council
    instrument: [economic]
    action: Raise every dyke by a metre
    target: The lower bank
    mechanism: Water stays in its bed
    acts_on:
      - {scenario: high, direction: lowers}
    horizon: years
    risk: The far bank floods instead
    reversibility: costly
    indicators: [The gauge stays below the crown]
  - id: boats
    visibility: public
    title: Buy boats
    actor: The council
    instrument: [economic]
    action: Buy a boat for every house
    target: The lower bank
    mechanism: People leave in time
    acts_on:
      - {scenario: mid, direction: shapes}
      - {scenario: low, direction: shapes}
    horizon: months
    risk: Nobody rows
    reversibility: reversible
    indicators: [Boats are moored by May]
""",
    f"{FOLDER}/sources.yaml": """\
sources:
  - id: atlas
    type: book
    author: Jo Map
    title: Atlas of rivers
    publisher: Chart House
    date: "2020"
    url: https://atlas.example/rivers
""",
}


def write_seminar(root: Path) -> Path:
    """Write the sound seminar into `root`."""
    for name, text in FILES.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace the one place of `old` in a file of the seminar, or of the series."""
    path = root / (f"content/river/{name}" if name in ("series.yaml", "people.yaml") else f"{FOLDER}/{name}")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def read(root: Path) -> Reading:
    """What the loader says of the seminar."""
    workspace = find_workspace(root)
    return read_seminar(workspace, workspace.seminars[0])


def findings(root: Path) -> list[Problem]:
    """What loader and rules say of the seminar."""
    workspace = find_workspace(root)
    try:
        return list(read_checked(workspace, workspace.seminars[0])[1])
    except ContentError as error:
        return list(error.problems)


def spoken(root: Path) -> list[str]:
    """The findings as `file:line:column: words`, with the folder left out."""
    return [f"{one.where}: {one.what}".removeprefix(f"{FOLDER}/") for one in findings(root)]
