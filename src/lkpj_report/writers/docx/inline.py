"""Inlines of the tree to runs: neighbours of one look become one run, text is escaped here only.

Words keep each of their characters. Two of them are elements in Word: the soft hyphen, because
Word shows U+00AD as a hyphen in some fonts, and the non-breaking hyphen, because U+2011 is missing
in Bookman Old Style and would bring another font into the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from lkpj_report.document.tree import Emph, Gap, Inlines, LineBreak, Strong, Text, Value
from lkpj_report.writers.docx.markup import escape

_SPECIAL = re.compile("(\r\n|[\n\r\t\u00ad\u2011])")
_ELEMENTS = {
    "\r\n": "<w:br/>",
    "\n": "<w:br/>",
    "\r": "<w:br/>",
    "\t": "<w:tab/>",
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
}
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_GAP = '<w:highlight w:val="yellow"/>'


def runs(children: Inlines) -> str:
    """The runs of a paragraph; an empty text gives none."""
    out: list[str] = []
    look, words = "", ""
    for next_look, text in _flat(children, "", ""):
        if next_look != look and words:
            out.append(run(words, look))
            words = ""
        look = next_look
        words += text
    if words:
        out.append(run(words, look))
    return "".join(out)


def run(text: str, look: str = "") -> str:
    """One run of a text; `look` is the content of its `w:rPr`."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_content(text)}</w:r>"


def field(instruction: str, result: str) -> str:
    """A complex field with its last result, so that it needs no updating when the file is opened."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _flat(children: Inlines, bold: str, italic: str) -> Iterator[tuple[str, str]]:
    for node in children:
        match node:
            case Text(text) | Value(text):
                yield bold + italic, text
            case Gap(text):
                yield bold + italic + _GAP, text
            case Strong(kids):
                yield from _flat(kids, _BOLD, italic)
            case Emph(kids):
                yield from _flat(kids, bold, _ITALIC)
            case LineBreak():
                yield bold + italic, "\n"
            case _:
                assert_never(node)


def _content(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return "".join(
        _ELEMENTS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _SPECIAL.split(text)
        if part
    )
