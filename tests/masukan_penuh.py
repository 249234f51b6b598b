"""A whole LKPj input of invented figures, as large as real ones: 32 affairs, 1,500 program rows, 3,000 accounts.

Seeded, so that each run writes the same bytes. All sums fit and no check has anything to say, which makes it
the ground for timing (`python -m bench check`), for the book (tests/papers/test_buku_penuh.py), and for plants of single faults. Rows go to CSV
or to YAML as asked.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkpj_report.bahasa.tanggal import format_tanggal, nama_hari

URUSAN = (
    *(f"1.{n:02d}" for n in range(1, 7)),
    *(f"2.{n:02d}" for n in range(7, 25)),
    *(f"3.{n:02d}" for n in range(25, 33)),
)
"""The 32 affairs of UU 23/2014: six basic ones, eighteen other obligatory ones, eight optional ones."""

BARIS_PROGRAM, BARIS_REKENING = 1500, 3000
KOLOM = ("sebelum_perubahan", "anggaran", "realisasi")

_KEGIATAN = ("Pengelolaan", "Penyelenggaraan", "Pembinaan", "Penyediaan", "Pengawasan", "Peningkatan")
_RINCIAN = ("bahan dan alat", "jasa tenaga ahli", "pemeliharaan gedung", "perjalanan dinas", "sewa peralatan")
_SASARAN = ("rumah tangga kurang mampu", "kelompok usaha desa", "pelajar dan pemuda", "warga di pesisir")
_HAL = ("Layanan Dasar", "Data Terpadu", "Sarana Kerja", "Tenaga Pendamping", "Jaringan Desa", "Usaha Warga")
_UKURAN = (("dokumen", 12), ("orang", 480), ("unit", 36), ("kelompok", 24), ("lokasi", 18), ("laporan", 4))
_MASALAH = ("lahan belum bebas seluruhnya", "tenaga teknis terbatas", "penyedia terlambat mengirim barang")
_UPAYA = (
    "menyelesaikan pembebasan lahan lebih awal",
    "mengusulkan formasi baru",
    "mempercepat jadwal pengadaan",
)


@dataclass(frozen=True)
class Baris:
    """A row of accounts or programs: fields as they are typed."""

    isi: dict[str, str]


def tulis(folder: Path, *, csv: bool = True, tahun: int = 2024, benih: int = 7) -> Path:
    """Write a region with the fiscal year and the year before; gives the folder of the fiscal year."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "daerah.yaml").write_text(_daerah(tahun), encoding="utf-8")
    silpa = 40_000_000_123
    for t in (tahun - 1, tahun):
        acak = random.Random(f"{benih} {t}")
        tempat = folder / str(t)
        tempat.mkdir(exist_ok=True)
        rekening, silpa = rekening_penuh(acak, silpa, 1 if t < tahun else 2)
        _simpan(tempat, "rekening", rekening, csv, _kepala_anggaran(t))
        _simpan(tempat, "program", program_penuh(acak), csv, "program_kegiatan:\n  sumber: rekaan\n  daftar:")
        (tempat / "laporan.yaml").write_text(_laporan(t), encoding="utf-8")
        (tempat / "kinerja.yaml").write_text(_kinerja(acak, t), encoding="utf-8")
    return folder / str(tahun)


