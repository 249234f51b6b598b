"""Contents lists as Word's own: a TOC field whose entries and page numbers are there already.

Nothing asks to be updated on opening; when staff press F9, Word makes the same lines anew from the
heading styles (or from the captions of a label) in the styles TOC 1–9 and Table of Figures.
"""

from __future__ import annotations

from lkpj_report.document.tree import Contents, ContentsEntry, ContentsKind
from lkpj_report.writers.docx.draft import Draft
from lkpj_report.writers.docx.inline import END, begin, cached_field, run
from lkpj_report.writers.docx.markup import attribute
from lkpj_report.writers.docx.measure import hang
from lkpj_report.writers.docx.styles import right_tab

# The label in the captions' SEQ fields.
_LABELS = {ContentsKind.TABEL: "Tabel", ContentsKind.GAMBAR: "Gambar"}
# Word shows its button "Update Table" on a contents list that stands in such a control.
_CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>"
)


def contents(draft: Draft, node: Contents) -> None:
    """Add a list with its title; the pages are those that the draft was given."""
    headings = node.kind is ContentsKind.JUDUL
    wrapped = headings and not draft.listed
    if draft.after_table:
        draft.paragraph(draft.styles.separator, "")
    if wrapped:
        draft.listed = True
        draft.out.append(_CONTROL)
    if node.title:
        draft.paragraph(draft.styles.style("judul-daftar"), draft.runs(node.title))
    start = begin(_instruction(node))
    tabs = _tabs(draft)
    for entry in node.entries:
        if not (entry.number or entry.text):
            continue  # a table without a caption: Word's list has no line for it either
        style = draft.styles.entry(entry.level if headings else 0)
        draft.paragraph(style, start + _entry(draft, entry, headings), tabs)
        start = ""
    draft.paragraph(draft.styles.separator, start + END)
    if wrapped:
        draft.out.append("</w:sdtContent></w:sdt>")


def measure(draft: Draft, node: Contents) -> None:
    """Note how wide the numbers of each level are: the styles of the entries hang by that."""
    if node.kind is not ContentsKind.JUDUL:
        return
    for level in {entry.level for entry in node.entries}:
        numbers = [entry.number for entry in node.entries if entry.level == level]
        look = draft.styles.look(f"daftar-{draft.styles.entry_level(level)}")
        draft.styles.hang_entries(level, hang(numbers, look.size, 0) if any(numbers) else 0)


def _instruction(node: Contents) -> str:
    label = _LABELS.get(node.kind)
    return f'TOC \\h \\z \\c "{label}"' if label else f'TOC \\o "1-{min(9, max(1, node.depth))}" \\h \\z \\u'


def _tabs(draft: Draft) -> dict[str, str]:
    """The styles' tab stop stands at the edge of the upright page; on a turned page it is moved."""
    edge, upright = draft.sections.width, draft.styles.text_width
    if edge == upright:
        return {}
    moved = f'<w:tab w:val="clear" w:pos="{upright}"/>{right_tab(draft.theme, edge)}'
    return {"tabs": f"<w:tabs>{moved}</w:tabs>"}


def _entry(draft: Draft, entry: ContentsEntry, heading: bool) -> str:
    # As Word makes them: a tab after the number of a heading, a caption as it stands.
    number = entry.number + ("\t" if heading else " ") if entry.number else ""
    target = draft.refs.targets.get(entry.anchor)
    words = run(f"{number}{entry.text}\t")
    page = str(draft.pages.get(entry.anchor, ""))
    if target is None:
        return words + run(page)
    field = cached_field(f"PAGEREF {target.bookmark} \\h", page)
    return f'<w:hyperlink w:anchor="{attribute(target.bookmark)}" w:history="1">{words}{field}</w:hyperlink>'
