"""The text of a CSV file: its encoding found, what nothing stands in cut off.

UTF-8 and UTF-16 say what they are. Anything else is read as Windows-1252, and
that is said; what cannot be read is a problem at its place, never left out.
"""

from __future__ import annotations

from briefings.errors import Problem, Where

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_AS_UTF_8 = "save it as UTF-8 (`CSV UTF-8` in Excel)"


def csv_text(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text, with ``\\n`` line ends and no empty rows at its end, and what is wrong with its bytes."""
    encoding = "utf-16" if content.startswith(_MARKS) else "utf-8-sig"
    problems = []
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            text = content.decode(encoding, errors="replace")
            before = content[: error.start].decode(encoding, errors="ignore")
            problems.append(Problem(_end(before, file), "the file is damaged: this is no UTF-16", _AS_UTF_8))
        else:
            # What Excel for Windows writes as "CSV": right for most of Europe, a guess all the same.
            text = content.decode("cp1252", errors="replace")
            what = f"the file is not UTF-8; it was read as Windows-1252, so this reads `{text[error.start]}`"
            place = _end(text[: error.start], file)
            problems.append(Problem(place, what, f"{_AS_UTF_8} to be sure", severity="warning"))
    text = _lines(text)
    if "\0" in text:
        what = "there is a character U+0000: the file is damaged, or in an encoding that it does not name"
        problems.append(Problem(_end(text[: text.index("\0")], file), what, _AS_UTF_8))
    return _without_empty_end(text), problems


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(before: str, file: str) -> Where:
    """The place of the character that stands behind some text."""
    before = _lines(before)
    return Where(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _without_empty_end(text: str) -> str:
    """Spreadsheets write out every row that was ever coloured, a million of them."""
    end = text.find("\n", len(text.rstrip("\n\t ,;|")))
    return text if end < 0 else text[: end + 1]