def rekening_penuh(acak: random.Random, silpa_lalu: int, langkah: int) -> tuple[list[Baris], int]:
    """All accounts with their parents, and the SiLPA that they end in. `langkah` keeps two years apart."""
    daun: dict[str, tuple[int, int, int]] = {}
    for induk, banyak in (("4.1", 14), ("4.2", 6), ("5.1", 26), ("5.2", 14)):
        for a in range(1, banyak + 1):
            for b in range(1, 9):
                for c in range(1, 6):
                    anggaran = acak.randrange(10**8, 6 * 10**9)
                    kecil = induk[0] == "4"
                    daun[f"{induk}.{a:02d}.{b:02d}.{c:04d}"] = (
                        anggaran * 95 // 100, anggaran, anggaran * (101 if kecil else 96) // 100 + langkah,
                    )  # fmt: skip
    daun |= _sisa_rekening(acak, BARIS_REKENING - 8 - len(_dengan_induk(daun)))
    daun["6.1.01"] = (silpa_lalu, silpa_lalu, silpa_lalu)
    jumlah = _dengan_induk(daun)
    selisih = [jumlah["4"][k] - jumlah["5"][k] + silpa_lalu for k in range(3)]
    # The budget columns are closed to the last rupiah by a loan or by capital given.
    terima, keluar = max(0, -selisih[1]), max(0, selisih[1])
    sebelum_terima, sebelum_keluar = max(0, -selisih[0]), max(0, selisih[0])
    daun["6.1.04"] = (sebelum_terima, terima, terima)
    daun["6.2.02"] = (sebelum_keluar, keluar, keluar)
    jumlah = _dengan_induk(daun)
    silpa = jumlah["4"][2] - jumlah["5"][2] + jumlah["6.1"][2] - jumlah["6.2"][2]
    rows = [
        Baris({"kode": kode} | _uraian(kode) | {k: _uang(n) for k, n in zip(KOLOM, isi, strict=True)})
        for kode, isi in sorted(jumlah.items())
    ]
    return rows, silpa


def _uraian(kode: str) -> dict[str, str]:
    """A name for an account below the chart's own levels."""
    bagian = [int(b) for b in kode.split(".")]
    if len(bagian) < 4:
        return {}
    return {"uraian": f"{_RINCIAN[sum(bagian) % 5].capitalize()} untuk {_SASARAN[bagian[-1] % 4]} {kode[2:]}"}


