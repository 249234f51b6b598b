"""Footnotes: the calls in the text to `word/footnotes.xml`, with Word's two separators.

Word counts footnotes by itself; a number of the tree that Word would not show is set as a mark of
its own, so that the page says what the tree says.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkpj_report.writers.docx.markup import DECLARATION, R, W, escape, paragraph

TEXT, REFERENCE = "FootnoteText", "FootnoteReference"
_CALL = f'<w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr>'
_SPACE = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


def call(at: int, mark: str) -> str:
    """The run in the text that calls note `at` (from 1); `mark` is "" where Word counts."""
    if not mark:
        return f'<w:r>{_CALL}<w:footnoteReference w:id="{at}"/></w:r>'
    custom = f'<w:footnoteReference w:customMarkFollows="1" w:id="{at}"/>'
    return f'<w:r>{_CALL}{custom}<w:t xml:space="preserve">{escape(mark)}</w:t></w:r>'


def note(at: int, mark: str, words: str) -> str:
    """Note `at` with its number (or its mark) and its runs."""
    number = f'<w:t xml:space="preserve">{escape(mark)}</w:t>' if mark else "<w:footnoteRef/>"
    return f'<w:footnote w:id="{at}">{paragraph(TEXT, f"<w:r>{_CALL}{number}</w:r>{_SPACE}{words}")}</w:footnote>'


def footnotes_xml(notes: Sequence[str]) -> str:
    """The part: the separators with the ids that Word gives them, then the notes."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
        f' w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f'{DECLARATION}<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{separators}{"".join(notes)}</w:footnotes>'
