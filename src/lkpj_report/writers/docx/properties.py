"""The small parts: what file properties say, Word's settings, the table of fonts.

Dates are the paper's own, so that the same paper gives the same bytes on any day.
"""

from __future__ import annotations

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Meta
from lkpj_report.writers.docx.header import evens_differ
from lkpj_report.writers.docx.markup import DECLARATION, W, attribute, escape
from lkpj_report.writers.docx.styles import hyphenates


def core_xml(meta: Meta) -> str:
    """`docProps/core.xml`; fields without a value are left out."""
    date = f"{meta.date.isoformat()}T00:00:00Z"
    texts = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", meta.keywords),
        ("cp:lastModifiedBy", meta.author),
        ("cp:revision", "1"),
        ("dc:language", meta.language),
    )
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts if text)
        + dates
        + "</cp:coreProperties>"
    )


APP_XML = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>lkpj-report</Application><DocSecurity>0</DocSecurity></Properties>"
)
"""`docProps/app.xml`."""


def settings_xml(meta: Meta, theme: Theme, notes: bool) -> str:
    """`word/settings.xml`: as Word 2013 and later, Indonesian separators, nothing that asks on opening."""
    compat = (
        ("compatibilityMode", 15),
        # Without it a table's style would win over the size and alignment of "Sel".
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    rows = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in compat
    )
    # Space below and space above add up, as in the PDF; else Word and LibreOffice take the larger of the two.
    added = "<w:doNotUseHTMLParagraphAutoSpacing/>"
    mirrored = "<w:mirrorMargins/>" if theme.page.duplex else ""
    evens = "<w:evenAndOddHeaders/>" if evens_differ(theme) else ""
    separators = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if notes else ""
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{mirrored}<w:defaultTabStop w:val="709"/>'
        f'{_hyphenation(theme)}{evens}<w:characterSpacingControl w:val="doNotCompress"/>{separators}'
        f'<w:compat>{added}{rows}</w:compat><w:themeFontLang w:val="{attribute(meta.language)}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _hyphenation(theme: Theme) -> str:
    if not hyphenates(theme):
        return '<w:autoHyphenation w:val="0"/>'
    # No more than two hyphens one below the other, none in words of capitals (abbreviations).
    return '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>'


def font_table_xml(theme: Theme) -> str:
    """`word/fontTable.xml`: the named fonts and what may stand for them where they are missing."""
    alternatives: dict[str, tuple[str, ...]] = {}
    for family in theme.fonts.values():
        alternatives.setdefault(family.docx, family.alternatives)
    fonts = "".join(
        f'<w:font w:name="{attribute(name)}">'
        + (f'<w:altName w:val="{attribute(",".join(others))}"/>' if others else "")
        + '<w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in alternatives.items()
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'
