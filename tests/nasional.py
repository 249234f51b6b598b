"""A made-up country for the tests and the bench of the batch: 546 regions of three kinds, from a seed.

Names, people and figures are invented; sums add up, dates fit. Sizes vary: some regions report little, some
all that the form has. Each region carries a word that no other has (`Region.canary`) in its awards, its
speech, its offices and its programmes, and amounts that no other has (`Region.mark`), also in last year's
input. Faults are planted by name where a test asks for them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = (("provinsi", 38), ("kota", 93), ("kabupaten", 415))
COUNT = sum(n for _, n in KINDS)
YEAR = 2024

HEADS = {"provinsi": "Gubernur", "kota": "Wali Kota", "kabupaten": "Bupati"}
FIRST = [
    "Ban",
    "Kal",
    "Mar",
    "Sum",
    "Lam",
    "Pal",
    "Tan",
    "Ser",
    "Wad",
    "Gur",
    "Ped",
    "Sir",
    "Dom",
    "Kin",
    "Lab",
    "Mal",
    "Nun",
    "Pur",
    "Rin",
    "Sab",
]
MIDDLE = ["a", "i", "u", "ong", "ang", "era", "iwa", "amba", "una", "ira"]
LAST = [
    "tan",
    "ra",
    "wu",
    "ng",
    "lung",
    "jo",
    "kat",
    "mas",
    "nir",
    "pura",
    "sari",
    "tela",
    "vi",
    "wari",
    "yan",
]

AFFAIRS = {
    "1.01": "Dinas Pendidikan", "1.02": "Dinas Kesehatan", "1.03": "Dinas Pekerjaan Umum",
    "1.04": "Dinas Perumahan Rakyat", "1.05": "Satuan Polisi Pamong Praja", "1.06": "Dinas Sosial",
    "2.12": "Dinas Kependudukan", "2.17": "Dinas Koperasi", "2.18": "Dinas Penanaman Modal",
    "3.26": "Dinas Pariwisata", "3.27": "Dinas Pertanian", "6.01": "Inspektorat Daerah",
}  # fmt: skip

LEAVES = {
    "4.1": ("4.1.01", "4.1.02", "4.1.03", "4.1.04"),
    "4.2": ("4.2.01", "4.2.02"),
    "4.3": ("4.3.01",),
    "5.1": ("5.1.01", "5.1.02", "5.1.05", "5.1.06"),
    "5.2": ("5.2.02", "5.2.03", "5.2.04", "5.2.05"),
    "5.3": ("5.3.01",),
    "6.1": ("6.1.01",),
    "6.2": ("6.2.02",),
}

POOR = """format: 1
anggaran:
  tahun: 2024
  status: belum diaudit
  rekening:
    4.1:
      anggaran: 5.000
      realisasi: 5.000
    4.1.01:
      anggaran: 5.000
      realisasi: 5.000
"""

FAULTS = ("bentuk", "tanggal", "tanpa-daerah", "jumlah", "kunci", "celah")
"""What can be planted: a broken YAML file, an impossible date, a missing subject, a wrong sum, an unknown
key, an entry without a value. `jumlah` leaves a konsep, `celah` an unfinished one; the others fail."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region: `name` is its folder, `number` makes its canary and its amounts its own."""

    number: int
    kind: str
    title: str
    size: int

    @property
    def name(self) -> str:
        """The folder's name."""
        return f"{self.title.lower().replace(' ', '-')}-{self.number:04}"

    @property
    def canary(self) -> str:
        """A word of this region only; capitals and digits, so that no line breaks it."""
        return f"KN{self.number:05}RI"

    @property
    def mark(self) -> int:
        """The end of an amount of this region only: six digits."""
        return 100_003 + 151 * self.number % 899_981

    def amount(self, digits: int) -> str:
        """An amount that no other region has."""
        return rupiah(digits * 1_000_000 + self.mark)


