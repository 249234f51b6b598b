"""The trace of a paper: each value and number that it prints, with its pages, its place and where it is from.

In: a settled tree, its layout. Out: `Entry`s in reading order. Pages come from the layout by letters and digits
in reading order, so the same value printed twice is told apart by where it stands, never by what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from lkpj_report.bahasa.angka_teks import angka_dalam, deretan_angka
from lkpj_report.build.jejak.pages import Pages, Sign, read_pages, signs
from lkpj_report.diagnostics import Cell, Formula, Generated, Origin, Place, Span
from lkpj_report.document.printed import Channel, Printed, Where, printed
from lkpj_report.document.tree import Document
from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.layout import Layout


class Source(StrEnum):
    """What kind of source an entry has."""

    ISIAN = "isian"
    RUMUS = "rumus"
    PROGRAM = "dihitung program"
    TEMPLAT = "templat"


@dataclass(frozen=True, slots=True)
class Number:
    """A number inside an entry's text, with the pages that show it (from 1), ascending; a head of a table is
    printed on each page of the table."""

    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is printed at one place. `origin` is None for words of the template, whose line `span` is; `numbers`
    are those inside `text`, none for a name."""

    text: str
    numbers: tuple[Number, ...]
    pages: tuple[int, ...]
    where: Where
    origin: Origin | None
    span: Span | None

    @property
    def source(self) -> Source:
        """Where the text is from."""
        match self.origin:
            case Span() | Cell():
                return Source.ISIAN
            case Formula():
                return Source.RUMUS
            case Generated():
                return Source.PROGRAM
            case None:
                return Source.TEMPLAT
            case _:
                assert_never(self.origin)


@dataclass(frozen=True, slots=True)
class Trace:
    """The entries of one paper in reading order; `title` is what people call the paper."""

    paper: str
    title: str
    pages: int
    entries: tuple[Entry, ...]


PAGE = Generated("nomor halaman")
AXIS = Generated("skala sumbu grafik")


def trace(document: Document, layout: Layout) -> tuple[Entry, ...]:
    """All entries of a paper: every value, and words of the template or of the program that hold a number."""
    pages, leaves = read_pages(layout), printed(document)
    out: list[tuple[int, Entry]] = []
    for channel, laid in ((Channel.NASKAH, pages.main), (Channel.CATATAN, pages.notes)):
        numbered = [(n, leaf) for n, leaf in enumerate(leaves) if leaf.channel is channel]
        placed = _placed([leaf for _, leaf in numbered], laid)
        out += [(n, _entry(leaf, at, pages)) for (n, leaf), at in zip(numbered, placed, strict=True)]
    whole: dict[tuple[Channel, int], list[int]] = {}
    for n, leaf in enumerate(leaves):
        if leaf.channel in (Channel.DAFTAR, Channel.GRAFIK):
            whole.setdefault((leaf.channel, leaf.item), []).append(n)
    for (channel, item), members in whole.items():
        of_item = [leaves[n] for n in members]
        made = (
            _contents(of_item, pages.entries, item)
            if channel is Channel.DAFTAR
            else _chart(of_item, pages.drawings, item)
        )
        out += [(members[-1], one) for one in made]
    foot = Printed(document.foot, None, None, Where((), "kaki halaman"))
    everywhere = tuple(range(1, layout.pages + 1)) if document.foot else ()
    out.append((len(leaves), _on(foot, everywhere)))
    out.sort(key=lambda one: one[0])
    return tuple(
        e for _, e in out if e.text.strip() and (e.numbers or e.origin is not None) and not _bare_label(e)
    )


def _bare_label(entry: Entry) -> bool:
    """A label without a number: "a.", "–"."""
    return entry.source is Source.PROGRAM and not entry.numbers


# ---------------------------------------------------------------- pages


def _placed(leaves: Sequence[Printed], laid: Sequence[Sign]) -> Iterator[list[Sign]]:
    """The laid out characters of each leaf, in order.

    A character that no font has is not laid out; then only digits are followed, which all fonts have.
    """
    wanted = [list(signs(leaf.text)) for leaf in leaves]
    if sum(map(len, wanted)) != len(laid) or any(
        c != sign[0] for c, sign in zip((c for w in wanted for c in w), laid, strict=True)
    ):
        wanted = [[c for c in w if c.isdecimal()] for w in wanted]
        laid = [sign for sign in laid if sign[0].isdecimal()]
    assert [c for w in wanted for c in w] == [sign[0] for sign in laid], "tree and layout print other numbers"
    at = 0
    for w in wanted:
        yield list(laid[at : at + len(w)])
        at += len(w)


