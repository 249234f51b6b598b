"""The theme to `word/styles.xml`: each style says only what differs from the one it is based on.

Line spacing is "at least" size x leading: the PDF's line height, while a larger word or a picture
that a secretary puts in is not cut off, as it would be under "exactly"; Word's own "multiple" counts
from the font's line height, which is another one after each substitution of fonts.
"""

from __future__ import annotations

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.writers.docx import comments
from lkpj_report.writers.docx.markup import (
    DECLARATION,
    PPR_ORDER,
    RPR_ORDER,
    W,
    attribute,
    points,
    ppr,
    rpr,
    twips,
)
from lkpj_report.writers.docx.notes import REFERENCE
from lkpj_report.writers.docx.styles import (
    AFTER_TABLE,
    BUILT_IN,
    LIST,
    PICTURE,
    PICTURE_ALONE,
    SEPARATOR,
    SIGNING,
    TABLE_OF_FIGURES,
    TABLE_STYLE,
    StyleBook,
    Variant,
    entry_number,
    hyphenates,
    is_heading,
    right_tab,
)

UPRIGHT = 0.6
"""Padding above and below a cell's words as a part of that beside them, as in the PDF: rows are as high there."""

_JC = {"rata": "both", "kiri": "left", "tengah": "center", "kanan": "right"}
_PPR: dict[Variant, dict[str, str]] = {
    Variant.CENTRED: {"jc": '<w:jc w:val="center"/>'},
    Variant.LEFT: {"jc": '<w:jc w:val="left"/>'},
    Variant.RIGHT: {"jc": '<w:jc w:val="right"/>'},
    Variant.FIGURES: {"jc": '<w:jc w:val="right"/>'},
    Variant.BOLD: {},
    Variant.AFTER_TABLE: {"spacing": f'<w:spacing w:before="{points(AFTER_TABLE)}"/>'},
    Variant.BOUND: {"keepNext": "<w:keepNext/>"},
}
# Roles whose text follows the body's when "Isi" is changed.
_BASED_ON_BODY = frozenset({"isi-rapat", "salam", "sapaan", "kutipan", "tanda-tangan"})


def styles_xml(book: StyleBook, numbered: dict[int, int], language: str) -> str:
    """The part `word/styles.xml`; `numbered` gives the list level of each heading level that has one."""
    theme = book.theme
    body = theme.look("isi")
    normal = ParagraphLook("Normal", body.font, body.size, align="kiri", leading=0.0, after=0.0)
    # A style stands behind the one that it is based on.
    order = {"isi": 0, "judul-gambar": 2}
    roles = sorted((r for r in theme.paragraphs if not is_heading(r)), key=lambda r: order.get(r, 1))
    names, out = _Names(), [_defaults(theme, normal, language), _NORMAL]
    for level in range(1, 10):
        if level <= 3 or f"judul-{level}" in theme.paragraphs or f"Heading{level}" in book.headings:
            out.append(_heading(book, level, normal, (numbered.get(level), names)))
    for role in roles:
        look = book.look(role)
        parent, parent_id = (normal, "Normal")
        if role in _BASED_ON_BODY:
            parent, parent_id = body, "Isi"
        elif role == "judul-gambar" and "judul-tabel" in theme.paragraphs:
            parent, parent_id = book.look("judul-tabel"), book.style("judul-tabel")
        out.append(_role_style(book, role, names.unique(look.name), (look, parent, parent_id)))
    out += [_list_style(theme), _furniture(theme, book), _table_style(theme), *_variants(book, names)]
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{"".join(out)}</w:styles>'


_TAKEN = (
    *(
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "header",
        "footer",
        "caption",
        "List Paragraph",
        "footnote text",
        "footnote reference",
        "Hyperlink",
        "TOC Heading",
        "table of figures",
    ),
    *(f"heading {level}" for level in range(1, 10)),
    *(f"toc {level}" for level in range(1, 10)),
    *("Butir", "Pemisah", "Ruang Tanda Tangan", "Tabel Laporan", "Gambar", "Gambar Tunggal"),
    *(
        "Tautan",
        "Acuan Catatan Kaki",
        "annotation text",
        "annotation reference",
        "Komentar",
        "Acuan Komentar",
    ),
)


class _Names:
    """Names of styles must differ in more than their capitals; two roles may share one in a theme."""

    def __init__(self) -> None:
        self._seen = {name.casefold() for name in _TAKEN}

    def unique(self, name: str) -> str:
        tried, n = name, 1
        while tried.casefold() in self._seen:
            n += 1
            tried = f"{name} {n}"
        self._seen.add(tried.casefold())
        return tried


