"""Abbreviations written out at their first mention in running text: "Badan Pemeriksa Keuangan (BPK)".

A mention that already stands in brackets after its full form counts as the first one. Headings,
titles and tables are left alone. The origin of a value stays with its words.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import assert_never

from lkpj_report.document.tree import (
    Blank,
    Emph,
    Footnote,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
    Value,
)

_EDGE, _END = r"(?<![\w/.\-])", r"(?![\w/\-]|\.\w)"
"""Not inside numbers of letters ("100.3/DPRD/2024"), pairs ("RPJMD/RPD") and forms ("DPRD-nya")."""


class Abbreviations:
    """The table of one document and what has been mentioned so far."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        self.seen: set[str] = set()
        words = sorted(table, key=len, reverse=True)
        self.pattern = (
            re.compile(_EDGE + "(?:" + "|".join(map(re.escape, words)) + ")" + _END) if words else None
        )

    def expand(self, children: Inlines) -> Inlines:
        """The same words with each abbreviation that is new here written out."""
        if self.pattern is None:
            return children
        return self._walk(children, "")[0]

    def _walk(self, children: Inlines, before: str) -> tuple[Inlines, str]:
        out: list[Inline] = []
        for node in children:
            match node:
                case Text(text) | Value(text):
                    new = self._text(text, before)
                    out.append(node if new == text else dataclasses.replace(node, text=new))
                    before += text
                case Strong(kids) | Emph(kids) | Link(kids):
                    changed, before = self._walk(kids, before)
                    out.append(dataclasses.replace(node, children=changed))
                case Footnote(kids):
                    out.append(dataclasses.replace(node, children=self._walk(kids, "")[0]))
                case Gap() | LineBreak() | Ref() | Blank():
                    out.append(node)
                    before += " "
                case _:
                    assert_never(node)
        return tuple(out), before

    def _text(self, text: str, before: str) -> str:
        assert self.pattern is not None

        def put(m: re.Match[str]) -> str:
            short = m[0]
            if short in self.seen:
                return short
            self.seen.add(short)
            left = (before + text[: m.start()]).replace("\u00a0", " ")
            long = self.table[short]
            if left.endswith("("):  # "Badan Pemeriksa Keuangan (BPK)" is written out already
                return short
            if left.rstrip().casefold().endswith(long.casefold()):
                return f"({short})"
            return f"{_without(long, left)} ({short})"

        return self.pattern.sub(put, text)


_ENDS_IN_WORD = re.compile(r"\w$")


def _without(long: str, left: str) -> str:
    """The full form without first words that already stand before it: "Dana" + "DAK" is "Dana Alokasi Khusus"."""
    words = long.split(" ")
    for n in range(len(words) - 1, 0, -1):
        head = " ".join(words[:n])
        before, last = left[: -len(head) - 1], left[-len(head) - 1 :]
        if last.lower() == f"{head} ".lower() and not _ENDS_IN_WORD.search(before[-1:]):
            return " ".join(words[n:])
    return long
