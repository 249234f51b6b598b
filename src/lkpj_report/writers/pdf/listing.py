"""Contents lists: room is reserved while blocks are set, page numbers are filled in once pages are known.

In: a `Contents` with its entries. Out: one box an entry (label, words, leader, page number), a link each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lkpj_report.document.tree import Contents, ContentsEntry, Text
from lkpj_report.writers.pdf.boxes import ARTIFACT, Fixed, Hot, LineBox, Op, Para, TextLine, Words
from lkpj_report.writers.pdf.desk import Desk, Entry
from lkpj_report.writers.pdf.fonts import Face
from lkpj_report.writers.pdf.inline import Measure, one_line, spaced
from lkpj_report.writers.pdf.structure import Target
from lkpj_report.writers.pdf.units import Style

WIDEST_PAGE = "000"
GAP = 0.5  # em, at least, between a label and its words, the words and the leader, the leader and the page
LEVELS = 3
LEADER_STEP = 0.45  # em from sign to sign: leaders of all lines stand under each other
SHORTEST_LEADER = 2  # signs


def set_contents(block: Contents, desk: Desk, where: tuple[int, float, float]) -> None:
    """Set a contents list in (parent element, left edge, width)."""
    parent, x, width = where
    flow = desk.flow
    toc = desk.tree.add("TOC", parent)
    if block.title:
        _title(block, desk, (toc, x, width))
    labels = _label_widths(block, desk)
    nested = [(block.entries[0].level if block.entries else 1, toc)]
    start = len(flow.boxes)
    for entry in block.entries:
        _nest(nested, entry.level, desk)
        style = _style(desk, entry)
        flow.space += style.before
        item = desk.tree.add("TOCI", nested[-1][1])
        _set_entry(entry, desk, style, (item, x, labels[entry.level], x + width - style.right))
        flow.space += style.after
    if len(flow.boxes) - start > 2:
        flow.glued[start] = flow.glued[-2] = True
    flow.space = max(flow.space, desk.style("isi").after)


def _title(block: Contents, desk: Desk, where: tuple[int, float, float]) -> None:
    toc, x, width = where
    desk.begin("judul-daftar")
    style, element = desk.style("judul-daftar"), desk.tree.add("Caption", toc)
    lines = desk.lines(block.title, style, Measure(width, 0.0, style.align), element)
    para = Para(element, x, style.size, style.leading, style.rise, lines, None, style.ink)
    if style.page_before:
        desk.flow.turns.add(len(desk.flow.boxes))
    desk.flow.space += style.before
    for i in range(len(lines)):
        desk.flow.add(LineBox(para, i), style.leading, glued=bool(block.entries))
    desk.flow.space += style.after


def _nest(nested: list[tuple[int, int]], level: int, desk: Desk) -> None:
    """Lists inside lists, as deep as the levels of the entries go."""
    while len(nested) > 1 and nested[-1][0] > level:
        nested.pop()
    if nested[-1][0] < level:
        nested.append((level, desk.tree.add("TOC", nested[-1][1])))


def _style(desk: Desk, entry: ContentsEntry) -> Style:
    return desk.style(f"daftar-{min(entry.level, LEVELS)}")


def _label_widths(block: Contents, desk: Desk) -> dict[int, float]:
    """The width of the widest label of each level, with the gap behind it."""
    out: dict[int, float] = {}
    for entry in block.entries:
        style = _style(desk, entry)
        face = style.faces[style.start]
        words = one_line(entry.number, face)[0][1]
        wide = (face.width(words) / 1000 + GAP) * style.size if words else 0.0
        out[entry.level] = max(out.get(entry.level, 0.0), wide)
    return out


def _set_entry(
    entry: ContentsEntry, desk: Desk, style: Style, where: tuple[int, float, float, float]
) -> None:
    """One entry as a box that stays whole; `where` is item, left edge, width of labels, right edge."""
    item, left, hang, right = where
    left += style.left
    face = style.faces[style.start]
    words = f"{entry.number} {entry.text}".strip()
    link = desk.tree.add_link(desk.tree.add("Reference", item), Target(f"Menuju {words}", entry.anchor))
    ops: list[Op] = []
    if entry.number:
        label = TextLine(0.0, 0.0, one_line(f"{entry.number} ", face))
        ops.append(Words(link, left, style.rise, style.size, style.leading, (label,), style.ink))
    narrow = right - left - hang - _page_width(face, style)
    *others, last = desk.lines((Text(entry.text),), style, Measure(narrow, 0.0, "kiri"), link)
    lines = (*others, spaced(last) if last.runs else last)
    ops.append(Words(link, left + hang, style.rise, style.size, style.leading, lines, style.ink))
    height = len(lines) * style.leading
    ops.append(Hot(link, left, 0.0, right - left, height))
    begin = left + hang + sum(f.width(t) for f, t in lines[-1].runs) * style.size / 1000
    y = style.rise + (len(lines) - 1) * style.leading
    desk.entries[len(desk.flow.boxes)] = Entry(entry.anchor, link, style, (begin, right), y)
    desk.flow.add(Fixed(tuple(ops), height), height)


def _page_width(face: Face, style: Style) -> float:
    return (face.width(WIDEST_PAGE) / 1000 + 2 * GAP) * style.size


def fill_entries(desk: Desk, starts: Sequence[int], labels: Sequence[str]) -> None:
    """Give each entry its leader and page number; `starts` are the first boxes of the pages, `labels` what is
    printed on them as their number."""
    pages = {mark.anchor: bisect_right(starts, mark.box) for mark in desk.marks}
    for i, entry in desk.entries.items():
        page, box = pages.get(entry.anchor), desk.flow.boxes[i]
        if page is None or not isinstance(box, Fixed):
            continue
        style = entry.style
        face = style.faces[style.start]
        begin, right = entry.room
        runs = one_line(labels[page - 1], face)
        x = right - face.width(runs[0][1]) * style.size / 1000
        number = Words(
            entry.element, x, entry.y, style.size, style.leading, (TextLine(0.0, 0.0, runs),), style.ink
        )
        leader = _leader(desk, entry, begin, right - _page_width(face, style) + GAP * style.size)
        desk.flow.boxes[i] = Fixed((*box.ops, *leader, number), box.height)


def _leader(desk: Desk, entry: Entry, begin: float, end: float) -> list[Op]:
    """The signs between the words and the page, on a grid that is counted from the right edge."""
    style = entry.style
    face = style.faces[style.start]
    runs = one_line(desk.theme.contents_leader, face)
    step = LEADER_STEP * style.size
    sign = face.width(runs[0][1]) * style.size / 1000
    count = int((end - begin) / step)
    if not sign or count < SHORTEST_LEADER:
        return []
    # all signs as one run, each followed by a space that is stretched to the step
    space = face.space * style.size / 1000
    text = " ".join([runs[0][1]] * count)
    line = TextLine(0.0, step - sign - space, ((face, text),))
    return [Words(ARTIFACT, end - count * step, entry.y, style.size, style.leading, (line,), style.ink)]
