"""What is written into a picture besides its pixels: who, when, where, how.

JPEG: Exif, XMP, IPTC, comments, small copies of the picture, bytes behind its
end. PNG: texts, Exif, times, and every chunk that no decoder asks for.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from briefings.scan.inflating import inflate
from briefings.scan.piece import BREAK, Piece

METADATA = "metadata of a picture"
"""What the place of such a piece says of it."""
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"

_SAID = re.compile(r"[^\x00-\x1f\x7f\ufffd]{3,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){3,}|(?:[\x00-\xff]\x04|[\x20-\x7e]\x00){4,}")
_WIDE_BIG = re.compile(rb"(?:\x00[\x20-\x7e]){3,}|(?:\x04[\x00-\xff]|\x00[\x20-\x7e]){4,}")
_NEEDED = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
                     b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs"))  # fmt: skip
_LENGTHS = {b"IEND": 0, b"pHYs": 9}
# Within coded data no such mark occurs: there FF is followed by 00 or a restart (ITU-T T.81, B.1.1.5).
_LATE = re.compile(rb"\xff[\xe0-\xef\xfe](?=..)", re.DOTALL)
_LAST = re.compile(rb"\xff\xd9")
_DESCRIPTION, _ARTIST, _COPYRIGHT = 270, 315, 33432
"""Tags of Exif that hold words."""
_THUMBNAIL = 14
"""Bytes of a JFIF segment that shows no small copy of the picture."""


def read_metadata(place: str, content: bytes) -> Iterator[Piece]:
    """One piece with all that is written into a picture; none for a picture that says nothing."""
    found = list(_of_png(content) if content.startswith(PNG) else _of_jpeg(content))
    if found:
        kinds = ", ".join(dict.fromkeys(kind for kind, _ in found))
        text = BREAK.join(text for _, said in found for text in _texts(said))
        yield Piece(f"{place} ({METADATA}: {kinds})", text or kinds)


def profiles(content: bytes) -> Iterator[bytes]:
    """Colour profiles that are packed: they may name the screen or the camera of somebody."""
    if content.startswith(PNG) and (found := re.search(rb"iCCP[^\0]{1,79}\0\0", content)):
        yield inflate(content[found.end() :])


def said_about(content: bytes) -> Iterator[str]:
    """What people wrote into a picture: what it shows, who took it, whose it is."""
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError  # only where a picture is withheld

    try:
        with Image.open(BytesIO(content)) as picture:
            exif = picture.getexif()
            told = [exif.get(tag) for tag in (_DESCRIPTION, _ARTIST, _COPYRIGHT)]
            comment = picture.info.get("comment")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return
    yield from (one for one in told if isinstance(one, str))
    if isinstance(comment, bytes):
        yield comment.decode("utf-8", "replace")
    if content.startswith(PNG):
        yield from (
            said.partition(b"\0")[2].decode("utf-8", "replace") for kind, said in _of_png(content) if kind == "text"
        )


def _of_png(content: bytes) -> Iterator[tuple[str, bytes]]:
    at, kind = len(PNG), b""
    while at + 8 <= len(content) and kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at + 8 : at + 8 + length]
        at += 12 + length
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield "text", _png_text(kind, chunk)
        elif kind == b"eXIf":
            yield "Exif", chunk
        elif kind == b"iCCP" and not chunk.startswith(b"ICC profile\0"):
            yield "name of a profile", chunk.partition(b"\0")[0]
        elif kind not in _NEEDED:
            yield kind.decode("ascii", "replace"), chunk
        elif len(chunk) > _LENGTHS.get(kind, length):
            yield f"more than a {kind.decode('ascii')} holds", chunk
    if content[at:].strip(b"\0"):
        yield "bytes behind its end", content[at:]


def _png_text(kind: bytes, chunk: bytes) -> bytes:
    keyword, _, rest = chunk.partition(b"\0")
    if kind == b"tEXt":
        text = rest.decode("latin-1").encode()
    elif kind == b"zTXt":
        text = inflate(rest[1:]).decode("latin-1").encode()
    else:
        text = rest[2:].split(b"\0", 2)[-1]
        text = inflate(text) if rest[:1] == b"\1" else text
    return keyword + b"\0" + text


def _of_jpeg(content: bytes) -> Iterator[tuple[str, bytes]]:
    at, marker = 2, 0
    while content[at : at + 1] == b"\xff" and at + 4 <= len(content) and marker != 0xDA:
        marker, length = struct.unpack_from(">xBH", content, at)
        if marker == 0xFF:
            at += 1  # a fill byte
            continue
        yield from _segment(marker, content[at + 4 : at + 2 + length])
        at += 2 + length
    end = _LAST.search(content, at)
    last = end.start() if end else len(content)
    for found in _LATE.finditer(content, at, last):
        length = int.from_bytes(content[found.end() : found.end() + 2], "big")
        yield from _segment(content[found.start() + 1], content[found.end() + 2 : found.end() + length])
    if content[last + 2 :].strip(b"\0"):
        yield "bytes behind its end", content[last + 2 :]


def _segment(marker: int, body: bytes) -> Iterator[tuple[str, bytes]]:
    """What a segment says; nothing when it decides how the picture looks."""
    match marker, body.partition(b"\0")[0]:
        case 0xE0, b"JFIF":
            if len(body) > _THUMBNAIL:
                yield "a small copy", b""
        case (0xE2, b"ICC_PROFILE") | (0xEE, b"Adobe"):
            return
        case 0xDC, _ if len(body) > 2:
            yield "more than a DNL holds", body
        case 0xE1, b"Exif":
            yield "Exif", body
        case 0xE1, _:
            yield "XMP", body
        case 0xED, _:
            yield "IPTC", body
        case 0xFE, _:
            yield "comment", body
        case (number, _) if 0xE0 <= number <= 0xEF:
            yield f"APP{number - 0xE0}", body
        case _:
            return


def _texts(said: bytes) -> Iterator[str]:
    """What can be read in some bytes, whichever way it is encoded; a name may have three letters."""
    yield from _SAID.findall(said.decode("utf-8", "replace"))
    yield from (found.decode("utf-16-le", "replace") for found in _WIDE.findall(said))
    yield from (found.decode("utf-16-be", "replace") for found in _WIDE_BIG.findall(said))
