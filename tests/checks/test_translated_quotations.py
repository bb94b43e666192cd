"""Quotations from sources in another language name their translator."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.content.citations import full_citation
from briefings.content.model import Source
from tests.seminars import edit, findings, write_seminar

BLOCK = "Jo Map wrote:\n\n> It is a river that knows no bed.\n>\n> — Jo Map{}\n"
QUOTED = "Jo Map called it “a river that knows no bed” [@atlas]."


def _found(root: Path, sentence: str, register: str = "language: de") -> list[str]:
    write_seminar(root)
    edit(root, "conclusions.md", "It runs on.\n", f"{sentence}\n")
    edit(root, "sources.yaml", "    author: Jo Map\n", f"    author: Jo Map\n    {register}\n")
    return [str(one.where.line) for one in findings(root) if one.rule == "QUO-01"]


@pytest.mark.parametrize(
    ("sentence", "lines"),
    [
        (QUOTED, ["1"]),
        (f"It is deep.\n\n{QUOTED}", ["3"]),
        (BLOCK.format(" [@atlas]"), ["3"]),
        ("Jo Map wrote [@atlas]:\n\n> It is a river that knows no bed.\n", ["3"]),
        ('Jo Map called it "a river that knows no bed" [@atlas].', ["1"]),
        (BLOCK.format(", translated by the authors [@atlas]"), []),
        ("Jo Map called it, as paraphrased here, “a river that knows no bed” [@atlas].", []),
        ("Jo Map called it “a river” [@atlas].", []),
        ("Jo Map called it “ріка яка не знає русла” [@atlas].", []),
        ("It is a river that knows no bed [@atlas].", []),
        ("The council says “a river that knows no bed” in public. The atlas agrees [@atlas].", []),
    ],
)
def test_a_translated_quotation_names_its_translator(sentence: str, lines: list[str], tmp_path: Path) -> None:
    assert _found(tmp_path, sentence) == lines


@pytest.mark.parametrize("register", ["language: en-GB", "language: de\n    translated_by: Ann Bridge"])
def test_the_register_may_say_that_there_is_nothing_to_tell(register: str, tmp_path: Path) -> None:
    assert _found(tmp_path, QUOTED, register) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-US", "“River,” translated by Ann &amp; Bo"),
        ("en-GB", "“River”, translated by Ann &amp; Bo"),
        ("de", "übersetzt von Ann &amp; Bo"),
        ("uk", "переклад: Ann &amp; Bo"),
        ("fr", "trans. Ann &amp; Bo"),
    ],
)
def test_the_translator_is_printed_with_the_citation(language: str, said: str) -> None:
    source = Source(id="river", type="web", title="River", language="ru", translated_by="Ann & Bo")
    assert said in full_citation(source, language)
