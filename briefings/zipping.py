"""One way to write a zip: its bytes depend on what is in it and on nothing else.

Word files, workbooks and redlines are zips. One date (that of the first DOS
files, as Word stamps), one level, members in the order given.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DOS_EPOCH = (1980, 1, 1, 0, 0, 0)
_DEFLATE_LEVEL = 6


def zip_of(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Write a zip whose bytes depend on its members alone.

    >>> zip_of([("a", b"1")]) == zip_of([("a", b"1")])
    True
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_DEFLATE_LEVEL) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, _DOS_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the writing machine's kind would show otherwise
            archive.writestr(member, content)
    return target.getvalue()
