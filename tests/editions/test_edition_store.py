"""The commit of an edition: wholly, once, or not at all, whatever happens."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.editions.archive import Archive, refuse_sync_folder
from briefings.editions.ledger import Event, read_ledger
from briefings.editions.locks import writing
from briefings.editions.recovery import recover
from briefings.editions.store import file_edition, record_event
from briefings.editions.verify import verify
from briefings.errors import ArchiveRefusal, EnvironmentFault
from tests.editions.small import AT, FIRST, LATER, archive_with, filing, is_valid_for_others, tree

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("staged", "intended", "renamed", "recorded")


def _crashes(what: str, folder: Path, count: int) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.editions.crashes", what, str(folder), str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def _forced_exit(archive: Archive, step: str) -> None:
    """Freeze in another process that ends at a step, as if the power had gone."""
    script = (
        "import os, sys; from pathlib import Path; from briefings.editions.archive import Archive;"
        "from briefings.editions.store import file_edition; from tests.editions.small import LATER, filing;"
        "file_edition(Archive(Path(sys.argv[1])), filing(LATER), lambda s: os._exit(9) if s == sys.argv[2] else None)"
    )
    command = [sys.executable, "-W", "ignore", "-c", script, str(archive.root), step]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9


def test_a_frozen_edition_is_valid_for_a_validator_that_is_not_ours(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST, LATER)
    assert [is_valid_for_others(archive.objects / one.folder) for one in (FIRST, LATER)] == [True, True]
    assert verify(archive).problems == []


def test_the_files_of_a_frozen_edition_are_read_only(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    modes = {path.stat().st_mode & 0o222 for path in (archive.objects / FIRST.folder).rglob("*") if path.is_file()}
    assert modes == {0}


def test_an_edition_is_never_replaced(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    before = tree(archive.objects)
    with pytest.raises(ArchiveRefusal, match="never changes"):
        file_edition(archive, filing(FIRST, size=900))
    assert tree(archive.objects) == before
    assert list(archive.work.iterdir()) == []


def test_an_empty_folder_of_that_name_is_not_taken_over(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    (archive.objects / LATER.folder).mkdir()
    with pytest.raises(ArchiveRefusal):
        file_edition(archive, filing(LATER))


@pytest.mark.timeout(120)
def test_two_hundred_kills_at_random_moments_lose_and_tear_nothing(tmp_path: Path) -> None:
    seen = _crashes("kill", tmp_path / "archive", 200)
    assert seen["faults"] == []
    assert seen["left"] == []
    assert int(str(seen.get("killed", 0))) > 50


@pytest.mark.timeout(120)
def test_of_six_writers_of_one_edition_exactly_one_wins(tmp_path: Path) -> None:
    seen = _crashes("race", tmp_path / "archive", 8)
    assert seen == {"winners": {"1": 8}, "faults": [], "left": []}


@pytest.mark.parametrize("step", STEPS)
def test_a_process_that_ends_at_a_step_leaves_an_archive_that_repairs_itself(step: str, tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    _forced_exit(archive, step)
    assert all(is_valid_for_others(folder) for folder in archive.objects.iterdir() if folder.is_dir())
    notes = recover(archive)
    assert verify(archive).problems == []
    is_kept = (archive.objects / LATER.folder).exists()
    assert is_kept == (step in ("renamed", "recorded"))
    assert bool(notes) == (step != "recorded")
    if is_kept:
        with pytest.raises(ArchiveRefusal):
            file_edition(archive, filing(LATER))
    else:
        file_edition(archive, filing(LATER))
    assert verify(archive).problems == []


def test_half_a_line_at_the_end_of_the_ledger_is_cut_and_written_again(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    _forced_exit(archive, "renamed")
    with archive.ledger.open("ab") as ledger:
        ledger.write(b'{"n":1,"prev":"')
    notes = recover(archive)
    assert any("half a line" in note for note in notes)
    assert any("completed the ledger" in note for note in notes)
    assert verify(archive).problems == []
    assert [event.event for event in read_ledger(archive).events] == ["frozen", "frozen", "recovered"]


def test_a_confirmed_line_is_never_cut_as_if_it_were_torn(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST, LATER)
    damaged = archive.ledger.read_bytes()[:-10]
    archive.ledger.write_bytes(damaged)
    recover(archive)
    assert archive.ledger.read_bytes() == damaged
    assert verify(archive).problems != []


def test_a_living_writers_staging_is_not_swept_away(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    notes: list[tuple[str, ...]] = []
    file_edition(archive, filing(LATER), lambda step: notes.append(recover(archive)) if step == "staged" else None)
    assert notes == [()]
    assert verify(archive).editions == 2


def test_whoever_waits_too_long_is_told_who_is_writing(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    with writing(archive):
        script = (
            "import sys; from pathlib import Path; from briefings.editions.archive import Archive;"
            "from briefings.editions.locks import writing\n"
            "with writing(Archive(Path(sys.argv[1])), 0.1): pass"
        )
        command = [sys.executable, "-W", "ignore", "-c", script, str(archive.root)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert f"process {os.getpid()} on " in done.stderr
    assert "ArchiveRefusal" in done.stderr


@pytest.fixture
def limited_file_size(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file may grow over 4000 bytes: a full disk, as far as a writer can tell."""
    # Python keeps a compiled module that was cut short, and stumbles over it for ever.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


