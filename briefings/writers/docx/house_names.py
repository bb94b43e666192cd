"""The names that Word's built-in styles have in other languages.

Word itself stores the English names whatever its language; files from
LibreOffice, other programs and old converters carry those that people see.
Names are compared without regard to case. Data only.
"""

from __future__ import annotations

_ENGLISH = (
    "Normal", "Body Text", "Title", "Subtitle", "Quote", "caption", "List Bullet", "List Number", "List Continue",
    "footnote text", "footnote reference", "endnote text", "endnote reference", "header", "footer", "page number",
    "TOC Heading", "Hyperlink", "FollowedHyperlink", "Strong", "Emphasis", "annotation text", "annotation reference",
    "annotation subject", "Balloon Text", "Placeholder Text",
)  # fmt: skip

_NAMES = {
    "de": (
        "Standard", "Textkörper", "Titel", "Untertitel", "Zitat", "Beschriftung", "Aufzählungszeichen",
        "Listennummer", "Listenfortsetzung", "Fußnotentext", "Fußnotenzeichen", "Endnotentext", "Endnotenzeichen",
        "Kopfzeile", "Fußzeile", "Seitenzahl", "Inhaltsverzeichnisüberschrift", "Internetlink", "BesuchterLink",
        "Fett", "Hervorhebung", "Kommentartext", "Kommentarzeichen", "Kommentarthema", "Sprechblasentext",
        "Platzhaltertext",
    ),
    "fr": (
        "Normal", "Corps de texte", "Titre", "Sous-titre", "Citation", "Légende", "Liste à puces",
        "Liste à numéros", "Liste continue", "Note de bas de page", "Appel note de bas de p.", "Note de fin",
        "Appel de note de fin", "En-tête", "Pied de page", "Numéro de page", "En-tête de table des matières",
        "Lien hypertexte", "Lien hypertexte suivi visité", "Élevé", "Accentuation", "Commentaire",
        "Marque de commentaire", "Objet du commentaire", "Texte de bulles", "Texte de l'espace réservé",
    ),
    "es": (
        "Normal", "Texto independiente", "Título", "Subtítulo", "Cita", "Descripción", "Lista con viñetas",
        "Lista con números", "Continuar lista", "Texto nota pie", "Ref. de nota al pie", "Texto nota al final",
        "Ref. de nota al final", "Encabezado", "Pie de página", "Número de página", "Título TDC", "Hipervínculo",
        "Hipervínculo visitado", "Texto en negrita", "Énfasis", "Texto comentario", "Ref. de comentario",
        "Asunto del comentario", "Texto de globo", "Texto de marcador de posición",
    ),
    "uk": (
        "Звичайний", "Основний текст", "Назва", "Підзаголовок", "Цитата", "Назва об'єкта", "Маркірований список",
        "Нумерований список", "Продовження списку", "Текст виноски", "Знак виноски", "Текст кінцевої виноски",
        "Знак кінцевої виноски", "Верхній колонтитул", "Нижній колонтитул", "Номер сторінки", "Заголовок змісту",
        "Гіперпосилання", "Переглянуте гіперпосилання", "Строгий", "Виокремлення", "Текст примітки",
        "Знак примітки", "Тема примітки", "Текст у виносці", "Покажчик місця заповнення",
    ),
}  # fmt: skip
"""In the order of `_ENGLISH`."""

_LEVELLED = {
    "de": ("Überschrift", "Verzeichnis"),
    "fr": ("Titre", "TM"),
    "es": ("Título", "TDC"),
    "uk": ("Заголовок", "Зміст"),
}
"""What stands before the number of a heading's and of a contents entry's level."""

_ALSO = {
    "Body Text": ("Text body",),
    "caption": ("Epígrafe", "Bildunterschrift"),
    "Hyperlink": ("Internet Link", "Hyperlink"),
    "FollowedHyperlink": ("Visited Internet Link", "BesuchterHyperlink"),
    "Strong": ("Strong Emphasis", "Stark betont", "Виразний"),
    "Quote": ("Quotations",),
    "footnote reference": ("Footnote Characters",),
}
"""Further names, as other programs write them."""

_LISTS = ("List Bullet", "List Number", "List Continue")


def localised_names() -> dict[str, tuple[str, ...]]:
    """Give the English name of each built-in style, in lower case, to its names elsewhere.

    >>> localised_names()["heading 1"][0], localised_names()["list bullet 2"][1]
    ('Überschrift 1', 'Liste à puces 2')
    """
    names = {english: tuple(each[at] for each in _NAMES.values()) for at, english in enumerate(_ENGLISH)}
    names |= {english: (*names[english], *others) for english, others in _ALSO.items()}
    for level in (2, 3):
        names |= {f"{name} {level}": tuple(f"{other} {level}" for other in names[name]) for name in _LISTS}
    for level in (1, 2, 3):
        for at, stem in enumerate(("heading", "toc")):
            names[f"{stem} {level}"] = tuple(f"{stems[at]} {level}" for stems in _LEVELLED.values())
    return {english.lower(): others for english, others in names.items()}
