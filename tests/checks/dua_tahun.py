"""Two years of one invented region, and copies planted in the second by named mutations.

500 items a year: account amounts, indicators, sentences. A clean second year has new figures, sentences that
were used again with new figures (which is no copy), and sentences written anew.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

AKUN, INDIKATOR, KALIMAT = 230, 50, 220

_SIAPA = (
    "Dinas Pendidikan", "Dinas Kesehatan", "Dinas Pekerjaan Umum", "Dinas Sosial", "Dinas Perhubungan", "kecamatan",
    "puskesmas", "pemerintah desa", "kelompok tani", "sekolah dasar", "Satuan Polisi Pamong Praja", "RSUD",
)  # fmt: skip
_APA = (
    "jalan kabupaten", "layanan imunisasi", "ruang kelas", "jaringan irigasi", "pasar rakyat", "data kependudukan",
    "rumah layak huni", "air minum perpipaan", "bantuan modal usaha", "kapal nelayan", "perpustakaan keliling",
    "arsip dinamis", "terminal penumpang", "lampu penerangan", "drainase permukiman", "posyandu", "bibit jagung",
)  # fmt: skip
_KERJA = (
    "meningkat sesudah", "terhambat karena", "diperluas melalui", "dipercepat dengan", "belum merata akibat",
    "diperbaiki bersama", "dipertahankan berkat", "menurun seiring", "dialihkan menuju", "diselesaikan sebelum",
)  # fmt: skip
_SEBAB = (
    "pergantian penyedia barang", "curah hujan tinggi sepanjang tahun", "pelatihan tenaga lapangan",
    "pendampingan perguruan tinggi", "keterbatasan tenaga teknis", "kerja sama antardaerah",
    "penataan ulang jadwal lelang", "kenaikan harga bahan bangunan", "dukungan tokoh masyarakat",
    "penerapan aplikasi pelaporan", "pembebasan lahan yang lambat", "perubahan petunjuk teknis kementerian",
    "bantuan keuangan provinsi", "pengawasan inspektorat", "musyawarah perencanaan pembangunan",
)  # fmt: skip
_AKIBAT = (
    "sehingga warga pesisir lebih mudah dijangkau", "dan biaya angkut hasil panen berkurang",
    "yang akan dilanjutkan pada triwulan pertama", "namun permintaan masyarakat masih tinggi",
    "sehingga antrean pelayanan menjadi singkat", "dan keluhan yang masuk turun tajam",
    "tetapi pemeliharaan rutin tetap diperlukan", "yang menjadi rujukan daerah tetangga",
    "dengan hasil di atas rencana semula", "sementara wilayah pegunungan menyusul kemudian",
)  # fmt: skip
_GANTI = {"karena": "sebab", "melalui": "lewat", "dengan": "bersama", "sesudah": "setelah", "yang": "dan"}


@dataclass
class Isi:
    """One year's items by name, as they would be typed."""

    akun: dict[str, str] = field(default_factory=dict)
    indikator: dict[str, str] = field(default_factory=dict)
    kalimat: list[str] = field(default_factory=list)


def tahun_pertama(acak: random.Random, tahun: int) -> Isi:
    """A year that nobody copied."""
    isi = Isi()
    for i in range(AKUN):
        isi.akun[f"5.1.{i // 60 + 1:02d}.{i % 60 + 1:02d}"] = _rupiah(acak.randrange(10**8, 10**12))
    for i in range(INDIKATOR):
        isi.indikator[f"ukuran_{i:02d}"] = _dua(acak.randrange(500, 9900))
    isi.kalimat = [_kalimat(acak, tahun) for _ in range(KALIMAT)]
    return isi


def tahun_kedua(acak: random.Random, lalu: Isi, tahun: int) -> Isi:
    """The year after: all figures renewed, half of the sentences used again with new figures."""
    isi = Isi()
    isi.akun = {k: _rupiah(acak.randrange(10**8, 10**12)) for k in lalu.akun}
    for k, v in lalu.indikator.items():  # most move by little, as real ones do
        isi.indikator[k] = _dua(
            max(100, int(v.replace(",", "")) + acak.choice((-1, 1)) * acak.randrange(1, 60))
        )
    for satu in lalu.kalimat:
        angka = [w for w in satu.split() if "," in w and w[0].isdigit()]
        if angka and acak.random() < 0.7:
            baru = satu.replace(angka[0], _dua(acak.randrange(1000, 9900))).replace(
                str(tahun - 1), str(tahun)
            )
            isi.kalimat.append(baru)
        else:
            isi.kalimat.append(_kalimat(acak, tahun))
    return isi


