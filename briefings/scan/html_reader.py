"""Everything in a web page: text, attributes, comments, scripts, styles, data.

`data:` addresses are unpacked and read as what they hold. The page is also
read once with all its tags taken out, so that a word with markup inside is
found, and once as it stands.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_to_bytes

from briefings.scan.bytes_reader import read_bytes
from briefings.scan.piece import BREAK, Image, Piece

READER = "html.parser"
_DATA = re.compile(r"data:([\w/+.-]*)(?:;[\w=-]+)*?(;base64)?,([^\"'\s)]*)")
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")
)
_UNSEEN = ("style", "script")
_READ = frozenset(("alt", "title", "aria-label", "content", "href", "summary", "value", "placeholder", "label"))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.works: list[str] = []
        self.comments: list[str] = []
        self.read: list[str] = []
        self.unread: set[str] = set()
        self._is_unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_unseen = tag in _UNSEEN
        if tag not in _INLINE:
            self.said.append(" " if tag in ("br", "wbr") else "\n")
        for name, value in attrs:
            if not value:
                continue
            if name in _READ:
                self.read.append(value)
            else:
                self.unread.add(value)

    def handle_endtag(self, tag: str) -> None:
        self._is_unseen = False
        if tag not in _INLINE:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        (self.works if self._is_unseen else self.said).append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)


def read_html(content: bytes) -> Iterator[Piece | Image]:
    """Everything in a web page."""
    text = content.decode("utf-8", "replace")
    packed: list[tuple[str, bytes]] = []

    def unpack(found: re.Match[str]) -> str:
        packed.append((found[1], _unpacked(found[3], bool(found[2]))))
        return "data:"

    text = _DATA.sub(unpack, text)
    page = _Page()
    page.feed(text)
    page.close()
    yield Piece("text", "".join(page.said))
    yield Piece("attributes", BREAK.join([*page.read, *(unquote(one) for one in page.read if "%" in one)]))
    yield Piece("comments", BREAK.join(page.comments))
    yield Piece("scripts and styles", BREAK.join([*page.works, *sorted(page.unread)]), is_inner=True)
    for number, (kind, data) in enumerate(packed, start=1):
        place = f"embedded file {number}"
        if kind.startswith(("text/", "image/svg")):
            for one in read_html(data):
                yield replace(one, place=f"{place}, {one.place}")
        else:
            yield from read_bytes(place, data)


def _unpacked(data: str, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(data)
    if not is_base64:
        return raw
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw
