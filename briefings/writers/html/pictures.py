"""Pictures inside the page: checked against what was loaded, then embedded.

A picture becomes a `data:` URI, so that the page stays one file and asks no
server for anything. It is read under a limit, and only if its bytes are the
ones the content was loaded with; PNG and JPEG are shown upright and without
what is written into them. A vector picture is safe here: inside
`<img>` a browser runs no script of it and fetches nothing for it.
"""

from __future__ import annotations

import base64
import hashlib

from briefings.document.model import Picture
from briefings.errors import ContentError, Problem, Where
from briefings.pictures import DamagedPicture, bare_picture

MOST_BYTES = 6_000_000
"""Of one picture. Larger ones make a page that phones and mail servers refuse."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def picture_address(picture: Picture, where: Where) -> str:
    """The picture as a `data:` URI.

    Raises: ContentError when it is too large, has changed, or is of a kind browsers do not show.
    """
    try:
        content = bare_picture(_read(picture, where))
    except DamagedPicture as fault:
        raise ContentError(Problem(where, f"the picture {picture.path.name} {fault}", "save it again")) from None
    return f"data:{_kind(content, where)};base64,{base64.b64encode(content).decode('ascii')}"


def _read(picture: Picture, where: Where) -> bytes:
    with picture.path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ContentError(Problem(where, f"the picture {picture.path.name} is larger than {MOST_BYTES // 10**6} MB"))
    if hashlib.sha256(content).hexdigest() != picture.digest:
        raise ContentError(Problem(where, f"the picture {picture.path.name} changed while the brief was made"))
    return content


def _kind(content: bytes, where: Where) -> str:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if b"<svg" in content[:4096]:
        return "image/svg+xml"
    raise ContentError(Problem(where, "a web page cannot show this kind of picture", "use PNG, JPEG, WebP or SVG"))
