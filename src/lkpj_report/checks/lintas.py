"""Checks of sums across subjects and years: the chain to last year's SiLPA, programs, affairs, spending. Codes K207 to K211."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.pembulatan import round_half_up
from lkpj_report.bahasa.rupiah import SATUAN, format_rupiah
from lkpj_report.checks.jumlah import KOLOM, SEBUTAN, SILPA, Jumlah, Pohon, pohon, silpa
from lkpj_report.checks.perkara import Perkara, tempat, temuan
from lkpj_report.checks.pernyataan import perubahan
from lkpj_report.diagnostics import Diagnostic, Place, Severity
from lkpj_report.figures.hasil import Uang
from lkpj_report.figures.program import SimpulProgram
from lkpj_report.laporan.anggaran import Anggaran, Pernyataan, StatusAngka
from lkpj_report.laporan.kinerja import Urusan
from lkpj_report.laporan.skalar import KodeRekening

SILPA_LALU = KodeRekening("6.1.01")
"""The account that carries last year's SiLPA into this year's receipts."""


def _rp(nilai: Decimal) -> str:
    return format_rupiah(nilai, nilai != nilai.to_integral_value())


def _beda(selisih: Decimal) -> str:
    return f"{'lebih besar' if selisih > 0 else 'lebih kecil'} {_rp(abs(selisih))}"


def silpa_rantai(p: Perkara) -> Iterator[Diagnostic]:
    """Account 6.1.01 is the SiLPA that last year ended with (UU 17/2003 and PP 12/2019, continuity of accounts [M]).

    A warning: last year's figures may be those before the audit, and the message says when they are.
    """
    isi, lalu = p.laporan.anggaran, p.lalu.anggaran if p.lalu else None
    if isi is None or lalu is None or SILPA_LALU not in isi.rekening:
        return
    ini, akhir = _pohon(p, isi).disebut(SILPA_LALU, "realisasi"), _silpa_akhir(_pohon_lalu(p, lalu))
    if ini is None or akhir is None:
        return
    selisih = ini.nilai - akhir.nilai
    if abs(selisih) <= ini.toleransi + akhir.toleransi:
        return
    keadaan = f" ({lalu.status.value})" if lalu.status is not None else ""
    saran = ["periksa rekening 6.1.01; nilainya SiLPA yang sudah diaudit"]
    if lalu.status is not StatusAngka.DIAUDIT:
        saran.append(
            f"angka tahun {lalu.tahun} belum diaudit: perbarui isian tahun lalu dengan angka laporan keuangan yang diaudit"
        )
    yield temuan(
        Severity.WARNING, "K207",
        f"SiLPA tahun sebelumnya (rekening 6.1.01) {_rp(ini.nilai)}, sedangkan tahun {lalu.tahun} berakhir dengan SiLPA "
        f"{_rp(akhir.nilai)}{keadaan}: {_beda(selisih)}",
        next(iter(ini.places), None), saran=tuple(saran),
        terkait=((min(akhir.places, default=None), "angka tahun lalu"),),
    )  # fmt: skip


def _pohon(p: Perkara, isi: Anggaran) -> Pohon:
    return p.sekali("pohon", lambda: pohon(isi))


def _pohon_lalu(p: Perkara, lalu: Anggaran) -> Pohon:
    return p.sekali("pohon tahun lalu", lambda: pohon(lalu))


def _silpa_akhir(semua: Pohon) -> Jumlah | None:
    hasil = silpa(semua, "realisasi")
    return hasil if hasil is not None else semua.disebut(SILPA, "realisasi")


def jumlah_program(p: Perkara) -> Iterator[Diagnostic]:
    """A program is the sum of its kegiatan, an affair that of its programs (arithmetic).

    More below than above is a fault; less may be a list of the important ones only and is a warning.
    """
    program = p.angka.program
    if program is None:
        return
    for u in program.urusan:
        for s in u.program:
            yield from _simpul(s)
    milik = {u.kode.isi: u for u in program.urusan}
    for b in p.laporan.urusan.daftar if p.laporan.urusan else ():
        urusan = milik.get(b.kode)
        for nama in ("anggaran", "realisasi"):
            disebut, hitungan = getattr(b, nama), getattr(urusan, nama) if urusan is not None else None
            if disebut is not None and hitungan is not None:
                yield from _rincian(
                    f"{nama} urusan {b.kode}", disebut.nilai, hitungan.isi.nilai, b.letak[nama],
                    ("program", [getattr(s, nama) for s in urusan.program] if urusan is not None else ()),
                )  # fmt: skip


def _simpul(s: SimpulProgram) -> Iterator[Diagnostic]:
    for nama in ("anggaran", "realisasi"):
        ini: Uang | None = getattr(s, nama)
        anak: list[Uang | None] = [getattr(a, nama) for a in s.anak]
        ada = [a for a in anak if a is not None]
        if ini is not None and ada and len(ada) == len(anak):
            jumlah = sum((a.isi.nilai for a in ada), Decimal(0))
            tingkat = s.anak[0].tingkat.value
            apa = f"{nama} {s.tingkat.value} {s.kode.isi}"
            yield from _rincian(apa, ini.isi.nilai, jumlah, tempat(ini.asal), (tingkat, ada))
    for a in s.anak:
        yield from _simpul(a)


def _rincian(
    apa: str, disebut: Decimal, hitungan: Decimal, place: Place | None, bawah: tuple[str, Iterable[Uang | None]]
) -> Iterator[Diagnostic]:  # fmt: skip
    if disebut == hitungan:
        return
    tingkat, isi = bawah
    places = [t for u in isi if u is not None and (t := tempat(u.asal)) is not None]
    yield temuan(
        Severity.FAULT if hitungan > disebut else Severity.WARNING, "K208",
        f"{apa} {_rp(disebut)}, sedangkan jumlah {tingkat} di bawahnya {_rp(hitungan)}: {_beda(disebut - hitungan)}",
        place, saran=(f"perbaiki jumlahnya, atau lengkapi {tingkat} yang tertinggal",),
        terkait=((places[0] if places else None, f"mulai dari sini: {tingkat}"),),
    )  # fmt: skip


def jumlah_belanja(p: Perkara) -> Iterator[Diagnostic]:
    """All affairs, and all programs, together spend no more than the budget's spending (arithmetic)."""
    isi = p.laporan.anggaran
    if isi is None:
        return
    for nama in ("anggaran", "realisasi"):
        belanja = _pohon(p, isi).nilai(KodeRekening("5"), nama)
        urusan = [b.letak[nama] for b in _urusan(p) if getattr(b, nama) is not None]
        jumlah = sum((getattr(b, nama).nilai for b in _urusan(p) if getattr(b, nama) is not None), Decimal(0))
        program: Uang | None = getattr(p.angka.program, nama) if p.angka.program is not None else None
        for apa, banyak, place in (
            ("urusan", jumlah, next(iter(urusan), None)),
            ("program", program.isi.nilai if program else Decimal(0), p.laporan.letak["program_kegiatan"]),
        ):
            if belanja is not None and banyak - belanja.nilai > belanja.toleransi:
                yield temuan(
                    Severity.FAULT, "K209",
                    f"{nama} semua {apa} {_rp(banyak)}, {_beda(banyak - belanja.nilai)} daripada {nama} belanja daerah",
                    place, saran=("cocokkan keduanya dengan dokumen sumber; mungkin ada baris yang tertulis dua kali",),
                    terkait=((min(belanja.places, default=None), "belanja daerah"),),
                )  # fmt: skip


