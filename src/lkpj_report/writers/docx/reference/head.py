"""The letterhead: picture, lines and rule at the head of the first page.

In: the roots of header parts and the body. Out: `Head` and which elements belong to it, so that they are
not taken for a title. Offices write it as a header of the first page, as a table with the picture at the
left, or as plain paragraphs above a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lkpj_report.writers.docx.markup import R
from lkpj_report.writers.docx.reference.looks import Sheet, number, w
from lkpj_report.writers.docx.reference.model import Head, Look
from lkpj_report.writers.docx.reference.page import has_number

MOST_LINES, MOST_LETTERS, MOST_BLOCKS = 10, 200, 14
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_SHAPES = (
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp", f"{_V}line", f"{_V}rect", f"{_V}shape",
)  # fmt: skip
DRAWN_RULE = 2.25

Pictures = Callable[[Any, str], bytes | None]
"""The bytes of a picture by the root of its part and its relation."""


class Found(NamedTuple):
    """A letterhead, the elements that it was made of, and what of it is not taken."""

    head: Head
    used: frozenset[Any]
    untaken: tuple[str, ...] = ()


def read_head(
    around: Mapping[tuple[str, str], Any], body: Any, sheet: Sheet, pictures: Pictures
) -> Found | None:
    """The letterhead of a header part, or else of the first paragraphs."""
    for pages in ("first", "default"):
        root = around.get(("header", pages))
        if root is None:
            continue
        blocks = [b for b in root if b.tag in (w("p"), w("tbl"))]
        found = _made(blocks, root, sheet, pictures)
        if found is not None and (found.head.picture or len(found.head.lines) > 1):
            again = ("kop pada tiap halaman: dicetak di halaman pertama saja",) if pages == "default" else ()
            return Found(found.head, found.used | {root}, (*found.untaken, *again))
    blocks = _above_rule([b for b in body if b.tag in (w("p"), w("tbl"))][:MOST_BLOCKS])
    return _made(blocks, body, sheet, pictures) if blocks else None


def _above_rule(blocks: Sequence[Any]) -> list[Any]:
    """The first blocks up to a rule; a table with a picture is a letterhead by itself."""
    for at, block in enumerate(blocks):
        if block.tag == w("tbl"):
            before = any(_words(b) for b in blocks[:at])
            if before or not _has_picture(block):
                return []
            return list(blocks[: at + 1 + _rule_follows(blocks[at + 1 : at + 3])])
        if _rule(block):
            upto = list(blocks[: at + 1])
            return upto if any(_words(b) or _has_picture(b) for b in upto) else []
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if following is not None and following.tag == w("p") and _border(following, "top"):
            return list(blocks[: at + 1]) if _words(block) else []
    return []


def _rule_follows(blocks: Sequence[Any]) -> int:
    """How many of the blocks after a table belong to it: an empty line with a rule."""
    for at, block in enumerate(blocks, 1):
        if block.tag == w("p") and not _words(block) and _rule(block):
            return at
        if block.tag != w("p") or _words(block):
            return 0
    return 0


def _made(blocks: Sequence[Any], root: Any, sheet: Sheet, pictures: Pictures) -> Found | None:
    paragraphs = [p for b in blocks for p in b.iter(w("p"))]  # also those of text boxes
    lines = [line for p in paragraphs if not has_number(p) for line in _lines(p, sheet)]
    lines = [(text, look) for text, look in lines if len(text) <= MOST_LETTERS][:MOST_LINES]
    outer = [p for p in paragraphs if next(p.iterancestors(w("p")), None) is None]
    shown = [(p, r) for p in outer for r in _pictures(p)]
    if not lines and not shown:
        return None
    untaken = ["gambar kedua dan seterusnya pada kop"] if len(shown) > 1 else []
    picture, height, beside = None, 0.0, False
    if shown:
        paragraph, (relation, height) = shown[0]
        picture = pictures(root, relation)
        if picture is None:
            untaken.append("gambar kop: bukan PNG atau JPEG di dalam berkas itu")
        beside = _beside(paragraph, paragraphs, blocks)
    rule, doubled = max(((_rule(b), _is_double(b)) for b in blocks), default=(0.0, False))
    if doubled:
        untaken.append("garis rangkap di bawah kop: dicetak sebagai satu garis")
    used = frozenset((*blocks, *paragraphs))
    return Found(Head(tuple(lines), picture, height, beside, rule), used, tuple(untaken))


def _lines(paragraph: Any, sheet: Sheet) -> Iterator[tuple[str, Look]]:
    """The lines of a paragraph, parted at hard breaks, each with the look of its first words."""
    text, look = "", None
    own = (r for r in paragraph.iter(w("r")) if next(r.iterancestors(w("p")), None) is paragraph)
    for run in own:
        for piece in run:
            if piece.tag == w("t"):
                text += piece.text or ""
                if look is None and (piece.text or "").strip():
                    look = sheet.run_look(paragraph, run)
            elif piece.tag == w("tab"):
                text += " "
            elif piece.tag in (w("br"), w("cr")):
                if look is not None:
                    yield " ".join(text.split()), look
                text, look = "", None
    if look is not None:
        yield " ".join(text.split()), look


def _words(block: Any) -> str:
    return "".join(t.text or "" for t in block.iter(w("t"))).strip()


def _has_picture(block: Any) -> bool:
    return next(_pictures(block), None) is not None


def _pictures(block: Any) -> Iterator[tuple[str, float]]:
    """Relations of pictures and their heights in mm, those of drawings first."""
    for drawing in block.iter(w("drawing")):
        blip, extent = drawing.find(f".//{_A}blip"), drawing.find(f".//{_WP}extent")
        if blip is not None and (relation := blip.get(f"{{{R}}}embed")):
            yield relation, _mm(extent)
    for shape in block.iter(f"{_V}shape"):
        image = shape.find(f"{_V}imagedata")
        if image is not None and (relation := image.get(f"{{{R}}}id")):
            yield relation, _css_height(shape.get("style", ""))


def _mm(extent: Any) -> float:
    cy = extent.get("cy", "") if extent is not None else ""
    return int(cy) / 36000 if cy.isdecimal() and len(cy) < 12 else 0.0


def _css_height(style: str) -> float:
    facts = (part.partition(":") for part in style.split(";"))
    return max(
        (number(v.strip(), 0.0) * 25.4 / 1440 for k, _, v in facts if k.strip() == "height"), default=0.0
    )


def _beside(holder: Any, paragraphs: Sequence[Any], blocks: Sequence[Any]) -> bool:
    """Whether the picture stands at the left: in a cell of its own, afloat, or before words in the line."""
    cell = next((a for a in holder.iterancestors(w("tc"))), None)
    if cell is not None:
        return any(_words(p) and next(p.iterancestors(w("tc")), None) is not cell for p in paragraphs)
    if any(True for _ in holder.iter(f"{_WP}anchor")):
        return True
    return bool(_words(holder))


def _rule(block: Any) -> float:
    """The thickness (pt) of the rule at the foot of a block; 0 without one."""
    if block.tag == w("tbl"):
        borders = [block.find(f"{w('tblPr')}/{w('tblBorders')}/{w('bottom')}")]
        rows = block.findall(w("tr"))
        if rows:
            borders += [b for b in rows[-1].iter(w("bottom")) if b.getparent().tag == w("tcBorders")]
        return max((_thickness(b) for b in borders), default=0.0)
    border = _border(block, "bottom")
    if border:
        return border
    drawn = any(True for name in _SHAPES for s in block.iter(name) if not len(s.findall(f"{_V}imagedata")))
    return DRAWN_RULE if drawn and not _has_picture(block) else 0.0


def _border(paragraph: Any, side: str) -> float:
    return _thickness(paragraph.find(f"{w('pPr')}/{w('pBdr')}/{w(side)}"))


def _thickness(border: Any) -> float:
    if border is None or border.get(w("val"), "none") in ("none", "nil"):
        return 0.0
    return min(6.0, max(0.25, number(border.get(w("sz")), 4.0) / 8))


def _is_double(block: Any) -> bool:
    names = (w("bottom"),)
    return any(
        "ouble" in (b.get(w("val")) or "") or "Gap" in (b.get(w("val")) or "")
        for b in block.iter(*names)
        if b.getparent().tag in (w("pBdr"), w("tblBorders"), w("tcBorders"))
    )


def is_title(lines: Sequence[str]) -> bool:
    """Whether lines are written in capitals for the most part."""
    letters = [c for line in lines for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