def test_a_disk_without_room_is_an_error_that_loses_nothing(tmp_path: Path, limited_file_size: None) -> None:
    archive = archive_with(tmp_path, FIRST)
    before = tree(archive.root)
    with pytest.raises(EnvironmentFault, match="cannot be written") as refused:
        file_edition(archive, filing(LATER, size=9000))
    assert "free some space" in refused.value.problems[0].hint
    assert tree(archive.root) == before
    file_edition(archive, filing(LATER))
    assert verify(archive).problems == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with 512 kB; only root may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk; the limit on file sizes stands in for it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_fills_up_after_the_rename_is_repaired_when_there_is_room(small_disk: Path) -> None:
    archive = archive_with(small_disk, FIRST)
    filler = small_disk / "filler"

    def fill(step: str) -> None:
        if step == "renamed":
            with filler.open("wb", buffering=0) as file:
                while True:
                    file.write(b"x" * 4096)

    with pytest.raises(EnvironmentFault, match="no space"):
        file_edition(archive, filing(LATER), fill)
    assert is_valid_for_others(archive.objects / LATER.folder)
    filler.unlink()
    assert any("completed the ledger" in note for note in recover(archive))
    assert verify(archive).problems == []
    assert verify(archive).editions == 2


def test_a_read_only_disk_can_be_read_and_says_why_it_cannot_be_written(small_disk: Path) -> None:
    archive = archive_with(small_disk, FIRST)
    before = tree(archive.root)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(EnvironmentFault, match="read-only"):
        file_edition(archive, filing(LATER))
    assert recover(archive) == ()
    assert verify(archive).problems == []
    assert tree(archive.root) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; the read-only disk stands in for it")
def test_a_read_only_folder_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    archive.work.chmod(0o555)
    with pytest.raises(EnvironmentFault, match="permission denied"):
        file_edition(archive, filing(LATER))
    archive.work.chmod(0o755)
    assert verify(archive).problems == []


@pytest.mark.parametrize("name", ["OneDrive - Ministry", "Dropbox", "Nextcloud", "iCloud Drive"])
def test_a_synchronised_folder_is_refused_with_advice(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefusal) as refused:
        refuse_sync_folder(tmp_path / name / "briefs" / "archive")
    assert name in refused.value.problems[0].what
    assert "plain disk" in refused.value.problems[0].hint


def test_a_plain_folder_is_not_refused(tmp_path: Path) -> None:
    refuse_sync_folder(tmp_path / "briefs" / "archive")


def test_an_event_is_judged_by_the_ledger_as_it_is_under_the_lock(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    told = Event("withdrawn", str(FIRST), AT, "A. Analyst", {"reason": "an error"})
    event, tip = record_event(archive, lambda ledger: told if len(ledger.events) == 1 else pytest.fail("not read"))
    assert event == told
    assert read_ledger(archive).tip == tip
