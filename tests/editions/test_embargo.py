"""An embargo stands on every page, and until its end an edition waits."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefings.editions.catalogue import catalogue
from briefings.editions.embargo import is_embargoed
from briefings.editions.export import export
from briefings.editions.ledger import read_ledger
from briefings.editions.states import Entry, editions_of
from briefings.editions.store import file_edition
from briefings.errors import ArchiveRefusal, UsageError
from tests.cli.conftest import Run
from tests.cli.conftest import example as example
from tests.cli.conftest import run as run
from tests.editions.small import FIRST, archive_with, filing
from tests.seminars import edit, spoken, write_seminar
from tests.workspaces import SUMMARY, change

LIFT = "2025-07-22T21:01:00Z"
BEFORE, AFTER = "2025-07-22T21:00:59Z", LIFT
WORDS = "July 23, 2025, 00:01 UTC+3 (July 22, 2025, 21:01 UTC)"


def embargo(root: Path, moment: str) -> None:
    path = root / "content" / SUMMARY / "seminar.yaml"
    change(path, "  as_of: 2025-07-22\n", f"  as_of: 2025-07-22\n  embargo_until: {moment}\n")


def filed(folder: Path, early: tuple[str, ...] = ()) -> tuple[object, Entry]:
    archive = archive_with(folder)
    made = filing()
    (event,) = made.events
    told = {**event.facts, "embargo_until": LIFT, "before_embargo": early}
    file_edition(archive, replace(made, events=(replace(event, facts=told),)))
    (entry,) = editions_of(read_ledger(archive).events)
    return archive, entry


@pytest.mark.parametrize(
    ("at", "early", "waits"), [(BEFORE, (), True), (AFTER, (), False), (BEFORE, ("press",), False)]
)
def test_only_before_the_lift_and_only_for_others_an_edition_waits(
    tmp_path: Path, at: str, early: tuple[str, ...], waits: bool
) -> None:
    _, entry = filed(tmp_path, early)
    assert is_embargoed(entry, "press", at) is waits


def test_an_export_before_the_lift_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    archive, entry = filed(tmp_path)
    with pytest.raises(ArchiveRefusal) as refusal:
        export(archive, entry, ["press"], tmp_path / "bag", BEFORE)  # type: ignore[arg-type]
    assert refusal.value.exit_code == 3
    assert f"embargoed until {LIFT}" in str(refusal.value.problems[0])
    assert not (tmp_path / "bag").exists()


def test_a_catalogue_for_those_who_wait_does_not_list_it(tmp_path: Path) -> None:
    archive, _ = filed(tmp_path)
    with pytest.raises(UsageError):
        catalogue(archive, "press", BEFORE)  # type: ignore[arg-type]


def test_an_edition_without_an_embargo_never_waits(tmp_path: Path) -> None:
    (entry,) = editions_of(read_ledger(archive_with(tmp_path, FIRST)).events)
    assert not is_embargoed(entry, "press", "2000-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2025-07-23T00:01", "seminar.yaml:10:18: `2025-07-23T00:01` is not what is wanted here"),
        ("2025-07-23", "seminar.yaml:10:18: `2025-07-23` is not what is wanted here"),
        ("2025-07-33T00:01Z", "seminar.yaml:10:18: there is no moment 2025-07-33T00:01Z"),
    ],
)
def test_a_moment_without_a_zone_is_refused_at_its_place(tmp_path: Path, moment: str, said: str) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "seminar.yaml", "  as_of: 2025-07-22\n", f"  as_of: 2025-07-22\n  embargo_until: {moment}\n")
    assert [one for one in spoken(tmp_path) if one.startswith(said)]


def test_every_page_of_every_format_says_until_when(example: Path, run: Run) -> None:
    embargo(example, "2025-07-23T00:01+03:00")
    run("build", "kremlin-negotiates", "-a", "press", "-q")
    files = {path.suffix: path for path in (example / "build").rglob("kremlin*.*") if path.suffix != ".json"}
    pages = pypdfium2.PdfDocument(io.BytesIO(files[".pdf"].read_bytes()))
    said = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in pages]
    assert all(page.count(f"EMBARGO UNTIL {WORDS.upper()}") == 2 for page in said)
    assert f"Embargo until {WORDS}" in files[".html"].read_text(encoding="utf-8")
    assert f"Embargo until {WORDS.replace(',', '')}" in str(pages.get_metadata_dict()["Keywords"])


@pytest.mark.timeout(120)
def test_the_clock_of_the_command_line_decides(example: Path, run: Run) -> None:
    embargo(example, "2999-07-23T00:01+03:00")
    run("edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22")
    ended = run("edition", "export", "kremlin-negotiates/2025-07-22", "-a", "press", "--to", example / "bag")
    assert ended.exit_code == 3
    assert "embargoed until 2999-07-22T21:01:00Z" in ended.err
    whole = run("edition", "export", "kremlin-negotiates/2025-07-22", "--whole", "--to", example / "all", "--json")
    assert json.loads(whole.out)["edition"].endswith("2025-07-22")
