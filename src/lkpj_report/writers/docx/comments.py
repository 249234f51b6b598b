"""Remarks of the program as Word's own comments: ranges in the body, and `word/comments.xml`.

Only a konsep has any. The author is the program, the date that of the paper, so that equal papers
stay equal bytes. Staff answer a comment, resolve it, or delete them all, as they do with their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from lkpj_report.document.tree import Inline, Meta
from lkpj_report.records import dataclass
from lkpj_report.writers.docx.markup import DECLARATION, W, attribute, cleaned, escape

if TYPE_CHECKING:
    from lkpj_report.document.remarks import Remark

AUTHOR, INITIALS = "lkpj-report", "LKPJ"
TEXT, REFERENCE = "CommentText", "CommentReference"
_MARK = f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr><w:annotationRef/></w:r>'


@dataclass(slots=True)
class Comments:
    """Remarks that wait for their node (by its `id`), and those that have been set, in the body's order."""

    waiting: dict[int, list[Remark]] = field(default_factory=dict)
    written: list[Remark] = field(default_factory=list)

    def take(self, node: Inline) -> range:
        """The numbers of the comments at a node; it is asked once, where the body meets it first."""
        first = len(self.written)
        self.written += self.waiting.pop(id(node), ())
        return range(first, len(self.written))


def opened(numbers: Sequence[int]) -> str:
    """Where the words begin that some comments are about."""
    return "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in numbers)


def closed(numbers: Sequence[int]) -> str:
    """Where they end, with the comments' anchors."""
    return "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr>'
        f'<w:commentReference w:id="{n}"/></w:r>'
        for n in numbers
    )


def comments_xml(remarks: Sequence[Remark], meta: Meta) -> str:
    """The part: one comment a remark, a paragraph a line."""
    date = f"{meta.date.isoformat()}T00:00:00Z"
    head = f'w:author="{attribute(AUTHOR)}" w:date="{date}" w:initials="{INITIALS}"'
    rows = (
        f'<w:comment w:id="{n}" {head}>{_paragraphs(remark)}</w:comment>' for n, remark in enumerate(remarks)
    )
    return f'{DECLARATION}<w:comments xmlns:w="{W}">{"".join(rows)}</w:comments>'


def _paragraphs(remark: Remark) -> str:
    # What a message quotes may hold what XML can't: it is shown, not kept.
    lines = [escape(cleaned(line)) for line in remark.lines] or [""]
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{TEXT}"/></w:pPr>{_MARK if not at else ""}'
        f'<w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
        for at, line in enumerate(lines)
    )
