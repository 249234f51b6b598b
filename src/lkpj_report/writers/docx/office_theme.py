"""`word/theme/theme1.xml`: the part that a Word file must have, as small as its schema lets it be.

No style of ours refers to it (a named font would lose against a theme's font); it gives Word's
dialogs the theme's fonts as "headings" and "body", and plain colours.
"""

from __future__ import annotations

from lkpj_report.document.theme import Theme
from lkpj_report.writers.docx.markup import DECLARATION, attribute

_COLOURS = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"),
    ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"),
    ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
)  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def office_theme_xml(theme: Theme) -> str:
    """The part for a theme's fonts."""
    body = theme.fonts["isi"].docx
    heading = (theme.fonts.get("judul") or theme.fonts["isi"]).docx
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS)
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="{attribute(theme.name)}"><a:themeElements><a:clrScheme name="Naskah">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Naskah">{_font("majorFont", heading)}{_font("minorFont", body)}</a:fontScheme>'
        f'<a:fmtScheme name="Naskah"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _font(kind: str, name: str) -> str:
    return (
        f'<a:{kind}><a:latin typeface="{attribute(name)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'
    )