def _sisa_rekening(acak: random.Random, banyak: int) -> dict[str, tuple[int, int, int]]:
    """Leaves below one account more, to come to the wanted number of rows."""
    return {
        f"5.3.01.01.{n:04d}": (m := acak.randrange(10**7, 10**8), m, m * 9 // 10)
        for n in range(1, banyak + 1)
    }


def _dengan_induk(daun: dict[str, tuple[int, int, int]]) -> dict[str, tuple[int, int, int]]:
    """Leaves and the sums of all accounts above them; 6 itself is no sum and is left out."""
    out = dict(daun)
    for kode, isi in daun.items():
        induk = kode.rpartition(".")[0]
        while induk and induk != "6":
            lama = out.get(induk, (0, 0, 0))
            out[induk] = (lama[0] + isi[0], lama[1] + isi[1], lama[2] + isi[2])
            induk = induk.rpartition(".")[0]
    return out


def program_penuh(acak: random.Random) -> list[Baris]:
    """Programs with kegiatan and subkegiatan of all affairs; a program's amounts are the sum of those below it."""
    out: list[Baris] = []
    for u in URUSAN:
        for p in range(1, 6):
            out += _satu_program(acak, f"{u}.{p:02d}", u)
    tambahan = [b for b in out if b.isi["kode"].count(".") == 2][: BARIS_PROGRAM - len(out)]
    for b in tambahan:  # a second indicator: the same code, no amounts
        uang = ("anggaran", "realisasi_anggaran", "permasalahan", "upaya")
        lain = {k: v for k, v in b.isi.items() if k not in uang}
        out.append(Baris(lain | {"indikator": "kepuasan pengguna layanan", "satuan": "indeks"}))
    return out


def _satu_program(acak: random.Random, kode: str, urusan: str) -> list[Baris]:
    anak: list[Baris] = []
    total = [0, 0]
    for k in range(1, 3):
        subkegiatan = []
        jumlah = [0, 0]
        for s in range(1, 4):
            anggaran = acak.randrange(2 * 10**7, 8 * 10**8)
            realisasi = anggaran * acak.randrange(88, 100) // 100
            jumlah = [jumlah[0] + anggaran, jumlah[1] + realisasi]
            subkegiatan.append(_baris(acak, f"{kode}.2.{k:02d}.{s:04d}", urusan, anggaran, realisasi))
        total = [total[0] + jumlah[0], total[1] + jumlah[1]]
        anak += [_baris(acak, f"{kode}.2.{k:02d}", urusan, jumlah[0], jumlah[1]), *subkegiatan]
    return [_baris(acak, kode, urusan, total[0], total[1]), *anak]


def _baris(acak: random.Random, kode: str, urusan: str, anggaran: int, realisasi: int) -> Baris:
    satuan, banyak = acak.choice(_UKURAN)
    target = banyak + acak.randrange(1, 40)
    isi = {
        "kode": kode,
        "nama": f"{acak.choice(_KEGIATAN)} {acak.choice(_HAL)} bagi {acak.choice(_SASARAN)} {kode.replace('.', ' ')}",
        "perangkat_daerah": f"Dinas Penyelenggara Urusan {urusan.replace('.', ' ')}",
        "indikator": f"banyaknya {acak.choice(_HAL).lower()} bagi {acak.choice(_SASARAN)} yang sesuai dengan standar",
        "satuan": satuan,
        "target": str(target),
        "realisasi": str(target - acak.randrange(0, 3)),
        "anggaran": _uang(anggaran),
        "realisasi_anggaran": _uang(realisasi),
    }
    if kode.count(".") == 2:
        n = acak.randrange(3)
        isi |= {"permasalahan": f"{_MASALAH[n]} ({kode})", "upaya": f"{_UPAYA[n]} ({kode})"}
    return Baris(isi)


def _uang(n: int) -> str:
    return f"{n:,}".replace(",", ".")


# ---------------------------------------------------------------- files


def _simpan(tempat: Path, nama: str, rows: Sequence[Baris], csv: bool, kepala: str) -> None:
    """A list or map as a link to a CSV file, or spelt out in YAML."""
    if csv:
        fullest = max(rows, key=lambda b: len(b.isi))  # its columns first, in their order
        kolom = list(dict.fromkeys(k for b in (fullest, *rows) for k in b.isi))
        lines = [";".join(kolom), *(";".join(b.isi.get(k, "") for k in kolom) for b in rows)]
        (tempat / f"{nama}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        isi = [f"{kepala}", f"    berkas: {nama}.csv"]
    else:
        isi = [kepala, *(line for b in rows for line in _yaml(b, nama == "rekening"))]
    (tempat / f"{nama}.yaml").write_text("format: 1\n\n" + "\n".join(isi) + "\n", encoding="utf-8")


def _yaml(b: Baris, peta: bool) -> Iterable[str]:
    rest = list(b.isi.items())
    if peta:
        yield f"    {rest.pop(0)[1]}:"
        yield from (f"      {k}: {v}" for k, v in rest)
    else:
        yield from (f"    {'-' if n == 0 else ' '} {k}: {v}" for n, (k, v) in enumerate(rest))


def _kepala_anggaran(tahun: int) -> str:
    return f"anggaran:\n  tahun: {tahun}\n  status: belum diaudit\n  sumber: rekaan\n  rekening:"


def _daerah(tahun: int) -> str:
    return f"""# REKAAN: Kabupaten Penuh tidak ada. Semua nama dan angka dibuat oleh program.
format: 1
daerah:
  nama: Kabupaten Penuh
  jenis: kabupaten
  ibu_kota: Penuh Raya
pejabat:
  - jabatan: Bupati
    nama: Dr. Lengkap Sentosa, M.M.
    sejak: 20 Februari {tahun - 3}
    sampai: 20 Februari {tahun + 2}
"""


def _hari(tahun: int, tanggal: int) -> str:
    hari = dt.date(tahun, 3, tanggal)
    return f"{nama_hari(hari)}, {format_tanggal(hari)}"


def _laporan(tahun: int) -> str:
    return f"""format: 1
laporan:
  tahun_anggaran: {tahun}
sidang:
  nomor: {tahun - 2010}
  masa: II
  tahun_sidang: {tahun}/{tahun + 1}
  tanggal: {_hari(tahun + 1, 24)}
perencanaan:
  rpjmd: RPJMD Kabupaten Penuh
  rkpd: RKPD Kabupaten Penuh Tahun {tahun}
visi_misi:
  visi: Kabupaten Penuh yang maju
  misi:
    - pelayanan yang mudah
    - desa yang berdaya
    - ekonomi yang tumbuh merata
data_umum:
  luas_wilayah: 1.204,5
  penduduk:
    {tahun}: {300_000 + (tahun - 2000) * 4_311}
"""


def _urusan(acak: random.Random, kode: str, tahun: int) -> str:
    """What is said of one affair: three results, a problem and what is done about it."""
    n = (sum(int(b) for b in kode.split(".")) + tahun) % 3  # never last year's
    hasil = "".join(
        f"        - {acak.choice(_HAL).lower()} menjangkau {acak.randrange(20, 900)} {satuan}"
        f" di wilayah {kode.replace('.', '-')} pada tahun {tahun}\n"
        for satuan in ("kelompok", "rumah tangga", "desa")
    )
    return (
        f"    - kode: {kode}\n      capaian:\n{hasil}"
        f"      permasalahan: {_MASALAH[n]} pada urusan {kode} tahun {tahun}\n"
        f"      upaya: {_UPAYA[n]} untuk urusan {kode} tahun {tahun + 1}\n"
    )


def _kinerja(acak: random.Random, tahun: int) -> str:
    spm = "".join(
        f"    - urusan: {u}\n      jenis_layanan: pelayanan dasar {u}\n      target: 100\n"
        f"      realisasi: {acak.randrange(90, 99)},{acak.randrange(10, 99)}\n"
        for u in URUSAN[:6]
    )
    rekomendasi = "".join(
        f"    - nomor: {n}\n      rekomendasi: Melengkapi laporan triwulan bidang {n} dari {tahun}\n"
        f"      tindak_lanjut: Laporan bidang {n} untuk {tahun} sudah disampaikan\n      status: selesai\n"
        for n in range(1, 21)
    )
    return f"""format: 1
indikator:
  ipm:
    nilai:
      {tahun}: {70 + tahun % 10},{acak.randrange(10, 99)}
urusan:
  diselenggarakan:
{"".join(f"    - {u}{chr(10)}" for u in URUSAN)}  daftar:
{"".join(_urusan(acak, u, tahun) for u in URUSAN)}kendala:
  daftar:
    - masalah: jaringan data {_HAL[tahun % 6].lower()} belum lengkap
      langkah: menyambungkan jaringan {_HAL[tahun % 6].lower()} ke semua kantor pada tahun {tahun + 1}
penghargaan:
  daftar:
    - nama: Layanan Publik Terbaik {tahun}
      jenis: penghargaan
      pemberi: Kementerian Contoh
      tahun: {tahun}
kebijakan:
  daftar:
    - nama: penataan pelayanan tahun {tahun}
      tujuan: pelayanan {_HAL[tahun % 6].lower()} yang selesai dalam satu hari kerja
      dasar: Peraturan Bupati Penuh Nomor {tahun - 2000} Tahun {tahun}
      masalah: pelayanan {_HAL[tahun % 6].lower()} yang tersebar di banyak kantor
      perangkat_daerah: Dinas Penyelenggara Urusan 2 12
tugas_pembantuan:
  daftar:
    - kegiatan: pemeliharaan jaringan irigasi tahun {tahun}
      pemberi: Kementerian Pertanian
      anggaran: {acak.randrange(1, 9)}.412.{acak.randrange(100, 999)}.000
spm:
  daftar:
{spm}rekomendasi:
  untuk_tahun: {tahun - 1}
  jumlah: 20
  daftar:
{rekomendasi}"""
