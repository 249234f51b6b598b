"""Blocks of the tree to the body of `word/document.xml`, in one pass and in the tree's order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from lkpj_report.document.theme import ParagraphLook, Theme
from lkpj_report.document.tree import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Letterhead,
    ListBlock,
    ListItem,
    PageBreak,
    PageNumbers,
    Paragraph,
    Particulars,
    Quote,
    Signature,
    Table,
    Turn,
    plain,
)
from lkpj_report.writers.docx import labels
from lkpj_report.writers.docx.contents import contents, measure
from lkpj_report.writers.docx.draft import Draft, Frame, Measured
from lkpj_report.writers.docx.figures import figure
from lkpj_report.writers.docx.header import Furniture
from lkpj_report.writers.docx.inline import run
from lkpj_report.writers.docx.letterhead import letterhead, signature
from lkpj_report.writers.docx.markup import twips
from lkpj_report.writers.docx.measure import BOLD, hang
from lkpj_report.writers.docx.numbering import (
    Level,
    NumberingBook,
    list_levels,
    theme_pattern,
)
from lkpj_report.writers.docx.particulars import particulars
from lkpj_report.writers.docx.references import References, landmarks, targets
from lkpj_report.writers.docx.sections import Sections
from lkpj_report.writers.docx.styles import StyleBook
from lkpj_report.writers.docx.tables import table
from lkpj_report.writers.docx.titles import bound_titles


def write_body(document: Document, theme: Theme, around: tuple[Furniture, ...], measured: Measured) -> Draft:
    """All blocks as paragraphs and tables; the draft also holds the styles, lists, notes and pictures they need.

    `around` are the running heads.
    """
    document = replace(document, blocks=bound_titles(document.blocks, theme))
    styles = StyleBook(theme)
    places = tuple(landmarks(document.blocks))
    numbers = [(min(h.level, 9), h.number) for h in places if isinstance(h, Heading)]
    found = labels.of_headings(numbers, theme.heading_numbers)
    native = labels.native(found, numbers)
    counted = [number for number, good in zip(numbers, native, strict=True) if good]
    numbering = NumberingBook(_heading_levels(styles, found, counted))
    sections = Sections(theme, around, theme.page.width > theme.page.height)
    styles.text_width = sections.width
    refs = References(targets(places, native))
    if measured.remarks:
        from lkpj_report.document.remarks import anchored

        refs.comments.waiting = anchored(document, measured.remarks)
        styles.commented = bool(refs.comments.waiting)
    widths = iter(measured.table_widths)
    draft = Draft(theme, styles, numbering, iter(native), refs, sections, measured.pages, widths)
    for node in document.blocks:
        if isinstance(node, Contents):
            measure(draft, node)
    blocks(draft, Frame(0), _without_empty_end(document.blocks))
    # Word wants a paragraph after the last table; a file without any words still needs one.
    if draft.after_table or not draft.out or draft.out[-1].endswith("</w:sdt>"):
        draft.paragraph(styles.separator, "")
    draft.out.append(sections.close())
    return draft


def _without_empty_end(nodes: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks up to the last that says something: a turn or break after it would leave an empty page."""
    end = len(nodes)
    while end and isinstance(nodes[end - 1], Turn | PageBreak | PageNumbers):
        end -= 1
    return nodes[:end]


def blocks(draft: Draft, frame: Frame, nodes: tuple[Block, ...], bound: bool = False) -> None:
    """Add blocks; `bound` binds the last of them to what follows."""
    for at, node in enumerate(nodes):
        last = at == len(nodes) - 1
        _block(draft, frame, node, bound if last else _belong(node, nodes[at + 1]))


def _belong(node: Block, following: Block) -> bool:
    """Whether a page turn must not come between: text and its signature, "... sebagai berikut:" and the list."""
    match following:
        case Signature():
            return True
        case ListBlock():
            return isinstance(node, Paragraph) and plain(node.children).rstrip().endswith(":")
        case _:
            return False


def _block(draft: Draft, frame: Frame, node: Block, bound: bool) -> None:
    match node:
        case Paragraph():
            _paragraph(draft, frame, node, bound)
        case Heading():
            _heading(draft, node)
        case ListBlock():
            _list(draft, frame, node, bound)
        case Table():
            table(draft, frame, node)
        case Letterhead():
            letterhead(draft, node)
        case Signature():
            signature(draft, frame, node)
        case Quote(children):
            blocks(draft, replace(frame, quoted=True), children, bound)
        case Figure():
            figure(draft, frame, node)
        case Contents(title=title):
            if title:
                draft.begin(draft.styles.look("judul-daftar"))
            contents(draft, node)
        case PageBreak():
            draft.page_break = True
        case Turn(landscape):
            draft.turn(landscape)
        case Particulars():
            particulars(draft, frame, node, bound)
        case PageNumbers():
            draft.number(node)
        case _:
            assert_never(node)


