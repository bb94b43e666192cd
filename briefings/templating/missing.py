"""Undefined names that remember who was asked for them, for a useful hint."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined


class MissingName(str):
    """An undefined name's message, with what is needed to word a hint."""

    name: str
    owner: object

    def __new__(cls, message: str, name: str, owner: object) -> MissingName:
        text = super().__new__(cls, message)
        text.name, text.owner = name, owner
        return text


class LocatedUndefined(StrictUndefined):
    """A strict undefined that tells its error which name of what was missing."""

    __slots__ = ()
    _undefined_hint: str | None
    _undefined_obj: Any
    _undefined_name: Any

    @property
    def _undefined_message(self) -> str:
        message = super()._undefined_message
        return message if self._undefined_hint else MissingName(message, str(self._undefined_name), self._undefined_obj)
