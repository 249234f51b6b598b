"""Inline Markdown with placeholders to inlines of the tree: words, values, bold, italic, references, notes, links.

In: tokens of one stretch, or its source, with the places of its lines. Out: inlines, in which each
placeholder is a `Value` or `Gap` with its origin; a `MarkdownFault` at its line for what can't stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lkpj_report.diagnostics import Cell, Span
from lkpj_report.document.srikandi import token as srikandi_token
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
from lkpj_report.templates.forms import NAME_RULE, add_forms
from lkpj_report.templates.lines import ANCHOR_OPEN
from lkpj_report.templates.values import (
    OPEN,
    PLACEHOLDER,
    Book,
    Leaf,
    TemplateFault,
    content,
    is_gap,
    one_line,
    origin,
    words,
)
from lkpj_report.templates.values import Blank as ByHand

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Places = Sequence[Span]
"""The places of the lines of a stretch."""

_REST = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?i:https?)://{_HOST}(?::\d{{1,5}})?(?:[/?#]{_REST})?|(?i:mailto):[A-Za-z0-9._%+\-]+@{_HOST}(?:\?{_REST})?"
)
"""Addresses that a paper may lead to (RFC 3986 letters; no user names, no other schemes)."""


class MarkdownFault(Exception):
    """A fault of the Markdown at a place of the template."""

    def __init__(self, fault: TemplateFault, span: Span | None) -> None:
        super().__init__(fault.message)
        self.fault, self.span = fault, span


@cache
def parser() -> MarkdownIt:
    """The one Markdown parser, made when it is first needed."""
    from markdown_it import MarkdownIt

    rules = ["heading", "list", "table", "emphasis", "newline", "escape"]
    # what lies deeper than maxNesting is dropped without a word, so it is far beyond what the readers allow
    made = MarkdownIt("zero", {"maxNesting": 200}).enable(rules)
    add_forms(made)
    return made


def leaf_inline(leaf: Leaf, span: Span | None) -> Inline:
    """A printed leaf as a node of the tree."""
    value = content(leaf)
    if isinstance(value, tuple):
        raise MarkdownFault(
            TemplateFault(
                "T205", "daftar tidak dapat dicetak begitu saja", "pakai filter daftar atau {% for %}"
            ),
            span,
        )
    text = one_line(words(leaf))
    return Gap(text, origin(leaf)) if is_gap(leaf) else Value(text, origin(leaf))


def with_values(text: str, book: Book, span: Span | None) -> Iterator[Inline]:
    """Text with its placeholders as nodes; runs of blanks are one blank."""
    if ANCHOR_OPEN in text:
        raise MarkdownFault(
            TemplateFault("T122", "sasaran {#…} hanya dapat ditulis di akhir judul", NAME_RULE), span
        )
    at = 0
    for m in PLACEHOLDER.finditer(text):
        if m.start() > at:
            yield Text(text[at : m.start()])
        leaf = book.leaf(m[1])
        yield Text(m[0]) if leaf is None else leaf_inline(leaf, span)
        at = m.end()
    if at < len(text):
        yield Text(text[at:])


def inlines(text: str, book: Book, span: Span | None, where: str = "") -> Inlines:
    """One line of Markdown without blocks; `where` ("judul tabel") as in `read_inline`."""
    tokens = parser().parseInline(text.strip())
    places = (span,) if span is not None else ()
    return read_inline(tokens[0].children or (), book, places, where) if tokens else ()


def read_inline(tokens: Sequence[Token], book: Book, places: Places, where: str = "") -> Inlines:
    """The nodes of some tokens. `where` names a place that is printed more than once (a heading also stands
    in the contents, a table's head on each page), so that it has no notes and no references."""
    return _Reader(book, places, where).read(tokens)


class _Reader:
    """Walks the tokens of one stretch and knows in which of its lines it is."""

    def __init__(self, book: Book, places: Places, where: str) -> None:
        self.book, self.places, self.where = book, places, where
        self.line = 0

    @property
    def span(self) -> Span | None:
        return self.places[min(self.line, len(self.places) - 1)] if self.places else None

    def wrong(self, code: str, message: str, *hints: str) -> MarkdownFault:
        return MarkdownFault(TemplateFault(code, message, *hints), self.span)

    def read(self, tokens: Sequence[Token]) -> Inlines:
        stack: list[list[Inline]] = [[]]
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    stack[-1] += with_values(token.content, self.book, self.span)
                case "softbreak" | "hardbreak":
                    stack[-1].append(Text(" ") if token.type == "softbreak" else LineBreak())
                    self.line += 1
                case "strong_open" | "em_open":
                    stack.append([])
                case "strong_close":
                    kids = tuple(merged(stack.pop()))
                    stack[-1].append(Strong(kids))
                case "em_close":
                    kids = tuple(merged(stack.pop()))
                    stack[-1].append(Emph(kids))
                case _:
                    stack[-1] += self.form(token)
        return one_point(tuple(merged(stack[0])))

    def form(self, token: Token) -> Iterator[Inline]:
        """The forms of `forms`."""
        match token.type:
            case "rujukan" | "catatan" if self.where:
                name = "catatan kaki" if token.type == "catatan" else "rujukan"
                raise self.wrong("T122", f"{name} tidak dapat ditulis di {self.where}", "tulis di alineanya")
            case "srikandi":
                yield srikandi_token(token.content)
            case "isian":
                hint = f"diisi dengan tangan: {token.content}" if token.content else Blank().hint
                yield Blank("…" * token.meta["titik"], hint)
            case "rujukan":
                yield Ref(token.content, span=self.span)
            case "catatan":
                yield Footnote(self.read(token.children or ()))
            case "tautan":
                yield from self.link(token)
            case "salah":
                raise self.wrong("T122", token.content, *token.meta["saran"])
            case other:
                raise self.wrong("T109", f'bentuk Markdown "{other}" tidak didukung')

    def link(self, token: Token) -> Iterator[Inline]:
        """A link; where its address is still to be filled, its words with the gap, or alone when it follows."""
        whole = PLACEHOLDER.fullmatch(token.content)
        leaf = self.book.leaf(whole[1]) if whole else None
        if leaf is None and OPEN in token.content:
            raise self.wrong(
                "T123",
                "alamat tautan bercampur dengan isian",
                "tulis alamatnya utuh di templat, atau ambil seluruhnya dari satu isian",
            )
        children = self.read(token.children or ())
        if leaf is not None and (is_gap(leaf) or isinstance(content(leaf), ByHand)):
            yield from children
            if is_gap(leaf):
                yield from (Text(" "), leaf_inline(leaf, self.span))
            return
        url = token.content if leaf is None else words(leaf).strip()
        if not _ADDRESS.fullmatch(url):
            wrong = self.wrong(
                "T123",
                f'alamat tautan "{one_line(url)[:60]}" tidak dapat dipakai',
                "tulis alamat lengkap yang berawal https://, http://, atau mailto:",
            )
            source = origin(leaf) if leaf is not None else None
            wrong.fault.related = source if isinstance(source, Span | Cell) else None
            raise wrong
        yield Link(children, url)


_CLOSED = re.compile("[.!?…][”’\"']?$")


def one_point(children: Inlines) -> Inlines:
    """The template's final point is left out after a value that brings its own ("…, S.H." + ".")."""
    out: list[Inline] = []
    closed = False
    for node in children:
        match node:
            case Text(text) if closed and text.startswith(".") and not text.startswith(".."):
                node = Text(text[1:])
                closed = False
            case Value(text):
                closed = _CLOSED.search(text) is not None
            case _:
                closed = False
        if node != Text(""):
            out.append(node)
    return tuple(out)


def merged(nodes: list[Inline]) -> Iterator[Inline]:
    """Neighbouring texts as one, blanks in runs as one."""
    text = ""
    for node in nodes:
        if isinstance(node, Text):
            text += node.text
            continue
        if text:
            yield Text(_single(text))
            text = ""
        yield node
    if text:
        yield Text(_single(text))


def _single(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text
