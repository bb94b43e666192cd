"""The ledger: every event of the archive, one line each, chained by digests.

A line holds its number, the SHA-256 of the line before, what happened to
which edition, when and by whom, and the facts a catalogue needs. Lines are
only ever appended. `ledger.head` repeats number and digest of the last one,
so that a lost last line is noticed too.

Promise: reading never changes the file and never raises for what it finds;
`problems` says what is wrong with the chain.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefings.editions.archive import Archive, replace_file
from briefings.editions.edition import parse_edition
from briefings.errors import DamageFound, Problem, UsageError, Where

START = "0" * 64
EVENTS = ("frozen", "superseded", "corrected", "withdrawn", "imported", "recovered")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one edition."""

    event: str
    edition: str
    at: str
    """Time in UTC: ``2025-07-22T12:00:00Z``."""
    by: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def line(self, number: int, previous: str) -> bytes:
        """The line of the ledger, without its end."""
        parts = {"n": number, "prev": previous, "event": self.event, "edition": self.edition}
        parts |= {"at": self.at, "by": self.by, "facts": dict(self.facts)}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger's file holds."""

    events: tuple[Event, ...] = ()
    digests: tuple[str, ...] = ()
    """SHA-256 of each line."""
    size: int = 0
    """Bytes of whole lines."""
    torn: int = 0
    """Bytes after the last whole line: a crash cut an event short."""
    head: tuple[int, str] | None = None
    """Number of lines and last digest as `ledger.head` has them; None when there is no such file."""
    problems: tuple[Problem, ...] = ()

    @property
    def tip(self) -> str:
        """The digest of the last line: the whole history in 64 characters."""
        return self.digests[-1] if self.digests else START


def read_ledger(archive: Archive) -> Ledger:
    """Everything in the ledger, and what is wrong with its chain."""
    try:
        content = archive.ledger.read_bytes()
    except FileNotFoundError:
        content = b""
    *lines, rest = content.split(b"\n")
    events: list[Event] = []
    digests: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines):
        where = Where(archive.ledger.name, number + 1)
        event, fault = _parsed(line, number, digests[-1] if digests else START)
        problems += [Problem(where, fault)] if fault else []
        events += [event] if event else []
        digests.append(hashlib.sha256(line).hexdigest())
    head, fault = _head(archive)
    fault = fault or _head_fault(head, digests)
    problems += [Problem(Where(archive.head.name), fault)] if fault else []
    size = len(content) - len(rest)
    return Ledger(tuple(events), tuple(digests), size, len(rest), head, tuple(problems))


def sound_ledger(archive: Archive) -> Ledger:
    """The ledger, when its chain is whole.

    Raises: DamageFound with every fault of the chain.
    """
    ledger = read_ledger(archive)
    if ledger.problems:
        raise DamageFound(ledger.problems)
    return ledger


def append(archive: Archive, *events: Event) -> str:
    """Add events at the end; the digest of the last line. The caller holds the lock and has repaired what was torn."""
    ledger = sound_ledger(archive)
    count, tip = len(ledger.digests), ledger.tip
    for event in events:
        line = event.line(count, tip)
        with archive.ledger.open("ab") as file:
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        count, tip = count + 1, hashlib.sha256(line).hexdigest()
        _write_head(archive, count, tip)
    return tip


def repair_tail(archive: Archive) -> str:
    """Cut an event that a crash left half-written, and bring the head up to date; what was done, in words.

    A line that had been confirmed is never cut: the head knows of it, and its loss is damage.
    """
    ledger = read_ledger(archive)
    if ledger.problems:
        return ""
    done = ""
    if ledger.torn:
        with archive.ledger.open("r+b") as file:
            file.truncate(ledger.size)
            os.fsync(file.fileno())
        done = "removed half a line that a crash had left at the end of the ledger"
    if archive.ledger.exists() and ledger.head != (len(ledger.digests), ledger.tip):
        _write_head(archive, len(ledger.digests), ledger.tip)
    return done


def _write_head(archive: Archive, count: int, digest: str) -> None:
    replace_file(archive.head, f"{count} {digest}\n".encode())


def _parsed(line: bytes, number: int, previous: str) -> tuple[Event | None, str]:
    try:
        parts = json.loads(line)
        event = Event(parts["event"], parts["edition"], parts["at"], parts["by"], parts["facts"])
        if not all(isinstance(text, str) for text in (event.event, event.edition, event.at, event.by)):
            raise TypeError
        parse_edition(event.edition)
        for day in (event.at[:10], event.facts.get("from", event.at[:10])):
            dt.date.fromisoformat(str(day))
        is_chained = parts["n"] == number and parts["prev"] == previous and event.line(number, previous) == line
    except (ValueError, KeyError, TypeError, AttributeError, UsageError):
        return None, "this line of the ledger cannot be read"
    if event.event not in EVENTS:
        return None, f"`{event.event}` is no event of a ledger"
    return event, "" if is_chained else "the chain is broken here: this line or the one before was changed or removed"


def _head(archive: Archive) -> tuple[tuple[int, str] | None, str]:
    try:
        text = archive.head.read_bytes()
    except FileNotFoundError:
        return None, ""
    try:
        count, digest = text.decode("ascii").split()
        head = (int(count), digest)
        return head, "" if f"{head[0]} {digest}\n".encode() == text else "the ledger's head was changed"
    except ValueError:
        return None, "the ledger's head cannot be read"


def _head_fault(head: tuple[int, str] | None, digests: list[str]) -> str:
    if head is None:
        # The first event and its head are two steps; later there is always one.
        return "the ledger's head is missing" if len(digests) > 1 else ""
    count, digest = head
    if count > len(digests):
        return f"the ledger had {count} lines and has {len(digests)}: lines were removed"
    return "" if digest == (digests[count - 1] if count else START) else "the ledger's head names another line"
