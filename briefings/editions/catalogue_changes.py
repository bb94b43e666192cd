"""What an edition changed, told in its row of the catalogue.

In the words of the box that its brief opens with, from the same comparison:
what was withheld since is not told to be gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.compare.estimates import EstimateChange
from briefings.compare.since import Since
from briefings.document.model import Block, List, ListItem
from briefings.editions.catalogue import ListedEdition
from briefings.editions.catalogue_words import Words, line

_NAMED_PARTS = frozenset(
    ("introduction", "features", "tactics", "scenarios", "conclusions", "levers", "sources", "key_judgements")
)


def what_changed(listed: ListedEdition, words: Words) -> Iterator[Block]:
    """The editors' note, the probabilities that moved, and the parts that read differently."""
    record, changes = listed.record, listed.changes
    note = record.get("change_note")
    if note:
        kind = words.say(f"class_{record['change_class']}") if record.get("change_class") else words.say("changes")
        yield line(f"{kind}: {note}")
    if changes is None:
        if listed.content is not None and not note:
            yield line(words.say("catalogue_first"))
        return
    moves = [ListItem((line(text),)) for text in _moves(changes, words)]
    if moves:
        yield List(tuple(moves))
    parts = dict.fromkeys(part.part for part in changes.changes.parts if part.part in _NAMED_PARTS)
    if parts:
        yield line(words.say("catalogue_texts", parts=", ".join(words.say(part) for part in parts)))
    if not moves and not parts and not note:
        yield line(words.say("catalogue_same"))


def _moves(changes: Since, words: Words) -> Iterator[str]:
    for one in changes.moved:
        yield _moved(one, words)
    for split in changes.splits:
        parts = (words.say("since_part", label=one.label, new=words.percent(one.new)) for one in split.parts)
        yield words.say("since_split", label=split.label, old=words.percent(split.old), parts="; ".join(parts))
    for name, found in (
        ("since_merged", changes.merged),
        ("since_new", changes.new),
        ("since_dropped", changes.dropped),
        ("since_redefined", changes.redefined),
    ):
        yield from (words.say(name, **_told(one, words)) for one in found)


def _moved(one: EstimateChange, words: Words) -> str:
    if one.points is None:
        return words.say("since_moved_words", **_told(one, words))
    is_ranked = one.old_rank and one.new_rank and one.old_rank != one.new_rank
    name = "since_ranked" if is_ranked else "since_moved"
    ranks = {"old_rank": one.old_rank, "new_rank": one.new_rank}
    return words.say(name, **_told(one, words), **ranks, points=words.points(one.points))


def _told(one: EstimateChange, words: Words) -> dict[str, str]:
    """What a label may have gaps for; it takes what it needs."""
    return {"label": one.label, "old": words.percent(one.old), "new": words.percent(one.new)}
