"""Read ``theme.yaml`` into a `Theme`, strictly.

Everything wrong with a theme is reported at once, each finding at its line and
column: unknown keys, styles or colours (with what was probably meant), missing
styles, fonts that are not there. A theme that loads is complete: no writer
needs a default of its own. Faces are looked up, not opened.
"""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from briefings.document.model import BoxRole
from briefings.errors import ContentError
from briefings.theme.model import (
    STYLE_NAMES,
    BoxStyle,
    ChartStyle,
    Face,
    FontFamily,
    PageStyle,
    TableStyle,
    TextStyle,
    Theme,
)
from briefings.theme.nodes import Mapping, Source, suggestion

Record = TypeVar("Record", PageStyle, TextStyle, BoxStyle, TableStyle, ChartStyle)

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_ALIGNMENTS = ("start", "centre", "end", "justify")
_FACES = ("regular", "bold", "italic", "bold_italic")
_COLOUR_FIELDS = frozenset(
    (
        *("colour", "rule_above", "rule_below", "fill", "edge", "head_fill", "band_fill", "total_fill"),
        *("rule", "frame_rule", "previous", "axis"),
    )
)
_STAND_IN = TextStyle("text", 10, 14, "#000000")
"""Taken where `like` cannot be followed, so that one mistake is one problem."""
_KEYS = (
    "name", "colours", "families", "fallback", "page", "styles", "boxes", "table", "chart",
    "link", "rule", "bullet", "end_mark", "mono", "house", "embed_fonts",
    "inserted", "deleted",
)  # fmt: skip


def load_theme(path_to_theme_yaml: Path) -> Theme:
    """Load a theme.

    Raises: ContentError with every problem found.
    """
    source = Source(path_to_theme_yaml)
    root = source.root()
    theme = _Reader(source, root).theme()
    if source.problems:
        raise ContentError(sorted(source.problems, key=lambda problem: problem.where))
    return theme


