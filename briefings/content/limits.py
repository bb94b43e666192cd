"""Limits a field of the content can state beside its type.

They are written as `typing.Annotated` metadata in `briefings.content.model`,
enforced by the decoder and printed into the JSON Schemas. Each says in words
what it wants, for messages.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """The whole text matches a regular expression."""

    expression: str
    wanted: str
    """What to write instead, in words: ``a date such as 2025-06-13``."""


@dataclass(frozen=True, slots=True)
class Length:
    """Number of characters, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Words:
    """Number of words, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Range:
    """Smallest and largest number, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Size:
    """Number of entries of a list, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Key:
    """The name of the field in its file, where Python's name has to differ."""

    name: str


class Shorthand:
    """The record may be written as the value of this field alone."""

    __slots__ = ()


class Derived:
    """Not written in this file: the loader fills it in."""

    __slots__ = ()


class OneOf:
    """The text is one of a closed list."""

    __slots__ = ("choices",)

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OneOf) and other.choices == self.choices

    def __hash__(self) -> int:
        return hash(self.choices)
