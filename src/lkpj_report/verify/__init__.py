"""Reads finished papers back and says where DOCX and PDF part, or where a person's edits part from the input.

In: bytes of files, and for edits the tree that the input gives now. Out: diagnostics, nothing when both say the
same. The readers share nothing with the writers.
"""

from __future__ import annotations

from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.document.tree import Document
from lkpj_report.verify.compare import differences
from lkpj_report.verify.pieces import Kind, Piece, Unreadable
from lkpj_report.verify.printed import can_read, printed_pieces
from lkpj_report.verify.report import edit_findings, pair_findings
from lkpj_report.verify.tree import tree_pieces
from lkpj_report.verify.word import word_pieces

__all__ = ["can_read", "verify_edited", "verify_pair"]


def verify_pair(name: str, docx: bytes, pdf: bytes) -> list[Diagnostic]:
    """Where the DOCX and the PDF of a paper part; `name` is what the findings call it."""
    try:
        first = word_pieces(docx)
    except Unreadable as error:
        return [_unreadable(f"{name}.docx", error)]
    try:
        second = printed_pieces(pdf)
    except Unreadable as error:
        return [_unreadable(f"{name}.pdf", error)]
    return pair_findings(name, differences(first, second))


def verify_edited(name: str, docx: bytes, document: Document) -> list[Diagnostic]:
    """What a person changed in the DOCX `name`, against the tree that the input gives now."""
    try:
        edited = word_pieces(docx)
    except Unreadable as error:
        return [_unreadable(name, error)]
    return edit_findings(name, differences(_without_entries(tree_pieces(document)), _without_entries(edited)))


def _without_entries(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Without the entries of contents lists: Word makes them anew, and the tree knows no pages."""
    return [p for p in pieces if p.kind is not Kind.BUTIR]


def _unreadable(name: str, error: Unreadable) -> Diagnostic:
    return fault("W326", f'"{name}" tidak dapat dibaca kembali: {error}', None, "buat ulang naskahnya")
