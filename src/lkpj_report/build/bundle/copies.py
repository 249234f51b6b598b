"""The print list: which paper goes to whom, in how many copies, on which paper and how.

In: the subjects `distribusi` and `surat`, the papers that were made with their themes. Out: rows, as CSV and as
text for the print room. What the input does not say stays open; nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lkpj_report.build.bundle.tables import as_csv
from lkpj_report.build.job import Paper
from lkpj_report.document.theme import Page, Theme
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.impose import Plan, Way

BAWAAN = "lkpj"
"""The paper that a recipient gets when the input names none: the book."""

SIZES = {(215, 330): "F4", (210, 297): "A4", (148, 210): "A5", (297, 420): "A3", (216, 279): "Letter"}
"""Names of sheets by their sides in whole millimetres, upright."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a paper is printed: the sheet's name, both sides, booklet; `sheets` is for one copy."""

    size: str
    duplex: bool
    booklet: bool
    pages: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A line of the list. `count` is None when the input doesn't say how many; `sheet` is None for a paper that
    was not made."""

    paper: str
    to: str
    count: int | None
    note: str
    sheet: Sheet | None


def copies(
    laporan: Laporan, papers: Sequence[Paper], themes: Mapping[str, Theme], plan: Plan | None
) -> tuple[Copy, ...]:
    """The whole list: by paper, in the order of the input; papers that nobody is named for come with an open line."""
    sheets = {p.name: _sheet(p.pages, themes[p.name].page, plan) for p in papers}
    lines = [Copy(name, to, n, note, sheets.get(name)) for name, to, n, note in _wanted(laporan)]
    named = {line.paper for line in lines}
    lines += [
        Copy(p.name, "", None, "penerima tidak disebut", sheets[p.name])
        for p in papers
        if p.name not in named
    ]
    order = {name: n for n, name in enumerate(sorted(sheets))}
    return tuple(sorted(lines, key=lambda line: (order.get(line.paper, len(order)), line.paper)))


def _wanted(laporan: Laporan) -> list[tuple[str, str, int | None, str]]:
    """Paper, recipient, copies, remark: the list of recipients, then the addresses of the letters."""
    out: list[tuple[str, str, int | None, str]] = []
    for who in laporan.distribusi.daftar if laporan.distribusi else ():
        out += [(name, who.kepada, int(who.banyak), who.keterangan or "") for name in who.naskah or (BAWAAN,)]
    for name, letter in (laporan.surat or {}).items():
        out += [(name, to, None, "alamat surat") for to in letter.yth]
        out += [(name, to, 1, "tembusan") for to in letter.tembusan]
    return out


def _sheet(pages: int, page: Page, plan: Plan | None) -> Sheet:
    """How one copy is printed; with a plan it is the print file that goes to the printer."""
    sides = (round(min(page.width, page.height)), round(max(page.width, page.height)))
    size = SIZES.get(sides, f"{sides[0]} x {sides[1]} mm")
    if plan is not None:  # a print file has two pages beside each other
        size = plan.paper.upper() or f"{sides[0] * 2} x {sides[1]} mm"
    booklet = plan is not None and plan.way is Way.BUKU
    duplex = page.duplex or booklet
    per_sheet = (2 if duplex else 1) * (2 if plan is not None else 1)
    return Sheet(size, duplex, booklet, pages, -(-pages // per_sheet))


HEAD = ("naskah", "penerima", "eksemplar", "halaman", "lembar_per_eksemplar", "kertas", "bolak_balik", "buku_lipat", "keterangan")  # fmt: skip


def copies_csv(lines: Sequence[Copy]) -> bytes:
    """The list for a spreadsheet."""
    return as_csv(HEAD, [_cells(line) for line in lines])


def _cells(line: Copy) -> tuple[str, ...]:
    count = "" if line.count is None else str(line.count)
    s = line.sheet
    if s is None:
        note = "; ".join(t for t in ("naskah tidak ada di paket ini", line.note) if t)
        return (line.paper, line.to, count, "", "", "", "", "", note)
    return (
        line.paper, line.to, count, str(s.pages), str(s.sheets), s.size, _yes(s.duplex), _yes(s.booklet), line.note,
    )  # fmt: skip


def _yes(value: bool) -> str:
    return "ya" if value else "tidak"


def copies_text(lines: Sequence[Copy], title: str) -> bytes:
    """The list for the print room: a paper with how it is printed, then its recipients, and the sums."""
    out = [title, ""]
    for name in dict.fromkeys(line.paper for line in lines):
        own = [line for line in lines if line.paper == name]
        sheet = own[0].sheet
        out.append(f"{name}: {_how(sheet)}")
        out += [f"  {_amount(line.count):>4}  {_recipient(line)}" for line in own]
        total = sum(line.count for line in own if line.count is not None)
        if sheet is not None and total:
            out.append(f"  {total:>4}  eksemplar seluruhnya, {total * sheet.sheets} lembar")
        out.append("")
    totals = Counter[str]()
    for line in lines:
        if line.sheet is not None and line.count is not None:
            totals[line.sheet.size] += line.count * line.sheet.sheets
    out += [f"kertas {size}: {count} lembar" for size, count in sorted(totals.items())]
    out.append("… berarti banyaknya tidak disebut dalam isian.")
    return ("\r\n".join(out) + "\r\n").encode("utf-8-sig")


def _how(sheet: Sheet | None) -> str:
    if sheet is None:
        return "tidak ada di paket ini"
    sides = "buku lipat, bolak-balik di sisi pendek" if sheet.booklet else (
        "bolak-balik" if sheet.duplex else "satu muka"
    )  # fmt: skip
    return f"{sheet.pages} halaman, {sheet.sheets} lembar {sheet.size}, {sides}"


def _amount(count: int | None) -> str:
    return "…" if count is None else str(count)


def _recipient(line: Copy) -> str:
    if not line.to:
        return "(penerima belum disebut)"
    return f"{line.to} ({line.note})" if line.note else line.to
