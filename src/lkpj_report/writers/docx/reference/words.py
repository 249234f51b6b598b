"""Which paragraphs of a reference document speak for which role, and how they look.

In: the paragraphs of the body without letterhead and tables. Out: looks by role. Staff set most by hand,
so it is what is on the page that counts, weighted by its letters; a style that is defined and not used
speaks only where the page is silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from lkpj_report.records import dataclass
from lkpj_report.writers.docx.reference.head import is_title
from lkpj_report.writers.docx.reference.looks import Sheet, val, w
from lkpj_report.writers.docx.reference.model import Look

BODY_LETTERS = 40
"""A paragraph of body text has as many letters at least."""
_HEADING = re.compile(r"heading ([1-9])")
_NAMED = {
    "title": "judul", "subtitle": "subjudul", "quote": "kutipan", "caption": "judul-tabel",
    "footnote text": "catatan-kaki", "toc heading": "judul-daftar", "toc 1": "daftar-1", "toc 2": "daftar-2",
    "toc 3": "daftar-3", "signature": "tanda-tangan",
}  # fmt: skip
_UNUSED = ("caption", "footnote text", *(f"heading {n}" for n in (1, 2, 3)))
"""Styles that speak for their role even where no paragraph has them."""

_SHIPPED_COLOURS = frozenset(
    [
        "365F91",
        "4F81BD",
        "243F60",
        "2F5496",
        "1F3763",
        "2E74B5",
        "1F4D78",
        "0F4761",
        "44546A",
        "0E2841",
        "17365D",
    ]
)
"""Colours of headings and captions in the templates that Word has shipped since 2007."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph with its words, its role where its style tells one, and its look."""

    element: Any
    text: str
    role: str
    listed: bool
    look: Look


def spoken(paragraphs: Iterable[Any], sheet: Sheet) -> list[Spoken]:
    """All paragraphs that have words."""
    out: list[Spoken] = []
    for p in paragraphs:
        text = " ".join("".join(t.text or "" for t in p.iter(w("t"))).split())
        if text:
            style = sheet.style_of(p)
            name = sheet.name_of(style)
            out.append(Spoken(p, text, _role(style, sheet), _listed(p, name), sheet.paragraph(p)))
    return out


def _listed(paragraph: Any, name: str) -> bool:
    return "list" in name or paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None


def _role(style: str, sheet: Sheet) -> str:
    """The role that a style, or one it is based on, tells; "" for none."""
    for one in sheet.chain(style):
        name = (val(one, "name") or "").casefold()
        if match := _HEADING.fullmatch(name):
            return f"judul-{match[1]}"
        if name in _NAMED:
            return _NAMED[name]
    return ""


def heading_styles(sheet: Sheet) -> dict[int, str]:
    """The ids of Word's heading styles by level."""
    out: dict[int, str] = {}
    for style in sheet.styles:
        if match := _HEADING.fullmatch(sheet.name_of(style)):
            out[int(match[1])] = style
    return out


def read_looks(said: Sequence[Spoken], sheet: Sheet) -> dict[str, Look]:
    """The looks of roles that the document shows."""
    out: dict[str, Look] = {}
    body = [s for s in said if not s.role and not s.listed and _is_body(s)]
    normal = [s for s in said if not s.role]
    if body:
        out["isi"] = majority(body)
    elif normal:
        out["isi"] = replace(majority(normal), align="rata", bold=False, caps=False)
    else:
        out["isi"] = sheet.style_look(sheet.default_paragraph)
    for role in dict.fromkeys(s.role for s in said if s.role):
        out[role] = majority([s for s in said if s.role == role])
    headed = any(_HEADING.fullmatch(sheet.name_of(sheet.style_of(s.element))) for s in said)
    silent = [name for name in _UNUSED if not (headed and name == "caption")]
    for style in sheet.styles:
        name = sheet.name_of(style)
        role = f"judul-{name[8:]}" if _HEADING.fullmatch(name) else _NAMED.get(name, "")
        if name in silent and role not in out and not _is_words_own(sheet.styles[style]):
            out[role] = sheet.style_look(style)
    if "judul" not in out and (title := _title(said)) is not None:
        out["judul"] = title
    listed = [s for s in said if s.listed and not s.role]
    if listed:
        out["isi-rapat"] = majority(listed)
    return out


def _is_words_own(style: Any) -> bool:
    """Whether a style looks as Word ships it: in a colour of the theme, or one of those as a number."""
    colours = list(style.iter(w("color")))
    return any(c.get(w("themeColor")) is not None or c.get(w("val")) in _SHIPPED_COLOURS for c in colours)


def _is_body(one: Spoken) -> bool:
    return len(one.text) >= BODY_LETTERS and one.look.align in ("rata", "kiri") and not one.look.bold


def _title(said: Sequence[Spoken]) -> Look | None:
    """The first centred line before the body that is bold or written in capitals."""
    for one in said:
        if one.look.align == "tengah" and (one.look.bold or one.look.caps or is_title([one.text])):
            return one.look
        if _is_body(one):
            return None
    return None


def majority(said: Sequence[Spoken]) -> Look:
    """Each property as most letters have it."""
    facts: Mapping[str, Any] = {
        f.name: _most((getattr(s.look, f.name), len(s.text)) for s in said) for f in fields(Look)
    }
    return Look(**facts)


def _most(weighed: Iterable[tuple[Any, int]]) -> Any:
    counts: Counter[Any] = Counter()
    for value, weight in weighed:
        counts[value] += weight
    return max(counts.items(), key=lambda item: item[1])[0]
