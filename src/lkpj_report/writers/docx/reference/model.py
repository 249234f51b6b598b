"""What was found in a reference document: plain data, in the document's own terms.

Made by the readers of this folder, judged by `build.house_style`, which makes a theme of it. Lengths are
millimetres, type sizes and spaces points; None stands for what the document does not say.
"""

from __future__ import annotations

from collections.abc import Mapping

from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a paragraph as Word shows it, all styles resolved.

    `line` is the rule of the line spacing (`auto`, `atLeast`, `exact`) and its value: lines for `auto`,
    else points. `align` is a word of the theme; `colour` is RRGGBB, "" for automatic.
    """

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = ""
    align: str = "kiri"
    line: tuple[str, float] = ("auto", 1.0)
    before: float = 0.0
    after: float = 0.0
    first_indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Setup:
    """The sheet of the first section."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    gutter: float = 0.0
    header: float = 0.0
    footer: float = 0.0
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """The page number: `pattern` with {halaman} and {jumlah}; `first` is the first page that shows one."""

    pattern: str
    top: bool
    align: str
    first: int
    look: Look


@dataclass(frozen=True, slots=True)
class Grid:
    """Tables: the rule (pt), the shade of the head row (0 black to 1 white)."""

    rule: float | None = None
    shade: float | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The letterhead: its lines with their looks, a picture with its height (mm), the rule below (pt, 0 for
    none); `beside` when the picture stands at the left of the lines."""

    lines: tuple[tuple[str, Look], ...]
    picture: bytes | None = None
    height: float = 0.0
    beside: bool = False
    rule: float = 0.0


@dataclass(frozen=True, slots=True)
class Reference:
    """All that was found. `looks` are by role of the theme; `numbers` are the patterns of headings by level,
    "" where there is none; `families` are Word's classes of the fonts (`roman`, `swiss`); `untaken` says in
    Indonesian what the document has and a theme can't hold."""

    setup: Setup
    looks: Mapping[str, Look]
    numbers: tuple[str, ...] = ()
    page_number: Number | None = None
    table: Grid = Grid()
    head: Head | None = None
    families: Mapping[str, str] | None = None
    untaken: tuple[str, ...] = ()