def _urusan(p: Perkara) -> tuple[Urusan, ...]:
    return p.laporan.urusan.daftar if p.laporan.urusan else ()


def pembulatan(p: Perkara) -> Iterator[Diagnostic]:
    """Amounts of some column are rounded as far as the input declares (a rule of this program: rounding is
    declared, never guessed; it widens what sums allow)."""
    isi = p.laporan.anggaran
    if isi is None or isi.pembulatan <= 1:
        return
    lain: list[tuple[KodeRekening, str]] = []
    for kolom in KOLOM:
        jumlah = [(kode, n) for kode, b in isi.rekening.items() if (n := getattr(b, kolom)) is not None]
        tidak = [(kode, kolom) for kode, n in jumlah if n.nilai % isi.pembulatan]
        if len(tidak) * 2 <= len(jumlah) and jumlah:
            return  # this column is rounded: others may be exact
        lain += tidak
    if lain:
        kode, kolom = lain[0]
        yield temuan(
            Severity.WARNING, "K210",
            f"{len(lain)} jumlah tidak dibulatkan sampai {format_bilangan(Decimal(isi.pembulatan), 0)} rupiah, "
            f"misalnya {SEBUTAN[kolom]} rekening {kode}",
            isi.letak["pembulatan"], saran=("perbaiki anggaran.pembulatan, atau tulis jumlah yang dibulatkan",),
            terkait=((isi.rekening[kode].letak[kolom], "tidak dibulatkan"),),
        )  # fmt: skip


