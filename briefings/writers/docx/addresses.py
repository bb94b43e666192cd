"""Link targets in the form that relationships allow.

Word calls a whole file unreadable when one relationship's target is not a
URI (RFC 3986), so what is not allowed there is percent-encoded, and what is
encoded already stays as it is.
"""

from __future__ import annotations

import re

# RFC 3986 §2: unreserved and reserved characters, and the percent sign of an escape. Square brackets are
# allowed around an IPv6 host only, which no brief needs.
_NOT_ALLOWED = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]")


def relationship_target(address: str) -> str:
    """Percent-encode what a URI cannot hold.

    >>> relationship_target("https://example.org/a b?q=Ä&r=100%")
    'https://example.org/a%20b?q=%C3%84&r=100%25'
    """
    return _NOT_ALLOWED.sub(_encoded, address)


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogatepass"))
