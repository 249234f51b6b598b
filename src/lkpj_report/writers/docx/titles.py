"""Title lines that end well: no lonely last word below a centred line.

The PDF balances such lines. Word and LibreOffice only fill them, so the last words are bound to each other by
no-break spaces; staff who change the line see nothing else, as they would of a break put in by hand.
"""

from __future__ import annotations

from dataclasses import replace

from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Block,
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Paragraph,
    Strong,
    Text,
    Value,
    plain,
)

ROLES = frozenset({"judul", "subjudul"})
BOUND_WORDS = 3
_LEAST = 6  # words of a line that is worth it
_MOST = 28  # letters that are bound together at most: more would leave the line above too short
_NBSP = "\N{NO-BREAK SPACE}"


def bound_titles(blocks: tuple[Block, ...], theme: Theme) -> tuple[Block, ...]:
    """The blocks of a paper, the last words of each centred title line bound."""
    roles = {role for role in ROLES if theme.look(role).align == "tengah"}
    return tuple(
        replace(b, children=bound_lines(b.children)) if isinstance(b, Paragraph) and b.role in roles else b
        for b in blocks
    )


def bound_lines(children: Inlines) -> Inlines:
    """Inlines with the ends of their lines bound."""
    out: list[Inline] = []
    line: list[Inline] = []
    for node in (*children, LineBreak()):
        if isinstance(node, LineBreak):
            out += [*_bound(tuple(line)), node]
            line = []
        else:
            line.append(node)
    return tuple(out[:-1])


def _bound(line: Inlines) -> Inlines:
    """One line; what its last node does not hold is left as it is."""
    if len(plain(line).split()) < _LEAST:
        return line
    match line[-1]:
        case Text(text) | Value(text) as node:
            return (*line[:-1], replace(node, text=_tied(text)))
        case Strong(kids) | Emph(kids) as node if kids:
            match kids[-1]:
                case Text(text) | Value(text) as last:
                    bound = (*kids[:-1], replace(last, text=_tied(text)))
                    return (*line[:-1], replace(node, children=bound))
    return line


def _tied(text: str) -> str:
    """The text with no-break spaces between its last words, as many as are short enough together."""
    head, ends = text.rstrip(" "), len(text) - len(text.rstrip(" "))
    for _ in range(BOUND_WORDS - 1):
        before, space, tail = head.rpartition(" ")
        # Dates and names have no-break spaces already; they count as the words that they are.
        enough = len(tail.split()) >= BOUND_WORDS
        if not space or enough or len(tail) + 1 + len(before.rpartition(" ")[2]) > _MOST:
            break
        head = f"{before}{_NBSP}{tail}"
    return head + " " * ends
