"""Affairs by their groups with shares of money spent; assistance tasks; counts of answered recommendations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.terbilang import terbilang
from lkpj_report.figures.hasil import Hasil, Uang, bagian, banyak, dari, jumlah, persen_cacah, rumus
from lkpj_report.figures.program import AngkaProgram
from lkpj_report.figures.urusan import kelompok
from lkpj_report.laporan.kinerja import (
    ButirRekomendasi,
    DaftarUrusan,
    Rekomendasi,
    StatusTindakLanjut,
    Tugas,
    Urusan,
)
from lkpj_report.laporan.skalar import KodeUrusan
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class BarisUrusan:
    """An affair with its name, its amounts (stated, else summed from its programs) and its share spent."""

    isi: Urusan
    nama: Hasil[str]
    persen: Hasil[Persen] | None
    kode: Hasil[str]
    anggaran: Uang | None
    realisasi: Uang | None


@dataclass(frozen=True, slots=True)
class KelompokUrusan:
    """A group of affairs that the input names."""

    nama: Hasil[str]
    baris: tuple[BarisUrusan, ...]


@dataclass(frozen=True, slots=True)
class BarisTugas:
    """An assistance task with its share spent."""

    isi: Tugas
    persen: Hasil[Persen] | None


@dataclass(frozen=True, slots=True)
class JumlahUang:
    """The sum of a list of amounts."""

    anggaran: Uang | None
    realisasi: Uang | None
    persen: Hasil[Persen] | None


@dataclass(frozen=True, slots=True)
class HitungKelompok:
    """Recommendations of one field, committee or agency by their states."""

    nama: Hasil[str]
    semua: Hasil[int]
    selesai: Hasil[int]
    proses: Hasil[int]
    belum: Hasil[int]


@dataclass(frozen=True, slots=True)
class HitungRekomendasi:
    """How many recommendations there are and how many have been answered how far; `rincian` says the
    states that occur in words ("tiga telah selesai ditindaklanjuti"). `disebut` is the decree's own count."""

    semua: Hasil[int]
    selesai: Hasil[int]
    proses: Hasil[int]
    belum: Hasil[int]
    rincian: tuple[Hasil[str], ...]
    persen_selesai: Hasil[Persen] | None
    disebut: Hasil[int] | None
    menurut_bidang: tuple[HitungKelompok, ...]
    menurut_komisi: tuple[HitungKelompok, ...]
    menurut_perangkat_daerah: tuple[HitungKelompok, ...]


def kelompok_urusan(
    urusan: DaftarUrusan, nama: Mapping[KodeUrusan, str], program: AngkaProgram | None = None
) -> tuple[KelompokUrusan, ...]:
    """Affairs in the order of their codes, in groups; groups without an affair are left out."""
    dari_program = {u.kode.isi: u for u in program.urusan} if program is not None else {}
    groups: dict[str, list[BarisUrusan]] = {}
    for u in sorted(urusan.daftar, key=lambda x: x.kode):
        name = u.nama or nama.get(u.kode) or f"urusan {u.kode}"
        hitungan = dari_program.get(u.kode)
        anggaran = dari(u, "anggaran") or (hitungan.anggaran if hitungan else None)
        realisasi = dari(u, "realisasi") or (hitungan.realisasi if hitungan else None)
        asal = u.letak["kode"]
        groups.setdefault(kelompok(u.kode), []).append(
            BarisUrusan(
                u,
                Hasil(name, asal),
                bagian(realisasi, anggaran),
                Hasil(str(u.kode), asal),
                anggaran,
                realisasi,
            )
        )
    return tuple(
        KelompokUrusan(
            Hasil(label, rumus("kelompok urusan", *(b.isi.letak["kode"] for b in rows))), tuple(rows)
        )
        for label, rows in groups.items()
    )


def baris_tugas(daftar: tuple[Tugas, ...]) -> tuple[BarisTugas, ...]:
    """Tasks with their shares."""
    return tuple(BarisTugas(t, bagian(dari(t, "realisasi"), dari(t, "anggaran"))) for t in daftar)


def jumlah_tugas(daftar: tuple[Tugas, ...]) -> JumlahUang:
    """All tasks together."""
    anggaran = jumlah("jumlah anggaran tugas", [dari(t, "anggaran") for t in daftar])
    realisasi = jumlah("jumlah realisasi tugas", [dari(t, "realisasi") for t in daftar])
    return JumlahUang(anggaran, realisasi, bagian(realisasi, anggaran))


def hitung_rekomendasi(isi: Rekomendasi) -> HitungRekomendasi:
    """Counts by state, by field, by committee and by agency."""
    semua, selesai, proses, belum = _keadaan(isi.daftar)
    kata = (
        (selesai, "telah selesai ditindaklanjuti"),
        (proses, "masih dalam proses"),
        (belum, "belum ditindaklanjuti"),
    )
    return HitungRekomendasi(
        semua,
        selesai,
        proses,
        belum,
        rincian=tuple(Hasil(f"{terbilang(n.isi)} {text}", n.asal) for n, text in kata if n.isi),
        persen_selesai=persen_cacah("rekomendasi selesai / semua rekomendasi x 100", selesai, semua),
        disebut=dari(isi, "jumlah"),
        menurut_bidang=_menurut(isi.daftar, "bidang"),
        menurut_komisi=_menurut(isi.daftar, "komisi"),
        menurut_perangkat_daerah=_menurut(isi.daftar, "perangkat_daerah"),
    )


def _keadaan(daftar: Sequence[ButirRekomendasi]) -> tuple[Hasil[int], Hasil[int], Hasil[int], Hasil[int]]:
    """All, answered, under way, not yet."""
    s = StatusTindakLanjut

    def hitung(*status: StatusTindakLanjut) -> Hasil[int]:
        return banyak("banyaknya rekomendasi", (r.letak["status"] for r in daftar if r.status in status))

    return hitung(*s), hitung(s.SELESAI), hitung(s.PROSES), hitung(s.BELUM)


def _menurut(daftar: Sequence[ButirRekomendasi], nama: str) -> tuple[HitungKelompok, ...]:
    """Counts by the values of a field, in the order in which they first occur; entries without it are left out."""
    groups: dict[str, list[ButirRekomendasi]] = {}
    for r in daftar:
        value = getattr(r, nama)
        if value is not None:
            groups.setdefault(value, []).append(r)
    return tuple(HitungKelompok(Hasil(k, v[0].letak[nama]), *_keadaan(v)) for k, v in groups.items())
