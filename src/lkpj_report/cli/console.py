"""The terminal as it is: consoles that know few signs, and one progress line where a person looks on."""

from __future__ import annotations

import codecs
import io
import sys

_PLAIN = {
    "…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "×": "x", "→": "->", "•": "-", "≥": ">=",
    "≤": "<=", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": "", "é": "e", "½": "1/2", "°": " derajat",
}  # fmt: skip
_HANDLER = "lkpj-plain"


def prepare() -> None:
    """Let text that the console can't show (code pages 437 and 1252 of Windows) appear in plain signs."""
    codecs.register_error(_HANDLER, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            try:
                stream.reconfigure(errors=_HANDLER)
            except (ValueError, OSError):  # closed, as under pythonw
                continue


def shows(text: str) -> bool:
    """Whether the console can show a text as it is."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def progress(text: str) -> None:
    """One line that is written over, on a terminal only; "" takes it away."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K" + text)
        sys.stderr.flush()


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    signs = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end
