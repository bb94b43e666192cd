"""Read CSL-JSON, which Zotero, Mendeley and EndNote export.

Source: the CSL 1.0.2 data schema (citationstyles.org), types and variables
by its names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefings.errors import ContentError, Problem, Where
from briefings.references.entry import Entry, joined_names, partial

_TYPES = {
    "book": "book", "chapter": "book", "thesis": "book", "report": "report", "manuscript": "report",
    "article": "article", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "paper-conference": "article", "entry-encyclopedia": "article",
    "speech": "speech", "interview": "interview", "webpage": "web", "post": "web", "post-weblog": "web",
    "broadcast": "interview", "motion_picture": "interview", "personal_communication": "statement",
    "treaty": "treaty", "legislation": "treaty", "legal_case": "treaty", "dataset": "dataset",
}  # fmt: skip
_FIELDS = {
    "container-title": "container",
    "publisher-place": "place",
    "publisher": "publisher",
    "URL": "url",
    "note": "note",
}
_CARRIED = {"id", "type", "title", "author", "editor", "issued", "accessed", "DOI", *_FIELDS}
_NO_NEWS = {
    "citation-key",
    "language",
    "source",
    "abstract",
    "title-short",
    "ISSN",
    "ISBN",
    "shortTitle",
    "journalAbbreviation",
}


def read_csl(text: str, file: str) -> tuple[Entry, ...]:
    """The references of a CSL-JSON file.

    Raises: ContentError when it is not JSON, or not a list of references.
    """
    try:
        items = json.loads(text)
    except RecursionError:
        raise ContentError(Problem(Where(file), "the file is nested too deeply", "export it anew")) from None
    except json.JSONDecodeError as error:
        raise ContentError(
            Problem(Where(file, error.lineno, error.colno), f"this is not JSON: {error.msg.lower()}")
        ) from None
    items = items.get("items", items) if isinstance(items, Mapping) else items
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise ContentError(Problem(Where(file), "a list of references is wanted", "export them as CSL JSON"))
    problems = [Problem(_place(text, file, item), *fault) for item in items for fault in _faults(item)]
    if problems:
        raise ContentError(problems)
    return tuple(_entry(item, _place(text, file, item)) for item in items)


def _faults(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What of a reference is not as the schema has it, and what to do."""
    title = item.get("title", "")
    if not isinstance(title, str) or not title.strip():
        yield "this reference has no title", "a source needs one"
    for name in ("author", "editor"):
        given = item.get(name) or []
        if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
            yield f"`{name}` is not a list of names", "each has a `family` and a `given`, or a `literal`"
    for name in ("issued", "accessed"):
        given = item.get(name) or {}
        parts = given.get("date-parts") or [] if isinstance(given, Mapping) else None
        if not isinstance(parts, list) or not all(isinstance(part, list) for part in parts):
            yield f"`{name}` is not a date", 'write {"date-parts": [[2025, 6, 13]]}'
    for name in ("id", "type", "DOI", *_FIELDS):
        if not isinstance(item.get(name, ""), str | int):
            yield f"`{name}` is not a text", ""


def _place(text: str, file: str, item: Mapping[str, Any]) -> Where:
    """The line of a reference's id, which stands once in a file that anybody exported."""
    at = text.find(json.dumps(item.get("id", ""), ensure_ascii=False))
    return Where(file, text.count("\n", 0, at) + 1) if at >= 0 and item.get("id") else Where(file)


def _entry(item: Mapping[str, Any], where: Where) -> Entry:
    people, bodies = _names(item.get("author") or item.get("editor") or ())
    fields = {ours: _line(item[theirs]) for theirs, ours in _FIELDS.items() if item.get(theirs)}
    fields |= {"author": joined_names(people)} if people else {}
    fields |= {"organisation": joined_names(bodies)} if bodies else {}
    lost = [name for name in item if name not in _CARRIED | _NO_NEWS and item[name]]
    if item.get("DOI"):
        fields.setdefault("url", f"https://doi.org/{str(item['DOI']).removeprefix('https://doi.org/')}")
    for theirs, ours in (("issued", "date"), ("accessed", "accessed")):
        date, is_range = _date(item.get(theirs))
        fields |= {ours: date} if date and (ours == "date" or len(date) == 10) else {}
        lost += [f"{theirs} (end of the range)"] if is_range else []
    families = tuple(str(one.get("family", "")) for one in item.get("author", ()) if one.get("family"))
    kind = _TYPES.get(str(item.get("type", "")), "web" if fields.get("url") else "report")
    key = str(item.get("citation-key") or item.get("id", ""))
    return Entry(where, key, kind, _line(item["title"]), families, fields, tuple(lost))


def _names(names: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """People, and bodies that stand in their place."""
    people, bodies = [], []
    for one in names:
        if one.get("literal"):
            bodies.append(_line(one["literal"]))
            continue
        parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
        people.append(" ".join(_line(one[part]) for part in parts if one.get(part)))
    return people, bodies


def _date(given: Mapping[str, Any] | None) -> tuple[str, bool]:
    if not given:
        return "", False
    parts = given.get("date-parts") or []
    if parts and parts[0]:
        numbers = [int(part) for part in parts[0] if str(part).strip().isdigit()]
        return partial(*numbers[:3]) if numbers else "", len(parts) > 1
    raw = str(given.get("raw") or given.get("literal") or "")
    return (raw, False) if _is_date(raw) else ("", False)


def _is_date(text: str) -> bool:
    pieces = text.split("-")
    return all(piece.isdigit() for piece in pieces) and [len(piece) for piece in pieces] in ([4], [4, 2], [4, 2, 2])


def _line(value: object) -> str:
    """Text on one line, without the little markup that CSL allows in titles."""
    text = str(value)
    for tag in ("i", "b", "sup", "sub", "sc"):
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return " ".join(text.replace('<span class="nocase">', "").replace("</span>", "").split())
