"""Checks of office holders: who speaks and signs, terms that overlap or contradict. Codes K6xx."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, pairwise

from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.checks.perkara import Perkara, tempat, temuan
from lkpj_report.diagnostics import Diagnostic, Place, Severity, warning
from lkpj_report.figures.jabatan import KEPALA, masa, pemegang
from lkpj_report.laporan.daerah import Pejabat, StatusJabatan

BERGANTIAN = frozenset({StatusJabatan.DEFINITIF, StatusJabatan.PJ})
"""Kinds of holders that come one after another; Plt., Plh. and Pjs. stand in for one who keeps the office."""


def menjabat_sesudah(p: Perkara) -> Iterator[Diagnostic]:
    """Who took office after the reported year may not be credited with it (PP 13/2019 art. 3: akurasi, objektif)."""
    penyampai, umum = p.angka.penyampai, p.laporan.laporan
    if not penyampai.menjabat_sesudah_tahun_laporan or penyampai.sejak is None:
        return
    asal = tempat(penyampai.sejak.asal)
    place = umum.letak["disampaikan_oleh"] if "disampaikan_oleh" in umum.letak.nilai else asal
    yield temuan(
        Severity.WARNING, "K601",
        f"{penyampai.sebutan_lengkap.isi} menjabat sejak {format_tanggal(penyampai.sejak.isi)}, "
        f"sesudah tahun yang dilaporkan ({p.tahun})",
        place,
        saran=("pakai subjek pemerintah daerah, bukan saya; sebut pejabat yang memimpin pada tahun itu",),
        terkait=((asal, "mulai menjabat"),) if asal != place else (),
    )  # fmt: skip


def tanpa_pemegang(p: Perkara) -> Iterator[Diagnostic]:
    """The speaker's and the signatory's office is held by somebody on that date (PP 13/2019 art. 19; rule itself [M])."""
    pada = _tanggal(p)
    if pada is None:
        return
    umum = p.laporan.laporan
    kepala = KEPALA[p.laporan.daerah.jenis]
    for jabatan in dict.fromkeys((umum.disampaikan_oleh or kepala, umum.ditandatangani_oleh or kepala)):
        calon = [o for o in p.laporan.pejabat if o.jabatan.casefold() == jabatan.casefold()]
        if not calon or pemegang(p.laporan.pejabat, jabatan, pada) is not None:
            continue
        pesan, place = _sebab(p, calon, pada)
        yield warning(
            "K602", f"tidak ada {jabatan} yang menjabat pada {format_tanggal(pada)}: {pesan}", place,
            "periksa masa jabatannya, atau tambahkan pejabat penggantinya",
        )  # fmt: skip


def _tanggal(p: Perkara) -> dt.date | None:
    sidang, disampaikan = p.laporan.sidang, p.angka.penyampaian.tanggal
    if sidang is not None and sidang.tanggal is not None:
        return sidang.tanggal.tanggal
    return disampaikan.isi if disampaikan is not None else None


def _sebab(p: Perkara, calon: list[Pejabat], pada: dt.date) -> tuple[str, Place | None]:
    """The nearest term: the last one that ended before the date, else the first one that starts after it."""
    lewat = [
        (akhir, o) for o in calon if (akhir := masa(p.laporan.pejabat, o)[1]) is not None and akhir < pada
    ]
    if lewat:
        akhir, terakhir = max(lewat, key=lambda x: x[0])
        return f"{terakhir.nama} tercatat sampai {format_tanggal(akhir)}", terakhir.letak["sampai"]
    mulai = [(o.sejak.tanggal, o) for o in calon if o.sejak is not None]
    awal, pertama = min(mulai, key=lambda x: x[0])
    return f"{pertama.nama} baru tercatat sejak {format_tanggal(awal)}", pertama.letak["sejak"]


def masa_tumpang(p: Perkara) -> Iterator[Diagnostic]:
    """One office has one holder at a time (UU 23/2014 art. 59 [M]); a hand-over on one day is no overlap."""
    calon = [o for o in p.laporan.pejabat if o.sejak is not None and o.status in BERGANTIAN]
    calon.sort(key=lambda o: (o.jabatan.casefold(), o.sejak.tanggal if o.sejak else dt.date.min))
    for _, kelompok in groupby(calon, key=lambda o: o.jabatan.casefold()):
        urut = list(kelompok)
        for lama, baru in pairwise(urut):
            assert lama.sejak is not None and baru.sejak is not None
            serentak = lama.sejak.tanggal == baru.sejak.tanggal
            if serentak or (lama.sampai is not None and lama.sampai.tanggal > baru.sejak.tanggal):
                yield temuan(
                    Severity.WARNING, "K603",
                    f"masa jabatan {baru.nama} sebagai {baru.jabatan} bertumpang dengan {lama.nama}",
                    baru.letak["sejak"], saran=("periksa tanggal mulai dan tanggal akhir keduanya",),
                    terkait=((lama.letak["sejak" if serentak else "sampai"], f"masa jabatan {lama.nama}"),),
                )  # fmt: skip


def masa_terbalik(p: Perkara) -> Iterator[Diagnostic]:
    """A term ends after it has begun (calendar)."""
    for o in p.laporan.pejabat:
        if o.sejak is not None and o.sampai is not None and o.sampai.tanggal < o.sejak.tanggal:
            yield temuan(
                Severity.WARNING, "K604",
                f"{o.nama} tercatat sampai {format_tanggal(o.sampai.tanggal)}, sebelum mulai menjabat "
                f"{format_tanggal(o.sejak.tanggal)}",
                o.letak["sampai"], saran=("periksa kedua tanggal itu",), terkait=((o.letak["sejak"], "mulai menjabat"),),
            )  # fmt: skip
