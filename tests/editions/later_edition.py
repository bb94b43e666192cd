"""A later edition of the example, made from it as its authors would make it.

Two probabilities moved, one scenario was split in two, the prose was revised,
a lever was dropped and a source added. Everything else is the example's.
"""

from __future__ import annotations

from pathlib import Path

from tests.workspaces import SUMMARY, change, copy_example

LATER_DATE = "2025-09-16"


def write_pair(folder: Path) -> tuple[Path, Path]:
    """Two workspaces: the example, and its later edition."""
    (folder / "first").mkdir(parents=True)
    (folder / "later").mkdir()
    first, later = copy_example(folder / "first"), copy_example(folder / "later")
    revise(later / "content" / SUMMARY)
    return first, later


def revise(seminar: Path) -> None:
    """Turn the example's seminar into its later edition, in place."""
    _revise_scenarios(seminar)
    change(seminar / "seminar.yaml", "  date: 2025-07-22", f"  date: {LATER_DATE}")
    change(seminar / "introduction.md", "the ", "the same ")
    _revise_levers(seminar / "levers.yaml")
    tactics = seminar / "tactics.yaml"
    tactics.write_text(_on_one_half(tactics.read_text(encoding="utf-8")), encoding="utf-8")
    with (seminar / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  - id: autumn-note\n    type: web\n    title: A note of the autumn\n    date: 2025-09-03\n")


def _revise_scenarios(seminar: Path) -> None:
    """Attrition at lower intensity 38 → 41; the world war 20 → 17; the brokered ceasefire 12 → 5 and 7."""
    table = seminar / "scenarios.csv"
    change(table, "military,38,", "military,41,")
    change(table, "military,20,", "military,17,")
    lines = table.read_text(encoding="utf-8").splitlines()
    (place,) = (n for n, line in enumerate(lines) if line.startswith("brokered-ceasefire,"))
    halves = [
        lines[place].replace("brokered-ceasefire,", f"{name},").replace("negotiated,12,", f"negotiated,{percent},")
        .replace("that both sides tolerate", words)
        for name, percent, words in (
            ("ceasefire-in-the-air", 5, "in the air and at sea"),
            ("ceasefire-on-the-line", 7, "along the line of contact"),
        )
    ]  # fmt: skip
    lines[place : place + 1] = halves
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    details = seminar / "scenarios.yaml"
    change(details, "  - id: brokered-ceasefire\n", _SPLIT)


_SPLIT = """\
  - id: ceasefire-in-the-air
    lineage: { relation: splits_from, ids: [brokered-ceasefire] }
    resolution: By December 31, 2026, a ceasefire in the air and at sea is in force and none on land.
  - id: ceasefire-on-the-line
    lineage: { relation: splits_from, ids: [brokered-ceasefire] }
"""


def _revise_levers(path: Path) -> None:
    """Drop the last lever; those that acted on the scenario that was split act on one half of it."""
    text = _on_one_half(path.read_text(encoding="utf-8"))
    path.write_text(text[: text.rindex("- id: ")].rstrip() + "\n", encoding="utf-8")


def _on_one_half(text: str) -> str:
    return text.replace("brokered-ceasefire", "ceasefire-on-the-line")