def _entry(leaf: Printed, at: Sequence[Sign], pages: Pages) -> Entry:
    said = list(signs(leaf.text))
    followed = said if len(said) == len(at) else [c for c in said if c.isdecimal()]
    assert len(followed) == len(at)
    whole = len(said) == len(at)
    numbers: list[Number] = []
    for start, end in _numbers(leaf):
        before, inside = leaf.text[:start], leaf.text[start:end]
        first, last = (_count(t, whole) for t in (before, before + inside))
        numbers.append(Number(_shown(inside), _pages(at[first:last], pages)))
    return Entry(_shown(leaf.text), tuple(numbers), _pages(at, pages), leaf.where, leaf.origin, leaf.span)


def _numbers(leaf: Printed) -> tuple[tuple[int, int], ...]:
    """Numbers of a leaf; "satu tahun" among the template's own words is words."""
    traced = leaf.origin is not None or any(c.isdecimal() for c in leaf.text)
    return angka_dalam(leaf.text) if traced else ()


def _count(text: str, whole: bool) -> int:
    return sum(1 for c in signs(text) if whole or c.isdecimal())


def _pages(at: Sequence[Sign], pages: Pages) -> tuple[int, ...]:
    found = {page for _, page, _ in at}
    for element in {element for _, _, element in at}:
        found.update(pages.again.get(element, ()))
    return tuple(sorted(found))


def _shown(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u00ad", "").replace("\u2011", "-").strip()


def _on(leaf: Printed, pages: tuple[int, ...]) -> Entry:
    """An entry of which all stands on the same pages."""
    text = leaf.text
    numbers = tuple(Number(_shown(text[start:end]), pages) for start, end in _numbers(leaf))
    return Entry(_shown(text), numbers, pages, leaf.where, leaf.origin, leaf.span)


def _contents(leaves: Sequence[Printed], laid: Sequence[tuple[int, str]], item: int) -> Iterator[Entry]:
    """An entry of a contents list: what it repeats, then its page number, which is what the text leaves over."""
    page, text = laid[item - 1]
    for leaf in leaves:
        yield _on(leaf, (page,))
    known = "".join(c for leaf in leaves for c in signs(leaf.text))
    said = "".join(signs(text))
    if said.startswith(known) and any(c.isdecimal() for c in said[len(known) :]):
        yield _on(replace(leaves[-1], text=said[len(known) :], origin=PAGE), (page,))


def _chart(
    leaves: Sequence[Printed], laid: Sequence[tuple[int, tuple[str, ...]]], item: int
) -> Iterator[Entry]:
    """The labels of a chart that are its data; other numbers are those of its axis, or, in a chart that knows
    no sources, untraced."""
    page, labels = laid[item - 1]
    left = [_shown(label) for label in labels]
    for leaf in leaves:
        if _shown(leaf.text) in left:
            left.remove(_shown(leaf.text))
            yield _on(leaf, (page,))
    other = AXIS if any(leaf.text for leaf in leaves) else None
    for label in left:
        if deretan_angka(label):
            yield _on(replace(leaves[0], text=label, origin=other), (page,))


# ---------------------------------------------------------------- sources


def places(origin: Origin | None) -> tuple[Place, ...]:
    """All places of the input behind an origin, each once, in the order of the formula."""
    out: dict[Place, None] = {}
    seen: set[int] = set()
    todo: list[Origin | None] = [origin]
    while todo:
        one = todo.pop()
        match one:
            case Span() | Cell():
                out[one] = None
            case Formula():
                if id(one) not in seen:  # a sum stands in many formulas
                    seen.add(id(one))
                    todo += reversed(one.parts)
            case Generated() | None:
                pass
            case _:
                assert_never(one)
    return tuple(out)


def untraced(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries whose numbers somebody typed into a template, or whose value has lost its source."""
    return tuple(e for e in entries if e.source is Source.TEMPLAT and e.numbers)