def pernyataan_apbd(p: Perkara) -> Iterator[Diagnostic]:
    """A claim about revenue or spending fits the amounts of both years (arithmetic, within the claim's own rounding).

    Only claims whose `tentang` says realisasi and pendapatan daerah or belanja daerah. End points are compared when
    the claim has a unit of rupiah; direction and growth with the two years' amounts when it names no end points.
    """
    isi = p.laporan.anggaran
    lalu = p.lalu.anggaran if p.lalu else None
    for s in isi.pernyataan if isi is not None else ():
        kode = _akun(s)
        if isi is None or kode is None:
            continue
        dahulu = _pohon_lalu(p, lalu).nilai(kode, "realisasi") if lalu is not None else None
        kini = _pohon(p, isi).nilai(kode, "realisasi")
        yield from _titik(s, dahulu, kini)
        if dahulu is not None and kini is not None and (s.dari is None or s.ke is None):
            yield from _tumbuh(s, dahulu, kini)


def _titik(s: Pernyataan, dahulu: Jumlah | None, kini: Jumlah | None) -> Iterator[Diagnostic]:
    satuan = _satuan(s)
    for nama, disebut, jumlah in (("dari", s.dari, dahulu), ("ke", s.ke, kini)):
        if disebut is None or jumlah is None or satuan is None or _sama(disebut, jumlah, satuan):
            continue
        benar = format_bilangan(round_half_up(jumlah.nilai / satuan, 2), 2)
        yield _sanggah(
            s,
            nama,
            f"disebut {format_bilangan(disebut.nilai)} {s.satuan}, sedangkan datanya {benar} {s.satuan}",
            jumlah,
        )


def _tumbuh(s: Pernyataan, dahulu: Jumlah, kini: Jumlah) -> Iterator[Diagnostic]:
    satuan = _satuan(s)
    ukuran = satuan or Decimal(1)
    dari, ke = (Bilangan(j.nilai / ukuran, j.rupiah.langkah / ukuran) for j in (dahulu, kini))
    tanpa_satuan = replace(s, selisih=None) if satuan is None else s
    for pesan, nama in perubahan(tanpa_satuan, dari, ke):
        yield _sanggah(s, nama, pesan, kini)


def _sanggah(s: Pernyataan, nama: str, pesan: str, jumlah: Jumlah) -> Diagnostic:
    return temuan(
        Severity.WARNING, "K211", pesan, s.letak[nama], saran=("perbaiki pernyataan itu, atau periksa angkanya",),
        terkait=((min(jumlah.places, default=None), "datanya"),),
    )  # fmt: skip


def _akun(s: Pernyataan) -> KodeRekening | None:
    tentang = (s.tentang or "").casefold()
    disebut = [k for k, kata in (("4", "pendapatan daerah"), ("5", "belanja daerah")) if kata in tentang]
    return KodeRekening(disebut[0]) if len(disebut) == 1 and "realisasi" in tentang else None


def _satuan(s: Pernyataan) -> Decimal | None:
    kata = (s.satuan or "").casefold().removeprefix("rp").split()
    if not kata or kata[0] not in SATUAN or kata[1:] not in ([], ["rupiah"]):
        return None
    return Decimal(10) ** SATUAN[kata[0]]


def _sama(disebut: Bilangan, jumlah: Jumlah, satuan: Decimal) -> bool:
    lebar = disebut.langkah / 2 * satuan + jumlah.toleransi
    return abs(disebut.nilai * satuan - jumlah.nilai) <= lebar
