"""Checks of the budget's arithmetic: sums, identities, shares, impossible amounts. Codes K2xx."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkpj_report.bahasa.persen import Persen, format_persen, persen_cocok, rentang_rasio
from lkpj_report.bahasa.rupiah import Rupiah, format_rupiah
from lkpj_report.checks.jumlah import KOLOM, NETTO, SEBUTAN, SILPA, Jumlah, Pohon, netto, pohon, silpa
from lkpj_report.checks.perkara import Perkara, temuan
from lkpj_report.diagnostics import Diagnostic, Place, Severity, fault, info, warning
from lkpj_report.laporan.anggaran import Anggaran, Rincian
from lkpj_report.laporan.kinerja import Tugas, Urusan
from lkpj_report.laporan.program import BarisProgram, BarisSpm
from lkpj_report.laporan.skalar import KodeRekening

BULAT = "bila angkanya memang dibulatkan, tulis anggaran.pembulatan, misalnya 1.000"

SEBAGIAN = "bila rinciannya memang hanya sebagian, tulis rincian: sebagian pada rekening itu"


def _pohon(p: Perkara, isi: Anggaran) -> Pohon:
    return p.sekali("pohon", lambda: pohon(isi))


def jumlah_anak(p: Perkara) -> Iterator[Diagnostic]:
    """Each account is the sum of the accounts below it, in each column (PP 12/2019; Permendagri 77/2020 [M]).

    Half a step of the declared rounding is allowed for the parent and for each amount below it. Where the input
    says that only some accounts are listed (`rincian: sebagian`), they may be less than the parent, never more.
    """
    if p.laporan.anggaran is None:
        return
    semua = _pohon(p, p.laporan.anggaran)
    for kode in semua.isi.rekening:
        if kode in (NETTO, SILPA):
            continue
        for kolom in KOLOM:
            induk, anak = semua.disebut(kode, kolom), semua.jumlah_anak(kode, kolom)
            if induk is None or anak is None:
                continue
            if not (_sebagian(semua.isi, kode) and anak.nilai < induk.nilai):
                yield from _beda(
                    "K201", f"{SEBUTAN[kolom]} rekening {kode}", induk, anak, "jumlah rekening di bawahnya"
                )


def _sebagian(isi: Anggaran, kode: KodeRekening) -> bool:
    """Whether the accounts below this one are said to be some of them only."""
    sendiri = isi.rekening[kode].rincian
    return (sendiri if sendiri is not None else isi.rincian) is Rincian.SEBAGIAN


def _beda(kode: str, apa: str, disebut: Jumlah, hitungan: Jumlah, nama: str) -> Iterator[Diagnostic]:
    """The fault of a stated amount that is not what the others give."""
    selisih = disebut.nilai - hitungan.nilai
    if abs(selisih) <= disebut.toleransi + hitungan.toleransi:
        return
    arah = "lebih besar" if selisih > 0 else "lebih kecil"
    awal, akhir = min(hitungan.places, default=None), max(hitungan.places, default=None)
    terkait: tuple[tuple[Place | None, str], ...] = ((awal, f"mulai dari sini: {nama}"),)
    if akhir != awal:
        terkait += ((akhir, "sampai dengan ini"),)
    yield temuan(
        Severity.FAULT, kode,
        f"{apa} {_rp(disebut.nilai)}, sedangkan {nama} {_rp(hitungan.nilai)}: {arah} {_rp(abs(selisih))}",
        next(iter(disebut.places), None), saran=("cocokkan dengan dokumen sumber; lengkapi rekening yang tertinggal", *_cara(kode, selisih)),
        terkait=terkait,
    )  # fmt: skip


def _cara(kode: str, selisih: Decimal) -> tuple[str, ...]:
    return (SEBAGIAN, BULAT) if kode == "K201" and selisih > 0 else (BULAT,)


def _rp(nilai: Decimal) -> str:
    return format_rupiah(nilai, nilai != nilai.to_integral_value())


def identitas(p: Perkara) -> Iterator[Diagnostic]:
    """Stated 6 is receipts minus payments; stated 6.3 is surplus/(deficit) plus net financing (PP 12/2019)."""
    if p.laporan.anggaran is None:
        return
    semua = _pohon(p, p.laporan.anggaran)
    for kolom in KOLOM:
        for kode, hitungan, apa, nama in (
            (NETTO, netto(semua, kolom), "pembiayaan netto", "penerimaan dikurangi pengeluaran pembiayaan"),
            (SILPA, silpa(semua, kolom), "SiLPA", "surplus/(defisit) ditambah pembiayaan netto"),
        ):
            disebut = semua.disebut(kode, kolom)
            if disebut is not None and hitungan is not None:
                yield from _beda(
                    "K202", f"{apa} ({SEBUTAN[kolom]}, rekening {kode})", disebut, hitungan, nama
                )


def silpa_anggaran(p: Perkara) -> Iterator[Diagnostic]:
    """A planned deficit is financed to the last rupiah: SILPA of the budget column is nil (budget practice [M]).

    What the declared rounding explains is said, but is nobody's mistake.
    """
    isi = p.laporan.anggaran
    hasil = silpa(_pohon(p, isi), "anggaran") if isi is not None else None
    if isi is None or hasil is None or not hasil.nilai:
        return
    place = p.laporan.letak.kunci.get("anggaran") or isi.letak.diri
    if abs(hasil.nilai) > hasil.toleransi:
        yield warning(
            "K203", f"SILPA pada kolom anggaran {_rp(hasil.nilai)}, seharusnya nol", place,
            "periksa anggaran pendapatan, belanja, dan pembiayaan", BULAT,
        )  # fmt: skip
    else:
        yield info(
            "K203",
            f"SILPA pada kolom anggaran {_rp(hasil.nilai)}; selisih itu masih dalam toleransi pembulatan "
            f"({_rp(hasil.toleransi)})",
            place,
        )


def persen_disebut(p: Perkara) -> Iterator[Diagnostic]:
    """A stated percentage lies in the interval that the rounding of both amounts allows (arithmetic)."""
    if p.laporan.anggaran is None:
        return
    semua = _pohon(p, p.laporan.anggaran)
    for kode, baris in semua.isi.rekening.items():
        realisasi, anggaran = semua.nilai(kode, "realisasi"), semua.nilai(kode, "anggaran")
        if baris.persen_disebut is None or realisasi is None or anggaran is None:
            continue
        if persen_cocok(baris.persen_disebut, realisasi.rupiah, anggaran.rupiah) is False:
            yield _persen_salah(baris.persen_disebut, realisasi, anggaran, baris.letak["persen_disebut"])


def _persen_salah(disebut: Persen, realisasi: Jumlah, anggaran: Jumlah, place: Place | None) -> Diagnostic:
    rentang = rentang_rasio(realisasi.rupiah, anggaran.rupiah)
    assert rentang is not None  # persen_cocok has compared with it
    tepat = dict.fromkeys(format_persen(r) for r in rentang)
    return fault(
        "K204",
        f"disebut {format_persen(disebut.nilai)} persen, sedangkan realisasi dibagi anggaran "
        f"{' sampai '.join(tepat)} persen",
        place, "perbaiki persentasenya, atau periksa kedua jumlahnya",
    )  # fmt: skip


def lebih_dari_anggaran(p: Perkara) -> Iterator[Diagnostic]:
    """Spending does not exceed its budget (UU 1/2004 art. 3 par. 3 [M]); only the deepest account is named."""
    if p.laporan.anggaran is not None:
        semua = _pohon(p, p.laporan.anggaran)
        lebih = {k for k in semua.isi.rekening if k[0] == "5" and _melebihi(semua, k)}
        for kode in lebih:
            if not any(k != kode and k.startswith(f"{kode}.") for k in lebih):
                baris = semua.isi.rekening[kode]
                yield _lebih(f"rekening {kode}", baris.letak["realisasi"], baris.letak["anggaran"])
    for nama, butir, kolom in _butir_kinerja(p):
        realisasi: Rupiah | None = getattr(butir, kolom)
        if butir.anggaran is not None and realisasi is not None and realisasi.nilai > butir.anggaran.nilai:
            yield _lebih(nama, butir.letak[kolom], butir.letak["anggaran"])


def _melebihi(semua: Pohon, kode: KodeRekening) -> bool:
    anggaran, realisasi = semua.nilai(kode, "anggaran"), semua.nilai(kode, "realisasi")
    if anggaran is None or realisasi is None:
        return False
    return realisasi.nilai - anggaran.nilai > realisasi.toleransi + anggaran.toleransi


def _lebih(nama: str, realisasi: Place | None, anggaran: Place | None) -> Diagnostic:
    return temuan(
        Severity.WARNING, "K205", f"realisasi belanja {nama} melebihi anggarannya", realisasi,
        saran=("periksa kedua jumlah; bila benar, siapkan penjelasannya",), terkait=((anggaran, "anggarannya"),),
    )  # fmt: skip


def _butir_kinerja(p: Perkara) -> Iterator[tuple[str, Urusan | Tugas | BarisProgram | BarisSpm, str]]:
    """All that has a budget of its own, by name, with the field of what was spent."""
    isi = p.laporan
    for u in isi.urusan.daftar if isi.urusan else ():
        yield f"urusan {u.kode}", u, "realisasi"
    for t in isi.tugas_pembantuan.daftar if isi.tugas_pembantuan else ():
        yield f"tugas {t.kegiatan}", t, "realisasi"
    for b in isi.program_kegiatan.daftar if isi.program_kegiatan else ():
        if b.anggaran is not None or b.realisasi_anggaran is not None:
            yield f"{b.kode.tingkat.value} {b.kode}", b, "realisasi_anggaran"
    for s in isi.spm.daftar if isi.spm else ():
        yield f"pelayanan {s.jenis_layanan}", s, "realisasi_anggaran"


def negatif(p: Perkara) -> Iterator[Diagnostic]:
    """Revenue, spending and both sides of financing are nil or more (budget practice [M]); net financing and SiLPA may be less."""
    if p.laporan.anggaran is not None:
        for kode, baris in p.laporan.anggaran.rekening.items():
            for kolom in KOLOM:
                if kode not in (NETTO, SILPA):
                    yield from _negatif(
                        f"{SEBUTAN[kolom]} rekening {kode}", getattr(baris, kolom), baris.letak[kolom]
                    )
    for nama, butir, kolom in _butir_kinerja(p):
        yield from _negatif(f"anggaran {nama}", butir.anggaran, butir.letak["anggaran"])
        yield from _negatif(f"realisasi {nama}", getattr(butir, kolom), butir.letak[kolom])


def _negatif(apa: str, jumlah: Rupiah | None, place: Place | None) -> Iterator[Diagnostic]:
    if jumlah is not None and jumlah.nilai < 0:
        yield warning(
            "K206",
            f"{apa} bernilai negatif",
            place,
            "tulis tanpa tanda minus dan tanpa kurung bila nilainya positif",
        )
