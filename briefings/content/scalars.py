"""What a plain YAML scalar is: the core schema of YAML 1.2, and no more.

`NO`, `yes` and `on` are text, `14:30` is text and not a number of base sixty,
a date is text until a field asks for a date. Numbers stay exact: a decimal
fraction is a `Decimal`, never a binary float.
Source: YAML 1.2.2 §10.3.2, tag resolution of the core schema.
"""

from __future__ import annotations

import re
from decimal import Decimal

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")

Core = str | int | bool | Decimal | None


def core_value(text: str) -> Core:
    """The value of a plain scalar; text whenever nothing else is certain.

    >>> core_value("NO"), core_value("0o17"), core_value("14:30"), core_value("0.38")
    ('NO', 15, '14:30', Decimal('0.38'))
    """
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return _number(text)


def _number(text: str) -> str | int | Decimal:
    # Python refuses integers of more than 4300 digits; nobody means one.
    if len(text) > 100:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    return Decimal(text) if _FRACTION.fullmatch(text) else text
