"""Elements and characters as HTML; the only place where markup is made.

`Markup` is a type of its own, so that a type checker refuses characters that
nobody has escaped. What HTML cannot hold (control characters, half a
surrogate pair) becomes U+FFFD: nothing is ever passed through unseen.
"""

from __future__ import annotations

import re
from typing import NewType

Markup = NewType("Markup", str)
"""Characters that are safe to stand between tags."""

NOTHING = Markup("")

VOID = frozenset({"br", "col", "hr", "img", "link", "meta"})
"""Elements without content or end tag (HTML Living Standard §13.1.2)."""

_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"})
_IMPOSSIBLE = re.compile("[\0-\b\v\f\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escape(characters: str) -> Markup:
    """Make characters safe between tags and inside quoted attributes.

    >>> escape('A & B <c> "d"')
    'A &amp; B &lt;c&gt; &quot;d&quot;'
    """
    return Markup(_IMPOSSIBLE.sub("\ufffd", characters).translate(_SPECIAL))


def element(name: str, /, *children: Markup, **attributes: str | int | bool | None) -> Markup:
    """Give an element; attributes that are None, False or empty are left out.

    A trailing underscore is dropped and others become hyphens, so that
    `class_` and `aria_label` can be written.

    >>> element("a", escape("here"), href="#x", aria_label="", class_="mark")
    '<a href="#x" class="mark">here</a>'
    """
    start = f"<{name}{''.join(_attribute(key, given) for key, given in attributes.items())}>"
    if name in VOID:
        return Markup(start)
    return Markup(f"{start}{''.join(children)}</{name}>")


def _attribute(key: str, given: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if given is True:
        return f" {name}"
    if given is None or given is False or given == "":
        return ""
    return f' {name}="{escape(str(given))}"'


def lines(*parts: Markup) -> Markup:
    """Give parts on lines of their own, empty ones left out."""
    return Markup("".join(f"\n{part}" for part in parts if part) + "\n")


def join(*parts: Markup) -> Markup:
    return Markup("".join(parts))
