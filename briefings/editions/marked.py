"""The newer of two editions with all changes marked, as a PDF or a web page.

A Word file has tracked changes of its own (`briefings.word.redline`); this is
for readers who only look.
"""

from __future__ import annotations

from dataclasses import replace

from briefings.content.wording import long_date
from briefings.document.comparison import Legend, compare_documents
from briefings.order import Target
from briefings.templating.labels import LabelBook
from briefings.writers.formats import writer_of


def marked_file(old: Target, new: Target, form: str, labels: LabelBook) -> bytes:
    """Write the newer Document with what changed since the older marked in it, in the newer one's look."""
    language = new.document.properties.language
    date = long_date(old.document.properties.created.date(), language)
    names = ("comparison", "comparison_inserted", "comparison_deleted", "comparison_notes")
    since, *words = (str(labels.text(name, {"date": date}).unescape()) for name in names)
    compared = compare_documents(old.document, new.document, Legend(since, *words))
    facts = replace(compared.properties, title=f"{compared.properties.title} ({since.rstrip(':')})")
    return writer_of(form)(replace(compared, properties=facts), new.theme, [])
