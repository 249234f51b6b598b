"""The sheet of the first section, and the page number in its heads and feet.

In: `w:sectPr`, settings and the parts of header and footer. Out: `Setup`, `Number`, and in words what is
there that a theme can't hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lkpj_report.writers.docx.markup import R
from lkpj_report.writers.docx.reference.looks import Sheet, number, val, w
from lkpj_report.writers.docx.reference.model import Number, Setup

_MM = 25.4 / 1440
_PAGE, _TOTAL = re.compile(r"^\s*PAGE\b"), re.compile(r"^\s*(?:NUMPAGES|SECTIONPAGES)\b")
_BRACES = str.maketrans("", "", "{}")
MOST_WORDS = 60
"""Letters of a page number's pattern; what is longer is a line of text that happens to hold a number."""


def read_setup(section: Any, settings: Any) -> tuple[Setup, list[str]]:
    """The sheet, and what of it is not taken."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    untaken: list[str] = []

    def mm(element: Any, name: str, default: float) -> float:
        return abs(number(element.get(w(name)) if element is not None else None, default)) * _MM

    width, height = mm(size, "w", 11906), mm(size, "h", 16838)
    if width > height:
        width, height = height, width
        untaken.append("kertas mendatar: naskah tetap dicetak tegak")
    if settings is not None and val(settings, "gutterAtTop") is not None and mm(margins, "gutter", 0):
        untaken.append("jarak jilid di atas: dipakai di sisi kiri")
    if (number(_get(section.find(w("cols")), "num"), 1)) > 1:
        untaken.append("kolom koran: naskah dicetak satu kolom")
    if section.find(w("pgBorders")) is not None:
        untaken.append("bingkai halaman")
    top, bottom, left, right = (mm(margins, side, 1440) for side in ("top", "bottom", "left", "right"))
    setup = Setup(
        width=width, height=height, top=top, bottom=bottom, left=left, right=right,
        gutter=mm(margins, "gutter", 0), header=mm(margins, "header", 720), footer=mm(margins, "footer", 720),
        duplex=settings is not None and val(settings, "mirrorMargins") in ("", "1", "true", "on"),
    )  # fmt: skip
    return setup, untaken


def _get(element: Any, name: str) -> str | None:
    return None if element is None else element.get(w(name))


def furniture(section: Any, parts: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """The roots of header and footer by kind (`header`, `footer`) and pages (`default`, `first`, `even`)."""
    out: dict[tuple[str, str], Any] = {}
    titled = first_differs(section)
    for kind in ("header", "footer"):
        for reference in section.findall(w(f"{kind}Reference")):
            pages = reference.get(w("type"), "default")
            root = parts.get(reference.get(f"{{{R}}}id", ""))
            if root is not None and (pages != "first" or titled):
                out[kind, pages] = root
    return out


def first_differs(section: Any) -> bool:
    """Whether the first page has head and foot of its own."""
    said = val(section, "titlePg")
    return said is not None and said not in ("0", "false", "off")


def read_number(section: Any, around: Mapping[tuple[str, str], Any], sheet: Sheet) -> Number | None:
    """The page number; the default head or foot holds it."""
    for kind in ("header", "footer"):
        root = around.get((kind, "default"))
        paragraph = _numbered(root) if root is not None else None
        if paragraph is None:
            continue
        pattern, at = _pattern(paragraph)
        look = sheet.paragraph(paragraph)
        alone = first_differs(section) and not any(
            (r := around.get((k, "first"))) is not None and _numbered(r) is not None
            for k in ("header", "footer")
        )
        align = _placed(paragraph, at, look.align)
        return Number(pattern, kind == "header", align, 2 if alone else 1, look)
    return None


def has_number(paragraph: Any) -> bool:
    """Whether a paragraph holds a field PAGE."""
    return any(_PAGE.match(code) for code in _codes(paragraph))


def _numbered(root: Any) -> Any:
    return next((p for p in root.iter(w("p")) if has_number(p)), None)


def _codes(paragraph: Any) -> Iterator[str]:
    for field in paragraph.iter(w("fldSimple")):
        yield field.get(w("instr"), "")
    yield "".join(t.text or "" for t in paragraph.iter(w("instrText")))
    for text in paragraph.iter(w("instrText")):
        yield text.text or ""


def _pattern(paragraph: Any) -> tuple[str, int]:
    """The words around the number with its names for fields, and how many tabs stand before it."""
    shown = "".join(_shown(paragraph))
    for at, piece in enumerate(shown.split("\t")):
        if "{halaman}" in piece:
            words = " ".join(piece.split())
            return (words if len(words) <= MOST_WORDS else "{halaman}"), at
    return "{halaman}", 0


def _shown(paragraph: Any) -> Iterator[str]:
    """Words, tabs, and the names of fields in place of their results."""
    code, depth, result = "", 0, False
    simple = {t for f in paragraph.iter(w("fldSimple")) for t in f.iter(w("t"))}
    for element in paragraph.iter():
        if element.tag == w("fldSimple"):
            yield _name(element.get(w("instr"), ""))
        elif element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                code, depth, result = "", depth + 1, False
            elif kind == "separate":
                result = True
            elif kind == "end":
                depth, result = depth - 1, False
                yield _name(code)
        elif element.tag == w("instrText"):
            code += element.text or ""
        elif element.tag == w("t") and not result and not depth and element not in simple:
            yield (element.text or "").translate(_BRACES)
        elif element.tag == w("tab") and element.getparent().tag == w("r"):
            yield "\t"


def _name(code: str) -> str:
    return "{halaman}" if _PAGE.match(code) else "{jumlah}" if _TOTAL.match(code) else ""


def _placed(paragraph: Any, tabs: int, align: str) -> str:
    """Where the number stands: by a frame, by the tabs before it, by the paragraph's alignment."""
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    if frame is not None and (said := frame.get(w("xAlign"))):
        return {"center": "tengah", "right": "kanan", "outside": "kanan"}.get(said, "kiri")
    if tabs:
        return "tengah" if tabs == 1 else "kanan"
    return "kiri" if align == "rata" else align


def other_words(around: Mapping[tuple[str, str], Any], used: frozenset[Any]) -> list[str]:
    """Words of heads and feet that are neither page number nor letterhead (`used`: their roots)."""
    out: list[str] = []
    for (kind, _), root in around.items():
        if root in used:
            continue
        for paragraph in root.iter(w("p")):
            words = " ".join("".join(t.text or "" for t in paragraph.iter(w("t"))).split())
            if words and (not has_number(paragraph) or len(words) > MOST_WORDS):
                where = "kepala halaman" if kind == "header" else "kaki halaman"
                out.append(f'tulisan di {where}: "{words[:60]}"')
    return list(dict.fromkeys(out))
