"""Checks against last year's input: what was copied and not renewed. Codes K701 to K705.

In: this year's report and last year's (`Perkara.lalu`). Out: amounts and figures that did not move,
sentences that are last year's, names of people who have left. Councils have found whole passages in which
only the year was changed; a copy is never an error, since a figure may indeed stay as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.checks.jelajah import Nilai, nilai
from lkpj_report.checks.perkara import Perkara, temuan
from lkpj_report.checks.serupa import Ingatan
from lkpj_report.diagnostics import Diagnostic, Place, Severity, info, warning
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.skalar import Cacah, Tahun
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian

TETAP = frozenset({
    "alamat", "atas", "bidang", "dasar", "dasar_hukum", "hadirin", "instansi_pemberi", "jabatan", "kepada",
    "keterangan_lambang", "laman", "lokasi", "misi", "nama", "pemberi", "penyelenggara", "perangkat_daerah",
    "pos_el", "rapat", "rkpd", "rpjmd", "salam", "sapaan", "satuan", "sumber", "susunan_sapaan", "tembusan", "tempat",
    "uraian", "visi", "yth", "kegiatan", "indikator", "perlu_konfirmasi", "alasan", "oleh", "catatan", "acara", "perihal",
})  # fmt: skip
"""Fields whose words may rightly stay the same from year to year."""

KUNCI = (
    "kode", "nama", "nomor", "kegiatan", "indikator", "masalah", "uraian", "jabatan", "kepada", "kebijakan",
)  # fmt: skip
"""Fields by which an item of a list is known again in another year."""

_GELAR = re.compile(r"^(?:(?:dr|drg|Dr|Drs|Dra|Ir|Prof|H|Hj|K\.H)\.\s*)+|,.*$")


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure with its path, its digits and its place."""

    jalur: tuple[str, ...]
    isi: Rupiah | Persen | Bilangan | Cacah
    place: Place | None


def jumlah_sama(p: Perkara) -> Iterator[Diagnostic]:
    """Amounts that are last year's to the rupiah (press on Tanah Laut and Kaltim 2020, features 2.2)."""
    for ini, lalu in _pasangan(p):
        if isinstance(ini.isi, Rupiah) and isinstance(lalu.isi, Rupiah) and ini.isi.nilai == lalu.isi.nilai:
            if _angka_penting(ini) < 4:  # Rp500.000.000 may well be given again
                continue
            yield temuan(
                Severity.WARNING, "K701", f'jumlah "{_sebut(ini)}" sama persis dengan tahun lalu', ini.place,
                saran=("pastikan angkanya sudah angka tahun ini",), terkait=((lalu.place, "angka tahun lalu"),),
            )  # fmt: skip


def angka_sama(p: Perkara) -> Iterator[Diagnostic]:
    """Other figures that did not move, each a remark (press on Tanah Laut and Kaltim 2020, features 2.2)."""
    for ini, lalu in _pasangan(p):
        if isinstance(ini.isi, Rupiah) or ini.jalur[-1] in ("target", "anggaran"):
            continue
        if _sama(ini, lalu) and _angka_penting(ini) >= 3:
            yield temuan(
                Severity.INFO, "K703", f'"{_sebut(ini)}" sama persis dengan tahun lalu', ini.place,
                saran=("pastikan angkanya sudah angka tahun ini",), terkait=((lalu.place, "angka tahun lalu"),),
            )  # fmt: skip


def kalimat_sama(p: Perkara) -> Iterator[Diagnostic]:
    """Sentences of last year, at most with another year (press on Tanah Laut and Kaltim 2020, features 2.2)."""
    if p.lalu is None:
        return
    dahulu = list(_kalimat(n for n in nilai(p.lalu) if type(n.isi) is str))
    bersama = {n.place for n in dahulu}  # the region's own file is read in both years
    ingatan = Ingatan()
    ingatan.ingat(n.isi for n in dahulu)
    for n in _kalimat(p.teks):
        if n.place in bersama:
            continue
        salinan = list(ingatan.salinan(n.isi))
        if not salinan:
            continue
        persis = all(s.persis for s in salinan)
        yield warning(
            "K702",
            f"{_banyak(len(salinan))} {'sama dengan' if persis else 'hampir sama dengan'} tahun lalu"
            f": “{_pendek(salinan[0].kalimat)}”",
            n.place,
            "tulis lagi menurut keadaan tahun ini, atau terima temuan ini bila memang masih berlaku",
        )


def nama_lama(p: Perkara) -> Iterator[Diagnostic]:
    """Names of people who had left office before the fiscal year began (press on Lampung Utara 2019)."""
    lama = dict(_bekas(p))
    if not lama:
        return
    pola = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(lama, key=len, reverse=True)))
    for n in p.teks:
        if n.nama in ("nama", "sumber", "perlu_konfirmasi", "alasan"):
            continue
        for nama in dict.fromkeys(pola.findall(n.isi)):
            yield warning(
                "K704", f'"{nama}" tidak lagi menjabat: {lama[nama]}', n.place,
                "ganti dengan nama pejabat tahun ini, atau terima temuan ini bila memang dimaksud",
            )  # fmt: skip