class _Reader:
    """Reads one theme; holds the colours while the rest is read."""

    def __init__(self, source: Source, root: Mapping) -> None:
        self.source = source
        self.root = root
        self.directory = source.path.parent
        self.colours: dict[str, str] = {}
        self.families: dict[str, FontFamily] = {}

    def theme(self) -> Theme:
        root = self.root
        root.check_keys(_KEYS, "the theme")
        self._read_colours()
        self._read_families()
        return Theme(
            name=root.text("name"),
            families=MappingProxyType(self.families),
            fallback=self._fallback(),
            page=self._record(PageStyle, root.child("page"), "page"),
            styles=MappingProxyType(self._styles()),
            boxes=MappingProxyType(self._boxes()),
            table=self._record(TableStyle, root.child("table"), "table"),
            chart=self._record(ChartStyle, root.child("chart"), "chart"),
            link=self._colour(root, "link"),
            rule=self._colour(root, "rule"),
            bullet=root.text("bullet", "•"),
            end_mark=root.text("end_mark", "◆"),
            mono=root.texts("mono") or ("Courier New", "monospace"),
            tokens=MappingProxyType(self.colours),
            inserted=self._colour(root, "inserted", "#0b6b3a"),
            deleted=self._colour(root, "deleted", "#a3262b"),
            directory=self.directory,
            house=self._beside(root, "house") if "house" in root else None,
            embed_fonts=root.truth("embed_fonts", False),
        )

    def _read_colours(self) -> None:
        if (given := self.root.child("colours")) is None:
            return
        for name in given:
            code = given.text(name)
            if _HEX.fullmatch(code):
                self.colours[name] = code.lower()
            else:
                given.problem(name, f"`{code}` is not a colour", 'write "#rrggbb", in quotes')
                self.colours[name] = "#000000"

    def _colour(self, mapping: Mapping, key: str, default: str | None = None) -> str:
        """Give a colour: a name from ``colours``, a code, or empty for none."""
        typed = mapping.text(key, default)
        if not typed or typed == "none":
            return ""
        if _HEX.fullmatch(typed):
            return typed.lower()
        if typed not in self.colours:
            mapping.problem(key, f"unknown colour `{typed}`", suggestion(typed, self.colours))
        return self.colours.get(typed, "#000000")

    def _palette_colour(self, given: Mapping, key: str, typed: str) -> str:
        """Give one colour of a list of colours."""
        if _HEX.fullmatch(typed):
            return typed.lower()
        if typed not in self.colours:
            given.problem(key, f"unknown colour `{typed}`", suggestion(typed, self.colours))
        return self.colours.get(typed, "#000000")

    def _read_families(self) -> None:
        if (given := self.root.child("families")) is None:
            return
        for key in given:
            if (family := given.child(key)) is not None:
                self.families[key] = self._family(family)
        for key in ("text", "display"):
            if key not in given:
                self.root.at_key("families", f"the family `{key}` is missing", "text and display are both needed")

    def _family(self, given: Mapping) -> FontFamily:
        given.check_keys(("name", "package", "folder", "substitutes", *_FACES), "the family")
        home = self._home(given)
        regular = self._face(given, "regular", home, None)
        others = {face: self._face(given, face, home, regular) for face in _FACES[1:]}
        return FontFamily(given.text("name"), regular, **others, substitutes=given.texts("substitutes"))

    def _home(self, given: Mapping) -> Path:
        """Find the folder of a family's files: a package's, or beside the theme."""
        folder = given.text("folder", "")
        if "package" not in given:
            return self._beside(given, "folder") if folder else self.directory
        package = given.text("package")
        found = _package_folder(package)
        if found is None:
            given.problem("package", f"the font package `{package}` is not installed", f"pip install {package}")
            return self.directory
        return found / folder

    def _beside(self, given: Mapping, key: str) -> Path:
        """Find a file of the theme. It lies in the theme's folder, so that a frozen edition takes it along."""
        typed = given.text(key)
        if typed.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", typed) or ":" in typed:
            given.problem(key, f"`{typed}` is not in the theme's folder", "copy it there, and name it from there")
            return self.directory
        return self.directory / typed

    def _face(self, given: Mapping, key: str, home: Path, instead: Face | None) -> Face:
        if key not in given and instead is not None:
            return instead
        path = home / given.text(key)
        if key in given and not path.is_file():
            given.problem(key, f"there is no font file {path}", "name a static TrueType file (.ttf)")
        return Face(path.stem, path)

    def _fallback(self) -> tuple[str, ...]:
        names = self.root.texts("fallback")
        for name in names:
            if name not in self.families:
                self.root.problem("fallback", f"unknown family `{name}`", suggestion(name, self.families))
        return tuple(name for name in names if name in self.families)

    def _styles(self) -> dict[str, TextStyle]:
        """Read every style; ``like: other`` takes what is not given from another."""
        if (given := self.root.child("styles")) is None:
            return {}
        given.check_keys(STYLE_NAMES, "styles")
        read: dict[str, TextStyle] = {}
        if missing := [name for name in STYLE_NAMES if name not in given]:
            self.root.at_key("styles", f"missing styles: {', '.join(missing)}", "`like: body` alone is enough for one")
        for name in STYLE_NAMES:
            if name in given and name not in read:
                self._style(given, name, read, ())
        return read

    def _style(self, given: Mapping, name: str, read: dict[str, TextStyle], trail: tuple[str, ...]) -> TextStyle | None:
        style = given.child(name)
        if style is None:
            return None
        base: TextStyle | None = None
        if like := style.text("like", ""):
            base = _STAND_IN
            if like in (*trail, name):
                style.problem("like", f"the style `{name}` is like itself")
            elif like not in given:
                style.problem("like", f"there is no style `{like}`", suggestion(like, given))
            else:
                base = read.get(like) or self._style(given, like, read, (*trail, name))
        read[name] = self._record(TextStyle, style, f"the style `{name}`", base)
        return read[name]

    def _boxes(self) -> dict[BoxRole, BoxStyle]:
        if (given := self.root.child("boxes")) is None:
            return {}
        given.check_keys([role.value for role in BoxRole], "boxes")
        return {role: self._record(BoxStyle, given.child(role.value), f"the box `{role.value}`") for role in BoxRole}

    def _record(self, kind: type[Record], given: Mapping | None, what: str, base: Record | None = None) -> Record:
        """Read one dataclass of measures, field by field, over `base`."""
        if given is None:
            given = Mapping(self.source, _empty(self.root))
            given.source = Source(self.source.path)
        fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(kind)
        given.check_keys((*(one.name for one in fields), *(("like",) if kind is TextStyle else ())), what)
        return kind(**{one.name: self._field(given, one, base) for one in fields})

    def _field(self, given: Mapping, field: dataclasses.Field[Any], base: object) -> Any:
        default: Any = field.default if base is None else getattr(base, field.name)
        if default is dataclasses.MISSING:
            default = None
        match field.type:
            case "float":
                return given.length(field.name, default)
            case "bool":
                return given.truth(field.name, default)
            case "tuple[str, ...]":
                return tuple(self._palette_colour(given, field.name, name) for name in given.texts(field.name))
        if field.name in _COLOUR_FIELDS:
            return self._colour(given, field.name, default)
        return self._choice(given, field.name, default)

    def _choice(self, given: Mapping, key: str, default: str | None) -> str:
        """Read a family's or an alignment's name."""
        typed = given.text(key, default)
        known = tuple(self.families) if key == "family" else _ALIGNMENTS
        if typed and typed not in known:
            given.problem(key, f"unknown {key} `{typed}`", suggestion(typed, known))
        return typed


def _empty(root: Mapping) -> Any:
    """Give an empty mapping node at the root's place, for a part already reported missing."""
    node = root.node
    return type(node)(node.tag, [], node.start_mark, node.end_mark)


@lru_cache(maxsize=32)
def _package_folder(package: str) -> Path | None:
    """Find an installed package's folder without importing it."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])
