"""Checks of the awards: year, giver, counts, ranks, scores, short forms, own sentences. Codes K3xx."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.checks.kalimat import angka_asing
from lkpj_report.checks.perkara import Perkara, temuan
from lkpj_report.checks.singkatan import huruf_awal, singkatan_cocok
from lkpj_report.diagnostics import Diagnostic, Severity, info, warning
from lkpj_report.laporan.penghargaan import JenisPenghargaan, Penghargaan

SUPERLATIF = re.compile(
    r"\b(?:paling\s+\w+|ter(?:tinggi|baik|banyak|besar|luas|cepat|depan|inovatif|bersih|rendah|kecil|aman|nyaman"
    r"|kreatif|unggul|maju|populer|favorit|hebat|kuat|panjang|lengkap|aktif|toleran|indah|hijau|sehat|produktif"
    r"|kompetitif|harmonis|informatif|transparan|akuntabel|layak|pandai|cerdas|bahagia|makmur|sejahtera|kaya|tua|muda))\b",
    re.IGNORECASE,
)
"""Superlatives; a closed list, since "terbuka", "terpadu", "tertib" begin alike."""

TAHUN_GANDA = re.compile(r"\b\d{4}\s*[/–—-]\s*\d{2,4}\b")


def _butir(p: Perkara) -> tuple[Penghargaan, ...]:
    return p.laporan.penghargaan.daftar if p.laporan.penghargaan else ()


def _absen(b: Penghargaan, *isian: str) -> bool:
    """Whether none of the fields was written; one that stands there empty is a gap (D120) and said once."""
    return all(getattr(b, nama) is None and nama not in b.letak.kosong for nama in isian)


def _sebut(b: Penghargaan) -> str:
    return f'"{b.nama}"' if b.nama else f"kelompok dari {b.pemberi}" if b.pemberi else "butir ini"


def tahun_lain(p: Perkara) -> Iterator[Diagnostic]:
    """The report speaks of one fiscal year (UU 23/2014 art. 69; PP 13/2019 art. 1): `tahun`, not `untuk_tahun`."""
    for b in _butir(p):
        if b.tahun is not None and b.tahun != p.tahun:
            pesan = f"penghargaan tahun {b.tahun} di luar tahun laporan {p.tahun}"
            if b.tahun == p.tahun_lazim:
                pesan += f"; cocok bila tahun anggaran {b.tahun}"
            saran = "pastikan tahunnya; bila yang dinilai tahun lain, tulis tahun itu di untuk_tahun"
            yield warning("K301", pesan, b.letak["tahun"], saran)


def periode_rentang(p: Perkara) -> Iterator[Diagnostic]:
    """A fiscal year is one calendar year (UU 17/2003 art. 4); "2023/2024" is a session year's form."""
    daftar = p.laporan.penghargaan
    if daftar is None or daftar.periode is None:
        return
    tahun = set(re.findall(r"\b(?:19|20|21)\d{2}\b", daftar.periode))
    if TAHUN_GANDA.search(daftar.periode) or len(tahun) > 1:
        yield warning(
            "K302", f'periode "{daftar.periode}" bukan satu tahun anggaran', daftar.letak["periode"],
            f"tulis satu tahun, misalnya {p.tahun}, dan isi tahun pada tiap butir",
        )  # fmt: skip


def tanpa_tahun(p: Perkara) -> Iterator[Diagnostic]:
    """Each award has its year (PP 13/2019 art. 3: akurasi); one finding for the list."""
    daftar = p.laporan.penghargaan
    kosong = [b for b in _butir(p) if _absen(b, "tahun")]
    if daftar is not None and kosong:
        sebagian = f"{len(kosong)} dari {len(daftar.daftar)} butir"
        yield warning(
            "K303", f"{sebagian} penghargaan tanpa tahun", daftar.letak["daftar"],
            'isi "tahun" pada tiap butir menurut piagamnya',
        )  # fmt: skip


