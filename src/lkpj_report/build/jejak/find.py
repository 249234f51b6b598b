"""Looks entries up: by what is printed ("95,82"), or by the place of the input that it came from
("anggaran.yaml:12", "anggaran.xlsx:D14").

In: a question as people type it, entries. Out: those that answer it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkpj_report.build.jejak.trace import Entry, places
from lkpj_report.diagnostics import Cell, Place, Span
from lkpj_report.records import dataclass

_LINE = re.compile(r"(?P<file>[^:]*\.[A-Za-z]+):(?P<line>\d+)(?::(?P<col>\d+))?")
_CELL = re.compile(
    r"(?P<file>[^:!]*\.[A-Za-z]+)[:!](?:(?P<sheet>[^!]+)!)?\$?(?P<col>[A-Za-z]{1,3})\$?(?P<row>\d+)"
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the input as somebody names it; `line` and `col` 0 and `ref` "" leave that open."""

    file: str
    line: int = 0
    col: int = 0
    sheet: str = ""
    ref: str = ""


def spot_of(question: str) -> Spot | None:
    """The place that a question names, None when it asks for what is printed."""
    text = question.strip().replace("\\", "/")
    if found := _LINE.fullmatch(text):
        return Spot(found["file"], int(found["line"]), int(found["col"] or 0))
    if found := _CELL.fullmatch(text):
        return Spot(found["file"], sheet=found["sheet"] or "", ref=f"{found['col'].upper()}{found['row']}")
    return None


def find(entries: Iterable[Entry], question: str) -> tuple[Entry, ...]:
    """Entries that a question asks for, in reading order.

    A place finds all that is printed or computed from it; anything else the numbers that are written so, with or
    without "Rp", "%" and the units behind, and, without a digit in it, the texts that hold the words.
    """
    spot = spot_of(question)
    if spot is not None:
        return tuple(e for e in entries if any(_at(place, spot) for place in places(e.origin)))
    if any(c.isdecimal() for c in question):
        wanted = _bare(question)
        return tuple(
            e for e in entries if wanted in (_bare(e.text), *(_bare(number.text) for number in e.numbers))
        )
    words = _SPACES.sub(" ", question).strip().casefold()
    return tuple(e for e in entries if words and words in e.text.casefold())


def _at(place: Place, spot: Spot) -> bool:
    if place.file != spot.file and not place.file.endswith(f"/{spot.file.lstrip('./')}"):
        return False
    if isinstance(place, Cell):
        return place.ref == spot.ref and spot.sheet in ("", place.sheet)
    assert isinstance(place, Span)
    if not spot.line or place.line != spot.line:
        return False
    return not spot.col or place.col == spot.col or place.col <= spot.col < place.end_col


def _bare(text: str) -> str:
    """A number without what may stand beside it."""
    text = _SPACES.sub(" ", text).strip().casefold().replace("−", "-")
    return text.removeprefix("rp").removesuffix("%").strip()