_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="1"/>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def _defaults(theme: Theme, normal: ParagraphLook, language: str) -> str:
    lang = attribute(language)
    character = _rpr_props(theme, normal) | {
        "lang": f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/>'
    }
    for toggle in ("b", "bCs", "i", "iCs", "caps", "color"):
        del character[toggle]
    # Only roles that say so are hyphenated; the setting itself is the whole file's.
    whole = _toggle("suppressAutoHyphens", True) if hyphenates(theme) else ""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{rpr(character)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr><w:widowControl/>{whole}</w:pPr></w:pPrDefault></w:docDefaults>"
        # Word's own styles stay out of sight, so that staff see the theme's and nothing else.
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )


def _style(
    style_id: str, names: tuple[str, str], based_on: str, paragraph: str = "", character: str = ""
) -> str:
    """A paragraph style; `names` are Word's own name of a built-in style ("" for ours) and what staff see."""
    word, shown = names
    custom = "" if word else ' w:customStyle="1"'
    # Word parts aliases by commas.
    alias = f'<w:aliases w:val="{attribute(shown.replace(",", " "))}"/>' if word and shown else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{attribute(word or shown)}"/>'
        f'{alias}<w:basedOn w:val="{based_on}"/>{_next(style_id)}<w:uiPriority w:val="9"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{character}</w:rPr>" if character else "")
        + "</w:style>"
    )


def _next(style_id: str) -> str:
    # Enter after a heading, or after the paragraph below a table, goes on with the body.
    to_body = style_id.startswith("Heading") or style_id == "IsiSetelahTabel"
    return '<w:next w:val="Isi"/>' if to_body else ""


def _role_style(
    book: StyleBook, role: str, name: str, looks: tuple[ParagraphLook, ParagraphLook, str]
) -> str:
    look, parent, parent_id = looks
    paragraph, character = _differences(book.theme, look, parent)
    style_id = book.style(role)
    word = style_id.lower() if role == "nomor-halaman" else BUILT_IN.get(role, ("", ""))[1]
    if level := entry_number(role):
        width = book.hangs.get(level, 0)
        paragraph["ind"] = (
            f'<w:ind w:left="{twips(look.left) + width}" w:right="{twips(look.right)}" w:hanging="{width}"/>'
        )
        # Nobody puts a picture into an entry, and exact lines keep the list's pages those of the PDF.
        paragraph["spacing"] = _spacing(look, "exact")
        paragraph["tabs"] = f"<w:tabs>{right_tab(book.theme, book.text_width)}</w:tabs>"
    return _style(style_id, (word, name), parent_id, ppr(paragraph), rpr(character))


def _heading(book: StyleBook, level: int, normal: ParagraphLook, rest: tuple[int | None, _Names]) -> str:
    list_level, names = rest
    look, known = book.heading_look(level), book.known_level(level)
    paragraph, character = _differences(book.theme, look, normal)
    if list_level is not None:
        paragraph["numPr"] = f'<w:numPr><w:ilvl w:val="{list_level}"/><w:numId w:val="1"/></w:numPr>'
        # The numbering's level holds the indents; a style's own would win over them.
        paragraph.pop("ind", None)
    paragraph["outlineLvl"] = f'<w:outlineLvl w:val="{level - 1}"/>'
    alias = names.unique(look.name if known == level else f"{look.name} tingkat {level}")
    return _style(f"Heading{level}", (f"heading {level}", alias), "Normal", ppr(paragraph), rpr(character))


def _variants(book: StyleBook, names: _Names) -> list[str]:
    out: list[str] = []
    for style_id, (role, variants) in book.used.items():
        props: dict[str, str] = {}
        for variant in variants:
            props |= _PPR[variant]
        bold = "<w:b/><w:bCs/>" if Variant.BOLD in variants else ""
        shown = "Butir" if role == "list" else book.look(role).name
        name = names.unique(" ".join((shown, *(v.value for v in variants))))
        out.append(_style(style_id, ("", name), book.style(role), ppr(props), bold))
    return out


def _list_style(theme: Theme) -> str:
    parent = "IsiRapat" if "isi-rapat" in theme.paragraphs else "Isi"
    return _style(LIST, ("List Paragraph", "Butir"), parent)


