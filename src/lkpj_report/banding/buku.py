"""A book of account amounts: what reconciliation looks at, whatever the source was.

In: the figures of an input, or rows of a spreadsheet (`BarisPembanding`). Out: a `Buku`: amounts by account
with every level that can be summed, spending by agency, and the identities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lkpj_report.banding.pembanding import LAJUR, BarisPembanding
from lkpj_report.figures.angka import Angka
from lkpj_report.figures.hasil import Uang, gabung, jumlah
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.records import dataclass

PENGELUARAN, PEMBIAYAAN = KodeRekening("6.2"), KodeRekening("6")

Jumlah = Mapping[KodeRekening, Uang]
"""Amounts of one column by account."""


@dataclass(frozen=True, slots=True)
class Buku:
    """One source: amounts per column and account, names of accounts, spending per column and agency.

    `perangkat` is empty for a column of which the source says nothing by agency.
    """

    nama: str
    jumlah: Mapping[str, Jumlah]
    uraian: Mapping[KodeRekening, str]
    perangkat: Mapping[str, Mapping[str, Uang]]

    def pokok(self, lajur: str) -> tuple[tuple[str, Uang | None], ...]:
        """The control totals of a column: revenue, spending, the identities (PP 12/2019), each None when it
        can't be computed."""
        akun = self.jumlah.get(lajur, {})
        p, b, masuk, keluar = (akun.get(KodeRekening(k)) for k in ("4", "5", "6.1", "6.2"))
        surplus = gabung("pendapatan - belanja", p, b, -1)
        netto = gabung("penerimaan pembiayaan - pengeluaran pembiayaan", masuk, keluar, -1)
        return (
            ("Jumlah Pendapatan", p),
            ("Jumlah Belanja", b),
            ("Surplus/(Defisit)", surplus),
            ("Penerimaan Pembiayaan", masuk),
            ("Pengeluaran Pembiayaan", keluar),
            ("Pembiayaan Netto", netto),
            ("SiLPA", gabung("surplus/(defisit) + pembiayaan netto", surplus, netto, 1)),
        )


def buku_isian(nama: str, angka: Angka) -> Buku:
    """The book of an input: its account tree as `figures` has it, and its programs by agency."""
    akun = angka.anggaran.akun if angka.anggaran is not None else {}
    serapan = angka.program.perangkat_daerah if angka.program is not None else ()
    return Buku(
        nama,
        {lajur: {k: u for k, a in akun.items() if (u := getattr(a, lajur)) is not None} for lajur in LAJUR},
        {k: a.uraian for k, a in akun.items()},
        {lajur: {s.nama.isi: u for s in serapan if (u := getattr(s, lajur)) is not None} for lajur in LAJUR},
    )


def buku_tabel(nama: str, baris: Sequence[BarisPembanding]) -> Buku:
    """The book of a spreadsheet: rows of one account added up, levels without a row summed from those below."""
    return Buku(
        nama,
        {lajur: _per_akun(baris, lajur) for lajur in LAJUR},
        {b.kode: b.uraian for b in reversed(baris) if b.uraian and b.kode is not None},
        {lajur: _per_perangkat(baris, lajur) for lajur in LAJUR},
    )


def _uang(b: BarisPembanding, lajur: str) -> Uang | None:
    nilai = getattr(b, lajur)
    return Uang(nilai, b.letak[lajur]) if nilai is not None else None


def _tambah(bagian: Sequence[Uang]) -> Uang:
    total = bagian[0] if len(bagian) == 1 else jumlah("jumlah baris sumber pembanding", bagian)
    assert total is not None
    return total


def _per_kode(baris: Iterable[BarisPembanding], lajur: str) -> dict[KodeRekening, Uang]:
    """The amounts of a column by account, rows of one account added up."""
    per: dict[KodeRekening, list[Uang]] = {}
    for b in baris:
        u = _uang(b, lajur)
        if u is not None and b.kode is not None:
            per.setdefault(b.kode, []).append(u)
    return {kode: _tambah(bagian) for kode, bagian in per.items()}


def _per_akun(baris: Sequence[BarisPembanding], lajur: str) -> dict[KodeRekening, Uang]:
    """The amounts of a column by account and level, over all agencies.

    Each agency is summed up by itself first: one may state a level that another only divides. Where a row
    of an account names no agency, it is their total.
    """
    milik = _milik(baris)
    umum = _per_kode(milik.pop("", ()), lajur)
    per: dict[KodeRekening, list[Uang]] = {}
    dinyatakan = {b.kode for rows in milik.values() for b in rows if _uang(b, lajur) is not None}
    for rows in milik.values():
        for kode, u in _berjenjang(_per_kode(rows, lajur)).items():
            if kode in dinyatakan:
                per.setdefault(kode, []).append(u)
    return _berjenjang({**{kode: _tambah(bagian) for kode, bagian in per.items()}, **umum})


def _milik(baris: Iterable[BarisPembanding]) -> dict[str, list[BarisPembanding]]:
    """Rows by agency, "" for those that name none."""
    out: dict[str, list[BarisPembanding]] = {}
    for b in baris:
        out.setdefault(" ".join((b.perangkat_daerah or "").split()), []).append(b)
    return out


def anak(kode: Iterable[KodeRekening]) -> dict[KodeRekening | None, list[KodeRekening]]:
    """Codes by the code directly above them, all levels up to the top included; None is above the top."""
    semua: set[KodeRekening] = set()
    for k in kode:
        atas: KodeRekening | None = k
        while atas is not None and atas not in semua:
            semua.add(atas)
            atas = atas.induk
    out: dict[KodeRekening | None, list[KodeRekening]] = {}
    for k in sorted(semua):
        out.setdefault(k.induk, []).append(k)
    return out


def _berjenjang(dinyatakan: Mapping[KodeRekening, Uang]) -> dict[KodeRekening, Uang]:
    """Stated amounts with the sums of all levels above; receipts and outlays of financing are not added up."""
    cabang = anak(dinyatakan)
    out: dict[KodeRekening, Uang] = {}

    def isi(kode: KodeRekening) -> None:
        for a in cabang.get(kode, ()):
            isi(a)
        if kode in dinyatakan:
            out[kode] = dinyatakan[kode]
        elif kode != PEMBIAYAAN and (total := jumlah(
            "jumlah rekening di bawahnya", [out[a] for a in cabang.get(kode, ()) if a in out]
        )):  # fmt: skip
            out[kode] = total

    for kode in cabang.get(None, ()):
        isi(kode)
    return out


def _per_perangkat(baris: Iterable[BarisPembanding], lajur: str) -> dict[str, Uang]:
    """Spending by agency: of the rows of one agency those count whose account is not below another of them."""
    belanja = (b for b in baris if b.perangkat_daerah and b.kode is not None and b.kode.startswith("5"))
    out: dict[str, Uang] = {}
    for nama, rows in _milik(belanja).items():
        per = _per_kode(rows, lajur)
        atas = [u for kode, u in per.items() if not any(i in per for i in _leluhur(kode))]
        if atas:
            out[nama] = _tambah(atas)
    return out


def _leluhur(kode: KodeRekening) -> Iterator[KodeRekening]:
    atas = kode.induk
    while atas is not None:
        yield atas
        atas = atas.induk
