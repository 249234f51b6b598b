"""The labels that Word counts by itself (ECMA-376 part 1, 17.9): numbers of headings and of list items.

In: `numbering.xml` and `styles.xml`. Out: for one paragraph after the other, the label that Word prints.
"""

from __future__ import annotations

import re
from dataclasses import field
from xml.etree.ElementTree import Element

from lkpj_report.records import dataclass

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile("%([1-9])")
_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"], strict=True))  # fmt: skip
_DEPTH = 9
_ROLES = {"caption": "caption", "toc heading": "caption", "toc": "toc", "table of figures": "toc"}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits: its list and level in it, its outline level (0: none), its role.

    `role` is the English name of the built-in style that it is or is based on ("caption", "toc"), which Word
    keeps in each of its languages.
    """

    num: str = ""
    ilvl: int = 0
    outline: int = 0
    role: str = ""


@dataclass(slots=True)
class Level:
    """A level of a list as `numbering.xml` defines it."""

    fmt: str
    text: str
    start: int
    legal: bool


@dataclass(slots=True)
class Counting:
    """Lists of a file, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num: str, at: int) -> str:
        """The label of the next paragraph of a list (`w:numId`) at a level from 0; "" when nothing is printed."""
        abstract = self.of.get(num, "")
        level = self.levels.get(abstract, {}).get(at)
        if level is None:
            return ""
        count = self.counts.setdefault(abstract, [None] * _DEPTH)
        if (num, at) in self.starts and (num, at) not in self.begun:
            count[at] = self.starts[num, at] - 1
        self.begun.add((num, at))
        before = count[at]
        count[at] = level.start if before is None else before + 1
        count[at + 1 :] = [None] * (_DEPTH - at - 1)
        return self._shown(abstract, at, count)

    def _shown(self, abstract: str, at: int, count: list[int | None]) -> str:
        levels = self.levels[abstract]
        own = levels[at]
        if own.fmt in ("none", "bullet"):
            return own.text

        def part(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            value = count[place]
            fmt = "decimal" if own.legal or place not in levels else levels[place].fmt
            return spelled(fmt, 1 if value is None else value) if place <= at else ""

        return _PLACE.sub(part, own.text)


def spelled(fmt: str, n: int) -> str:
    """A number as Word shows it (17.18.59): after "z" comes "aa", then "bb"."""
    if fmt.endswith("Letter") and n > 0:
        letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)
        return letters.upper() if fmt == "upperLetter" else letters
    if fmt.endswith("Roman") and n > 0:
        out = ""
        for value, sign in _ROMAN:
            times, n = divmod(n, value)
            out += sign * times
        return out if fmt == "upperRoman" else out.lower()
    return str(n).zfill(2) if fmt == "decimalZero" else str(n)


def counting(part: Element | None) -> Counting:
    """The lists of `numbering.xml`."""
    out = Counting()
    if part is None:
        return out
    for abstract in part.findall(f"{W}abstractNum"):
        levels = {number(lvl, "ilvl"): _level(lvl) for lvl in abstract.findall(f"{W}lvl")}
        out.levels[abstract.get(f"{W}abstractNumId", "")] = levels
    for instance in part.findall(f"{W}num"):
        num = instance.get(f"{W}numId", "")
        out.of[num] = value(instance, "abstractNumId")
        for override in instance.findall(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                out.starts[num, number(override, "ilvl")] = number(start, "val")
    return out


def _level(lvl: Element) -> Level:
    start = lvl.find(f"{W}start")
    fmt = value(lvl, "numFmt") or "decimal"
    first = number(start, "val") if start is not None else 0
    return Level(fmt, value(lvl, "lvlText"), first, lvl.find(f"{W}isLgl") is not None)


def styles(part: Element | None) -> dict[str, Style]:
    """The paragraph styles of `styles.xml` by id, each with what it takes from those that it is based on."""
    found = {s.get(f"{W}styleId", ""): s for s in part.findall(f"{W}style")} if part is not None else {}
    out: dict[str, Style] = {}

    def resolve(name: str, depth: int) -> Style:
        if name in out or name not in found or depth > 20:
            return out.get(name, Style())
        base = resolve(value(found[name], "basedOn"), depth + 1)
        own = _ROLES.get(value(found[name], "name").lower().rstrip(" 123456789"), "")
        inherited = Style(base.num, base.ilvl, base.outline, own or base.role)
        out[name] = of_paragraph(found[name].find(f"{W}pPr"), inherited)
        return out[name]

    for name in found:
        resolve(name, 0)
    return out


def of_paragraph(properties: Element | None, base: Style) -> Style:
    """A style (or a paragraph) that changes what it is based on."""
    if properties is None:
        return base
    num, ilvl, outline = base.num, base.ilvl, base.outline
    own = properties.find(f"{W}numPr")
    if own is not None:
        num = value(own, "numId") or num
        ilvl = _int(value(own, "ilvl"), ilvl)
    if value(properties, "outlineLvl"):
        outline = (_int(value(properties, "outlineLvl"), 9) + 1) % 10  # 9 is body text
    return Style(num, ilvl, outline, base.role)


def value(node: Element, name: str) -> str:
    """The `w:val` of an element below, "" when there is none."""
    found = node.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def number(node: Element, name: str) -> int:
    """An attribute as a number; 0 when it is none."""
    return _int(node.get(f"{W}{name}", ""), 0)


def _int(text: str, instead: int) -> int:
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else instead
