"""What YAML's own syntax errors mean, in words an author can act on.

The C parser and its Python twin word the same fault differently; both map to
the same sentence here. An unknown message is passed on as it is.
"""

from __future__ import annotations

_COLON = "quote the text if it contains a colon followed by a space"
_INDENT = "check the indentation: entries of one list or mapping begin in the same column"

# part of the parser's message, what it means, what to do, whether the fault lies where the structure began
_MEANINGS: tuple[tuple[str, str, str, bool], ...] = (
    ("\\t", "a tab stands here; YAML is written with spaces", "replace the tab by spaces", False),
    ("mapping values are not allowed", "a `: ` stands where no key can be", _COLON, False),
    ("unexpected end of stream", "the quoted text that begins here is never closed", "add the closing quote", True),
    ("',' or ']'", "the list that begins here with `[` is never closed", "add `]` or a missing comma", True),
    ("',' or '}'", "the mapping that begins here with `{` is never closed", "quote the text, or add `}`", True),
    ("unknown escape character", "an unknown escape after the backslash", "use single quotes, or double the \\", False),
    ("cannot start any token", "text cannot begin with this character", "put the text in quotes", False),
    ("expected '-' indicator", "this line is neither an entry of the list above nor part of one", _INDENT, False),
    ("expected key", "this line is indented differently from its neighbours", _INDENT, False),
    ("could not find expected ':'", "a key without its `:`", "write `key: text`", False),
    ("undefined alias", "an alias is not allowed", "quote the text", False),
    ("indentation", "the indentation is broken here", _INDENT, False),
)


def plain_words(problem: str, context: str) -> tuple[str, str, bool]:
    """The fact, the hint, and whether the place to show is where the structure began.

    >>> plain_words("mapping values are not allowed in this context", "")[0]
    'a `: ` stands where no key can be'
    """
    quoted = "quoted scalar" in context
    if "<block end>" in problem:
        # The Python parser says so for both kinds of block.
        problem = "expected '-' indicator" if "collection" in context else "expected key"
    for part, what, hint, at_context in _MEANINGS:
        if part in problem and (part != "unexpected end of stream" or quoted):
            return what, hint, at_context
    return f"this is not YAML: {problem}", "", False
