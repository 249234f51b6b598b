"""The writers: a settled document and its theme to bytes. Nothing here knows what an award is."""

from __future__ import annotations

FORMATS = ("docx", "pdf")
"""The formats that can be written; `build` makes the layout once and hands it to both."""
