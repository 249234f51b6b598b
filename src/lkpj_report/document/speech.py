"""What of a paper is read aloud, sentence by sentence, and how long that takes.

In: settled blocks and a theme. Out: the same words with each sentence as a paragraph of its own where the
theme keeps sentences whole, and the time that reading takes. Titles, tables and notes are not read out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkpj_report.document.tree import (
    Block,
    Emph,
    Gap,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Text,
    Value,
    plain,
)

SENTENCE = "kalimat"
"""The role of a sentence that another one of its paragraph follows."""

TIME = "waktu-baca"
"""The role of the line that says how long the whole paper takes."""

SILENT = frozenset({"judul", "subjudul", "lampiran", "tembusan", "tanggal-surat", "yth", TIME})
"""Paragraphs that nobody reads out."""


def spoken(blocks: Iterable[Block]) -> Iterator[str]:
    """The stretches of a paper that a speaker says, in order."""
    for block in blocks:
        match block:
            case Paragraph(children, role) if role not in SILENT:
                yield plain(children)
            case ListBlock(items):
                for item in items:
                    yield from spoken(item.blocks)
            case Quote(kids):
                yield from spoken(kids)
            case _:
                pass


def seconds(texts: Iterable[str], pace: int) -> Decimal:
    """How long it takes to read these texts at a pace in words a minute."""
    from lkpj_report.bahasa.ucapan import lama_baca  # late: few papers are read aloud

    return sum((lama_baca(text, pace) for text in texts), Decimal(0))


def said_time(time: Decimal, step: int = 5) -> str:
    """A duration as staff read it: "± 1 menit 20 detik"; to `step` seconds, never less than one step."""
    whole = max(step, int(time / step + Decimal("0.5")) * step)
    minutes, rest = divmod(whole, 60)
    parts = [f"{minutes} menit"] if minutes else []
    parts += [f"{rest} detik"] if rest else []
    return f"± {' '.join(parts)}"


def said_total(blocks: Iterable[Block], pace: int) -> str:
    """The line at the head of a reading edition; whole minutes, for a total is an estimate."""
    return f"Perkiraan waktu baca: {said_time(max(seconds(spoken(blocks), pace), Decimal(60)), 60)}"


def by_sentence(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A paragraph as one paragraph a sentence; all but the last have the role of a sentence."""
    from lkpj_report.bahasa.kalimat import kalimat

    ends: list[int] = []
    text = _flat(paragraph.children)
    at = 0
    for one in kalimat(text):
        at = text.index(one, at) + len(one)
        ends.append(at)
    if len(ends) < 2:
        return (paragraph,)
    parts, rest, start = [], paragraph.children, 0
    for end in ends[:-1]:
        head, rest = _cut(rest, end - start)
        parts.append(_trimmed(head))
        start = end
    parts.append(_trimmed(rest))
    said = [dataclasses.replace(paragraph, children=part, role=SENTENCE) for part in parts]
    said[-1] = dataclasses.replace(said[-1], role=paragraph.role)
    return tuple(said)


def _flat(children: Inlines) -> str:
    """The words with exactly one sign for what is no word, so that places in it are places in the nodes."""
    out: list[str] = []
    for node in children:
        match node:
            case Text(text) | Value(text) | Gap(text):
                out.append(text)
            case Strong(kids) | Emph(kids) | Link(kids):
                out.append(_flat(kids))
            case _:
                out.append("\u2060")
    return "".join(out)


def _cut(children: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """The nodes before and behind a place of `_flat`."""
    left: list[Inline] = []
    for i, node in enumerate(children):
        size = len(_flat((node,)))
        if at >= size:
            left.append(node)
            at -= size
            continue
        match node:
            case Text(text) | Value(text) | Gap(text) if at:
                head, tail = (
                    dataclasses.replace(node, text=text[:at]),
                    dataclasses.replace(node, text=text[at:]),
                )
                return (*left, head), (tail, *children[i + 1 :])
            case Strong(kids) | Emph(kids) | Link(kids) if at:
                one, two = _cut(kids, at)
                first, last = dataclasses.replace(node, children=one), dataclasses.replace(node, children=two)
                return (*left, first), (last, *children[i + 1 :])
            case _:
                return tuple(left), children[i:]
    return tuple(left), ()


def _trimmed(children: Inlines) -> Inlines:
    """Without the space that stood between two sentences."""
    if children and isinstance(children[0], Text):
        text = children[0].text.lstrip(" ")
        return (dataclasses.replace(children[0], text=text), *children[1:]) if text else children[1:]
    return children
