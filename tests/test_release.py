"""No file is released when one of a seminar holds what its audience may not see."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefings import drafts, pipeline
from briefings.cli.orders import make_order
from briefings.content.audience import for_audience
from briefings.content.model import Content, Visibility
from briefings.content.workspace import find_workspace
from briefings.document.model import Document
from briefings.order import Outcome
from briefings.pipeline import build
from briefings.writers.formats import writer_of
from tests.seminars import FOLDER, edit, write_seminar
from tests.workspaces import ROOT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small seminar, with nothing that a public build refuses."""
    root = write_seminar(tmp_path)
    edit(root, "conclusions.md", "It runs on.", "---\nvisibility: public\n---\nIt runs on.")
    edit(root, "features.yaml", "id: secret", "id: secret\n    visibility: organisers")
    return root


def built(root: Path, *audiences: str, jobs: int = 1) -> Outcome:
    workspace = find_workspace(root)
    (outcome,) = build(make_order(workspace, audiences or ["press"], jobs=jobs), workspace.seminars)
    return outcome


def everything(content: Content, ceiling: Visibility) -> Content:
    """A filter that lets everything through."""
    return for_audience(content, Visibility.ORGANISERS)


def with_participant(root: Path, name: str) -> None:
    (root / FOLDER / "participants.yaml").write_text(f"participants:\n  - name: {name}\n", encoding="utf-8")


def test_a_participant_named_in_the_text_stops_the_release_and_is_not_named_in_the_message(small: Path) -> None:
    with_participant(small, "Orsolya Fenwright")
    edit(small, "introduction.md", "It also has a mouth.", "It also has a mouth near Orsólya Fenwright’s mill.")
    outcome = built(small, "full")
    found = [one for one in outcome.problems if one.rule == "CHR-04"]
    assert found, outcome.problems
    assert {one.what.split(" found in ")[0] for one in found} == {"1 protected text"}
    assert {one.what.split(" of ")[0].rpartition(" ")[2] for one in found} == {"docx", "pdf", "html"}
    assert all(one.what.endswith("nothing was released") for one in found)
    assert "enwright" not in str(found)
    assert not [path for path in small.glob("build/**/*") if path.suffix in (".docx", ".pdf", ".html")]


def test_what_the_filter_forgets_the_scan_finds(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not built(small, "full", "press").has_errors
    monkeypatch.setattr(pipeline, "for_audience", everything)
    edit(small, "features.yaml", "Few know the ford.", "Few know the ford above the mill.")
    outcome = built(small, "full")
    assert {one.rule for one in outcome.problems if one.severity == "error"} == {"CHR-04"}


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_writer_that_forgets_the_banner_releases_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def forgetful(name: str) -> Callable[..., bytes]:
        write = writer_of(name)

        def without_banner(document: Document, *rest: object) -> bytes:
            lost = replace(document, furniture=replace(document.furniture, marking=""))
            return write(lost if name == form else document, *rest)  # type: ignore[arg-type]

        return without_banner

    monkeypatch.setattr(drafts, "writer_of", forgetful)
    outcome = built(small, "participants")
    errors = [one for one in outcome.problems if one.severity == "error"]
    assert {one.rule for one in errors} == {"MRK-02"}
    assert all(one.what.startswith(f"the {form} of `participants`") for one in errors)
    assert not outcome.built


def test_a_banner_of_two_lines_is_found_on_every_page(small: Path) -> None:
    own = small / "templates" / "audiences" / "participants.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "templates" / "audiences" / "participants.yaml").read_text(encoding="utf-8")
    long = (
        "For participants and for those of their offices whom they have told how it is to be handled and kept until "
        * 2
    )
    own.write_text(text.replace("marking: For participants", f"marking: {long.strip()}"), encoding="utf-8")
    assert [one for one in built(small, "participants").problems if one.rule == "MRK-02"] == []


def test_files_of_before_stay_when_a_release_is_stopped(small: Path) -> None:
    before = {one.path: one.path.read_bytes() for one in built(small, "full").built}
    with_participant(small, "Orsolya Fenwright")
    edit(small, "introduction.md", "It also has a mouth.", "Orsolya Fenwright knows its mouth.")
    assert built(small, "full").has_errors
    assert {path: path.read_bytes() for path in before} == before


def _surname(root: Path) -> None:
    edit(root, "introduction.md", "It also has a mouth.", "It also has a mouth, as Löve says.")


def _own_words(root: Path) -> None:
    edit(root, "features.yaml", "Few know the ford.", "The river is deep.")


@pytest.mark.parametrize("change", [_surname, _own_words])
def test_what_the_audience_reads_anyway_is_no_leak(small: Path, change: Callable[[Path], None]) -> None:
    change(small)
    outcome = built(small, "full", "press")
    assert not outcome.has_errors, outcome.problems


def test_the_build_record_says_what_was_searched_and_no_protected_text(small: Path) -> None:
    with_participant(small, "Orsolya Fenwright")
    edit(small, "features.yaml", "Few know the ford.", "The river is deep.")
    outcome = built(small, jobs=2)
    record = (small / "build/.cache/river/first.json").read_text(encoding="utf-8")
    searches = json.loads(record)["searches"]
    assert set(searches) == {"press/docx", "press/pdf", "press/html"}
    assert {one.sha256 for one in outcome.built} == {one["sha256"] for one in searches.values()}
    assert all(one["hits"] == 0 and one["words"] > 200 for one in searches.values())
    assert searches["press/pdf"]["protected"]["participant"] == 3
    assert searches["press/pdf"]["protected"]["e-mail"] == 1
    assert searches["press/pdf"]["set_aside"]
    assert "Fenwright" not in record
    assert "ada@private" not in record
