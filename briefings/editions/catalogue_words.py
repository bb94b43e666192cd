"""What the catalogue says, in the language of its readers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from briefings.content.wording import long_date, percent_form, plain_number
from briefings.document.model import Paragraph, Role, Text
from briefings.templating.labels import LabelBook


@dataclass(frozen=True, slots=True)
class Words:
    """The labels, dates and numbers of one language."""

    labels: LabelBook
    language: str

    def say(self, name: str, **gaps: object) -> str:
        """A label with its gaps filled.

        Raises: UnknownLabel when the language lacks it.
        """
        return str(self.labels.text(name, gaps).unescape())

    def day(self, day: dt.date | None) -> str:
        return long_date(day, self.language) if day else ""

    def percent(self, share: Decimal | None) -> str:
        return self.say("not_rated") if share is None else percent_form(share, self.language)

    def points(self, change: Decimal) -> str:
        """``+3 points``, ``−1 point``."""
        if abs(change) == 1:
            return self.say("one_point_up" if change > 0 else "one_point_down")
        return self.say("point_up" if change > 0 else "point_down", count=plain_number(abs(change), self.language))


def line(text: str, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Text(text),), role)
