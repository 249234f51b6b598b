"""Which files a fresh input has, which subjects stand in which, and what is left open for a person.

In: answers, the subjects that the region's own files hold already, the keys of the indicator catalogue. Out:
names below the region folder with their bytes. Subjects and keys come from the model: what a table here does
not name gets a file of its own or stands behind "# ".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lkpj_report.build.starter.answers import Jawaban
from lkpj_report.build.starter.blank import Formulir, Jalur, baris_isian, dinonaktifkan
from lkpj_report.build.starter.windows import cmd_files
from lkpj_report.figures.jabatan import KEPALA
from lkpj_report.laporan.daerah import JenisDaerah
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.jsonschema import NOTES
from lkpj_report.source.merge import FORMAT
from lkpj_report.source.tipe import Isian, susunan

DAERAH = "daerah.yaml"
"""The region's own file: what doesn't change every year."""

SKEMA = "lkpj.schema.json"

BERKAS = {
    "daerah": "daerah",
    "pejabat": "daerah",
    "dprd": "daerah",
    "pemeriksaan": "daerah",
    "spm": "program_kegiatan",
    "acara": "persidangan",
    "daftar_hadir": "persidangan",
    "serah_terima": "persidangan",
    "distribusi": "persidangan",
    "surat": "persidangan",
    "dasar_hukum": "laporan",
    "visi_misi": "perencanaan",
    "kebijakan": "kinerja",
    "tugas_pembantuan": "kinerja",
    "kendala": "kinerja",
}
"""Subjects that share a file; each other subject has the file of its name."""

TERBUKA: tuple[Jalur, ...] = (
    ("daerah", "ibu_kota"),
    ("pejabat", "0", "nama"),
    ("sidang", "masa"),
    ("sidang", "tahun_sidang"),
    ("sidang", "tanggal"),
    ("sidang", "tempat"),
    ("pidato", "terima_kasih", "0", "kepada"),
    ("perencanaan", "rpjmd"),
    ("perencanaan", "rkpd"),
    ("visi_misi", "visi"),
    ("visi_misi", "misi", "0"),
    ("indikator",),
    ("urusan", "daftar"),
    ("kebijakan", "daftar"),
    ("kendala", "daftar"),
    ("penghargaan", "daftar"),
    ("rekomendasi", "daftar"),
)
"""What nearly every report says: live and empty, so a konsep shows a gap there. Keep it short."""

REKENING = {"4": True, "5": True, "6.1": False, "6.2": False}
"""Accounts to begin with, and whether they are live: not each region has financing."""

PETUNJUK = (
    "Isi nilainya sesudah titik dua. Yang dibiarkan kosong dianggap belum diisi; bila memang tidak ada, hapus barisnya.",
    'Baris berbentuk "# kunci:" boleh dipakai atau tidak: hapus "# " di depannya, juga pada baris-baris di bawahnya.',
)


def fresh_files(
    isi: Jawaban, sudah_ada: Collection[str], indikator: Iterable[str], skema: str
) -> tuple[tuple[str, bytes], ...]:
    """Names below the region folder ("2024/sidang.yaml") with contents; `sudah_ada` are subjects to leave out.

    `isi` holds at least the fiscal year and, unless the region is there already, its name and kind.
    """
    tahun = isi["laporan", "tahun_anggaran"]
    form = _formulir(isi, tuple(indikator))
    groups: dict[str, list[Isian]] = {}
    for pokok in susunan(Laporan).isian.values():
        if pokok.nama not in sudah_ada:
            groups.setdefault(BERKAS.get(pokok.nama, pokok.nama), []).append(pokok)
    out: list[tuple[str, bytes]] = [(SKEMA, skema.encode("utf-8"))]
    for stem, subjects in groups.items():
        own = f"{stem}.yaml" == DAERAH
        name = DAERAH if own else f"{tahun}/{stem}.yaml"
        lines = _berkas(subjects, form, SKEMA if own else f"../{SKEMA}")
        out.append((name, ("\n".join(lines) + "\n").encode("utf-8")))
    return (*out, *cmd_files(tahun))


def _berkas(subjects: list[Isian], form: Formulir, skema: str) -> list[str]:
    lines = [f"# yaml-language-server: $schema={skema}", *dinonaktifkan(list(PETUNJUK)), f"format: {FORMAT}"]
    for key, meaning in NOTES.items():
        if key != "format":
            lines += [f"# {meaning}", f"# {key}:"]
    for pokok in subjects:
        lines += ["", *baris_isian(pokok, (pokok.nama,), form)]
    return lines


def _formulir(isi: Jawaban, indikator: tuple[str, ...]) -> Formulir:
    tahun = isi["laporan", "tahun_anggaran"]
    known = {("anggaran", "tahun"): tahun, **{k: v for k, v in isi.items() if v}}
    opened: set[Jalur] = {*TERBUKA}
    jenis = isi.get(("daerah", "jenis"))
    if jenis:
        known["pejabat", "0", "jabatan"] = KEPALA[JenisDaerah(jenis)]
        if jenis != JenisDaerah.PROVINSI:
            opened.add(("daerah", "provinsi"))
    opened |= {("anggaran", "rekening", kode, k) for kode in REKENING for k in ("anggaran", "realisasi")}
    dimmed = {("anggaran", "rekening", kode) for kode, live in REKENING.items() if not live}
    kunci: dict[Jalur | str, tuple[str, ...]] = {
        ("indikator",): indikator,
        ("anggaran", "rekening"): tuple(REKENING),
        "tahun": (tahun, str(int(tahun) - 1)),
    }
    return Formulir(known, frozenset(opened), frozenset(dimmed), kunci)
