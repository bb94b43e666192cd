"""Damage is found and named, whatever was damaged."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.editions.archive import Archive
from briefings.editions.ledger import Event, read_ledger, sound_ledger
from briefings.editions.ocfl import inventory_bytes, sidecar_bytes
from briefings.editions.recovery import recover
from briefings.editions.store import record_event
from briefings.editions.verify import verify
from briefings.errors import DamageFound
from tests.editions.small import AT, FIRST, LATER, archive_with, change_file, filing, writable


def _found(archive: Archive) -> list[str]:
    """What `verify` says after the repairs that every command begins with."""
    recover(archive)
    return [str(problem) for problem in verify(archive).problems]


@pytest.mark.timeout(120)
def test_a_changed_bit_in_any_byte_of_any_file_is_found(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST, LATER)
    chance = random.Random(7)
    files = [path for path in sorted(archive.root.rglob("*")) if path.is_file() and not path.name.startswith(".lock")]
    missed = []
    for path in files:
        whole = writable(path).read_bytes()
        step = max(1, len(whole) // 150)
        for place in {*range(0, len(whole), step), len(whole) - 1}:
            changed = bytearray(whole)
            changed[place] ^= 1 << chance.randrange(8)
            path.write_bytes(changed)
            problems = _found(archive)
            if not any(path.name in problem for problem in problems) and "ledger" not in path.name:
                missed.append(f"{path.name}:{place}: {problems}")
            if not problems:
                missed.append(f"{path.name}:{place}")
            path.write_bytes(whole)
    assert missed == []
    assert len(files) == 2 * 8 + 4
    assert _found(archive) == []


def _lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda content: b"".join(change(content.splitlines(keepends=True)))


DAMAGE: dict[str, tuple[Callable[[Archive], object], str]] = {
    "an edition is deleted": (lambda a: shutil.rmtree(a.objects / FIRST.folder), "not in the archive"),
    "an edition is added by hand": (
        lambda a: shutil.copytree(a.objects / FIRST.folder, a.objects / "talks-first.2026-01-01"),
        "not in the ledger",
    ),
    "a file is added": (
        lambda a: (a.objects / FIRST.folder / "v1/content/Thumbs.db").write_bytes(b"x"),
        "Thumbs.db: error: this file does not belong",
    ),
    "a folder is added": (lambda a: (a.objects / FIRST.folder / "v2").mkdir(), "v2: error: this folder is empty"),
    "a file is deleted": (
        lambda a: (a.objects / FIRST.folder / "v1/content/variants/press/a.pdf").unlink(),
        "a.pdf: error: this file is missing",
    ),
    "a file is renamed": (
        lambda a: (a.objects / FIRST.folder / "v1/content/edition.json").rename(
            a.objects / FIRST.folder / "v1/content/Edition.json"
        ),
        "Edition.json",
    ),
    "a file becomes a link": (lambda a: _link(a.objects / FIRST.folder / "v1/content/edition.json"), "plain file"),
    "the last line of the ledger is removed": (
        lambda a: change_file(a.ledger, _lines(lambda lines: lines[:-1])),
        "lines were removed",
    ),
    "the first line of the ledger is removed": (
        lambda a: change_file(a.ledger, _lines(lambda lines: lines[1:])),
        "chain is broken",
    ),
    "a line of the ledger is edited": (
        lambda a: change_file(a.ledger, lambda content: content.replace(b"First talks", b"Other talks", 1)),
        "ledger.jsonl:2: error: the chain is broken",
    ),
    "two lines change places": (
        lambda a: change_file(a.ledger, _lines(lambda lines: [lines[1], lines[0], *lines[2:]])),
        "chain is broken",
    ),
    "the ledger is deleted": (lambda a: a.ledger.unlink(), "lines were removed"),
    "the ledger's head is deleted": (lambda a: a.head.unlink(), "head is missing"),
    "the root's mark is deleted": (lambda a: (a.objects / "0=ocfl_1.1").unlink(), "0=ocfl_1.1: error: this file is"),
}


def _link(path: Path) -> None:
    beside = path.with_name("elsewhere")
    path.rename(beside)
    path.symlink_to(beside)


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_named(what: str, tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST, LATER)
    damage, named = DAMAGE[what]
    damage(archive)
    problems = [
        f"{problem.where}: {problem.severity}: {problem.what}"
        for problem in (recover(archive), verify(archive))[1].problems
    ]
    assert any(named in problem for problem in problems), problems


def test_a_forgery_with_consistent_digests_is_found(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    folder = archive.objects / FIRST.folder
    forged = dict.fromkeys(filing().files, "0" * 128)
    inventory = inventory_bytes(FIRST.urn, forged, filing().version)
    for place in (folder, folder / "v1"):
        writable(place / "inventory.json").write_bytes(inventory)
        writable(place / "inventory.json.sha512").write_bytes(sidecar_bytes("0" * 128))
    assert any("neither copy" in problem for problem in _found(archive))


def test_a_damaged_copy_of_the_inventory_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    folder = archive.objects / FIRST.folder
    change_file(folder / "inventory.json", lambda content: b"{}")
    change_file(folder / "v1/content/edition.json", lambda content: b"{}")
    assert len(_found(archive)) == 2


def test_a_history_written_anew_is_found_by_a_receipt_kept_elsewhere(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST)
    receipt = read_ledger(archive).tip
    record_event(archive, lambda _: Event("withdrawn", str(FIRST), AT, "A. Analyst", {"reason": "an error"}))
    assert verify(archive, receipt).problems == []
    shutil.rmtree(archive.root)
    other = archive_with(tmp_path, LATER)
    assert verify(other).problems == []
    assert "written anew" in verify(other, receipt).problems[0].what


def test_a_clean_answer_says_how_much_was_read(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST, LATER)
    findings = verify(archive)
    assert (findings.editions, findings.files, findings.problems) == (2, 2 * 8 + 4, [])


def test_a_broken_chain_is_not_built_upon(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, FIRST, LATER)
    change_file(archive.ledger, lambda content: content.replace(b"First talks", b"Other talks", 1))
    with pytest.raises(DamageFound):
        sound_ledger(archive)
    with pytest.raises(DamageFound):
        record_event(archive, lambda _: Event("withdrawn", str(FIRST), AT, "A. Analyst", {}))
