"""Read BibTeX and BibLaTeX files, accents and braces decoded.

Pybtex reads the file and knows how names are built; the types and fields are
those of BibTeX and of BibLaTeX's manual.
"""

from __future__ import annotations

import re
from typing import Any

from briefings.errors import ContentError, Problem, Where
from briefings.references.entry import Entry, joined_names, partial

_TYPES = {
    "book": "book", "inbook": "book", "incollection": "book", "booklet": "book", "collection": "book",
    "phdthesis": "book", "mastersthesis": "book", "thesis": "book",
    "techreport": "report", "report": "report", "manual": "report", "unpublished": "report",
    "article": "article", "inproceedings": "article", "conference": "article", "proceedings": "book",
    "online": "web", "electronic": "web", "www": "web", "dataset": "dataset", "legislation": "treaty",
}  # fmt: skip
_FIELDS = {
    "journal": "container", "journaltitle": "container", "booktitle": "container", "address": "place",
    "location": "place", "publisher": "publisher", "institution": "publisher", "organization": "publisher",
    "school": "publisher", "note": "note",
}  # fmt: skip
_CARRIED = {*_FIELDS, "title", "subtitle", "url", "doi", "date", "year", "month", "urldate", "howpublished"}
_NO_NEWS = {
    "abstract",
    "keywords",
    "file",
    "isbn",
    "issn",
    "langid",
    "language",
    "timestamp",
    "bdsk-url-1",
    "shorttitle",
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_COMMAND = re.compile(r"\\(?:emph|textit|textbf|textsc|textrm|mkbibquote|enquote|url)\s*(?=\{)")


def read_bibtex(text: str, file: str) -> tuple[Entry, ...]:
    """The references of a BibTeX file.

    Raises: ContentError at the line where it is not BibTeX, and for entries without a title.
    """
    from pybtex.database import BibliographyDataError, parse_string  # only imports need it
    from pybtex.exceptions import PybtexError
    from pybtex.scanner import PybtexSyntaxError

    try:
        entries = parse_string(text, "bibtex").entries
    except RecursionError:
        raise ContentError(Problem(Where(file), "the file is nested too deeply", "take braces out")) from None
    except PybtexSyntaxError as error:
        what = f"this is not BibTeX: {str(error.args[0]).lower()}"
        raise ContentError(Problem(Where(file, int(error.lineno or 0)), what)) from None
    except BibliographyDataError as error:
        raise ContentError(Problem(Where(file), str(error).lower(), "give each entry a key of its own")) from None
    except PybtexError as error:  # a name that cannot be one
        what = f"this cannot be read: {str(error)[:1].lower()}{str(error)[1:]}"
        raise ContentError(Problem(Where(file), what, "write names as `Family, Given and Family, Given`")) from None
    places = {key: _place(text, file, key) for key in entries}
    problems: list[Problem] = []
    found: list[Entry] = []
    for key, entry in entries.items():
        try:
            found.append(_entry(key, entry, places[key]))
            if not found[-1].title:
                problems.append(Problem(places[key], f"`{key}` has no title", "a source needs one"))
        except RecursionError:
            problems.append(Problem(places[key], f"`{key}` is nested too deeply", "take braces out"))
        except (UnicodeDecodeError, PybtexSyntaxError):
            problems.append(Problem(places[key], f"`{key}` has LaTeX that cannot be read", "write it plainly"))
    if problems:
        raise ContentError(problems)
    return tuple(found)


def _place(text: str, file: str, key: str) -> Where:
    found = re.search(rf"@\s*\w+\s*[{{(]\s*{re.escape(key)}\s*,", text)
    return Where(file, text.count("\n", 0, found.start()) + 1) if found else Where(file)


def _entry(key: str, entry: Any, where: Where) -> Entry:
    told = {name.lower(): str(words) for name, words in entry.fields.items()}
    title = ": ".join(words for name in ("title", "subtitle") if (words := _plain(told.get(name, ""))))
    fields = {ours: words for theirs, ours in _FIELDS.items() if (words := _plain(told.get(theirs, "")))}
    persons = entry.persons.get("author") or entry.persons.get("editor") or ()
    names = [(name, _is_body(one)) for one in persons if (name := _name(one))]
    people, bodies = [name for name, is_body in names if not is_body], [name for name, is_body in names if is_body]
    fields |= {"author": joined_names(people)} if people else {}
    if bodies or (not people and fields.get("publisher")):
        fields["organisation"] = joined_names(bodies) or fields.pop("publisher")
    date, is_range = _date(told)
    fields |= {"date": date} if date else {}
    if address := _address(told):
        fields["url"] = address
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told.get("urldate", "")):
        fields["accessed"] = told["urldate"]
    lost = [name for name in told if name not in _CARRIED | _NO_NEWS] + (
        ["date (end of the range)"] if is_range else []
    )
    families = tuple(family for one in persons if (family := _plain(" ".join(one.last_names))))
    kind = _TYPES.get(entry.type.lower(), "web" if address else "report")
    return Entry(where, key, kind, title, families, fields, tuple(lost))


def _plain(words: str) -> str:
    """LaTeX as characters on one line: accents, dashes, no braces."""
    from pybtex.richtext import Text  # as above

    decoded = str(Text.from_latex(_COMMAND.sub("", words.replace("``", "“").replace("''", "”"))))
    return " ".join(decoded.replace("\\", "").split())


def _name(person: Any) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
    return _plain(" ".join(name for part in parts for name in part))


def _is_body(person: Any) -> bool:
    """An organisation is written in braces of its own, so that it is not taken apart."""
    last = " ".join(person.last_names)
    return not person.first_names and last.startswith("{") and last.endswith("}")


def _date(told: dict[str, str]) -> tuple[str, bool]:
    written, _, end = told.get("date", "").partition("/")
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", written):
        return written, bool(end)
    year = re.search(r"\d{4}", told.get("year", ""))
    month = told.get("month", "").strip().lower()
    number = (
        int(month) if month.isdigit() else next((n for n, name in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
    )
    return partial(int(year[0]), number or None) if year else "", False


def _address(told: dict[str, str]) -> str:
    found = re.search(r"https?://[^\s{}]+", f"{told.get('url', '')} {told.get('howpublished', '')}")
    if found:
        return found[0].replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
    doi = told.get("doi", "").removeprefix("https://doi.org/")
    return f"https://doi.org/{doi}" if doi else ""
