"""The DOCX writer, seen by pandoc's reader: headings, tables, notes, links and pictures are what the tree says."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from tests.writers.docx_torture import torture

from lkpj_report.document.tree import (
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Letterhead,
    Link,
    Picture,
    Ref,
    Table,
    plain,
)
from lkpj_report.document.walk import runs
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.docx.references import address, landmarks

pytestmark = pytest.mark.needs("pandoc", "pandoc")


@cache
def seen() -> Any:
    """What pandoc reads, as its own tree."""
    data = write_docx(*torture())
    command = ["pandoc", "-f", "docx", "-t", "json"]
    done = subprocess.run(command, input=data, check=True, capture_output=True, timeout=60)
    return json.loads(done.stdout)["blocks"]


def nodes(kind: str) -> list[Any]:
    """The contents of all nodes of a kind, in reading order."""
    return list(_below(kind, seen()))


def _below(kind: str, node: Any) -> Iterator[Any]:
    if isinstance(node, list):
        for part in node:
            yield from _below(kind, part)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            yield node["c"]
        yield from _below(kind, list(node.values()))


def words(node: Any) -> str:
    """The text below a node without its notes."""
    if isinstance(node, list):
        return "".join(map(words, node))
    if not isinstance(node, dict) or node.get("t") == "Note":
        return ""
    if node.get("t") == "Str":
        return str(node["c"])
    return " " if node.get("t") in ("Space", "SoftBreak", "LineBreak") else words(node.get("c", []))


def flat(children: Inlines) -> Iterator[Inline]:
    """All inlines with those inside them."""
    for node in children:
        yield node
        yield from flat(getattr(node, "children", ()))


def inlines(kind: type[Inline]) -> list[Any]:
    """All inlines of a kind in the torture document."""
    document, _ = torture()
    return [n for children in runs(document) for n in flat(children) if isinstance(n, kind)]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_headings_have_their_levels_and_words() -> None:
    document, _ = torture()
    wanted = [(h.level, plain(h.children)) for h in landmarks(document.blocks) if isinstance(h, Heading)]
    assert [(level, words(content)) for level, _, content in nodes("Header")] == wanted


def test_tables_have_their_rows_and_cells() -> None:
    document, _ = torture()
    tables = [t for t in landmarks(document.blocks) if isinstance(t, Table)]
    wanted = [
        [[squeezed(plain(c.children)) for c in row.cells] for row in (*t.header, *t.rows)] for t in tables
    ]
    # Signature blocks are tables without lines: pandoc sees them too.
    found = []
    for _, _, _, head, bodies, _ in nodes("Table"):
        rows = head[1] + [row for body in bodies for row in body[2] + body[3]]
        found.append([[squeezed(words(cell[4])) for cell in row[1]] for row in rows])
    assert [t for t in found if t in wanted] == wanted


def test_notes_say_their_words_in_order() -> None:
    wanted = [squeezed(plain(note.children)) for note in inlines(Footnote)]
    assert [squeezed(words(note)) for note in nodes("Note")] == wanted


def test_links_lead_to_their_addresses() -> None:
    wanted = [address(link.url) for link in inlines(Link)]
    assert [target[0] for _, _, target in nodes("Link") if target[0].startswith("http")] == wanted


def test_references_and_entries_of_contents_lead_to_places_in_the_paper() -> None:
    inner = [target[0] for _, _, target in nodes("Link") if target[0].startswith("#")]
    assert len(inner) >= len(inlines(Ref))


def test_pictures_are_all_there() -> None:
    document, _ = torture()
    pictures = [
        f for f in landmarks(document.blocks) if isinstance(f, Figure) and isinstance(f.content, Picture)
    ]
    emblems = [b for b in document.blocks if isinstance(b, Letterhead) and b.emblem is not None]
    assert len(list(nodes("Image"))) == len(emblems) + len(pictures)
