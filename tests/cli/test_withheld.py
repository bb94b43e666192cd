"""Who may see what, from the command line to the finished page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading_back import read_docx, read_html, read_pdf
from tests.workspaces import ROOT, SUMMARY, change


def test_a_passage_reaches_only_its_circle(run: Run, example: Path) -> None:
    place = example / "content" / SUMMARY / "seminar.yaml"
    text = place.read_text(encoding="utf-8")
    start = text.index("\n", text.index("\nstandfirst: ") + 1) + 1
    assert text[start:].startswith("  ")
    passage = "  [Quicksilver ]{.organisers}[Saltpetre ]{.participants}"
    place.write_text(text[:start] + passage + text[start:].lstrip(" "), encoding="utf-8")
    ended = run("build", SUMMARY, "-f", "html")
    assert ended.exit_code == 0
    pages = {Path(name).parent.name: (example / name).read_text(encoding="utf-8") for name in ended.out.splitlines()}
    assert not any("Quicksilver" in page or "{.participants" in page for page in pages.values())
    assert "Saltpetre" in pages["participants"]
    assert "Saltpetre" not in pages["full"] + pages["press"]


def test_unset_visibility_stops_a_public_build_and_writes_nothing(run: Run, example: Path) -> None:
    line, _ = change(example / "content" / SUMMARY / "conclusions.md", "---\nvisibility: public\n---\n", "")
    ended = run("build", SUMMARY, "-a", "press", "-f", "html")
    assert ended.exit_code == 1
    assert (
        f"content/{SUMMARY}/conclusions.md:{line}:1: error: this file does not say who may see it [AUD-01]" in ended.err
    )
    assert not list(example.glob("build/**/*.html"))


def _unknown_audience(example: Path) -> str:
    del example
    return "templates/audiences/pres.yaml: error: there is no audience `pres`\n  hint: did you mean `press`?"


def _unset_visibility(example: Path) -> str:
    line, _ = change(example / "content" / SUMMARY / "tactics.yaml", "\n    visibility: public", "")
    return f"content/{SUMMARY}/tactics.yaml:{line}:5: error: `exhaustion` does not say who may see it [AUD-01]"


def _missing_consent(example: Path) -> str:
    change(example / "content/strategic-competition/people.yaml", "named_as_presenter", "photo")
    return f"content/{SUMMARY}/seminar.yaml:16:14: error: `osmolovska` is named here; no consent"


def _unknown_marking(example: Path) -> str:
    shipped = (ROOT / "templates/audiences/press.yaml").read_text(encoding="utf-8")
    own = example / "templates/audiences/press.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(f"marking: For everyone\n{shipped}", encoding="utf-8")
    return "templates/audiences/press.yaml:1:10: error: `For everyone` is not a label"


@pytest.mark.parametrize("spoil", [_unknown_audience, _unset_visibility, _missing_consent, _unknown_marking])
def test_a_build_for_somebody_unclear_ends_with_1_names_the_place_and_writes_nothing(
    run: Run, example: Path, spoil: Callable[[Path], str]
) -> None:
    expected = spoil(example)
    ended = run("build", SUMMARY, "-a", "pres" if spoil is _unknown_audience else "press")
    assert expected in ended.err
    assert ended.exit_code == 1
    assert ended.out == ""
    assert not [path for path in example.rglob("*") if path.suffix in (".docx", ".pdf", ".html")]


def test_the_same_build_writes_all_formats_when_nothing_is_unclear(run: Run, example: Path) -> None:
    ended = run("build", SUMMARY, "-a", "press")
    assert ended.exit_code == 0
    assert {Path(name).suffix for name in ended.out.splitlines()} == {".docx", ".pdf", ".html"}


def test_an_unknown_marking_is_refused_with_the_label_that_was_meant(run: Run, example: Path) -> None:
    change(example / "content/strategic-competition/series.yaml", "marking_scheme: house", "marking_scheme: tlp")
    _eject(example, "participants", 'marking: "TLP:WHITE"')
    ended = run("build", SUMMARY, "-a", "participants", "-f", "html")
    assert ended.exit_code == 1
    assert "participants.yaml:6:10: error: `TLP:WHITE` is not a label of the Traffic Light" in ended.err
    assert "hint: write `TLP:CLEAR`" in ended.err
    assert not list(example.glob("build/**/*.html"))


def test_classified_material_is_refused_under_any_scheme(run: Run, example: Path) -> None:
    _eject(example, "participants", "marking: Secret")
    ended = run("build", SUMMARY, "-a", "participants", "-f", "html")
    assert ended.exit_code == 1
    assert "[MRK-05]" in ended.err


def test_a_brief_is_not_marked_below_what_is_in_it(run: Run, example: Path) -> None:
    tactics = example / "content" / SUMMARY / "tactics.yaml"
    text = tactics.read_text(encoding="utf-8")
    tactics.write_text(text.replace("visibility: public", "visibility: participants\n    marking: For organisers", 1))
    ended = run("build", SUMMARY, "-a", "participants", "-f", "html")
    assert ended.exit_code == 1
    assert "the brief for `participants` is `For participants` [MRK-01]" in ended.err


def test_a_marking_stands_in_the_metadata_too(run: Run, example: Path) -> None:
    (page,) = run("build", SUMMARY, "-a", "participants", "-f", "html").out.splitlines()
    head = (example / page).read_text(encoding="utf-8").split("</head>")[0]
    assert "For participants" in head


def test_a_person_without_consent_is_refused_at_the_name(run: Run, example: Path) -> None:
    people = example / "content/strategic-competition/people.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(
        text.replace("granted_on: 2025-07-22", "granted_on: 2025-07-21\n        revoked_on: 2025-07-22", 1)
    )
    ended = run("build", SUMMARY, "-f", "html")
    assert ended.exit_code == 1
    assert f"content/{SUMMARY}/seminar.yaml:15:11: error: `osmolovska` is named here" in ended.err
    assert "[CHR-01]" in ended.err
    assert not list(example.glob("build/**/*.html"))


def _eject(example: Path, audience: str, marking: str) -> None:
    shipped = ROOT / f"templates/audiences/{audience}.yaml"
    own = example / f"templates/audiences/{audience}.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(re.sub(r"marking: .*", marking, shipped.read_text(encoding="utf-8")), encoding="utf-8")


READERS = {".docx": read_docx, ".pdf": read_pdf, ".html": read_html}


def words_of(path: Path) -> str:
    return READERS[path.suffix](path.read_bytes()).squeezed()


def test_a_variant_changes_one_audience_in_all_formats(run: Run, example: Path) -> None:
    tactics = example / "content" / SUMMARY / "tactics.yaml"
    change(
        tactics, "    name: Exhaustion by length", "    variants: {press: {form: omit}}\n    name: Exhaustion by length"
    )
    change(
        tactics,
        "  - id: brevity\n",
        "  - id: brevity\n    variants: {press: {replace: {name: Terse talk}}, participants: {form: short}}\n",
    )
    ended = run("build", SUMMARY, "-a", "press", "-a", "participants")
    assert ended.exit_code == 0, ended.err
    said = {(Path(name).parent.name, Path(name).suffix): words_of(example / name) for name in ended.out.splitlines()}
    for form in (".docx", ".pdf", ".html"):
        assert "Exhaustionbylength" in said["participants", form]
        assert "Exhaustionbylength" not in said["press", form]
        assert "Tersetalk" in said["press", form]
        assert "Tersetalk" not in said["participants", form]


def test_a_variant_for_an_unknown_audience_stops_the_build(run: Run, example: Path) -> None:
    tactics = example / "content" / SUMMARY / "tactics.yaml"
    change(
        tactics, "    name: Exhaustion by length", "    variants: {pres: {form: omit}}\n    name: Exhaustion by length"
    )
    ended = run("build", SUMMARY, "-f", "html")
    assert ended.exit_code == 1
    assert f"content/{SUMMARY}/tactics.yaml:6:22: error: there is no audience `pres` [AUD-05]" in ended.err
    assert "did you mean `press`?" in ended.err


def test_an_audience_may_get_the_short_form_of_everything(run: Run, example: Path) -> None:
    own = example / "templates/audiences/leaflet.yaml"
    own.parent.mkdir(parents=True)
    full = (ROOT / "templates/audiences/full.yaml").read_text(encoding="utf-8")
    own.write_text(f"form: short\n{full}", encoding="utf-8")
    ended = run("build", SUMMARY, "-a", "leaflet", "-a", "full", "-f", "html")
    said = {Path(name).parent.name: words_of(example / name) for name in ended.out.splitlines()}
    assert "AUD-04" not in ended.err
    assert "Enablefunctionaldefeatsonland" in said["leaflet"]
    assert "Enablefunctionaldefeatsonland" not in said["full"]
    assert len(said["leaflet"]) < 0.85 * len(said["full"])
