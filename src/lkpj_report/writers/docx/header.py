"""Header and footer: the page number as fields, and the watermark of a draft on every page."""

from __future__ import annotations

import re

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Align
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.inline import cached_field, run
from lkpj_report.writers.docx.markup import DECLARATION, R, W, attribute, paragraph, points
from lkpj_report.writers.docx.measure import ems

_FIELD = re.compile(r"(\{halaman\}|\{jumlah\})")


BARE = "bare"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer part: its file, which pages it is for (`default`, `first`, `even`; `BARE`: all pages of
    a section without numbers), its XML."""

    name: str
    kind: str
    pages: str
    xml: str

    @property
    def relation(self) -> str:
        """The id of its relationship."""
        return f"rId_{self.name.removesuffix('.xml')}"


def furniture(
    theme: Theme, konsep: bool, pages: int, foot: str = "", bare: bool = False
) -> tuple[Furniture, ...]:
    """The parts that a paper needs; `pages` is the best guess of how many it has (cached, not shown by Word); `foot` is
    printed small at the foot of each, `bare` says that there are sections without numbers."""
    number = theme.page_number
    words = _number_runs(theme, pages) if number.pattern else ""
    mark = _watermark(theme, 1) if konsep and theme.konsep_mark else ""
    out: list[Furniture] = []
    if (number.top and words) or mark:
        line = words if number.top else ""
        out.append(_part("header", "default", mark + line))
    note = _note(theme, foot) if foot else ""
    if note or (words and not number.top):
        out.append(_part("footer", "default", "" if number.top else words, before=note))
    if bare:
        if (number.top and words) or mark:
            out.append(_part("header", BARE, _watermark(theme, 4) if mark else ""))
        out += [_part("footer", BARE, "", before=note)] if note or (words and not number.top) else []
    if first_differs(theme):
        out += [_part("header", "first", _watermark(theme, 2))] if mark else []
        out += [_part("footer", "first", "", before=note)] if note else []
    if evens_differ(theme):
        again = _watermark(theme, 3) if mark else ""
        jc = _MIRRORED[number.align]
        if (number.top and words) or again:
            out.append(
                _part("header", "even", again + (words if number.top else ""), jc if number.top else "")
            )
        if note or (words and not number.top):
            out.append(_part("footer", "even", "" if number.top else words, jc, note))
    return tuple(out)


_MIRRORED = {Align.KIRI: "right", Align.KANAN: "left", Align.ANGKA: "left", Align.TENGAH: "center"}


def evens_differ(theme: Theme) -> bool:
    """Whether even pages have heads of their own: a number at the outer edge changes sides."""
    number = theme.page_number
    return theme.page.duplex and bool(number.pattern) and number.align is not Align.TENGAH


def first_differs(theme: Theme) -> bool:
    """Whether the first page goes without a number.

    That is the one exception which both Word and LibreOffice know; a theme whose numbers begin later
    than on page 2 gets them from page 2 on in Word (an IF field would do it there, and print nonsense
    in LibreOffice).
    """
    return theme.page_number.first >= 2


_FILES = {"default": 1, "first": 2, "even": 3, BARE: 4}


def _note(theme: Theme, words: str) -> str:
    """The note of an electronic signature below a thin rule."""
    look = theme.look("catatan-elektronik")
    size, line = round(look.size * 2), points(look.size * look.leading)
    rule = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="auto"/></w:pBdr>'
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="atLeast"/>'
    jc = {"tengah": "center", "kanan": "right"}.get(look.align, "left")
    props = {"pBdr": rule, "spacing": spacing, "jc": f'<w:jc w:val="{jc}"/>'}
    return paragraph("Footer", run(words, f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'), props)


def _part(kind: str, pages: str, runs: str, jc: str = "", before: str = "") -> Furniture:
    tag, style = ("hdr", "Header") if kind == "header" else ("ftr", "Footer")
    name = f"{kind}{_FILES[pages]}.xml"
    props = {"jc": f'<w:jc w:val="{jc}"/>'} if jc else None
    own = paragraph(style, runs, props) if runs or not before else ""
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
    )
    return Furniture(name, kind, pages, f"{DECLARATION}<w:{tag} {spaces}>{before}{own}</w:{tag}>")


def _number_runs(theme: Theme, pages: int) -> str:
    number = theme.page_number
    cached = {
        "{halaman}": ("PAGE", "2" if first_differs(theme) else "1"),
        "{jumlah}": ("NUMPAGES", str(pages)),
    }
    return "".join(
        cached_field(*cached[part]) if part in cached else run(part)
        for part in _FIELD.split(number.pattern)
        if part
    )


def _watermark(theme: Theme, at: int) -> str:
    """The mark across the page behind the words, made as Word makes it, so that Word can take it away.

    Word knows its own watermarks by the id `PowerPlusWaterMarkObject`; the empty `alt` marks it as
    decoration, for a screen reader would otherwise say it on every page.
    """
    page, mark = theme.page, theme.konsep_mark
    across = (page.width - page.left - page.right) / 25.4 * 72
    proportion = max(1.0, ems(mark) * 0.85)
    # Turned by 45 degrees, width and height of the letters share the line's width.
    width = 0.95 * across * 2**0.5 / (1 + 1 / proportion)
    height = width / proportion
    font = attribute((theme.fonts.get("judul") or theme.fonts["isi"]).docx)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
        ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t"'
        f' shapetype="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject{at}" o:spid="_x0000_s{2048 + at}"'
        f' type="#_x0000_t136" alt="" style="{style}" o:allowincell="f" fillcolor="#c8c8c8" stroked="f">'
        f'<v:fill opacity=".5"/><v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt"'
        f' string="{attribute(mark)}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