def _paragraph(draft: Draft, frame: Frame, node: Paragraph, bound: bool) -> None:
    role = "kutipan" if frame.quoted and node.role == "isi" else node.role
    if not frame.depth:
        draft.begin(draft.styles.look(role))
    variants = draft.variants(role, bound)
    if not frame.depth:
        draft.paragraph(draft.styles.style(role, *variants), draft.runs(node.children))
        return
    # Words that go on below the first paragraph of an item stand under its text.
    left = frame.left + twips(draft.styles.look(role).left)
    indent = {"ind": f'<w:ind w:left="{left}" w:firstLine="0"/>'}
    draft.paragraph(draft.styles.list_item(role, *variants), draft.runs(node.children), indent)


# ---------------------------------------------------------------- headings


def _heading_levels(
    styles: StyleBook, found: tuple[labels.Label | None, ...], numbers: list[tuple[int, str]]
) -> tuple[Level | None, ...]:
    out: list[Level | None] = []
    for level, label in enumerate(found, start=1):
        if label is None:
            out.append(None)
            continue
        look = styles.heading_look(level)
        if look.align == "tengah" or look.number_above:
            out.append(Level(label, 0, 0, bare=True))
            continue
        shown = (text for at, text in numbers if at == level)
        width = _heading_hang(styles, look, shown)
        out.append(Level(label, twips(look.left) + width, width))
    return tuple(out)


def _heading_hang(styles: StyleBook, look: ParagraphLook, shown: Iterable[str]) -> int:
    return hang(shown, look.size * (BOLD if look.bold else 1.0), twips(styles.theme.list.step))


def _heading(draft: Draft, node: Heading) -> None:
    level = min(node.level, 9)
    look, bound_style = draft.styles.heading_look(level), draft.numbering.headings[level - 1] is not None
    draft.begin(look)
    words, props = draft.runs(node.children), dict[str, str]()
    above = look.number_above and bool(node.number)
    native = next(draft.headings)
    if native or not node.number:
        words = draft.refs.mark(node.anchor, words)
    if not native:
        if bound_style:
            number = draft.numbering.without()
            props["numPr"] = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
        # A reference to the heading shows the number without its full stop.
        bare = node.number.rstrip(".")
        dots, label = node.number[len(bare) :], draft.refs.mark(node.anchor, run(bare)) if bare else ""
        if above:
            words = label + run(dots + "\n") + words
        elif node.number and look.align == "tengah":
            words = label + run(dots + " ") + words
        elif node.number:
            words = label + run(dots + "\t") + words
            width = _heading_hang(draft.styles, look, (node.number,))
            props["ind"] = f'<w:ind w:left="{twips(look.left) + width}" w:hanging="{width}"/>'
        elif bound_style:
            props["ind"] = f'<w:ind w:left="{twips(look.left)}" w:firstLine="0"/>'
    elif above:
        words = run("\n") + words
    draft.paragraph(draft.styles.heading(level), words, props)


# ---------------------------------------------------------------- lists


def _list(draft: Draft, frame: Frame, node: ListBlock, bound: bool) -> None:
    depth = min(frame.depth, 8)
    shown = [item.label for item in node.items]
    width = hang(shown, draft.styles.look(node.role).size, twips(draft.theme.list.step))
    inner = Frame(frame.left + width, frame.depth + 1, frame.quoted)
    label = _list_label(draft, node, shown, depth)
    number = 0
    if label is not None:
        own = Level(label, inner.left, width)
        start = node.start if node.ordered else 1
        number = draft.numbering.instance(list_levels(draft.theme, node.ordered, depth, own), depth, start)
    for at, item in enumerate(node.items):
        props = {"ind": f'<w:ind w:left="{inner.left}" w:hanging="{width}"/>'}
        if number:
            props = {"numPr": f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'}
        _item(draft, inner, item, props, bound and at == len(node.items) - 1)


def _list_label(draft: Draft, node: ListBlock, shown: list[str], depth: int) -> labels.Label | None:
    if not shown or not all(shown):
        return None
    if node.ordered:
        return labels.of_list(shown, node.start, depth + 1, theme_pattern(draft.theme, depth))
    if len(set(shown)) > 1:
        return None
    # A bullet is text too; a percent sign with a digit would be read as a counter.
    return labels.Label("bullet", shown[0]) if not re.search("%[1-9]", shown[0]) else None


def _item(draft: Draft, frame: Frame, item: ListItem, props: dict[str, str], bound: bool) -> None:
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (None, ())
    if not isinstance(first, Paragraph):
        first, rest = Paragraph((), "isi-rapat"), item.blocks
    role = "kutipan" if frame.quoted and first.role == "isi" else first.role
    binds = _belong(first, rest[0]) if rest else bound
    style = draft.styles.list_item(role, *draft.variants(role, binds))
    words = draft.runs(first.children)
    if "numPr" not in props and item.label:
        words = run(item.label + "\t") + words
    draft.paragraph(style, words, props)
    blocks(draft, frame, rest, bound)
