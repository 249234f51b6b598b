"""Which line of which template each line of the expanded text comes from.

In: a template's source. Out, after Jinja has run: the text without marks, and a place for each of its
lines, through loops, macros and includes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from lkpj_report.diagnostics import Span
from lkpj_report.records import dataclass

MARK_OPEN, MARK_CLOSE = "\ue002", "\ue003"
ANCHOR_OPEN, ANCHOR_CLOSE = "\ue004", "\ue005"
_MARK = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*):(\\d+){MARK_CLOSE}")
_LEAD = re.compile(f"\\s*(?:{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}\\s*)+")


@dataclass(frozen=True, slots=True)
class Expanded:
    """Markdown with placeholders; `spans[i]` is where line i of it comes from."""

    lines: tuple[str, ...]
    spans: tuple[Span, ...]


_TAGS = re.compile(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}|\n", re.DOTALL
)


_PRINTS = re.compile(r"\{\{|\{%[-+]?\s*include\b")


def kept_line_ends(source: str) -> str:
    """A line that holds words or an include keeps its end, also when a command stands last in it; a line
    of other commands alone vanishes. (Jinja by itself would join "… {% endif %}" with the next line.)"""
    out: list[str] = []
    at, wordy = 0, False
    for m in _TAGS.finditer(source):
        wordy = wordy or bool(source[at : m.start()].strip()) or _PRINTS.match(m[0]) is not None
        out.append(source[at : m.start()])
        at = m.end()
        if m[0] == "\n":
            wordy = False
        ends = source.startswith("\n", at) and m[0].endswith(("%}", "#}")) and m[0][-3] not in "-+"
        out.append(f"{m[0][:-2]}+{m[0][-2:]}" if wordy and ends else m[0])
    return "".join(out) + source[at:]


_HEADING = re.compile(
    r"^( {0,3}#{1,6}[ \t][^\n]*)\{#([A-Za-z0-9][A-Za-z0-9-]*)\}[ \t]*(?=\r?$)", re.MULTILINE
)


def with_anchors(source: str) -> str:
    """`# Judul {#sasaran}` with the anchor in letters of this room: to Jinja `{#` would begin a comment."""
    return _HEADING.sub(rf"\1{ANCHOR_OPEN}\2{ANCHOR_CLOSE}", source) if "{#" in source else source


def split_anchor(words: str) -> tuple[str, str]:
    """The last words of a heading and its anchor, "" when it has none."""
    before, mark, anchor = words.rstrip().rpartition(ANCHOR_OPEN)
    if not mark or not anchor.endswith(ANCHOR_CLOSE):
        return words, ""
    return before.rstrip(), anchor.removesuffix(ANCHOR_CLOSE)


class LineMarks(Extension):
    """Puts an invisible mark with file and line before each piece of template text."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Keep the ends of lines that hold words, and the anchors of headings."""
        return kept_line_ends(with_anchors(source))

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Split text tokens at line ends and mark each piece."""
        name = stream.filename or stream.name or ""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            parts = token.value.split("\n")
            marked = (f"{MARK_OPEN}{name}:{token.lineno + i}{MARK_CLOSE}{p}" for i, p in enumerate(parts))
            yield Token(token.lineno, "data", "\n".join(marked))


def unmark(text: str) -> Expanded:
    """Take the marks out; a line without one belongs to the place where the last one was."""
    lines: list[str] = []
    spans: list[Span] = []
    current = Span("", 1)
    for raw in text.split("\n"):
        marks = _MARK.findall(raw)
        here = current
        lead = _LEAD.match(raw)
        if lead:
            file, line = _MARK.findall(lead[0])[-1]
            here = Span(file, int(line))
        elif marks:
            here = Span(marks[0][0], int(marks[0][1]))
        if marks:
            current = Span(marks[-1][0], int(marks[-1][1]))
        lines.append(_MARK.sub("", raw))
        spans.append(here)
    return Expanded(tuple(lines), tuple(spans))
