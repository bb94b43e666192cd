"""Names and numbers inside the file: bookmarks, content controls, drawings.

Links, cross-references and the way back from Word all hang on them, so they
come from the content's stable ids and never from a clock or a counter that
outlives the file. Names are unique without regard to case, as Word wants.
"""

from __future__ import annotations

import re
from hashlib import sha256

from briefings.writers.docx.wordml import escaped

BOOKMARK_LIMIT = 40
TAG_LIMIT = 64
"""Word cuts longer names without a word."""

_NOT_A_NAME = re.compile(r"[^A-Za-z0-9_]")


class Anchors:
    """The names given so far in one file."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._occurrences: dict[str, int] = {}
        self._bookmarks = 0
        self._controls = 0
        self._drawings = 0

    def name(self, kind: str, identity: str) -> str:
        """Give the bookmark name of a thing; hidden, for it starts with an underscore."""
        known = self._names.get((kind, identity))
        if known is None:
            known = self._names[kind, identity] = self._free(f"_{kind}_", identity)
        return known

    def _free(self, prefix: str, identity: str) -> str:
        slug = _NOT_A_NAME.sub("_", identity)
        digest = sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
        name, room = prefix + slug, BOOKMARK_LIMIT - len(prefix) - 9
        length = 8
        while len(name) > BOOKMARK_LIMIT or name.lower() in self._taken:
            name = f"{prefix}{slug[: room + 8 - length]}_{digest[:length]}"
            length += 1
        self._taken.add(name.lower())
        return name

    def bookmark(self, name: str, content: str) -> str:
        """Put a bookmark around runs (§17.13.6.2)."""
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def field(self, address: str, content: str) -> str:
        """Put runs into a content control tagged with a stable address, and into a hidden bookmark.

        Two anchors, because some editors drop the tag of a control when they save.
        """
        occurrence = self._occurrences[address] = self._occurrences.get(address, 0) + 1
        inner = self.bookmark(self.name("f", address if occurrence == 1 else f"{address}#{occurrence}"), content)
        # §17.5.2.38; the frame Word draws around a control when it is clicked would disturb readers.
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(address)}"/><w:tag w:val="{escaped(tag(address))}"/>'
            f'<w:id w:val="{self.control()}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
            f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )

    def control(self) -> int:
        """Give the next id of a content control (§17.5.2.18)."""
        self._controls += 1
        return self._controls

    def drawing(self) -> int:
        """Give the next id of a drawing (§20.4.2.5)."""
        self._drawings += 1
        return self._drawings


def tag(address: str) -> str:
    """Give the tag of a field: its address, or as much of it as fits and a hash.

    >>> tag("scenarios/attrition/label")
    'scenarios/attrition/label'
    """
    if len(address) <= TAG_LIMIT:
        return address
    return f"{address[: TAG_LIMIT - 9]}~{sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
