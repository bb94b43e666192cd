"""Documents in Arabic, Hebrew and Persian, with numbers and Latin among them."""

from __future__ import annotations

from dataclasses import replace

from briefings.document.model import (
    Box,
    BoxRole,
    Column,
    Document,
    Furniture,
    Heading,
    Link,
    Note,
    NoteReference,
    PageNumber,
    Paragraph,
    Role,
    RunningLine,
    Span,
    Strong,
    Table,
    TableOfContents,
    Text,
)
from tests.documents import bullets, paragraph, properties, row, text

ARABIC = (
    "تستمر المفاوضات بينما لا تكاد الجبهة تتحرك، ويقرأ كل طرف صبر الطرف الآخر على أنه ضعف. "
    "ارتفعت الميزانية بنسبة 38 % في عام 2025 (وفقًا لتقرير NATO الأخير)، غير أنّ اللّقاءات لم تُسفر عن اتفاق. "
)
HEBREW = (
    "השיחות נמשכות בזמן שהחזית כמעט אינה זזה, וכל צד קורא את סבלנותו של האחר כחולשה. "
    "התקציב עלה ב־38 % בשנת 2025 (לפי דו״ח NATO האחרון), אך הפגישות לא הביאו להסכם. שָׁלוֹם! "
)
PERSIAN = (
    "گفت‌وگوها ادامه دارد در حالی که جبهه به‌سختی تکان می‌خورد و هر طرف شکیبایی دیگری را ضعف می‌خواند. "
    "بودجه در سال ۱۴۰۴ حدود ۳۸٪ افزایش یافت (گزارش NATO, 2025)؛ اما هنوز توافقی نیست. "
)


def arabic_document() -> Document:
    """Give a whole document in Arabic: every kind of block that is mirrored."""
    note = Note("n1", 1, text("تقرير الحلف، 2025، ص. 12. " + ARABIC))
    table = Table(
        (Column(2), Column(1), Column(3)),
        (row("السيناريو", "الاحتمال", "ما يدل عليه", heads=3),),
        (row("حرب استنزاف", "38 %", "ضربات على الطاقة (2025)"), row("جبهة مجمدة", "14 %", "خطوط محصنة")),
        "t",
    )
    blocks = (
        paragraph("المفاوضات والجبهة", Role.TITLE),
        TableOfContents(depth=2, title="المحتويات"),
        Heading(1, text("الوضع الراهن في عام 2025"), "h1", number="1"),
        Paragraph((Text(ARABIC), Strong(text("نقطة مهمة")), NoteReference("n1", 1), Text(" " + ARABIC * 2))),
        bullets("النقطة الأولى " + ARABIC, "النقطة الثانية: 25 % من السكان", ordered=True),
        Box(BoxRole.KEY, (paragraph(ARABIC),)),
        table,
        Paragraph((Text("انظر "), Link("https://example.org/ar", text("موقع المركز على الشبكة")), Text("."))),
        replace(paragraph("An English paragraph among them, with the word سلام in it (1, 2)."), language="en"),
    )
    running = RunningLine(text("سلسلة الندوات"), (Text("صفحة "), PageNumber()))
    return Document(properties("ar"), blocks, (note,), Furniture(header=running, footer=running, first_header=running))


def mixed_document() -> Document:
    """Give an English document with paragraphs and passages in Hebrew, Persian and Arabic."""
    passage = Span(text("שלום, עולם 2025"), "he")
    return Document(
        properties(),
        (
            paragraph("Voices", Role.TITLE),
            Paragraph(
                (Text("They said "), passage, Text(" and left it at that; then came "), Span(text("سلام"), "fa"))
            ),
            replace(paragraph(HEBREW * 2), language="he"),
            replace(paragraph(PERSIAN * 2), language="fa"),
            replace(paragraph(ARABIC * 2), language="ar"),
        ),
        furniture=Furniture(),
    )
