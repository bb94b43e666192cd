"""PRV-01: no private address in what the public reads.

An address at a free mail service and a telephone number belong to a person,
not to an office. Looked at are the addresses that are printed for everybody
and the authors' own text for the public; the contact of the series may be a
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.checks.authored import AuthoredText, authored, once
from briefings.checks.rules import rule
from briefings.content.audience import with_references
from briefings.content.model import Content, Visibility
from briefings.errors import Problem

_WEBMAIL = re.compile(
    r"[\w.+-]+@(?:(?:gmail|googlemail|outlook|hotmail|live|msn|icloud|me|aol|gmx|web|freenet|t-online|proton|protonmail|"
    r"tutanota|yandex|ukr|i|bigmir|mail|rambler)\.(?:com|de|at|ch|net|me|ua|ru|org)|yahoo\.[a-z.]{2,6})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+.,/])(?:\+|00)[1-9]\d{0,2}[ ()/.-]{0,2}\d(?:[ ()/.-]{0,2}\d){6,11}(?![\w])")
_HINT = "use the address or number of an office"


@rule("PRV-01", severity="warning")
def no_private_address_is_published(content: Content) -> Iterator[Problem]:
    """No address at a free mail service and no telephone number is printed for the public."""
    for person in content.people.values():
        if person.public_email and _WEBMAIL.search(person.public_email):
            yield Problem(person.origin.of("public_email"), "this address looks private", _HINT)
    contact = content.series.contact
    if contact and _WEBMAIL.search(contact):
        yield Problem(content.series.origin.of("contact"), "this address looks private", _HINT)
    for text in _public(content):
        # Most texts have neither mark, and looking for one is quicker than for what may begin there.
        for found in text.matches(_WEBMAIL) if "@" in text.masked else ():
            yield Problem(text.place(found.start()), "this address looks private", _HINT)
        for found in text.matches(_PHONE) if "+" in text.masked or "00" in text.masked else ():
            yield Problem(text.place(found.start()), "this telephone number looks private", _HINT)


@once
def _public(content: Content) -> tuple[AuthoredText, ...]:
    return authored(with_references(content, Visibility.PUBLIC))


PRIVACY_RULES = (no_private_address_is_published,)
