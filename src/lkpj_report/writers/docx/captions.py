"""Captions of tables and figures: the number as a SEQ field inside a bookmark, then the words.

Word renumbers when one is put in; a REF field to the bookmark gives "Tabel 3", and a list of tables
collects the captions by the field's label.
"""

from __future__ import annotations

import re

from lkpj_report.document.tree import Figure, Table
from lkpj_report.writers.docx.draft import Draft
from lkpj_report.writers.docx.inline import cached_field, run

_NUMBER = re.compile(r"(?P<label>[^\W\d]+)(?P<before>[^\d]*(?:\d+\.)*)(?P<number>\d+)(?P<after>\D*)")


def caption(draft: Draft, node: Table | Figure) -> str:
    """The runs of a caption; empty when the node has neither number nor words."""
    words = draft.runs(node.caption)
    if not node.number:
        return draft.refs.mark(node.anchor, words) if words else ""
    gap = run(" ") if words else ""
    found = _NUMBER.fullmatch(node.number)
    if found is None:
        bare = node.number.rstrip(".")
        dots = node.number[len(bare) :]
        return draft.refs.mark(node.anchor, run(bare)) + (run(dots) if dots else "") + gap + words
    label, number = found["label"], int(found["number"])
    draft.captions[label] = draft.captions.get(label, 0) + 1
    # Word counts all captions of a label in one row: a number that begins anew says so itself.
    reset = "" if draft.captions[label] == number else f" \\r {number}"
    draft.captions[label] = number
    shown = run(label + found["before"]) + cached_field(f"SEQ {label} \\* ARABIC{reset}", found["number"])
    after = found["after"]
    return draft.refs.mark(node.anchor, shown) + (run(after) if after else "") + gap + words
