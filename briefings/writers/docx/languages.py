"""Which languages run from right to left, and how Word is told a language.

A language mark is the one property a run may carry beside its style: spelling,
hyphenation and screen readers need it where the words are.
"""

from __future__ import annotations

from briefings.writers.docx.wordml import escaped

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"})
_EAST_ASIAN = frozenset({"ja", "ko", "zh", "yue"})


def is_right_to_left(language: str) -> bool:
    """Say whether text in a BCP 47 language is written from right to left.

    >>> is_right_to_left("ar-EG"), is_right_to_left("en-US"), is_right_to_left("az-Arab")
    (True, False, True)
    """
    tag = language.lower()
    return tag.split("-")[0] in _RIGHT_TO_LEFT or "-arab" in tag or "-hebr" in tag


def language_mark(language: str) -> str:
    """Write ``w:lang`` (§17.3.2.20): one attribute for each family of scripts."""
    if not language:
        return ""
    if is_right_to_left(language):
        return f'<w:lang w:bidi="{escaped(language)}"/>'
    if language.lower().split("-")[0] in _EAST_ASIAN:
        return f'<w:lang w:eastAsia="{escaped(language)}"/>'
    return f'<w:lang w:val="{escaped(language)}"/>'
