"""Inlines of the tree to runs: neighbours of one look become one run, text is escaped here only.

Words keep each of their characters. Two of them are elements in Word: the soft hyphen, because
Word shows U+00AD as a hyphen in some fonts, and the non-breaking hyphen, because U+2011 is missing
in Bookman Old Style and would bring another font into the word. Links become hyperlinks, references
REF fields, notes Word's own footnotes.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import assert_never

from lkpj_report.document.srikandi import is_token
from lkpj_report.document.tree import (
    Blank,
    Emph,
    Footnote,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
    Value,
)
from lkpj_report.records import dataclass
from lkpj_report.writers.docx import notes
from lkpj_report.writers.docx.comments import closed, opened
from lkpj_report.writers.docx.markup import attribute, escape, is_usual
from lkpj_report.writers.docx.references import References

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
# Word neither checks nor hyphenates such words, so it does not part their run either.
_UNTOUCHED = "<w:noProof/>"
_NAMED = re.compile(r"\[[^:\]]*: *([^\]]+)\]")  # "[BELUM DIISI: nomor surat]"
_LINK = '<w:rStyle w:val="Hyperlink"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """What the nodes around some words make of them; the order is that of `w:rPr`."""

    style: str = ""
    bold: str = ""
    italic: str = ""

    @property
    def xml(self) -> str:
        """The content of `w:rPr`."""
        return self.style + self.bold + self.italic


PLAIN = Look()


@dataclass(slots=True)
class _Line:
    """The runs of a paragraph so far; words of one look wait until another comes."""

    refs: References
    out: list[str] = field(default_factory=list)
    look: str = ""
    words: str = ""

    def add(self, text: str, look: str) -> None:
        if look != self.look:
            self.flush()
            self.look = look
        self.words += text

    def put(self, xml: str) -> None:
        self.flush()
        self.out.append(xml)

    def flush(self) -> None:
        if self.words:
            self.out.append(run(self.words, self.look))
            self.words = ""


def runs(children: Inlines, refs: References, look: Look = PLAIN) -> str:
    """The runs of a paragraph; an empty text gives none. Links and notes are noted in `refs`."""
    if len(children) == 1 and look is PLAIN and not refs.comments.waiting:
        node = children[0]  # most paragraphs and nearly all cells
        if isinstance(node, Text) or (isinstance(node, Value) and not is_token(node)):
            return run(node.text) if node.text else ""
    line = _Line(refs)
    _write(line, children, look)
    line.flush()
    return "".join(line.out)


def run(text: str, look: str = "") -> str:
    """One run of a text; `look` is the content of its `w:rPr`."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_content(text)}</w:r>"


def cached_field(instruction: str, result: str, look: str = "") -> str:
    """A complex field with its last result, so that it needs no updating when the file is opened."""
    return begin(instruction) + run(result, look) + END


def begin(instruction: str) -> str:
    """The beginning of a complex field up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _write(line: _Line, children: Inlines, look: Look) -> None:
    comments = line.refs.comments
    for node in children:
        numbers = comments.take(node) if comments.waiting else ()
        if not numbers:
            _node(line, node, look)
            continue
        line.put(opened(numbers))
        _node(line, node, look)
        line.put(closed(numbers))


def _node(line: _Line, node: Inline, look: Look) -> None:
    match node:
        case Value() if is_token(node):
            line.put(run(node.text, look.xml + _UNTOUCHED))
        case Text(text) | Value(text):
            line.add(text, look.xml)
        case Gap(text):
            line.put(_gap(text, look.xml + _GAP))
        case Strong(kids):
            _write(line, kids, replace(look, bold=_BOLD))
        case Emph(kids):
            _write(line, kids, replace(look, italic=_ITALIC))
        case Blank(text, hint):
            line.put(_control(text, look.xml, hint))
        case LineBreak():
            line.add("\n", look.xml)
        case Link():
            _link(line, node, look)
        case Ref():
            _ref(line, node, look)
        case Footnote():
            _footnote(line, node, look)
        case _:
            assert_never(node)


def _gap(text: str, look: str) -> str:
    """A place to fill in: one click in Word takes it whole, and what is typed stands there as plain words."""
    found = _NAMED.fullmatch(text)
    return _control(text, look, found[1] if found else text)


def _control(text: str, look: str, named: str) -> str:
    name = attribute(named[:64])  # a title longer than that is a damaged file to Word
    control = f'<w:sdtPr><w:alias w:val="{name}"/><w:temporary/><w:showingPlcHdr/><w:text/></w:sdtPr>'
    return f"<w:sdt>{control}<w:sdtContent>{run(text, look)}</w:sdtContent></w:sdt>"


def _link(line: _Line, node: Link, look: Look) -> None:
    if look.style or not node.url:  # Word knows no link inside a link
        _write(line, node.children, look)
        return
    words = runs(node.children, line.refs, replace(look, style=_LINK))
    line.put(f'<w:hyperlink r:id="{line.refs.link(node.url)}" w:history="1">{words}</w:hyperlink>')


def _ref(line: _Line, node: Ref, look: Look) -> None:
    target = line.refs.targets.get(node.anchor)
    if target is None or not node.text:
        line.add(node.text, look.xml)
    elif target.switches is not None:
        line.put(cached_field(f"REF {target.bookmark}{target.switches} \\h", node.text, look.xml))
    elif look.style:
        line.add(node.text, look.xml)
    else:
        words, name = run(node.text, look.xml), attribute(target.bookmark)
        line.put(f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>')


def _footnote(line: _Line, node: Footnote, look: Look) -> None:
    refs = line.refs
    if refs.inside_note:  # Word knows no note inside a note
        line.add(" (", look.xml)
        _write(line, node.children, look)
        line.add(")", look.xml)
        return
    own = bool(node.number) and node.number != str(refs.counted + 1)
    refs.counted += not own
    mark, at = (node.number if own else ""), len(refs.notes) + 1
    refs.inside_note = True
    refs.notes.append("")  # its place, should its words call for anything
    refs.notes[at - 1] = notes.note(at, mark, runs(node.children, refs))
    refs.inside_note = False
    line.put(notes.call(at, mark))


def _content(text: str) -> str:
    if is_usual(text):
        return f"<w:t>{text}</w:t>" if text[:1] != " " and text[-1:] != " " else _words(text)
    return "".join(_ELEMENTS.get(part) or _words(escape(part)) for part in _SPECIAL.split(text) if part)


def _words(escaped: str) -> str:
    return f'<w:t xml:space="preserve">{escaped}</w:t>'
