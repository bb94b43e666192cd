"""A theme's points as lengths of the web, and characters as CSS strings.

On a screen everything grows with the reader's own text size: the theme's body
size becomes 1.125 rem, every other length keeps its proportion to it. In
print a rem is set so that all lengths come out as the theme's points again.
"""

from __future__ import annotations

from briefings.theme.model import Theme

BODY_REM = 1.125
"""Body text on a screen: 18 px where the reader changed nothing."""

SMALLEST_REM = 0.8125
"""No text on a screen is smaller: 13 px where the reader changed nothing."""

_ESCAPED = frozenset("\"\\<>&'") | {chr(code) for code in (*range(32), 127)}


def rem(points: float, theme: Theme) -> str:
    """Give a length of the theme in rem.

    A theme whose body is 10 pt: 10 becomes ``1.125rem``, 0 becomes ``0``.
    """
    return unit(points / theme.style("body").size * BODY_REM, "rem")


def unit(number: float, name: str) -> str:
    """Give a number with its unit, as short as it can be written.

    >>> unit(1.5000001, "rem"), unit(0.00001, "pt"), unit(12.0, "")
    ('1.5rem', '0', '12')
    """
    digits = f"{number:.3f}".rstrip("0").rstrip(".")
    # A percentage keeps its unit: CSS cannot add a bare 0 to it.
    return ("0%" if name == "%" else "0") if digits in ("0", "-0") else f"{digits}{name}"


def css_string(characters: str) -> str:
    r"""Give characters as a CSS string that cannot end itself or the style element.

    >>> css_string('a "b" </style>')
    '"a \\22 b\\22  \\3c /style\\3e "'
    """
    escaped = (f"\\{ord(each):x} " if each in _ESCAPED else each for each in characters)
    return f'"{"".join(escaped)}"'
