"""A trace as words for the screen and as JSON for machines.

In: entries. Out: the source of an entry in Indonesian, `<paper>.jejak.json`. A formula stands once in the JSON
and is named by its number, for a sum is part of many others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import field
from typing import assert_never

from lkpj_report.build.jejak.trace import Entry, Trace
from lkpj_report.diagnostics import Cell, Formula, Generated, Origin, Span
from lkpj_report.records import dataclass

FORM = 1
"""Version of the file's shape."""

MOST_PARTS = 3
"""Parts of a formula that one line names; the JSON has them all."""

Row = dict[str, object]


def source_words(entry: Entry) -> str:
    """Where an entry is from in one line: a place, a formula with its first parts, the program, a line of the
    template."""
    match entry.origin:
        case Span() | Cell():
            return str(entry.origin)
        case Formula(name, parts):
            inside = "; ".join(_part_words(part) for part in parts[:MOST_PARTS])
            more = f"; dan {len(parts) - MOST_PARTS} lagi" if len(parts) > MOST_PARTS else ""
            return f"{name} ({inside}{more})" if inside else name
        case Generated(by):
            return f"dihitung program: {by}"
        case None:
            at = f" {entry.span.file}:{entry.span.line}" if entry.span is not None else ""
            return f"templat{at} (diketik, tanpa sumber)"
        case _:
            assert_never(entry.origin)


def _part_words(origin: Origin) -> str:
    match origin:
        case Span() | Cell():
            return str(origin)
        case Formula(name):
            return name
        case Generated(by):
            return by
        case _:
            assert_never(origin)


def formula_lines(origin: Origin | None, most: int = 12) -> Iterator[str]:
    """A formula with its parts, each level further in, down to the places of the input.

    What has been shown is not shown again below; of more than `most` parts of one formula the rest is counted.
    """
    seen: set[int] = set()

    def lines(one: Origin, depth: int) -> Iterator[str]:
        pad = "  " * depth
        match one:
            case Span() | Cell():
                yield f"{pad}{one}"
            case Generated(by):
                yield f"{pad}dihitung program: {by}"
            case Formula(name, parts):
                again = id(one) in seen
                seen.add(id(one))
                yield f"{pad}{name}{' (lihat di atas)' if again and parts else ''}"
                for part in () if again else parts[:most]:
                    yield from lines(part, depth + 1)
                if len(parts) > most and not again:
                    yield f"{pad}  … dan {len(parts) - most} bagian lain"
            case _:
                assert_never(one)

    if isinstance(origin, Formula):
        for part in origin.parts[:most]:
            yield from lines(part, 0)
        if len(origin.parts) > most:
            yield f"… dan {len(origin.parts) - most} bagian lain"


def pages_words(pages: tuple[int, ...]) -> str:
    """ "3", "3, 4", "3–7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    said = [str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in runs]
    return ", ".join(said)


def as_json(trace: Trace) -> bytes:
    """The trace of a paper for machines; one entry a line, so that two of them can be compared line by line."""
    return f"{_text(trace)}\n".encode()


def all_as_json(traces: tuple[Trace, ...]) -> bytes:
    """The traces of several papers in one file."""
    papers = ",\n".join(_text(trace) for trace in traces)
    return f'{{"bentuk":{FORM},"naskah":[\n{papers}\n]}}\n'.encode()


def _text(trace: Trace) -> str:
    formulas = _Formulas()
    entries = [_compact(_entry(entry, formulas)) for entry in trace.entries]
    head = _compact(
        {"bentuk": FORM, "naskah": trace.paper, "nama": trace.title, "halaman": trace.pages}
    ).removesuffix("}")
    lists = (("tercetak", entries), ("rumus", [_compact(row) for row in formulas.rows]))
    body = "".join(f',\n"{name}":[\n' + ",\n".join(rows) + "\n]" for name, rows in lists)
    return f"{head}{body}}}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _entry(entry: Entry, formulas: _Formulas) -> Row:
    where = entry.where
    place: Row = {"judul": list(where.headings)}
    place |= {
        name: said
        for name, said in (("di", where.within), ("baris", where.row), ("kolom", where.column))
        if said
    }
    return {
        "teks": entry.text,
        "angka": [{"teks": n.text, "halaman": list(n.pages)} for n in entry.numbers],
        "halaman": list(entry.pages),
        "tempat": place,
        "jenis": entry.source.value,
        "sumber": formulas.source(entry.origin),
        "templat": str(entry.span) if entry.span is not None else None,
    }


@dataclass(slots=True)
class _Formulas:
    """Formulas in the order in which they are met, each once."""

    rows: list[Row] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    kept: list[Formula] = field(default_factory=list)

    def source(self, origin: Origin | None) -> Row | None:
        """An origin as JSON; a formula by its number in `rows`, from 0."""
        match origin:
            case None:
                return None
            case Span(file, line, col):
                return {"berkas": file, "baris": line, "kolom": col}
            case Cell(file, sheet, ref):
                return {"berkas": file, "lembar": sheet, "sel": ref}
            case Generated(by):
                return {"program": by}
            case Formula():
                return {"rumus": self.number(origin)}
            case _:
                assert_never(origin)

    def number(self, formula: Formula) -> int:
        """The number of a formula; its parts come before it."""
        known = self.numbers.get(id(formula))
        if known is not None:
            return known
        row: Row = {"nama": formula.name, "bagian": [self.source(part) for part in formula.parts]}
        self.kept.append(formula)  # an `id` is only sure while its object lives
        self.rows.append(row)
        self.numbers[id(formula)] = len(self.rows) - 1
        return len(self.rows) - 1