def salin_jumlah(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    k = acak.choice(sorted(isi.akun))
    isi.akun[k] = lalu.akun[k]
    return f"akun {k}"


def salin_indikator(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    k = acak.choice(sorted(isi.indikator))
    isi.indikator[k] = lalu.indikator[k]
    return f"indikator {k}"


def salin_kalimat(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    i = acak.randrange(KALIMAT)
    isi.kalimat[i] = lalu.kalimat[i]
    return f"kalimat {i}"


def ganti_tahun(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    i = acak.randrange(KALIMAT)
    isi.kalimat[i] = lalu.kalimat[i].replace(str(tahun - 1), str(tahun))
    return f"kalimat {i}"


def ganti_satu_kata(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    i = acak.randrange(KALIMAT)
    words = lalu.kalimat[i].replace(str(tahun - 1), str(tahun)).split()
    at = next((n for n, w in enumerate(words) if w in _GANTI), 0)
    words[at] = _GANTI.get(words[at], "Seluruh " + words[at])
    isi.kalimat[i] = " ".join(words)
    return f"kalimat {i}"


def tambah_satu_kata(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    i = acak.randrange(KALIMAT)
    words = lalu.kalimat[i].split()
    words.insert(acak.randrange(1, len(words)), acak.choice(("juga", "tetap", "terus")))
    isi.kalimat[i] = " ".join(words)
    return f"kalimat {i}"


def nama_lama(acak: random.Random, lalu: Isi, isi: Isi, tahun: int) -> str:
    i = acak.randrange(KALIMAT)
    isi.kalimat[i] = isi.kalimat[i] + " atas arahan Bupati Suryono Wibisono"
    return f"kalimat {i}"


MUTASI: tuple[Callable[[random.Random, Isi, Isi, int], str], ...] = (
    salin_jumlah, salin_jumlah, salin_indikator, salin_kalimat, ganti_tahun, ganti_satu_kata, tambah_satu_kata,
    nama_lama,
)  # fmt: skip


def tanam(acak: random.Random, lalu: Isi, isi: Isi, tahun: int, banyak: int = 50) -> dict[str, str]:
    """Plant copies; each item is hit once at most. Gives the items with the mutation's name."""
    kena: dict[str, str] = {}
    while len(kena) < banyak:
        mutasi = MUTASI[len(kena) % len(MUTASI)]
        akun, indikator, kalimat = dict(isi.akun), dict(isi.indikator), list(isi.kalimat)
        item = mutasi(acak, lalu, isi, tahun)
        if item in kena:
            isi.akun, isi.indikator, isi.kalimat = akun, indikator, kalimat
            continue
        kena[item] = mutasi.__name__
    return kena


def yaml(isi: Isi, tahun: int) -> tuple[str, dict[int, str]]:
    """The year as one input file, and which item stands at which line."""
    out = [
        "laporan:", f"  tahun_anggaran: {tahun}", "daerah:", "  nama: Kabupaten Contoh", "  jenis: kabupaten",
        "pejabat:", "  - jabatan: Bupati", "    nama: Suryono Wibisono, S.E.", "    sejak: 1 Maret 2018",
        "    sampai: 1 Maret 2022", "  - jabatan: Bupati", "    nama: Dra. Ratna Dewi", "    sejak: 2 Maret 2022",
        "indikator:",
    ]  # fmt: skip
    at: dict[int, str] = {}
    for k, v in isi.indikator.items():
        out += [f"  {k}:", f"    nama: {k}", "    satuan: persen", "    nilai:", f"      {tahun}: {v}"]
        at[len(out)] = f"indikator {k}"
    out += ["anggaran:", f"  tahun: {tahun}", "  rekening:"]
    for k, v in isi.akun.items():
        out += [f"    {k}:", f"      realisasi: {v}"]
        at[len(out)] = f"akun {k}"
    out += ["kendala:", "  daftar:"]
    for i, text in enumerate(isi.kalimat):
        out += [f"    - masalah: Masalah ke-{i}", f"      langkah: {text}"]
        at[len(out)] = f"kalimat {i}"
    return "\n".join(out) + "\n", at


def _kalimat(acak: random.Random, tahun: int) -> str:
    angka = (
        "", f" sebesar {_dua(acak.randrange(1000, 9900))} persen", f" di {acak.randrange(2, 90)} lokasi",
        f" pada tahun {tahun}", f" hingga {_dua(acak.randrange(1000, 9900))} hektare pada tahun {tahun}",
    )  # fmt: skip
    return (
        f"{acak.choice(_APA).capitalize()} oleh {acak.choice(_SIAPA)} {acak.choice(_KERJA)} {acak.choice(_SEBAB)}"
        f"{acak.choice(angka)} {acak.choice(_AKIBAT)}"
    )


def _rupiah(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _dua(n: int) -> str:
    return f"{n // 100},{n % 100:02d}"
