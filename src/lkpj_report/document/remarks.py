"""Remarks of a reviewer on a paper: words about a place of the input, and the node that was made of that place.

In: a settled document and remarks with their places. Out: for each remark the leaf (or the footnote) at which
it belongs. Values carry their origins, so a finding stands at the very figure; one whose place prints nothing
stands at the block that its template line made, else at the head of the paper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field

from lkpj_report.diagnostics import Cell, Formula, Origin, Place, Span
from lkpj_report.document.tree import (
    Block,
    Document,
    Emph,
    Footnote,
    Gap,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Quote,
    Strong,
    Text,
    Value,
    plain,
)
from lkpj_report.document.walk import block_runs
from lkpj_report.records import dataclass

REACH = 10
"""Lines that a place may lie below the printed one and still belong to it: a long text of many lines."""

_TITLES = ("judul", "subjudul")
_Key = tuple[str, int, int] | Cell


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its lines, first what is the matter; the place that it speaks of, None for the whole paper."""

    lines: tuple[str, ...]
    place: Place | None = None


def anchored(document: Document, remarks: Iterable[Remark]) -> dict[int, list[Remark]]:
    """The remarks by the `id` of the node that they belong to, each at one node, in the order given.

    Equal nodes stand at many places, hence the identity. A document without a word keeps no remark.
    """
    found = _Index()
    for block in document.blocks:
        found.add(block)
    out: dict[int, list[Remark]] = {}
    for remark in remarks:
        node = found.node(remark.place)
        if node is not None:
            out.setdefault(id(node), []).append(remark)
    return out


@dataclass(slots=True)
class _Index:
    """Nodes by the places that they came from; of many the first in reading order."""

    title: Inline | None = None
    first: Inline | None = None
    exact: dict[_Key, Inline] = field(default_factory=dict)
    lines: dict[tuple[str, int], Inline] = field(default_factory=dict)
    parts: dict[_Key, Inline] = field(default_factory=dict)
    part_lines: dict[tuple[str, int], Inline] = field(default_factory=dict)
    blocks: dict[tuple[str, int], Inline] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    _sorted: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Note the leaves of a block and of those inside it."""
        head: Inline | None = None
        for children in block_runs(block):
            for node, origin in _printed(children):
                head = head or node
                self._origin(node, origin)
        if head is None:
            return
        self.first = self.first or head
        if getattr(block, "role", "") in _TITLES:
            self.title = self.title or head
        self._block(block)

    def _block(self, block: Block) -> None:
        span = getattr(block, "span", None)
        words = (node for children in block_runs(block) for node, _ in _printed(children))
        if isinstance(span, Span) and (node := next(words, None)) is not None:
            self.blocks.setdefault((span.file, span.line), node)
        inner: tuple[Block, ...] = ()
        if isinstance(block, ListBlock):
            inner = tuple(kid for item in block.items for kid in item.blocks)
        elif isinstance(block, Quote):
            inner = block.blocks
        for kid in inner:
            self._block(kid)

    def _origin(self, node: Inline, origin: Origin | None) -> None:
        if isinstance(origin, Span | Cell):
            self.exact.setdefault(_key(origin), node)
            if isinstance(origin, Span):
                self.lines.setdefault((origin.file, origin.line), node)
        elif isinstance(origin, Formula):
            self._formula(node, origin)

    def _formula(self, node: Inline, formula: Formula) -> None:
        if id(formula) in self._seen:  # all that it is made of has a node already
            return
        self._seen.add(id(formula))
        for part in formula.parts:
            if isinstance(part, Formula):
                self._formula(node, part)
            elif isinstance(part, Span | Cell):
                self.parts.setdefault(_key(part), node)
                if isinstance(part, Span):
                    self.part_lines.setdefault((part.file, part.line), node)

    def node(self, place: Place | None) -> Inline | None:
        """The node for a place: the value itself, one on its line, what is computed from it, its block."""
        title = self.title or self.first
        if place is None:
            return title
        key = _key(place)
        line = (place.file, place.line) if isinstance(place, Span) else ("", 0)
        return (
            self.exact.get(key)
            or self.lines.get(line)
            or self.parts.get(key)
            or self.part_lines.get(line)
            or self._above(self.lines, line, REACH)
            or self._above(self.blocks, line, line[1])
            or title
        )

    def _above(
        self, nodes: dict[tuple[str, int], Inline], line: tuple[str, int], reach: int
    ) -> Inline | None:
        """The node of the nearest line of the same file at or above a line."""
        if id(nodes) not in self._sorted:
            by_file = self._sorted.setdefault(id(nodes), {})
            for file, number in sorted(nodes):
                by_file.setdefault(file, []).append(number)
        numbers = self._sorted[id(nodes)].get(line[0], [])
        at = bisect_right(numbers, line[1])
        near = at > 0 and line[1] - numbers[at - 1] <= reach
        return nodes[line[0], numbers[at - 1]] if near else None


def _key(place: Place) -> _Key:
    return place if isinstance(place, Cell) else (place.file, place.line, place.col)


def _printed(children: Inlines) -> Iterator[tuple[Inline, Origin | None]]:
    """Leaves that show words, with their origins; what a footnote prints is marked where it is called."""
    for node in children:
        match node:
            case Value(text, origin) | Gap(text, origin):
                if text.strip():
                    yield node, origin
            case Text(text):
                if text.strip():
                    yield node, None
            case Strong(kids) | Emph(kids) | Link(kids):
                yield from _printed(kids)
            case Footnote(kids):
                if plain(kids).strip():
                    yield from ((node, origin) for _, origin in _printed(kids))
            case _:
                pass
