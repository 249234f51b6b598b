"""The letterhead and the signature block: the two places of a paper that have a form of their own."""

from __future__ import annotations

import math

from lkpj_report.document.theme import ParagraphLook
from lkpj_report.document.tree import (
    Inlines,
    Letterhead,
    LineBreak,
    Picture,
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

_ABOVE_RULE = 5.0
_BESIDE_EMBLEM = 3.0  # mm
_BELOW_RULE = 14.0
_ABOVE_SIGNATURE = 12.0
_AROUND_BOX = 5.0
_BELOW_EMBLEM = 6.0
_GAP = twips(8)  # between two signatures side by side
_SIGNING_LINES = 2.6  # lines of text from a witness's office down to the dotted line


def letterhead(draft: Draft, node: Letterhead) -> None:
    """Add the head of the paper: emblem or its space, lines, a rule of two points (UU 24/2009 art. 52, 54)."""
    beside = node.beside or draft.theme.letterhead.beside
    if node.emblem is not None and beside and node.lines and (node.beside or not draft.out):
        _beside(draft, node, node.emblem)
        return
    rows: list[tuple[str, str, dict[str, str]]] = []
    below_emblem = f'<w:spacing w:after="{points(_BELOW_EMBLEM)}"'
    if node.emblem is not None:
        rows.append(
            ("kop", draft.media.drawing(node.emblem, node.emblem.height_mm), {"spacing": below_emblem + "/>"})
        )
    elif node.emblem_mm:
        # An empty line of the emblem's height: a secretary who pastes the emblem into it moves nothing.
        room = f' w:line="{twips(node.emblem_mm)}" w:lineRule="atLeast"/>'
        rows.append(("kop", "", {"spacing": below_emblem + room}))
    roles = draft.theme.head_roles(node)
    rows += [(role, draft.runs(line), {}) for role, line in zip(roles, node.lines, strict=True)]
    for at, (role, content, props) in enumerate(rows):
        if at == len(rows) - 1 and node.ruled:
            props = {**_last(draft, draft.styles.look(role)), **props}
        draft.paragraph(draft.styles.style(role), content, props)


def _last(draft: Draft, look: ParagraphLook) -> dict[str, str]:
    """What the last line has: the rule below it, and space below that."""
    line = f'w:line="{points(look.size * look.leading)}" w:lineRule="atLeast"'
    below = {"spacing": f'<w:spacing w:after="{points(_BELOW_RULE)}" {line}/>'}
    rule = _rule(draft, "bottom", round(_ABOVE_RULE))
    return {**below, "pBdr": rule} if rule else below


def _rule(draft: Draft, side: str, space: int) -> str:
    """The theme's rule as a border; "" for none."""
    size = round(draft.theme.letterhead.rule * 8)
    border = f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="auto"/></w:pBdr>'
    return border if size else ""


def _beside(draft: Draft, node: Letterhead, emblem: Picture) -> None:
    """The emblem at the left edge of the text, the lines in the middle of what is left of the width.

    A border follows the indent of its paragraph, so the rule across the page has a paragraph of its own.
    """
    drawing, width = draft.media.floating(emblem)
    roles = draft.theme.head_roles(node)
    looks = [draft.styles.look(role) for role in roles]
    spare = emblem.height_mm * 72 / 25.4 - sum(look.size * look.leading for look in looks)
    half = max(0.0, spare) / 2
    for at, (role, line) in enumerate(zip(roles, node.lines, strict=True), 1):
        props = {"ind": f'<w:ind w:left="{twips(width + _BESIDE_EMBLEM)}" w:firstLine="0"/>'}
        content = draft.runs(line)
        if at == 1:
            props["spacing"] = f'<w:spacing w:before="{points(half)}"/>'
            content = drawing + content
        draft.paragraph(draft.styles.style(role), content, props)
    above, below = points(half + _ABOVE_RULE), points(_BELOW_RULE)
    spacing = f'<w:spacing w:before="{above}" w:after="{below}" w:line="20" w:lineRule="exact"/>'
    props = {"keepNext": "<w:keepNext/>", "spacing": spacing}
    if rule := _rule(draft, "top", 0):
        props["pBdr"] = rule
    draft.paragraph(draft.styles.separator, "", props)


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
        _party(draft, party, (max(heights) - height, columns[-1]))
        for party, height in zip(parties, heights, strict=True)
    ]
    if len(cells) < len(columns):  # the last of three stands at the right, as one alone does
        cells.insert(0, paragraph(draft.styles.style("tanda-tangan"), ""))
    placed = zip(columns, cells, (len(columns) > 1, False), strict=False)
    row = "".join(_cell(width, content, gap) for width, content, gap in placed)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>"


def _party(draft: Draft, party: Signatory, place: tuple[int, int]) -> str:
    """One party; `place` is how many empty lines bring its name level with its neighbour's, and its width."""
    missing, width = place
    style = draft.styles.style("tanda-tangan")
    # Empty lines, not a space above: they are as high as the neighbour's lines in any font.
    lines = [paragraph(style, "")] * missing
    lines += [paragraph(style, draft.runs(line)) for line in party.opening]
    lines.append(_box(draft, party, width) if party.electronic else paragraph(draft.styles.signing_space, ""))
    lines += [paragraph(style, draft.runs(line)) for line in (party.name, *party.below)]
    return "".join(lines)


def _box(draft: Draft, party: Signatory, width: int) -> str:
    """The place of an electronic signature: one line in a frame, in it the sign that the application looks for.

    A paragraph with a frame: staff who sign by hand after all delete the frame and have their space.
    """
    side = twips(draft.theme.signature.box)
    sides = "".join(
        f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for name in ("top", "left", "bottom", "right")
    )
    space = points(_AROUND_BOX)
    spacing = f'<w:spacing w:before="{space}" w:after="{space}" w:line="{side}" w:lineRule="exact"/>'
    rest = max(0, width - side)
    left = {"tengah": rest // 2, "kanan": rest}.get(draft.styles.look("tanda-tangan").align, 0)
    ind = f'<w:ind w:left="{left}" w:right="{rest - left}" w:firstLine="0"/>'
    props = {
        "pBdr": f"<w:pBdr>{sides}</w:pBdr>",
        "spacing": spacing,
        "ind": ind,
        "jc": '<w:jc w:val="center"/>',
    }
    return paragraph(draft.styles.signing_space, run(party.anchor), props)


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
