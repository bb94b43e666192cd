"""The styles of a house document, found by the names people see.

A style is known by its name, by an alias, or by the name Word's built-in
style has in another language. What it says is kept apart from what its
ancestors say, so that the copy can stand on the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from lxml import etree

from briefings.writers.docx.house_names import localised_names
from briefings.writers.docx.house_properties import PARAGRAPH, RUN, Properties, W, laid_over, read_properties

Kind = Literal["paragraph", "character", "table"]

_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One style as the house document defines it."""

    id: str
    name: str
    kind: str
    based_on: str
    """Id of its parent in the house document; empty for none."""
    paragraph: Properties
    run: Properties
    element: etree._Element


class HouseStyles:
    """All styles of one house document."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None = None) -> None:
        self._levels = _list_indents(numbering)
        elements = [] if styles is None else list(styles.iter(f"{W}style"))
        self._by_id = {style.id: style for style in map(self._read, elements)}
        self._by_name: dict[tuple[str, str], HouseStyle] = {}
        for element, style in zip(elements, map(self._read, elements), strict=True):
            for name in (style.name, *_value(element, "aliases").split(",")):
                self._by_name.setdefault((style.kind, name.casefold()), self._by_id[style.id])
        defaults = None if styles is None else styles.find(f"{W}docDefaults")
        self.paragraph_defaults = _defaults(defaults, "pPr", PARAGRAPH)
        self.run_defaults = _defaults(defaults, "rPr", RUN)
        language = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr/{W}lang")
        self.language = "" if language is None else str(language.get(f"{W}val", ""))
        self.default_paragraph = next(
            (str(one.get(f"{W}styleId")) for one in elements if _is_default(one, "paragraph")), ""
        )

    def _read(self, element: etree._Element) -> HouseStyle:
        paragraph = read_properties(element.find(f"{W}pPr"), PARAGRAPH)
        if "numPr" in paragraph:
            # A list's indents may stand in its numbering alone (§17.9.23); the numbering itself stays behind.
            indent = self._levels.get(_numbering_key(element), {})
            paragraph = {name: one for name, one in laid_over(indent, paragraph).items() if name != "numPr"}
        return HouseStyle(
            str(element.get(f"{W}styleId", "")),
            _value(element, "name"),
            str(element.get(f"{W}type", "paragraph")),
            _value(element, "basedOn"),
            paragraph,
            read_properties(element.find(f"{W}rPr"), RUN),
            element,
        )

    def named(self, kind: Kind, name: str) -> HouseStyle | None:
        """Find the style that goes by this name here or, if Word knows the name, in another language."""
        for candidate in (name, *_LOCALISED.get(name.lower(), ())):
            if found := self._by_name.get((kind, candidate.casefold())):
                return found
        return None

    def with_id(self, style_id: str) -> HouseStyle | None:
        return self._by_id.get(style_id)

    def chain(self, style: HouseStyle) -> Iterator[HouseStyle]:
        """Yield a style and its ancestors, the nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        at: HouseStyle | None = style
        while at is not None and at.id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(at.id)
            yield at
            at = self._by_id.get(at.based_on)

    def effective(self, style: HouseStyle) -> tuple[Properties, Properties]:
        """Give everything that holds for a style: its own word, its ancestors', the document's defaults."""
        paragraph, run = self.paragraph_defaults, self.run_defaults
        for one in reversed(list(self.chain(style))):
            paragraph, run = laid_over(paragraph, one.paragraph), laid_over(run, one.run)
        return paragraph, run

    def near(self, name: str) -> str:
        """Give a style's name that looks like a misspelling of this one; empty for none."""
        squeezed = {_squeezed(one.name): one.name for one in self._by_id.values() if one.kind == "paragraph"}
        wanted = (name, *_LOCALISED.get(name.lower(), ()))
        for candidate in wanted:
            if found := squeezed.get(_squeezed(candidate)):
                return found
        for candidate in wanted:
            for found in get_close_matches(_squeezed(candidate), squeezed, 1, 0.85):
                if _digits(found) == _digits(candidate) and not self._is_another(squeezed[found]):
                    return squeezed[found]
        return ""

    def _is_another(self, name: str) -> bool:
        """Say whether a name is right for a style of its own: `Title` is no misspelt `Subtitle`."""
        return name.lower() in _LOCALISED


_LOCALISED = localised_names()


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _value(element: etree._Element, child: str) -> str:
    found = element.find(f"{W}{child}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _is_default(element: etree._Element, kind: str) -> bool:
    return element.get(f"{W}type") == kind and element.get(f"{W}default") in ("1", "true", "on")


def _defaults(defaults: etree._Element | None, name: str, known: tuple[str, ...]) -> Properties:
    found = None if defaults is None else defaults.find(f"{W}{name}Default/{W}{name}")
    return read_properties(found, known)


def _numbering_key(style: etree._Element) -> tuple[str, str]:
    numbering = style.find(f"{W}pPr/{W}numPr")
    if numbering is None:
        return "", ""
    return _value(numbering, "numId"), _value(numbering, "ilvl") or "0"


def _list_indents(numbering: etree._Element | None) -> dict[tuple[str, str], Properties]:
    """Give the indents of every level of every list."""
    if numbering is None:
        return {}
    abstract = {str(one.get(f"{W}abstractNumId")): one for one in numbering.iter(f"{W}abstractNum")}
    return {
        (str(one.get(f"{W}numId")), str(level.get(f"{W}ilvl"))): read_properties(level.find(f"{W}pPr"), ("ind",))
        for one in numbering.iter(f"{W}num")
        if (definition := abstract.get(_value(one, "abstractNumId"))) is not None
        for level in definition.iter(f"{W}lvl")
    }