def _furniture(theme: Theme, book: StyleBook) -> str:
    """Styles that no role has: the other one of header and footer, the separator, the signing space,
    drawings, links, calls of notes, lists of tables and figures."""
    other = "Footer" if theme.page_number.top else "Header"
    space = twips(theme.signature.space)
    signing = f'<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="{space}" w:lineRule="atLeast"/>'
    tiny = f'<w:suppressLineNumbers/><w:spacing w:before="0" w:after="{points(AFTER_TABLE)}" w:line="20" w:lineRule="exact"/>'
    return (
        _style(other, (other.lower(), ""), "Normal")
        + _style(SEPARATOR, ("", "Pemisah"), "Normal", tiny, '<w:sz w:val="2"/><w:szCs w:val="2"/>')
        + _style(SIGNING, ("", "Ruang Tanda Tangan"), book.style("tanda-tangan"), signing)
        + _style(PICTURE_ALONE, ("", "Gambar Tunggal"), "Normal", _DRAWING)
        + _style(PICTURE, ("", "Gambar"), PICTURE_ALONE, "<w:keepNext/>")
        + _style(TABLE_OF_FIGURES, ("table of figures", ""), book.entry(1))
        + _character("Hyperlink", ("Hyperlink", "Tautan"), '<w:u w:val="single"/>')
        + _character(
            REFERENCE, ("footnote reference", "Acuan Catatan Kaki"), '<w:vertAlign w:val="superscript"/>'
        )
        + (_COMMENTS if book.commented else "")
    )


_DRAWING = f'<w:spacing w:before="{points(6)}" w:after="{points(3)}"/><w:jc w:val="center"/>'


def _character(style_id: str, names: tuple[str, str], look: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style_id}"><w:name w:val="{names[0]}"/><w:aliases w:val="{names[1]}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="9"/><w:rPr>{look}</w:rPr></w:style>'
    )


_COMMENTS = _style(
    comments.TEXT, ("annotation text", "Komentar"), "Normal", "", '<w:sz w:val="20"/><w:szCs w:val="20"/>'
) + _character(
    comments.REFERENCE, ("annotation reference", "Acuan Komentar"), '<w:sz w:val="16"/><w:szCs w:val="16"/>'
)
"""Word's own styles for comments: a file has them only when it has comments."""


def _table_style(theme: Theme) -> str:
    look = theme.table
    size, pad = max(2, round(look.rule * 8)), points(look.padding)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{s} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>' for s in sides)
    upright = points(look.padding * UPRIGHT)
    paddings = (("top", upright), ("left", pad), ("bottom", upright), ("right", pad))
    margins = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in paddings)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="Tabel Laporan"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/><w:tblPr>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def _differences(
    theme: Theme, look: ParagraphLook, parent: ParagraphLook
) -> tuple[dict[str, str], dict[str, str]]:
    paragraph, above = _ppr_props(theme, look), _ppr_props(theme, parent)
    character, above_character = _rpr_props(theme, look), _rpr_props(theme, parent)
    return (
        {k: paragraph[k] for k in PPR_ORDER if k in paragraph and paragraph[k] != above[k]},
        {k: character[k] for k in RPR_ORDER if k in character and character[k] != above_character[k]},
    )


def _ppr_props(theme: Theme, look: ParagraphLook) -> dict[str, str]:
    # No leading (Word's "Normal") leaves the line to the font.
    first = twips(look.first_indent)
    first_line = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
    hyphens = {"suppressAutoHyphens": _toggle("suppressAutoHyphens", not look.hyphenate)}
    return {
        "keepNext": _toggle("keepNext", look.keep_with_next),
        "keepLines": _toggle("keepLines", look.keep_together),
        "pageBreakBefore": _toggle("pageBreakBefore", look.page_before or look.recto),
        **(hyphens if hyphenates(theme) else {}),
        "spacing": _spacing(look, "atLeast"),
        "ind": f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}" {first_line}/>',
        "jc": f'<w:jc w:val="{_JC.get(look.align, "left")}"/>',
    }


def _spacing(look: ParagraphLook, rule: str) -> str:
    line = f' w:line="{points(look.size * look.leading)}" w:lineRule="{rule}"' if look.leading else ""
    return f'<w:spacing w:before="{points(look.before)}" w:after="{points(look.after)}"{line}/>'


def _rpr_props(theme: Theme, look: ParagraphLook) -> dict[str, str]:
    family = theme.fonts.get(look.font) or theme.fonts["isi"]
    font = attribute(family.docx)
    size = round(look.size * 2)
    return {
        "rFonts": f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>',
        "b": _toggle("b", look.bold),
        "bCs": _toggle("bCs", look.bold),
        "i": _toggle("i", look.italic),
        "iCs": _toggle("iCs", look.italic),
        "caps": _toggle("caps", look.caps),
        "color": f'<w:color w:val="{look.colour or "auto"}"/>',
        "sz": f'<w:sz w:val="{size}"/>',
        "szCs": f'<w:szCs w:val="{size}"/>',
    }


def _toggle(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'
