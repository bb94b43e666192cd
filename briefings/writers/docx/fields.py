"""Fields: what Word computes, written with the result it will compute.

No field asks to be updated on opening: every result is already right, so
nobody is greeted with a question.
"""

from __future__ import annotations

from briefings.writers.docx.wordml import escaped


def field(instruction: str, result: str) -> str:
    """Write a field of several runs (§17.16.18); `result` is runs."""
    return begin(instruction) + result + END


def begin(instruction: str) -> str:
    """Write what comes before a field's result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