def tanpa_pemberi(p: Perkara) -> Iterator[Diagnostic]:
    """Who gave or who ran it is named (PP 13/2019 art. 3: transparansi, akurasi)."""
    for b in _butir(p):
        if _absen(b, "pemberi", "penyelenggara"):
            yield warning(
                "K304", f"{_sebut(b)} tanpa pemberi atau penyelenggara", b.letak.diri,
                'isi "pemberi", atau "penyelenggara" untuk lomba, indeks, dan gerakan',
            )  # fmt: skip


def jumlah_kelompok(p: Perkara) -> Iterator[Diagnostic]:
    """The number of a group is the number of awards that are named (arithmetic)."""
    for b in _butir(p):
        banyak = len(b.rincian)
        if b.jumlah is None and banyak > 1:
            yield warning(
                "K305", f"{banyak} penghargaan dirinci, tetapi jumlah tidak diisi sehingga dihitung satu",
                b.letak["rincian"], f"tambahkan jumlah: {banyak}",
            )  # fmt: skip
        elif b.jumlah is not None and b.jumlah != banyak and not (b.jumlah == 1 and not banyak):
            yield warning(
                "K305", f"jumlah {b.jumlah}, dirinci {banyak}", b.letak["jumlah"],
                "lengkapi rincian, atau perbaiki jumlahnya",
            )  # fmt: skip


def partisipasi(p: Perkara) -> Iterator[Diagnostic]:
    """Taking part is no award; it is named but not counted (a rule of this program)."""
    for b in _butir(p):
        if b.jenis is JenisPenghargaan.PARTISIPASI:
            yield info(
                "K306", f"{_sebut(b)}: partisipasi tidak dihitung sebagai penghargaan", b.letak["jenis"]
            )


def superlatif(p: Perkara) -> Iterator[Diagnostic]:
    """ "Tertinggi" is a rank and needs its number (PP 13/2019 art. 3: objektif).

    Only indices and ratings rank; "terbaik" in the title of a prize or a rating is the prize's own name.
    """
    for b in _butir(p):
        if b.jenis not in (JenisPenghargaan.INDEKS, JenisPenghargaan.PREDIKAT) or not _absen(b, "peringkat"):
            continue
        kata = SUPERLATIF.search(b.nama or "")
        if kata is None or (b.jenis is JenisPenghargaan.PREDIKAT and kata[0].casefold() == "terbaik"):
            continue
        yield warning(
            "K307", f'"{kata[0]}" tanpa peringkat', b.letak["nama"],
            'isi "peringkat" menurut pengumuman resminya, atau lunakkan sebutannya',
        )  # fmt: skip


def skor_tanpa_skala(p: Perkara) -> Iterator[Diagnostic]:
    """A score says nothing without its scale (PP 13/2019 art. 3: akurasi)."""
    for b in _butir(p):
        if b.skor is not None and _absen(b, "skala"):
            yield warning(
                "K308", f"skor {format_bilangan(b.skor.nilai)} tanpa skala", b.letak["skor"],
                'isi "skala", misalnya 0 sampai 10',
            )  # fmt: skip


def singkatan(p: Perkara) -> Iterator[Diagnostic]:
    """A short form is made of its name (EYD V on short forms)."""
    for b in _butir(p):
        if b.singkatan and b.nama and not singkatan_cocok(b.singkatan, b.nama):
            yield temuan(
                Severity.WARNING, "K309",
                f'singkatan {b.singkatan} tidak cocok dengan huruf awal "{b.nama}" ({huruf_awal(b.nama)})',
                b.letak["singkatan"], saran=("periksa singkatan dan nama pada pengumuman resminya",),
                terkait=((b.letak["nama"], "namanya"),),
            )  # fmt: skip


def kalimat_sendiri(p: Perkara) -> Iterator[Diagnostic]:
    """The office's own sentence says the numbers of the fields (PP 13/2019 art. 3: akurasi)."""
    for b in _butir(p):
        asing = angka_asing(b) if b.kalimat else ()
        if asing:
            yield warning(
                "K310", f"kalimat memuat {', '.join(asing)}, yang tidak ada pada isian butir ini", b.letak["kalimat"],
                "samakan kalimat dengan peringkat, skor, jumlah, tahun, dan isian lainnya",
            )  # fmt: skip
