"""What a document says, for comparing with the file that was made of it: words in order and roles."""

from __future__ import annotations

import re
from typing import NamedTuple

from lkpj_report.document.tree import (
    Blank,
    Block,
    Contents,
    Document,
    Emph,
    Figure,
    Footnote,
    Gap,
    Heading,
    Inlines,
    Letterhead,
    LineBreak,
    Link,
    ListBlock,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particulars,
    Quote,
    Ref,
    Signature,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    signatory_lines,
)


class Told(NamedTuple):
    """What a document says: role and words of each element in reading order, notes, alternative texts, links."""

    elements: list[tuple[str, str]]
    notes: list[str]
    pictures: list[str]
    links: list[str]


def told(document: Document) -> Told:
    """What must be found in the file again."""
    out = Told([], [], [], [])
    _tell_blocks(document.blocks, out)
    spoken = [(role, squeezed(words)) for role, words in out.elements]
    return Told(_levelled([one for one in spoken if one[1]]), out.notes, out.pictures, out.links)


def squeezed(text: str) -> str:
    """A text with single spaces and without the hyphens that line ends have put in."""
    return " ".join(text.replace("\u00ad", "").split())


def _levelled(elements: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headings go down one level at a time (ISO 14289-1, 7.4.2)."""
    out, last = [], 0
    for role, words in elements:
        if re.fullmatch(r"H\d", role):
            last = min(int(role[1]), last + 1, 6)
            role = f"H{last}"
        out.append((role, words))
    return out


def _say(children: Inlines, out: Told) -> str:
    """The words of some inlines; notes and links are gathered."""
    words = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text) | Blank(text) | Ref(_, text):
                words.append(text)
            case Strong(kids) | Emph(kids):
                words.append(_say(kids, out))
            case Link(kids, url):
                out.links.append(url)
                words.append(_say(kids, out))
            case LineBreak():
                words.append(" ")
            case Footnote(kids, number):
                words.append(number)
                place = len(out.notes)
                out.notes.append("")
                out.notes[place] = squeezed(f"{number} {_say(kids, out)}")
    return "".join(words)


def _tell_blocks(blocks: tuple[Block, ...], out: Told) -> None:
    for block in blocks:
        _tell(block, out)


def _tell(block: Block, out: Told) -> None:
    add = out.elements.append
    match block:
        case Paragraph(children):
            add(("P", _say(children, out)))
        case Heading(level, children, number):
            add((f"H{level}", f"{number} {_say(children, out)}"))
        case ListBlock(items):
            for item in items:
                add(("Lbl", item.label))
                _tell_blocks(item.blocks, out)
        case Table():
            _tell_table(block, out)
        case Figure():
            out.pictures.append(squeezed(block.content.alt))
            add(("Caption", f"{block.number} {_say(block.caption, out)}"))
            for note in block.notes:
                add(("P", _say(note, out)))
        case Contents(title=title, entries=entries):
            add(("Caption", _say(title, out)))
            for entry in entries:
                add(("TOCI", f"{entry.number} {entry.text}"))
        case Letterhead(lines, emblem):
            out.pictures.extend([squeezed(emblem.alt)] if emblem else [])
            for line in lines:
                add(("P", _say(line, out)))
        case Signature(parties, witnesses=witnesses):
            for one in parties:
                for line in signatory_lines(one):
                    add(("P", _say(line, out)))
            if witnesses:
                add(("P", "Saksi-saksi:" if len(witnesses) > 1 else "Saksi:"))
            for n, one in enumerate(witnesses, 1):
                add(("Lbl", f"{n}."))
                for line in (one.name, *one.below):
                    add(("P", _say(line, out)))
        case Quote(inner):
            _tell_blocks(inner, out)
        case Particulars(rows):
            for row in rows:
                add(("Lbl", f"{row.label} :" if row.label else ""))
                add(("P", _say(row.value, out)))
        case PageBreak() | Turn() | PageNumbers():
            pass


def _tell_table(table: Table, out: Told) -> None:
    out.elements.append(("Caption", f"{table.number} {_say(table.caption, out)}"))
    for row in (*table.header, *table.rows):
        for cell in row.cells:
            out.elements.append(("TH" if row.role == "kepala" else "TD", _say(cell.children, out)))
    for note in table.notes:
        out.elements.append(("P", _say(note, out)))
