"""Where words lead: bookmarks of headings, tables and figures, addresses on the web, footnotes.

Known before the body is written, for a reference may stand before what it names: `targets` reads
the tree once. While the body is written `References` collects links and notes; `notes` and
`package` make parts of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import assert_never

from lkpj_report.document.tree import (
    Block,
    Contents,
    Figure,
    Heading,
    Letterhead,
    ListBlock,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particulars,
    Quote,
    Signature,
    Table,
    Turn,
)
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.comments import Comments

Landmark = Heading | Table | Figure
# RFC 3986, 2: what an address may hold; the rest is written as %XX.
_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be led to: its bookmark, and the switches by which a REF field finds its label.

    None for switches: the file shows no label there ("Tabel 3"), so that only a link can lead to it.
    """

    bookmark: str
    switches: str | None


@dataclass(slots=True)
class References:
    """All that leads somewhere in one file, in the order in which the body meets it."""

    targets: dict[str, Target]
    marked: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    note_links: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    counted: int = 0
    inside_note: bool = False
    comments: Comments = field(default_factory=Comments)

    def mark(self, anchor: str, words: str) -> str:
        """The words inside the bookmark of an anchor; an anchor is marked once, where it comes first."""
        target = self.targets.get(anchor)
        if target is None or anchor in self.marked:
            return words
        self.marked.add(anchor)
        at = len(self.marked)
        return f'<w:bookmarkStart w:id="{at}" w:name="{target.bookmark}"/>{words}<w:bookmarkEnd w:id="{at}"/>'

    def link(self, url: str) -> str:
        """The relationship id of an address, of the part that is being written."""
        links = self.note_links if self.inside_note else self.links
        return links.setdefault(address(url), f"rId_tautan{len(links) + 1}")


def address(url: str) -> str:
    """An address as a relationship takes it: signs that no address may hold as the octets of UTF-8."""
    return _NOT_IN_ADDRESS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), url)


def landmarks(blocks: tuple[Block, ...]) -> Iterator[Landmark]:
    """Headings, tables and figures in the order in which the body meets them."""
    for block in blocks:
        match block:
            case Heading() | Table() | Figure():
                yield block
            case Quote(children):
                yield from landmarks(children)
            case ListBlock(items):
                for item in items:
                    yield from landmarks(item.blocks)
            case Paragraph() | Contents() | Letterhead() | Signature() | PageBreak() | Turn():
                pass
            case Particulars() | PageNumbers():
                pass
            case _:
                assert_never(block)


def targets(places: Iterable[Landmark], native: Iterable[bool]) -> dict[str, Target]:
    """The target of each anchor; `native` says for each heading whether Word counts its number itself."""
    counted = iter(native)
    out: dict[str, Target] = {}
    names: set[str] = set()
    for place in places:
        by_word = isinstance(place, Heading) and next(counted)
        if place.anchor and place.anchor not in out:
            out[place.anchor] = Target(_bookmark(place.anchor, names), _switches(place, by_word))
    return out


def _switches(place: Landmark, by_word: bool) -> str | None:
    if by_word:
        return " \\n"  # the paragraph's own number without its full stop
    words = place.children if isinstance(place, Heading) else place.caption
    return "" if place.number or words else None


def _bookmark(anchor: str, names: set[str]) -> str:
    # Word takes letters, digits and low lines, forty at most, a letter first; capitals don't count.
    name = ("b_" + re.sub(r"\W", "_", anchor))[:36]
    if name.casefold() in names:
        name = f"{name}_{len(names)}"
    names.add(name.casefold())
    return name
