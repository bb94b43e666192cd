"""The changes between two editions, said three ways: terminal, Markdown, JSON.

The order is the reader's: how the probabilities moved, then what came and
went, then how the texts read now. Nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefings.compare.changes import Changes, FieldChange, PartChange
from briefings.compare.estimates import EstimateChange
from briefings.words import Piece

JSON_VERSION = 1
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_CONTEXT = 40
"""Characters of unchanged text that are shown on each side of a change."""


def as_text(changes: Changes) -> str:
    """For a terminal: one line a scenario, one a thing, changed words in brackets."""
    lines = [f"{changes.title}: what has changed since {changes.old_date.isoformat()}", ""]
    if changes.is_empty:
        return "\n".join([*lines, "nothing", ""])
    if changes.estimates:
        lines += ["probabilities", *(f"  {_estimate_line(one)}" for one in changes.estimates), ""]
    if changes.note:
        lines += [f"  not comparable: {changes.note}", ""]
    for part in changes.parts:
        lines.append(f"{_SIGNS[part.verdict]} {part.address}: {_short(part.label)}")
        if part.verdict == "changed":
            lines += [f"    {field.name}: {_inline(field.pieces)}" for field in part.fields]
    return "\n".join(lines) + "\n"


def as_markdown(changes: Changes) -> str:
    """For a message or a page: a table of probabilities and lists."""
    lines = [f"# {_plain(changes.title)}: what has changed since {changes.old_date.isoformat()}", ""]
    if changes.is_empty:
        return "\n".join([*lines, "Nothing.", ""])
    if changes.estimates:
        lines += ["| scenario | before | now | points | rank |", "| --- | ---: | ---: | ---: | --- |"]
        lines += [_table_row(one) for one in changes.estimates]
        lines.append("")
    if changes.note:
        lines += [f"Not comparable: {changes.note}.", ""]
    for part in changes.parts:
        lines.append(f"- {part.verdict}: `{part.address}` {_plain(_short(part.label))}")
        if part.verdict == "changed":
            lines += [f"  - {field.name}: {_inline(field.pieces, '~~', '**')}" for field in part.fields]
    return "\n".join(lines) + "\n"


def as_json(changes: Changes) -> dict[str, object]:
    """For programs: exact decimals as strings, texts as pieces."""
    return {
        "version": JSON_VERSION,
        "title": changes.title,
        "old": changes.old_date.isoformat(),
        "new": changes.new_date.isoformat(),
        "note": changes.note,
        "estimates": [_estimate_json(one) for one in changes.estimates],
        "parts": [_part_json(one) for one in changes.parts],
    }


def percent(probability: Decimal | None) -> str:
    """A probability as printed; a dash for none.

    >>> percent(Decimal("38.50"))
    '38.5 %'
    """
    return "–" if probability is None else f"{probability.normalize():f} %"


def points(change: Decimal | None) -> str:
    """A change in points with its sign; empty when there is none to give.

    >>> points(Decimal("-3"))
    '−3'
    """
    if change is None:
        return ""
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{abs(change).normalize():f}"


def move_in_words(change: EstimateChange) -> str:
    """What became of a scenario."""
    came_from = " and ".join(change.ancestors)
    match change.move:
        case "moved":
            return "up" if (change.points or 0) > 0 else "down"
        case "same":
            return "unchanged"
        case "split":
            return f"split from {came_from}"
        case "merged":
            return f"merges {came_from}"
        case "redefined":
            return "redefined, not comparable"
        case _:
            return change.move


def _estimate_line(one: EstimateChange) -> str:
    moved = f" ({points(one.points)} points)" if one.move in ("moved", "merged") else ""
    return f"{percent(one.old):>7} → {percent(one.new):<7} {one.id}: {move_in_words(one)}{moved}{_rank(one)}"


def _rank(one: EstimateChange) -> str:
    if one.old_rank is None or one.new_rank is None or one.old_rank == one.new_rank:
        return ""
    return f", rank {one.old_rank} → {one.new_rank}"


def _table_row(one: EstimateChange) -> str:
    rank = _rank(one).removeprefix(", rank ")
    moved = points(one.points) or move_in_words(one)
    return f"| {_plain(one.label)} | {percent(one.old)} | {percent(one.new)} | {moved} | {rank} |"


def _inline(pieces: tuple[Piece, ...], deleted: str = "", inserted: str = "") -> str:
    return "".join(_piece(piece, deleted, inserted) for piece in _shortened(pieces)).replace("\n", " ")


def _piece(piece: Piece, deleted: str, inserted: str) -> str:
    if piece.kind == "same":
        return _plain(piece.text) if deleted else piece.text
    mark = deleted if piece.kind == "deleted" else inserted
    if mark:
        return f"{mark}{_plain(piece.text.strip())}{mark} "
    return f"[-{piece.text}-]" if piece.kind == "deleted" else f"{{+{piece.text}+}}"


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    for position, piece in enumerate(pieces):
        if piece.kind != "same" or len(piece.text) <= 2 * _CONTEXT + 3:
            yield piece
            continue
        head = piece.text[:_CONTEXT] if position else ""
        tail = piece.text[-_CONTEXT:] if position < len(pieces) - 1 else ""
        yield Piece("same", f"{head}…{tail}")


def _short(label: str) -> str:
    line = " ".join(label.split())
    return line if len(line) <= 90 else f"{line[:89]}…"


def _plain(text: str) -> str:
    """Text that Markdown prints as it stands."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|~#" else letter for letter in text)


def _estimate_json(one: EstimateChange) -> dict[str, object]:
    exact = {"old": one.old, "new": one.new, "points": one.points}
    return {
        "id": one.id,
        "label": one.label,
        "move": one.move,
        **{name: None if number is None else f"{number:f}" for name, number in exact.items()},
        "old_rank": one.old_rank,
        "new_rank": one.new_rank,
        "ancestors": list(one.ancestors),
    }


def _part_json(one: PartChange) -> dict[str, object]:
    fields = [_field_json(field) for field in one.fields]
    return {"part": one.part, "id": one.id, "label": one.label, "verdict": one.verdict, "fields": fields}


def _field_json(field: FieldChange) -> dict[str, object]:
    return {"name": field.name, "pieces": [{"kind": piece.kind, "text": piece.text} for piece in field.pieces]}
