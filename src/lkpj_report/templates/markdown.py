"""Markdown with placeholders to blocks and inlines of the tree.

A small part of CommonMark: headings, paragraphs, lists, pipe tables, bold, italic, hard line
breaks. What is outside it is refused with its line, so that nothing is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lkpj_report.diagnostics import Span
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Emph,
    Gap,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    RowRole,
    Strong,
    Table,
    TableCell,
    Text,
    Value,
)
from lkpj_report.templates.values import (
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

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ALIGN = {"text-align:right": Align.ANGKA, "text-align:center": Align.TENGAH, "text-align:left": Align.KIRI}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    rules = ["heading", "list", "table", "emphasis", "newline", "escape"]
    # what lies deeper than maxNesting is dropped without a word, so it is far beyond what _Reader allows
    return MarkdownIt("zero", {"maxNesting": 200}).enable(rules)


class MarkdownFault(Exception):
    """A fault of the Markdown at a place of the template."""

    def __init__(self, fault: TemplateFault, span: Span | None) -> None:
        super().__init__(fault.message)
        self.fault, self.span = fault, span


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
    at = 0
    for m in PLACEHOLDER.finditer(text):
        if m.start() > at:
            yield Text(text[at : m.start()])
        leaf = book.leaf(m[1])
        yield Text(m[0]) if leaf is None else leaf_inline(leaf, span)
        at = m.end()
    if at < len(text):
        yield Text(text[at:])


def inlines(text: str, book: Book, span: Span | None) -> Inlines:
    """One line of Markdown without blocks: cells, captions, lines of a signature."""
    tokens = _parser().parseInline(text.strip())
    return _inline(tokens[0].children or (), book, span) if tokens else ()


def blocks(lines: Sequence[str], spans: Sequence[Span], book: Book) -> list[Block]:
    """Blocks of some lines; `spans[i]` is the place of `lines[i]`."""
    tokens = _parser().parse("\n".join(lines))
    return _Reader(tokens, lines, spans, book).blocks()


MAX_LEVEL = 16
"""Levels of tokens: eight lists inside each other."""

_BAR = re.compile(r"(?<!\\)\|")


def _cells(line: str) -> int:
    """How many cells a line of a pipe table has."""
    return len(_BAR.split(re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)))


class _Reader:
    """Walks the token stream once."""

    def __init__(
        self, tokens: Sequence[Token], lines: Sequence[str], spans: Sequence[Span], book: Book
    ) -> None:
        self.tokens, self.lines, self.spans, self.book = tokens, lines, spans, book
        self.at = 0

    def span(self, token: Token) -> Span | None:
        if token.map is None or not self.spans:
            return None
        return self.spans[min(token.map[0], len(self.spans) - 1)]

    def blocks(self, until: str = "", role: str = "isi") -> list[Block]:
        out: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == until:
                self.at += 1
                break
            out.append(self.block(token, role))
        return out

    def block(self, token: Token, role: str) -> Block:
        span = self.span(token)
        self.at += 1
        if token.level > MAX_LEVEL:
            raise MarkdownFault(
                TemplateFault("T109", "daftar terlalu bersusun", "paling banyak delapan tingkat"), span
            )
        match token.type:
            case "heading_open":
                return Heading(int(token.tag[1]), self.content(span), span=span)
            case "paragraph_open":
                return Paragraph(self.content(span), role, span)
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token, span)
            case "table_open":
                return self.table(span)
            case other:
                raise MarkdownFault(TemplateFault("T109", f'bentuk Markdown "{other}" tidak didukung'), span)

    def content(self, span: Span | None) -> Inlines:
        inline = self.tokens[self.at]
        self.at += 2  # the inline token and the closing one
        return _inline(inline.children or (), self.book, span)

    def list(self, token: Token, span: Span | None) -> ListBlock:
        ordered = token.type == "ordered_list_open"
        close = token.type.replace("open", "close")
        items: list[ListItem] = []
        while self.tokens[self.at].type != close:
            self.at += 1  # list_item_open
            items.append(ListItem(tuple(self.blocks("list_item_close", "isi-rapat"))))
        self.at += 1
        return ListBlock(tuple(items), ordered, int(token.attrs.get("start", 1)), span=span)

    def table(self, span: Span | None) -> Table:
        rows: list[Row] = []
        columns: list[Column] = []
        head = 0
        while True:
            token = self.tokens[self.at]
            self.at += 1
            match token.type:
                case "table_close":
                    break
                case "thead_close":
                    head = len(rows)
                case "tr_open":
                    if columns and token.map and _cells(self.lines[token.map[0]]) > len(columns):
                        message = f"baris tabel ini mempunyai lebih dari {len(columns)} sel"
                        raise MarkdownFault(TemplateFault("T109", message), self.span(token))
                    cells = []
                    while self.tokens[self.at].type != "tr_close":
                        cell = self.tokens[self.at]
                        self.at += 1
                        if not rows:
                            columns.append(Column(ALIGN.get(str(cell.attrs.get("style", "")), Align.KIRI)))
                        cells.append(TableCell(self.content(span)))
                    self.at += 1
                    rows.append(Row(tuple(cells), RowRole.ISI if head else RowRole.KEPALA))
                case _:
                    pass
        return Table(tuple(columns), tuple(rows[:head]), tuple(rows[head:]), span=span)


def _inline(tokens: Sequence[Token], book: Book, span: Span | None) -> Inlines:
    stack: list[list[Inline]] = [[]]
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                stack[-1] += with_values(token.content, book, span)
            case "softbreak":
                stack[-1].append(Text(" "))
            case "hardbreak":
                stack[-1].append(LineBreak())
            case "strong_open" | "em_open":
                stack.append([])
            case "strong_close":
                kids = tuple(merged(stack.pop()))
                stack[-1].append(Strong(kids))
            case "em_close":
                kids = tuple(merged(stack.pop()))
                stack[-1].append(Emph(kids))
            case other:
                raise MarkdownFault(TemplateFault("T109", f'bentuk Markdown "{other}" tidak didukung'), span)
    return one_point(tuple(merged(stack[0])))


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