def regions(count: int = COUNT, seed: int = 7) -> tuple[Region, ...]:
    """The regions of a country, kinds in the proportion of the real one."""
    luck = random.Random(seed)
    share = [kind for kind, n in KINDS for _ in range(n)]
    out = []
    for number in range(1, count + 1):
        kind = share[(number - 1) * len(share) // count if count < COUNT else (number - 1) % COUNT]
        place = luck.choice(FIRST) + luck.choice(MIDDLE) + luck.choice(LAST)
        out.append(Region(number, kind, f"{kind.capitalize()} {place}", luck.choice((1, 2, 2, 3, 3, 4))))
    return tuple(out)


def write(
    root: Path,
    which: Sequence[Region],
    faults: Mapping[int, str] | None = None,
    year: int = YEAR,
    last: bool = False,
) -> None:
    """Write regions below a root; `faults` plants one of `FAULTS` by region number, `last` adds last year."""
    for region in which:
        write_region(root, region, (faults or {}).get(region.number, ""), year)
        if last:
            write_year(root / region.name / str(year - 1), region, "", year - 1)


def write_region(root: Path, region: Region, fault: str, year: int = YEAR) -> None:
    """Write one region with one year."""
    folder = root / region.name
    folder.mkdir(parents=True, exist_ok=True)
    text = region_file(region)
    put(
        folder / "daerah.yaml",
        text.replace("daerah:\n", "wilayah_x:\n", 1) if fault == "tanpa-daerah" else text,
    )
    write_year(folder / str(year), region, fault, year)


def write_year(folder: Path, region: Region, fault: str, year: int) -> None:
    """Write the files of one year."""
    folder.mkdir(parents=True, exist_ok=True)
    luck = random.Random(region.number * 10_000 + year)
    files = {
        "laporan": report(region, year),
        "sidang": session(region, year),
        "penghargaan": awards(region, luck, year),
    }
    if region.size > 1:
        files |= {
            "pidato": speech(region),
            "anggaran": budget(region, luck, year),
            "indikator": indicators(luck, year),
        }
    if region.size > 2:
        files |= {"urusan": affairs(region, luck), "kinerja": performance(region, luck)}
    if region.size > 3:
        files |= {"rekomendasi": advice(region, year), "program": programmes(region, luck)}
    for name, text in planted(files, fault).items():
        put(folder / f"{name}.yaml", text)


def planted(files: dict[str, str], fault: str) -> dict[str, str]:
    """The files with a fault in them."""
    text = files["laporan"]
    match fault:
        case "bentuk":
            files["laporan"] = text.replace("laporan:\n", "laporan:\n\ttab: 1\n", 1)
        case "tanggal":
            files["sidang"] = files["sidang"].replace("tanggal: ", "tanggal: 31 Februari 2025 #", 1)
        case "kunci":
            files["sidang"] = files["sidang"].replace("  tempat:", "  tempatt:", 1)
        case "celah":
            files["laporan"] = text.replace("  nomor: ", "  nomor: # ", 1)
        case "jumlah":
            files["anggaran"] = re.sub(
                r"(    4\.1:\n      anggaran: )\S+", r"\g<1>1.000", files.get("anggaran", POOR)
            )
        case _:
            pass
    return files


def put(path: Path, text: str) -> None:
    """Write a file of the input."""
    path.write_text(text, encoding="utf-8", newline="\n")


def rupiah(value: int) -> str:
    """1234567 -> 1.234.567."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float, places: int = 2) -> str:
    """71.5 -> 71,50."""
    return f"{value:.{places}f}".replace(".", ",")


def region_file(r: Region) -> str:
    """The region's own file."""
    place = r.title.split(" ", 1)[1]
    province = "" if r.kind == "provinsi" else "  provinsi: Nusa Teladan\n"
    head = HEADS[r.kind]
    return f"""format: 1
sumber: rekaan
daerah:
  nama: {r.title}
  jenis: {r.kind}
{province}  ibu_kota: {place} Raya
  zona_waktu: {("WIB", "WITA", "WIT")[r.number % 3]}
pejabat:
  - jabatan: {head}
    nama: Teladan {r.canary}
    status: definitif
    sejak: 26 Februari 2021
    sampai: 20 Februari 2030
  - jabatan: Wakil {head}
    nama: Cita Sejahtera
    status: definitif
    sejak: 26 Februari 2021
    sampai: 20 Februari 2030
"""


def report(r: Region, year: int) -> str:
    """The report's own facts."""
    head = HEADS[r.kind]
    annex = "  lampiran:\n    - penghargaan\n" + ("    - lra\n" if r.size > 1 else "")
    return f"""format: 1
sumber: rekaan
laporan:
  tahun_anggaran: {year}
  naskah: Nota Pengantar
  singkatan: LKPj
  disampaikan_oleh: {head}
  ditandatangani_oleh: {head}
  nomor: 100.2.1/{r.number}/Setda/{year + 1}
  titimangsa:
    tempat: {r.title.split(" ", 1)[1]} Raya
    tanggal: {SESSION[year]}
{annex if r.size > 2 else ""}"""


SESSION = {2023: "Senin, 25 Maret 2024", 2024: "Senin, 24 Maret 2025"}


def session(r: Region, year: int) -> str:
    """The session."""
    return f"""format: 1
sidang:
  rapat: Rapat Paripurna
  nomor: {r.number % 30 + 1}
  sebutan_masa: Masa Sidang
  masa: II
  tahun_sidang: {year}/{year + 1}
  tanggal: {SESSION[year]}
  pukul: 09.00
  tempat: Gedung DPRD {r.title}
  hadirin:
    - unsur Forkopimda {r.title}
    - kepala perangkat daerah
"""


def awards(r: Region, luck: random.Random, year: int) -> str:
    """Awards, two to some twenty."""
    rows = []
    for n in range(1, luck.randint(2, 3 + 5 * r.size)):
        rows.append(f"""    - nama: Penghargaan {r.canary} Bidang {n}
      jenis: penghargaan
      pemberi: Kementerian Dalam Negeri
      tahun: {year}
""")
    rows.append(f"""    - nama: Opini Wajar Tanpa Pengecualian
      jenis: opini
      pemberi: Badan Pemeriksa Keuangan
      tahun: {year}
      untuk_tahun: {year - 1}
""")
    return f"format: 1\nsumber: rekaan\npenghargaan:\n  lengkap: ya\n  daftar:\n{''.join(rows)}"


def speech(r: Region) -> str:
    """The head's own wording."""
    return f"""format: 1
pidato:
  terima_kasih:
    - kepada: Pimpinan dan Anggota DPRD {r.title}
      atas: kemitraan
  harapan:
    sebagai: bahan evaluasi bersama
    untuk:
      - perbaikan pelayanan publik {r.canary}
  bagian:
    pembuka:
      tambah: |
        Pada kesempatan ini kami menyampaikan terima kasih kepada warga {r.canary} yang menjaga suasana daerah tetap aman.
"""


def budget(r: Region, luck: random.Random, year: int) -> str:
    """A budget whose sums and identities hold; realised amounts end in the region's mark."""
    plan: dict[str, int] = {}
    real: dict[str, int] = {}
    for group, leaves in LEAVES.items():
        for leaf in leaves:
            plan[leaf] = (
                luck.randint(5_000, 90_000) * 10_000_000 // (8 if group in ("4.3", "5.3", "6.2") else 1)
            )
            real[leaf] = plan[leaf] * luck.randint(900, 1000) // 1000 // 1_000_000 * 1_000_000 + r.mark
    real["6.1.01"] = plan["6.1.01"]
    # what is planned to be spent is what there is: the transfers from the state settle the balance
    spent = sum(v for k, v in plan.items() if k[0] == "5") + plan["6.2.02"]
    there = sum(v for k, v in plan.items() if k[0] in "46" and k not in ("4.2.01", "6.2.02"))
    low = max(0, 1_000_000_000 + there - spent)
    plan["5.1.01"] += low
    plan["4.2.01"] = spent + low - there
    real["4.2.01"] = plan["4.2.01"] * 99 // 100 // 1_000_000 * 1_000_000 + r.mark
    real["5.1.01"] = plan["5.1.01"] * 95 // 100 // 1_000_000 * 1_000_000 + r.mark
    for amounts in (plan, real):
        for group, leaves in LEAVES.items():
            amounts[group] = sum(amounts[leaf] for leaf in leaves)
            amounts[group[0]] = amounts.get(group[0], 0) + amounts[group]
    del plan["6"], real["6"]
    rows = "".join(
        f"    {code}:\n      anggaran: {rupiah(plan[code])}\n      realisasi: {rupiah(real[code])}\n"
        for code in sorted(plan)
    )
    return f"""format: 1
sumber: rekaan
anggaran:
  tahun: {year}
  status: belum diaudit
  sumber: Badan Keuangan {r.canary}
  rekening:
{rows}"""


INDICATORS = {
    "ipm": (60, 85, 2), "kemiskinan": (3, 25, 2), "tpt": (2, 8, 2), "pertumbuhan_ekonomi": (3, 6, 2),
    "gini": (0.25, 0.41, 3), "inflasi": (1, 4, 2), "umur_harapan_hidup": (63, 76, 2), "rata_lama_sekolah": (6, 12, 2),
}  # fmt: skip


def indicators(luck: random.Random, year: int) -> str:
    """Macro indicators of two years with their targets."""
    rows = []
    for name, (low, high, places) in INDICATORS.items():
        value = luck.uniform(low, high)
        rows.append(f"""  {name}:
    nilai:
      {year - 1}: {decimal(value * 0.99, places)}
      {year}: {decimal(value, places)}
    target:
      {year}: {decimal(value * luck.uniform(0.98, 1.02), places)}
""")
    return f"format: 1\nsumber: BPS (rekaan)\nindikator:\n{''.join(rows)}"


def affairs(r: Region, luck: random.Random) -> str:
    """Affairs with offices, amounts and what was reached."""
    rows = []
    for code, office in list(AFFAIRS.items())[: 4 * (r.size - 1)]:
        plan = luck.randint(10_000, 30_000) * 1_000_000
        rows.append(f"""    - kode: {code}
      perangkat_daerah: {office} {r.canary}
      anggaran: {rupiah(plan)}
      realisasi: {rupiah(plan * luck.randint(90, 99) // 100 // 1_000_000 * 1_000_000 + r.mark)}
      capaian:
        - layanan menjangkau {luck.randint(60, 99)} persen sasaran
""")
    return f"format: 1\nsumber: rekaan\nurusan:\n  daftar:\n{''.join(rows)}"


def performance(r: Region, luck: random.Random) -> str:
    """Policies, assisted tasks, obstacles."""
    plan = luck.randint(1_000, 9_000) * 1_000_000
    return f"""format: 1
sumber: rekaan
kebijakan:
  daftar:
    - nama: percepatan penurunan stunting {r.canary}
      dasar: Peraturan {HEADS[r.kind]} Nomor 11 Tahun 2024
      masalah: bantuan gizi yang belum menjangkau seluruh keluarga sasaran
tugas_pembantuan:
  daftar:
    - kegiatan: pembangunan jaringan irigasi tersier
      sifat: tugas pembantuan
      pemberi: Kementerian Pertanian
      anggaran: {rupiah(plan)}
      realisasi: {rupiah(plan - 1_000_000 + r.mark)}
      hasil: jaringan sepanjang {luck.randint(5, 40)} kilometer
kendala:
  daftar:
    - masalah: kemampuan PAD membiayai belanja daerah masih terbatas
      langkah: memperluas basis data objek pajak
"""


def advice(r: Region, year: int) -> str:
    """What became of last year's advice."""
    return f"""format: 1
sumber: rekaan
rekomendasi:
  keputusan: Keputusan DPRD {r.title} Nomor 12 Tahun {year}
  tanggal: {"Jumat, 26 April 2024" if year == 2024 else "Jumat, 28 April 2023"}
  daftar:
    - rekomendasi: Menyusun peta potensi pajak daerah {r.canary}
      tindak_lanjut: Peta potensi telah selesai
      perangkat_daerah: Badan Pendapatan Daerah
      status: selesai
    - rekomendasi: Mempercepat perbaikan ruang kelas yang rusak berat
      tindak_lanjut: Sebanyak {40 + r.number % 90} ruang kelas telah diperbaiki
      perangkat_daerah: Dinas Pendidikan
      status: dalam proses
"""


def programmes(r: Region, luck: random.Random) -> str:
    """A few programmes with their results."""
    rows = []
    for n in range(1, 7):
        plan = luck.randint(500, 1_600) * 1_000_000
        rows.append(f"""    - kode: 1.01.0{n}
      nama: Program {r.canary} {n}
      perangkat_daerah: Dinas Pendidikan {r.canary}
      indikator: persentase layanan
      satuan: persen
      target: {luck.randint(70, 90)}
      realisasi: {luck.randint(70, 99)}
      anggaran: {rupiah(plan)}
      realisasi_anggaran: {rupiah(plan - 1_000_000 + r.mark)}
""")
    return f"format: 1\nsumber: rekaan\nprogram_kegiatan:\n  daftar:\n{''.join(rows)}"
