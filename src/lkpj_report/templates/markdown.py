"""Markdown with placeholders to blocks of the tree; `inlines` reads what stands in a line.

A small part of CommonMark: headings (with an anchor), paragraphs, lists, pipe tables, bold, italic, hard
line breaks. What is outside it is refused with its line, so that nothing is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkpj_report.diagnostics import Span
from lkpj_report.document.tree import (
    Align,
    Block,
    Column,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    RowRole,
    Table,
    TableCell,
)
from lkpj_report.templates.inlines import MarkdownFault, parser, read_inline
from lkpj_report.templates.lines import split_anchor
from lkpj_report.templates.values import Book, TemplateFault

if TYPE_CHECKING:
    from markdown_it.token import Token

ALIGN = {"text-align:right": Align.ANGKA, "text-align:center": Align.TENGAH, "text-align:left": Align.KIRI}


def blocks(lines: Sequence[str], spans: Sequence[Span], book: Book) -> list[Block]:
    """Blocks of some lines; `spans[i]` is the place of `lines[i]`."""
    tokens = parser().parse("\n".join(lines))
    return _Reader(tokens, lines, spans, book).blocks()


BARE = "{-}"
"""What a heading without a number ends with."""

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
                return self.heading(int(token.tag[1]), span)
            case "paragraph_open":
                return Paragraph(self.content(), role, span)
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token, span)
            case "table_open":
                return self.table(span)
            case other:
                raise MarkdownFault(TemplateFault("T109", f'bentuk Markdown "{other}" tidak didukung'), span)

    def heading(self, level: int, span: Span | None) -> Heading:
        """A heading; its anchor is the end of its last words, `{-}` before it takes the number away."""
        anchor, bare = "", False
        if last := (self.tokens[self.at].children or [])[-1:]:
            words, anchor = split_anchor(last[0].content)
            bare = words.endswith(BARE)
            last[0].content = words.removesuffix(BARE).rstrip() if bare else words
        return Heading(level, self.content("judul"), anchor=anchor, span=span, bare=bare)

    def content(self, where: str = "") -> Inlines:
        inline = self.tokens[self.at]
        self.at += 2  # the inline token and the closing one
        first, end = inline.map or (0, 0)
        return read_inline(inline.children or (), self.book, self.spans[first:end], where)

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
                        cells.append(TableCell(self.content("" if head else "kepala tabel")))
                    self.at += 1
                    rows.append(Row(tuple(cells), RowRole.ISI if head else RowRole.KEPALA))
                case _:
                    pass
        return Table(tuple(columns), tuple(rows[:head]), tuple(rows[head:]), span=span)
