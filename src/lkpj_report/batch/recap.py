"""The summary of a run for machines and for reading: `rekap-massal.json`, `.csv`, `.html`, `.pdf`.

In: a `Tally` and the day of the run (the caller's clock). Out: files by name. The JSON has all findings, the
CSV a line for each report, HTML and PDF one page for a person. The PDF is a paper of ours: a document tree
through our own writer; see `recap_paper`.
"""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
from collections.abc import Iterable
from typing import Any

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.batch.tally import Outcome, State, Tally, Work, line_of

STEM = "rekap-massal"
MOST_LINES = 12
"""Lines of a table on the page; the rest is in the CSV."""

Lines = tuple[tuple[str, ...], ...]


def as_json(tally: Tally, day: dt.date, program: str) -> bytes:
    """The whole run for machines."""
    value: dict[str, Any] = {
        "bentuk": 1,
        "tanggal": day.isoformat(),
        "program": program,
        "detik": round(tally.seconds, 3),
        "jumlah": len(tally.outcomes),
        "keadaan": {s.name.lower(): tally.count(s) for s in State},
        "pekerjaan": {w.name.lower(): tally.done(w) for w in Work},
        "menurut_kode": [{"kode": c, "keparahan": w, "banyak": n} for c, w, n in tally.by_rule],
        "umum": list(tally.general),
        "daerah_hilang": list(tally.orphans),
        "dihapus": list(tally.pruned),
        "laporan": [outcome_json(o) for o in tally.outcomes],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def outcome_json(o: Outcome) -> dict[str, Any]:
    """One report for machines: a row of the JSON, and an event of `--json`."""
    return {
        "laporan": o.name, "keadaan": o.state.value, "pekerjaan": o.work.value, "alasan": o.reason, "sebab": o.cause,
        "halaman": o.pages, "detik": round(o.usage.wall, 3), "cpu": round(o.usage.cpu, 3),
        "memori": o.usage.memory, "berkas": [{"nama": n, "ukuran": s} for n, s in o.files],
        "disunting": list(o.edited), "tanpa_templat": list(o.gone), "temuan": list(o.found),
    }  # fmt: skip


def as_csv(tally: Tally) -> bytes:
    """A line for each report, for a spreadsheet: semicolons and a mark at the start, as Excel expects here."""
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";", lineterminator="\r\n")
    sheet.writerow(
        ["laporan", "keadaan", "pekerjaan", "alasan", "sebab", "kesalahan", "celah", "peringatan", "halaman",
         "ukuran", "detik", "disunting"]
    )  # fmt: skip
    for o in tally.outcomes:
        weights = [r["keparahan"] for r in o.found]
        counts = [weights.count(w) for w in ("kesalahan", "belum diisi", "peringatan")]
        size = sum(s for _, s in o.files)
        cells = [o.name, o.state.value, o.work.value, o.reason, o.first_fault, *counts, o.pages, size,
                 f"{o.usage.wall:.2f}".replace(".", ","), ", ".join(o.edited)]  # fmt: skip
        sheet.writerow([_harmless(c) for c in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def tables(tally: Tally) -> tuple[tuple[str, tuple[str, ...], Lines], ...]:
    """What HTML and PDF show: title, head, lines of each table; tables without lines are left out."""
    bad = [o for o in tally.outcomes if o.state in (State.FAILED, State.REFUSED, State.CRASHED)]
    wrong = [o for o in tally.outcomes if o.state is State.WRONG]
    edited = [(o.name, ", ".join(o.edited)) for o in tally.outcomes if o.edited]
    left = [(name, "tidak ada lagi di masukan") for name in tally.orphans]
    left += [(o.name, f"templat {', '.join(o.gone)} tidak ada lagi") for o in tally.outcomes if o.gone]
    left += [(o.name, o.work.value) for o in tally.outcomes if o.work is Work.FROZEN]
    left += [(o.name, o.state.value) for o in tally.outcomes if o.state is State.NOT_DONE]
    found = (
        ("Gagal", ("Laporan", "Sebab"), _most([(o.name, o.first_fault) for o in bad])),
        ("Isian keliru, hanya konsep", ("Laporan", "Kesalahan pertama"), _most([(o.name, o.first_fault) for o in wrong])),
        ("Disunting orang, tidak ditimpa", ("Laporan", "Berkas"), _most(edited)),
        ("Temuan menurut kode", ("Kode", "Keparahan", "Banyak"), _most([(c, w, str(n)) for c, w, n in tally.by_rule])),
        ("Tidak dikerjakan", ("Laporan", "Sebab"), _most(left)),
        ("Paling lama", ("Laporan", "Detik"), tuple((o.name, number(o.usage.wall)) for o in tally.slowest)),
    )  # fmt: skip
    return tuple(t for t in found if t[2])


def counts(tally: Tally) -> Lines:
    """The counts at the head of the page; what is nought is left out but for the whole."""
    sizes = sum(s for o in tally.outcomes for _, s in o.files)
    rows = [("Laporan", str(len(tally.outcomes)))]
    rows += [(s.value.capitalize(), str(tally.count(s))) for s in State if tally.count(s)]
    rows += [(w.value.capitalize(), str(tally.done(w))) for w in Work if tally.done(w)]
    rows += [("Ukuran hasil", f"{number(sizes / 1_000_000)} MB"), ("Waktu", f"{number(tally.seconds)} detik")]
    return tuple(rows)


def _most(lines: Iterable[tuple[str, ...]]) -> Lines:
    rows = tuple(lines)
    if len(rows) <= MOST_LINES:
        return rows
    more = (f"dan {len(rows) - MOST_LINES} lagi, lihat {STEM}.csv", *("" for _ in rows[0][1:]))
    return (*rows[:MOST_LINES], more)


def number(value: float) -> str:
    """One decimal, with a comma."""
    from decimal import Decimal

    return format_bilangan(Decimal(f"{value:.1f}"), 1)


def as_html(tally: Tally, day: dt.date) -> bytes:
    """One page without anything from outside; it prints on one sheet and reads in any browser."""
    parts = [_table("Ringkasan", (), counts(tally)), *(_table(*t) for t in tables(tally))]
    general = "".join(f"<p>{html.escape(line_of(r))}</p>" for r in tally.general[:MOST_LINES])
    page = f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Rekap massal {day.isoformat()}</title><style>
body{{font:15px/1.4 serif;margin:2em auto;max-width:60em;padding:0 1em}} h1{{font-size:1.4em}} h2{{font-size:1.1em;margin:1.2em 0 .3em}}
table{{border-collapse:collapse;width:100%}} th,td{{border-bottom:1px solid #999;padding:.15em .6em .15em 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}}
@media print{{body{{font-size:10px;margin:0}}}}
</style></head><body><h1>Rekap massal, {format_tanggal(day)}</h1>
{"".join(parts)}{general}</body></html>
"""
    return page.encode()


def _table(title: str, head: tuple[str, ...], lines: Lines) -> str:
    top = f"<tr>{''.join(f'<th>{html.escape(h)}</th>' for h in head)}</tr>" if head else ""
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in line)}</tr>" for line in lines)
    return f"<h2>{html.escape(title)}</h2><table>{top}{body}</table>\n"
