"""pandoc: its own JSON tree on standard input, with a reference document; a process a document, as it is used."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkpj_report.document.theme import Theme
    from lkpj_report.document.tree import Document

KIND = "docx"


def prepare(document: Document, theme: Theme) -> tuple[bytes, bytes]:
    """The tree as pandoc's JSON, and the reference document."""
    from bench.adapters.of_pandoc import tree_and_reference

    return tree_and_reference(document, theme)


def render(source: tuple[bytes, bytes]) -> bytes:
    """The DOCX."""
    tree, reference = source
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder, "acuan.docx")
        start.write_bytes(reference)
        made = subprocess.run(
            ["pandoc", "-f", "json", "-t", "docx", f"--reference-doc={start}", "-o", "-"],
            input=tree, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    return made.stdout
