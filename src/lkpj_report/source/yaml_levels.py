"""The open levels of a file, by indentation: which line belongs where, and which fits nowhere.

Called by `yaml_lint` for each key and item. The parser calls a wrong indentation by the line at
which it gives up; here the line is named that differs from the rest, or that stands where its
parent line was cut.
"""

from __future__ import annotations

from dataclasses import field, replace

from lkpj_report.diagnostics import Related, Span
from lkpj_report.records import dataclass
from lkpj_report.source.yaml_sheet import Enough, Sheet
from lkpj_report.source.yaml_value import short

MAX_DEPTH = 30
_MAX_RELATED = 7


@dataclass(slots=True)
class Level:
    """An open mapping or list: where it stands, its first line, whether its last entry awaits a value."""

    indent: int
    is_list: bool
    line: int
    pending: bool = False
    label: str = ""  # the last key, as messages name it
    label_line: int = 0
    keys: dict[str, Span] = field(default_factory=dict)
    twins: int | None = None  # index of the finding on doubled keys


class Levels:
    """The stack of open levels. `place` is for each line that starts a key, an item or bare text."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.levels: list[Level] = []
        self.blamed: set[int] = set()  # lines that were reported for their indentation

    @property
    def top(self) -> Level:
        """The innermost open level."""
        return self.levels[-1]

    def push(self, indent: int, is_list: bool) -> None:
        """Open a level at the current line."""
        if self.levels:
            self.levels[-1].pending = False
        self.levels.append(Level(indent, is_list, self.sheet.line, label_line=self.sheet.line))
        if len(self.levels) > MAX_DEPTH:
            self.sheet.report(
                "S120", indent + 1, 1, f"isian bertingkat lebih dari {MAX_DEPTH} tingkat", "periksa jarak tepi baris-baris di atas"
            )  # fmt: skip
            raise Enough

    def settle(self, indent: int, is_item: bool, is_key: bool) -> int:
        """Close what has ended, open what begins at this indentation, and report what fits nowhere.

        Returns the indentation at which the line is taken to stand."""
        closed: Level | None = None
        levels = self.levels
        while levels and levels[-1].indent > indent:
            closed = levels.pop()
        if not is_item:
            while len(levels) > 1 and levels[-1].is_list and levels[-1].indent == indent == levels[-2].indent:
                levels.pop()
        top = levels[-1] if levels else None
        if top is not None and top.indent == indent:
            self._beside(top, indent, is_item)
        elif closed is not None:
            return self._between(indent, closed, top, is_item)
        elif top is None:
            self.push(indent, is_item)
        elif not top.pending:
            self.orphan(indent, is_item)
        elif is_item or is_key:
            self.push(indent, is_item)
        return indent

    def _between(self, indent: int, closed: Level, top: Level | None, is_item: bool) -> int:
        """A line that stands between two levels: report it, and put it into the one that it was meant for."""
        if top is not None and self._first_was_odd(indent, is_item):
            return indent
        delta, below = indent - closed.indent, self.sheet.indent_below()
        known = closed.line in self.blamed
        first_is_odd = not known and self._odd(closed, delta)
        if first_is_odd:
            self._misfit(closed.line, self.sheet.line, top)
        elif not known:
            self._misfit(self.sheet.line, closed.line, top)
        if first_is_odd or known or below == indent:
            if closed.is_list == is_item:  # the others stand as this line does
                if first_is_odd:
                    self._move(closed, delta)
                closed.indent = indent
                self.levels.append(closed)
            else:
                self.push(indent, is_item)
            return indent
        fits_above = top is not None and top.is_list == is_item
        has_children = self.sheet.opens and below is not None and indent < below <= closed.indent
        if closed.is_list == is_item and not (fits_above and has_children):
            self.levels.append(closed)
        elif not fits_above:
            self.push(indent, is_item)
        place = self.levels[-1].indent
        self.sheet.shift += place - indent
        return place

    def _beside(self, top: Level, indent: int, is_item: bool) -> None:
        if top.is_list == is_item:
            return
        if not is_item:
            self.sheet.report_at(
                self.sheet.whole(self.sheet.line), "S114", "baris ini sejajar dengan tanda hubung butir daftar",
                ("awali dengan tanda hubung dan spasi bila ini butir baru", "tambah dua spasi di awal bila ini isi butir di atasnya"),
            )  # fmt: skip
            top.is_list = False
        elif top.pending:
            self.push(indent, is_list=True)
        else:
            self.orphan(indent, is_list=True)

    def orphan(self, indent: int, is_list: bool) -> None:
        """A line that is deeper than an entry which has its value already."""
        if self._first_was_odd(indent, is_list):
            return
        above = self.levels[-1]
        what = "butir daftar" if is_list else "baris"
        message = f'{what} ini menjorok di bawah "{above.label}" yang sudah berisi nilai'
        hints = ("periksa apakah baris induknya terhapus, atau ratakan dengan baris di atasnya",)
        related = (Related(self.sheet.whole(above.label_line), "baris yang sudah berisi nilai"),)
        self.sheet.report_at(
            self.sheet.whole(self.sheet.line), "S115" if is_list else "S114", message, hints, related
        )
        self.blamed.add(self.sheet.line)
        self.push(indent, is_list)

    def _first_was_odd(self, indent: int, is_list: bool) -> bool:
        """Whether the only entry of the open level stands askew, and this line, its sibling, stands right."""
        above = self.levels[-1]
        only = above.is_list == is_list and above.line == above.label_line
        if not only or not self._odd(above, indent - above.indent):
            return False
        self._misfit(above.line, self.sheet.line, self.levels[-2] if len(self.levels) > 1 else None)
        self._move(above, indent - above.indent)
        return True

    def _odd(self, level: Level, delta: int) -> bool:
        """Whether the line that opened a level is the wrong one: moved by `delta` it would have the file's
        usual step, and as it stands it has not. After a cut parent line that is the first child."""
        same = [other for other in self.levels if other.line == level.line]
        start = min([level.indent, *(other.indent for other in same)])
        outer = [other.indent for other in self.levels if other.line != level.line and other.indent < start]
        step, usual = (start - outer[-1], self.sheet.usual_step) if outer else (start, 0)
        return step != usual and step + delta == usual

    def _move(self, level: Level, delta: int) -> None:
        """Take the line that opened a level, and all levels that it opened, to stand elsewhere."""
        for other in self.levels:
            if other.line == level.line:
                other.indent += delta

    def _misfit(self, wrong: int, other: int, top: Level | None) -> None:
        self.blamed.add(wrong)
        below = f' di bawah "{top.label}"' if top is not None and top.label else ""
        message = f"jarak tepi baris ini tidak cocok dengan baris lain{below}"
        hints = ("samakan jarak tepinya, atau periksa apakah baris induknya terhapus",)
        related = (Related(self.sheet.whole(other), "bandingkan dengan baris ini"),)
        self.sheet.report_at(self.sheet.whole(wrong), "S114", message, hints, related)

    def twin(self, name: str, span: Span, level: Level) -> None:
        """A key that is there already. All twins of one level are one finding: mostly a lost dash is the cause."""
        first = level.keys[name]
        if level.twins is not None:
            old = self.sheet.found[level.twins]
            if len(old.related) < _MAX_RELATED:
                more = Related(span, f'kunci "{short(name)}" juga berulang')
                self.sheet.found[level.twins] = replace(old, related=(*old.related, more))
            return
        level.twins = len(self.sheet.found)
        hints = ["hapus salah satunya, atau gabungkan isinya"]
        if len(self.levels) > 1 and self.levels[-2].is_list:
            hints.append('bila ini butir baru, periksa apakah baris pertamanya yang diawali "- " terhapus')
        message = f'kunci "{short(name)}" sudah ditulis di baris {first.line}'
        self.sheet.report_at(span, "S116", message, hints, (Related(first, "pertama kali ditulis di sini"),))