def banyak_sama(p: Perkara) -> Iterator[Diagnostic]:
    """A subject of which a fifth or more did not move (press on Tanah Laut and Kaltim 2020, features 2.2)."""
    per: dict[str, list[bool]] = {}
    for ini, lalu in _pasangan(p):
        if _angka_penting(ini) >= 2:
            per.setdefault(ini.jalur[0], []).append(_sama(ini, lalu))
    for pokok, tanda in per.items():
        sama = sum(tanda)
        if sama >= 5 and sama * 5 >= len(tanda):
            yield info(
                "K705", f'{sama} dari {len(tanda)} angka di "{pokok}" sama dengan tahun lalu',
                p.laporan.letak[pokok], "pastikan bagian ini bukan salinan isian tahun lalu",
            )  # fmt: skip


def angka(laporan: Laporan) -> Iterator[Angka]:
    """All figures of a report with their paths; years of a map count from the fiscal year ("0", "-1")."""
    yield from _angka(laporan, (), laporan.laporan.tahun_anggaran)


def _angka(b: Bagian, jalur: tuple[str, ...], tahun: int) -> Iterator[Angka]:
    for nama, place in b.letak.nilai.items():
        if "." in nama:
            continue
        yield from _nilai(b, nama, getattr(b, nama, None), place, (jalur, tahun))


def _nilai(
    b: Bagian, nama: str, isi: Any, place: Place | None, asal: tuple[tuple[str, ...], int]
) -> Iterator[Angka]:
    jalur, tahun = asal
    match isi:
        case Bagian():
            yield from _angka(isi, (*jalur, nama), tahun)
        case tuple():
            for i, butir in enumerate(isi):
                if isinstance(butir, Bagian):
                    yield from _angka(butir, (*jalur, nama, _dikenal(butir, i)), tahun)
        case dict():
            for k, v in isi.items():
                kunci = str(int(k) - tahun) if isinstance(k, Tahun) else str(k)
                if isinstance(k, Tahun) and int(k) != tahun:
                    continue  # a comparison with the year before is last year's figure by right
                if isinstance(v, Bagian):
                    yield from _angka(v, (*jalur, nama, kunci), tahun)
                elif isinstance(v, Rupiah | Persen | Bilangan):
                    yield Angka((*jalur, nama), v, b.letak[f"{nama}.{k}"])
        case Rupiah() | Persen() | Bilangan() | Cacah():
            yield Angka((*jalur, nama), isi, place)


def _dikenal(butir: Bagian, urutan: int) -> str:
    """What an item is known by: all key fields that it has; its place in the list when it has none."""
    parts = [str(v) for k in KUNCI if (v := getattr(butir, k, None)) is not None and isinstance(v, str | int)]
    return " | ".join(parts) or str(urutan)


def _pasangan(p: Perkara) -> tuple[tuple[Angka, Angka], ...]:
    """Figures of this year beside those of the same path last year; paths that occur twice are left out."""
    return p.sekali("pasangan", lambda: tuple(_berpasangan(p)))


def _berpasangan(p: Perkara) -> Iterator[tuple[Angka, Angka]]:
    if p.lalu is None:
        return
    lalu = _per_jalur(p.lalu)
    for jalur, ini in _per_jalur(p.laporan).items():
        dahulu = lalu.get(jalur)
        if dahulu is not None and ini is not None and ini.place != dahulu.place and _bukan_tetap(jalur):
            yield ini, dahulu


def _per_jalur(laporan: Laporan) -> Mapping[tuple[str, ...], Angka | None]:
    out: dict[tuple[str, ...], Angka | None] = {}
    for a in angka(laporan):
        out[a.jalur] = None if a.jalur in out else a
    return out


def _bukan_tetap(jalur: tuple[str, ...]) -> bool:
    return jalur[0] not in ("daerah", "dprd", "laporan", "sidang", "surat", "serah_terima", "gambaran")


def _nilai_angka(a: Angka) -> Any:
    return a.isi if isinstance(a.isi, Cacah) else a.isi.nilai


def _sama(ini: Angka, lalu: Angka) -> bool:
    return (
        type(ini.isi) is type(lalu.isi) and _nilai_angka(ini) == _nilai_angka(lalu) and _nilai_angka(ini) != 0
    )


def _angka_penting(a: Angka) -> int:
    """Significant digits: zeros at the end of a whole amount are none."""
    digits = str(int(a.isi)) if isinstance(a.isi, Cacah) else f"{a.isi.nilai.normalize():f}"
    return len(digits.replace(".", "").strip("-0"))


def _sebut(a: Angka) -> str:
    return ", ".join(j for j in a.jalur if j not in ("daftar", "nilai", "rekening"))


def _kalimat(teks: Iterable[Nilai]) -> Iterator[Nilai]:
    return (n for n in teks if n.nama not in TETAP and " " in n.isi)


def _bekas(p: Perkara) -> Iterator[tuple[str, str]]:
    """Bare names of former office holders with what they were."""
    masih = {_tanpa_gelar(o.nama) for o in p.laporan.pejabat if not _sudah_pergi(o, p.tahun)}
    for laporan in (p.laporan, *((p.lalu,) if p.lalu else ())):
        for o in laporan.pejabat:
            nama = _tanpa_gelar(o.nama)
            if _sudah_pergi(o, p.tahun) and nama not in masih and len(nama) > 4:
                assert o.sampai is not None
                yield nama, f"{o.jabatan} sampai {o.sampai.tanggal.year}"


def _sudah_pergi(o: Any, tahun: int) -> bool:
    return o.sampai is not None and o.sampai.tanggal.year < tahun


def _tanpa_gelar(nama: str) -> str:
    return _GELAR.sub("", nama).strip()


def _banyak(n: int) -> str:
    return "kalimat ini" if n == 1 else f"{n} kalimat"


def _pendek(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"
