"""A text of the content in another language, bound to the text it was made from.

Decoded from `translations/LANGUAGE.yaml`, beside the seminar's files for its
texts and beside the series' files for what all its seminars share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from briefings.content.limits import Pattern
from briefings.content.model.base import Line, Prose, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Record):
    """One text in one language."""

    at: Line
    """Which text: ``seminar/title``, ``questions/who-watches/text``, ``introduction``."""
    of: Annotated[str, Pattern(r"[0-9a-f]{10}", "the digest that `briefings translate` writes")]
    """The first ten digits of the digest of the text it was made from."""
    text: Prose | None = None
    """None: still to be written."""
