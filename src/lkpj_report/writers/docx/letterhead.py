"""The letterhead and the signature block: the two places of a paper that have a form of their own."""

from __future__ import annotations

import math

from lkpj_report.document.tree import (
    Inlines,
    Letterhead,
    LineBreak,
    Signatory,
    Signature,
    plain,
    signatory_lines,
    witness_title,
)
from lkpj_report.writers.docx.draft import Draft, Frame
from lkpj_report.writers.docx.inline import run
from lkpj_report.writers.docx.markup import paragraph, points, twips
from lkpj_report.writers.docx.measure import ems, hang

_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="5" w:color="auto"/></w:pBdr>'
_BELOW_RULE = 14.0
_ABOVE_SIGNATURE = 12.0
_BELOW_EMBLEM = 6.0
_GAP = twips(8)  # between two signatures side by side
_SIGNING_LINES = 2.6  # lines of text from a witness's office down to the dotted line


def letterhead(draft: Draft, node: Letterhead) -> None:
    """Add the head of the paper: emblem or its space, lines, a rule of two points (UU 24/2009 art. 52, 54)."""
    style, look = draft.styles.style("kop"), draft.styles.look("kop")
    rows: list[tuple[str, dict[str, str]]] = []
    below_emblem = f'<w:spacing w:after="{points(_BELOW_EMBLEM)}"'
    if node.emblem is not None:
        rows.append(
            (draft.media.drawing(node.emblem, node.emblem.height_mm), {"spacing": below_emblem + "/>"})
        )
    elif node.emblem_mm:
        # An empty line of the emblem's height: a secretary who pastes the emblem into it moves nothing.
        room = f' w:line="{twips(node.emblem_mm)}" w:lineRule="atLeast"/>'
        rows.append(("", {"spacing": below_emblem + room}))
    rows += [(draft.runs(line), {}) for line in node.lines]
    for at, (content, props) in enumerate(rows):
        if at == len(rows) - 1:
            line = f'w:line="{points(look.size * look.leading)}" w:lineRule="atLeast"'
            below = f'<w:spacing w:after="{points(_BELOW_RULE)}" {line}/>'
            props = {"pBdr": _RULE, "spacing": below, **props}
        draft.paragraph(style, content, props)


def signature(draft: Draft, frame: Frame, node: Signature) -> None:
    """Add the parties in a table without lines: one at the right, more side by side, never parted; witnesses
    in further rows of it."""
    if not node.parties and not node.witnesses:
        return
    room = draft.room(frame)
    if len(node.parties) == 1 and not node.witnesses:
        width = min(room, twips(draft.theme.signature.width))
        columns, left = [width], frame.left + room - width
    else:
        narrow = (room - _GAP) // 2
        columns, left = [room - narrow, narrow], frame.left
    rows = [node.parties[i : i + 2] for i in range(0, len(node.parties), 2)]
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in columns)
    body = "".join(_row(draft, columns, parties) for parties in rows) + _witnesses(draft, columns, node)
    draft.table(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_margins()}'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _margins() -> str:
    sides = (("top", points(_ABOVE_SIGNATURE)), ("left", 0), ("bottom", 0), ("right", 0))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def _row(draft: Draft, columns: list[int], parties: tuple[Signatory, ...]) -> str:
    heights = [sum(_lines(draft, line, columns[-1]) for line in party.opening) for party in parties]
    cells = [
        _party(draft, party, max(heights) - height) for party, height in zip(parties, heights, strict=True)
    ]
    if len(cells) < len(columns):  # the last of three stands at the right, as one alone does
        cells.insert(0, paragraph(draft.styles.style("tanda-tangan"), ""))
    placed = zip(columns, cells, (len(columns) > 1, False), strict=False)
    row = "".join(_cell(width, content, gap) for width, content, gap in placed)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>"


def _party(draft: Draft, party: Signatory, missing: int) -> str:
    """One party; `missing` lines above bring its name level with its neighbour's."""
    style = draft.styles.style("tanda-tangan")
    # Empty lines, not a space above: they are as high as the neighbour's lines in any font.
    lines = [paragraph(style, "")] * missing
    lines += [paragraph(style, draft.runs(line)) for line in party.opening]
    lines.append(paragraph(draft.styles.signing_space, ""))
    lines += [paragraph(style, draft.runs(line)) for line in (party.name, *party.below)]
    return "".join(lines)


def _cell(width: int, content: str, gap: bool) -> str:
    margin = f'<w:tcMar><w:right w:w="{_GAP}" w:type="dxa"/></w:tcMar>' if gap else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margin}</w:tcPr>{content}</w:tc>'


def _lines(draft: Draft, line: Inlines, width: int) -> int:
    """How many printed lines an opening takes in a column (a guess where it is too long for one)."""
    size = draft.styles.look("tanda-tangan").size
    breaks = sum(isinstance(node, LineBreak) for node in line)
    return breaks + max(1, math.ceil(ems(plain(line)) * size * 20 / width) - breaks)


def _witnesses(draft: Draft, columns: list[int], node: Signature) -> str:
    """Rows of witnesses: one column of them below one party, two below two, numbered along the rows."""
    witnesses = node.witnesses
    if not witnesses:
        return ""
    style = draft.styles.style("tanda-tangan")
    title = (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(columns)}" w:type="dxa"/><w:gridSpan w:val="{len(columns)}"/></w:tcPr>'
        f"{paragraph(style, draft.runs(witness_title(node)))}</w:tc>"
    )
    rows = [title]
    beside = 2 if len(node.parties) > 1 else 1
    numbers = [f"{n}." for n in range(1, len(witnesses) + 1)]
    indent = hang(numbers, draft.styles.look("tanda-tangan").size, twips(draft.theme.list.step))
    cells = [
        _witness(draft, n, one, (indent, columns[-1])) for n, one in zip(numbers, witnesses, strict=True)
    ]
    for at in range(0, len(cells), beside):
        content = [*cells[at : at + beside], paragraph(style, "")][:2]
        rows.append(
            "".join(_cell(w, c, i == 0) for i, (w, c) in enumerate(zip(columns, content, strict=True)))
        )
    return "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)


def _witness(draft: Draft, number: str, one: Signatory, room: tuple[int, int]) -> str:
    """One witness; `room` is the indent of the name and the right end of the dotted line."""
    style, look = draft.styles.style("tanda-tangan"), draft.styles.look("tanda-tangan")
    indent, end = room
    left = {"ind": f'<w:ind w:left="{indent}" w:firstLine="0"/>', "jc": '<w:jc w:val="left"/>'}
    first = {**left, "ind": f'<w:ind w:left="{indent}" w:hanging="{indent}"/>'}
    name, *others = (draft.runs(line) for line in signatory_lines(one))
    above = points(look.size * look.leading * (_SIGNING_LINES - 1))
    dotted = {
        **left,
        "tabs": f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{end}"/></w:tabs>',
        "spacing": f'<w:spacing w:before="{above}"/>',
    }
    return (
        paragraph(style, run(f"{number}\t") + name, first)
        + "".join(paragraph(style, line, left) for line in others)
        + paragraph(style, "<w:r><w:tab/></w:r>", dotted)
    )
