"""What the law wants in a report, as a table of rules over the content (`_bersama/ketentuan.yaml`). Codes K801 to K810.

In: a report that is a whole LKPj (not only a speech), and the rows of the table that were in force when it was
delivered. Out: one warning for each thing that is not there. No row is more than a warning: most article numbers
are only remembered, and the message says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from lkpj_report.checks.jelajah import pada
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, Place, warning
from lkpj_report.laporan.katalog import Ketentuan, Keyakinan
from lkpj_report.source.skema import Bagian

KODE = ("K801", "K802", "K803", "K804", "K805", "K806", "K807", "K808", "K809", "K810")
"""The codes that rows of the table may have; each is a check of its own."""


def ketentuan(kode: str) -> Callable[[Perkara], Iterator[Diagnostic]]:
    """The check of one code: its rows of the table."""

    def periksa_isi(p: Perkara) -> Iterator[Diagnostic]:
        """What the law wants in the report is there (act and article: the rows of ketentuan.yaml [M])."""
        if not p.lengkap:
            return
        hari = _hari(p)
        for k in p.katalog.ketentuan:
            if k.kode == kode and _berlaku(k, hari) and not any(_ada(p, jalur) for jalur in k.isi):
                yield _tidak_ada(p, k)

    return periksa_isi


def _hari(p: Perkara) -> dt.date:
    """The delivery, or without a date the last day for it."""
    disampaikan = p.angka.penyampaian
    return disampaikan.tanggal.isi if disampaikan.tanggal is not None else disampaikan.tenggat


def _berlaku(k: Ketentuan, hari: dt.date) -> bool:
    return k.sejak.tanggal <= hari and (k.sampai is None or hari <= k.sampai.tanggal)


def _ada(p: Perkara, jalur: str) -> bool:
    """Whether something stands at the path; an entry that stands there empty is a gap (D120) and said once."""
    if pada(p.laporan, jalur):
        return True
    atas, _, nama = jalur.rpartition(".")
    return any(
        isinstance(b, Bagian) and nama in b.letak.kosong for b in (pada(p.laporan, atas) if atas else ())
    )


def _tidak_ada(p: Perkara, k: Ketentuan) -> Diagnostic:
    ragu = "" if k.keyakinan is Keyakinan.DICOCOKKAN else "; aturan ini belum dicocokkan dengan naskahnya"
    return warning(
        k.kode, f"laporan belum memuat {k.apa} ({k.dasar}{ragu})", _tempat(p, k),
        f"isi {' atau '.join(k.isi)}; bila memang tidak ada, terima temuan ini dengan alasannya",
    )  # fmt: skip


def _tempat(p: Perkara, k: Ketentuan) -> Place | None:
    """The subject when it is there without the entry, else the report's own year."""
    pokok = k.isi[0].split(".", maxsplit=1)[0]
    kunci = p.laporan.letak.kunci.get(pokok)
    return kunci if kunci is not None else p.laporan.laporan.letak["tahun_anggaran"]
