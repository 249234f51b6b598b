"""The whole report and how it is read from the merged input."""

from __future__ import annotations

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.laporan.anggaran import Anggaran, Indikator
from lkpj_report.laporan.daerah import Daerah, Pejabat
from lkpj_report.laporan.data_umum import DataUmum
from lkpj_report.laporan.dprd import DaftarHadir, Dprd
from lkpj_report.laporan.kinerja import (
    DaftarKebijakan,
    DaftarKendala,
    DaftarTugas,
    DaftarUrusan,
    Perencanaan,
    Rekomendasi,
    VisiMisi,
)
from lkpj_report.laporan.pemeriksaan import Bobot
from lkpj_report.laporan.penghargaan import DaftarPenghargaan
from lkpj_report.laporan.persidangan import DaftarAcara, Distribusi, SerahTerima, Surat
from lkpj_report.laporan.pidato import Pidato
from lkpj_report.laporan.program import DaftarProgram, DaftarSpm
from lkpj_report.laporan.skalar import KunciNama, NamaNaskah
from lkpj_report.laporan.umum import Sidang, Umum
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.tree import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Laporan(Bagian):
    """All subjects of one region and one year; what is absent does not exist."""

    laporan: Umum = isian("Hal umum laporan dan naskah")
    daerah: Daerah = isian("Daerah")
    pemeriksaan: dict[str, Bobot] | None = isian(
        "Bobot temuan menurut kode pemeriksaan, misalnya K404: kesalahan", bawaan=None
    )
    pejabat: tuple[Pejabat, ...] = isian("Pejabat dan masa jabatannya", bawaan=())
    dprd: Dprd | None = isian("DPRD", bawaan=None)
    data_umum: DataUmum | None = isian("Data umum daerah", bawaan=None)
    sidang: Sidang | None = isian("Rapat paripurna", bawaan=None)
    pidato: Pidato | None = isian("Pokok-pokok pidato", bawaan=None)
    dasar_hukum: tuple[str, ...] = isian("Dasar hukum; menggantikan daftar bawaan", bawaan=())
    perencanaan: Perencanaan | None = isian("Dokumen perencanaan", bawaan=None)
    visi_misi: VisiMisi | None = isian("Visi dan misi", bawaan=None)
    indikator: dict[KunciNama, Indikator] | None = isian("Indikator makro", bawaan=None)
    anggaran: Anggaran | None = isian("APBD dan realisasinya", bawaan=None)
    urusan: DaftarUrusan | None = isian("Penyelenggaraan urusan pemerintahan", bawaan=None)
    program_kegiatan: DaftarProgram | None = isian("Capaian program, kegiatan, dan subkegiatan", bawaan=None)
    spm: DaftarSpm | None = isian("Standar pelayanan minimal", bawaan=None)
    kebijakan: DaftarKebijakan | None = isian("Kebijakan strategis", bawaan=None)
    tugas_pembantuan: DaftarTugas | None = isian("Tugas pembantuan dan penugasan", bawaan=None)
    penghargaan: DaftarPenghargaan | None = isian("Penghargaan", bawaan=None)
    kendala: DaftarKendala | None = isian("Permasalahan dan langkah", bawaan=None)
    rekomendasi: Rekomendasi | None = isian("Tindak lanjut rekomendasi DPRD tahun lalu", bawaan=None)
    acara: DaftarAcara | None = isian("Susunan acara sidang", bawaan=None)
    daftar_hadir: DaftarHadir | None = isian("Daftar hadir sidang", bawaan=None)
    serah_terima: SerahTerima | None = isian("Serah terima buku laporan", bawaan=None)
    distribusi: Distribusi | None = isian("Penerima naskah dan banyaknya", bawaan=None)
    surat: dict[NamaNaskah, Surat] | None = isian("Nomor dan tanggal menurut nama naskah", bawaan=None)


def muat(root: Mapping) -> tuple[Laporan | None, tuple[Diagnostic, ...]]:
    """The typed report of a merged input, or None with the faults of all its subjects."""
    return baca(Laporan, root, "masukan")
