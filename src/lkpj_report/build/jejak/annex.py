"""The paper "Lampiran Sumber Data": page, place, number and source of all that the papers of a report print.

In: the traces of the papers. Out: `Jejak`, which the template `lampiran-sumber-data/naskah.md` sees as `telusur`.
The annex is no paper of the set: it can only be made when the others are laid out.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkpj_report.build.jejak.trace import Entry, Source, Trace
from lkpj_report.build.jejak.write import pages_words, source_words
from lkpj_report.diagnostics import Generated
from lkpj_report.figures.hasil import Hasil
from lkpj_report.records import dataclass

PAPER, FACT = "lampiran-sumber-data", "telusur"
"""The annex's name, and that of what its template sees."""


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """A row of the annex."""

    halaman: Hasil[str]
    tempat: Hasil[str]
    angka: Hasil[str]
    sumber: Hasil[str]


@dataclass(frozen=True, slots=True)
class NaskahJejak:
    """The rows of one paper."""

    nama: Hasil[str]
    banyak: Hasil[int]
    baris: tuple[BarisJejak, ...]


@dataclass(frozen=True, slots=True)
class Jejak:
    """What the annex's template sees as `telusur`."""

    naskah: tuple[NaskahJejak, ...]


def jejak(traces: Iterable[Trace], folder: str) -> Jejak:
    """The rows of all papers that print a number; names of files are shown from `folder` on."""
    papers = []
    for trace in traces:
        rows = tuple(_row(e, folder) for e in trace.entries if e.numbers and e.source is not Source.PROGRAM)
        if rows:
            by = Generated(f"jejak {trace.paper}")
            papers.append(NaskahJejak(Hasil(trace.title, by), Hasil(len(rows), by), rows))
    return Jejak(tuple(papers))


def _row(entry: Entry, folder: str) -> BarisJejak:
    numbers = dict.fromkeys(n.text for n in entry.numbers)
    asal = entry.origin
    return BarisJejak(
        Hasil(pages_words(entry.pages), Generated("halaman")),
        Hasil(str(entry.where), asal),
        Hasil("; ".join(numbers), asal),
        Hasil(_short(source_words(entry), folder), asal),
    )


def _short(text: str, folder: str) -> str:
    return text.replace(folder, "") if folder else text
