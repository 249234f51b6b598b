"""Adapters: one module a way to set a tree, all with the same two functions.

`KIND` is "pdf" or "docx". `prepare(document, theme)` makes the input that users of that tool would have on their
disk (markup, a context, a tree); it is never timed. `render(source)` makes the file's bytes and is timed. What
`render` needs is imported at the top of the module, so that a cold process pays for it; what only `prepare` needs
(our tree, when the source is something else) stands in a module `of_*` and is imported late.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[2] / "report_templates" / "aset" / "font"

NAMES = (
    "pdf_ours", "pdf_typst", "pdf_weasyprint", "pdf_platypus", "docx_ours", "docx_docxtpl", "docx_pandoc", "docx_python",
)  # fmt: skip
OURS = {"pdf": "pdf_ours", "docx": "docx_ours"}


def load(name: str) -> Any:
    """The module of an adapter."""
    if name not in NAMES:
        raise ValueError(f"no adapter is called {name}; there are {', '.join(NAMES)}")
    return importlib.import_module(f"bench.adapters.{name}")
