"""The page of each rule: why it is there, a wrong case and a right one.

A page is a Markdown file in `pages/`, named after its rule. Its form is
strict, because a test runs its two cases: a title with id and sentence, the
reason, then `## Wrong` and `## Right` with fenced changes to a sound seminar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
_TITLE = re.compile(r"# ([A-Z][A-Z0-9]{2}-\d{2}): (.+)")
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_CHANGE = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """What one file of the sound seminar says instead."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule explained."""

    id: str
    title: str
    reason: str
    """Paragraphs of Markdown."""
    wrong: tuple[Change, ...]
    right: tuple[Change, ...]


@cache
def rule_page(rule_id: str) -> RulePage:
    """The page of a rule.

    Raises: ValueError when the page does not have the form of a page, FileNotFoundError when there is none.
    """
    return read_page((FOLDER / f"{rule_id}.md").read_text(encoding="utf-8"))


def paged_rules() -> tuple[str, ...]:
    """Ids of the rules that have a page, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


def read_page(text: str) -> RulePage:
    """A page from its text.

    Raises: ValueError when a part is missing.
    """
    first, _, rest = text.partition("\n")
    title = _TITLE.fullmatch(first)
    # Fences are found first: a case in Markdown may hold headings of its own.
    head, *parts = _SECTION.split(_CHANGE.sub(lambda match: match[0].replace("\n#", "\n\ue000"), rest))
    sections = dict(zip(parts[::2], (part.replace("\n\ue000", "\n#") for part in parts[1::2]), strict=True))
    if title is None or list(sections) != ["Wrong", "Right"] or not head.strip():
        raise ValueError(f"`{first}` does not begin a page with a reason, `## Wrong` and `## Right`")
    wrong, right = (tuple(_changes(sections[name])) for name in ("Wrong", "Right"))
    return RulePage(title[1], title[2], head.strip(), wrong, right)


def _changes(section: str) -> Iterator[Change]:
    for match in _CHANGE.finditer(section):
        yield Change(match[2], match[3])
