"""The whole report and how it is read from the merged input."""

from __future__ import annotations

from dataclasses import dataclass

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.laporan.anggaran import Anggaran, Indikator
from lkpj_report.laporan.daerah import Daerah, Pejabat
from lkpj_report.laporan.kinerja import (
    DaftarKebijakan,
    DaftarKendala,
    DaftarTugas,
    DaftarUrusan,
    Perencanaan,
    Rekomendasi,
    VisiMisi,
)
from lkpj_report.laporan.penghargaan import DaftarPenghargaan
from lkpj_report.laporan.pidato import Pidato
from lkpj_report.laporan.skalar import KunciNama
from lkpj_report.laporan.umum import Sidang, Umum
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.tree import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Laporan(Bagian):
    """All subjects of one region and one year; what is absent does not exist."""

    laporan: Umum = isian("Hal umum laporan dan naskah")
    daerah: Daerah = isian("Daerah")
    pejabat: tuple[Pejabat, ...] = isian("Pejabat dan masa jabatannya", bawaan=())
    sidang: Sidang | None = isian("Rapat paripurna", bawaan=None)
    pidato: Pidato | None = isian("Pokok-pokok pidato", bawaan=None)
    dasar_hukum: tuple[str, ...] = isian("Dasar hukum; menggantikan daftar bawaan", bawaan=())
    perencanaan: Perencanaan | None = isian("Dokumen perencanaan", bawaan=None)
    visi_misi: VisiMisi | None = isian("Visi dan misi", bawaan=None)
    indikator: dict[KunciNama, Indikator] | None = isian("Indikator makro", bawaan=None)
    anggaran: Anggaran | None = isian("APBD dan realisasinya", bawaan=None)
    urusan: DaftarUrusan | None = isian("Penyelenggaraan urusan pemerintahan", bawaan=None)
    kebijakan: DaftarKebijakan | None = isian("Kebijakan strategis", bawaan=None)
    tugas_pembantuan: DaftarTugas | None = isian("Tugas pembantuan dan penugasan", bawaan=None)
    penghargaan: DaftarPenghargaan | None = isian("Penghargaan", bawaan=None)
    kendala: DaftarKendala | None = isian("Permasalahan dan langkah", bawaan=None)
    rekomendasi: Rekomendasi | None = isian("Tindak lanjut rekomendasi DPRD tahun lalu", bawaan=None)


def muat(root: Mapping) -> tuple[Laporan | None, tuple[Diagnostic, ...]]:
    """The typed report of a merged input, or None with the faults of all its subjects."""
    return baca(Laporan, root, "masukan")
