"""Settings of the file.

Nothing here asks the reader anything: no update on opening, no macro, no
compatibility mode. The order of CT_Settings (§17.15.1.78) is a sequence.
"""

from __future__ import annotations

from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.notes import notes_settings
from briefings.writers.docx.wordml import DECLARATION, escaped, root

_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{setting}"/>'
    for name, setting in (
        ("compatibilityMode", 15),  # Word 2013 and later; lower numbers put "[Compatibility Mode]" in the title bar
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
_SLOTS = (
    "bg1 light1", "t1 dark1", "bg2 light2", "t2 dark2", "accent1 accent1", "accent2 accent2", "accent3 accent3",
    "accent4 accent4", "accent5 accent5", "accent6 accent6", "hyperlink hyperlink",
    "followedHyperlink followedHyperlink",
)  # fmt: skip
_COLOURS = " ".join('w:{}="{}"'.format(*slot.split()) for slot in _SLOTS)
"""Which colour of the drawing theme each of Word's own slots takes (§17.15.1.20)."""


def settings(manuscript: Manuscript) -> str:
    """Write the settings part."""
    language = escaped(manuscript.document.properties.language)
    notes = notes_settings(manuscript.document)
    hyphenated = any(style.hyphenate for style in manuscript.theme.styles.values())
    return "".join((
        DECLARATION, root("w:settings", "w"),
        '<w:zoom w:percent="100"/>',
        "<w:embedTrueTypeFonts/>" if manuscript.theme.embed_fonts else "",
        '<w:defaultTabStop w:val="720"/>',
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>' if hyphenated else "",
        '<w:characterSpacingControl w:val="doNotCompress"/>', notes,
        f'<w:compat>{_COMPATIBILITY}</w:compat><w:themeFontLang w:val="{language}"/>',
        f"<w:clrSchemeMapping {_COLOURS}/>",
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>',
    ))  # fmt: skip
