"""The sheet that a scan of lines writes on: where it is, and what it has found.

Shared by `yaml_lint`, which looks at lines, and `yaml_levels`, which keeps their levels. In: the
lines of a file. Out: findings with their places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from lkpj_report.diagnostics import Diagnostic, Related, Severity, Span
from lkpj_report.source.yaml_value import short

_MAX_FOUND = 1_000
_BARE_KEY = re.compile(r"^( *)(?:- )?[^\s#:]+: *\n(?=( +)\S)", re.MULTILINE)


class Enough(Exception):
    """Ends a scan: nested deeper than any input can be, or more faults than anybody reads."""


class Sheet:
    """Lines, the number of the current one, and findings."""

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        self.name = name
        self.lines = lines
        self.found: list[Diagnostic] = []
        self.line = 0  # from 1
        self.shift = 0  # how far the line is taken to stand to the right of where it stands
        self.opens = False  # whether the line ends in a colon, so that deeper lines belong to it

    def report(self, code: str, col: int, width: int, message: str, *hints: str) -> None:
        """Write down a fault on the current line."""
        col = max(1, col - self.shift)
        self.report_at(Span(self.name, self.line, col, col + max(1, width)), code, message, hints)

    def report_at(
        self, span: Span, code: str, message: str, hints: Sequence[str], related: tuple[Related, ...] = ()
    ) -> None:
        """Write down a fault elsewhere."""
        self.found.append(Diagnostic(Severity.FAULT, code, message, span, tuple(hints), related))
        if len(self.found) > _MAX_FOUND:
            raise Enough

    def whole(self, line: int) -> Span:
        """A line as a place, without the blanks at its ends."""
        text = self.lines[line - 1]
        start = len(text) - len(text.lstrip())
        return Span(self.name, line, start + 1, max(start + 2, len(text.rstrip()) + 1))

    def column(self, line: int) -> int:
        """Where the text of a line starts, past dashes (from 0)."""
        text = self.lines[line - 1]
        return len(text) - len(text.lstrip(" -"))

    def indent_below(self) -> int | None:
        """Indentation of the next line that holds anything."""
        for number in range(self.line, min(self.line + 20, len(self.lines))):
            text = self.lines[number].lstrip(" ")
            if text and text[0] != "#":
                return len(self.lines[number]) - len(text)
        return None

    def no_colon(self, line: int) -> None:
        """Write down that a line holds text only (S110)."""
        start = self.column(line)
        text = self.lines[line - 1].rstrip()
        span = Span(self.name, line, start + 1, max(start + 2, len(text) + 1))
        self.report_at(
            span, "S110", f'baris "{short(text[start:])}" tidak memiliki titik dua',
            (
                'tulis "kunci: nilai" dengan titik dua dan spasi',
                "bila ini lanjutan teks di atasnya, tambah spasi di awal baris",
            ),
        )  # fmt: skip

    @cached_property
    def usual_step(self) -> int:
        """By how many blanks a level of this file is mostly deeper than the one above."""
        text = "\n".join(self.lines)
        steps = Counter([2])  # in doubt two blanks
        steps.update(len(m[2]) - len(m[1]) for m in _BARE_KEY.finditer(text) if len(m[2]) > len(m[1]))
        return max(steps, key=lambda step: (steps[step], -abs(step - 2)))
