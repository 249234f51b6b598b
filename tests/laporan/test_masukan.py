"""The inputs that ship: the real ones say what their sources say, the made-up one shows every field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from tests.checks.kasus import ROOT, katalog, kode_baris, perkara, temuan

from lkpj_report.checks.jelajah import bagian
from lkpj_report.diagnostics import Severity
from lkpj_report.figures.angka import Angka, hitung
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.penghargaan import JenisPenghargaan
from lkpj_report.laporan.skalar import KodeRekening
from lkpj_report.source.folder import load_source
from lkpj_report.source.tipe import Daftar, Peta, Susunan, Tipe, susunan

CONTOH = ROOT / "inputs" / "kabupaten-contoh" / "2024"
CONTOH_LALU = ROOT / "inputs" / "kabupaten-contoh" / "2023"
KUPANG = ROOT / "inputs" / "kota-kupang" / "2023"
KUPANG_2024 = ROOT / "inputs" / "kota-kupang" / "2024"
PURBALINGGA = ROOT / "inputs" / "kabupaten-purbalingga" / "2023"
SEMUA = (CONTOH, CONTOH_LALU, KUPANG, KUPANG_2024, PURBALINGGA)


def files(year: Path) -> list[Path]:
    return sorted([*year.parent.glob("*.yaml"), *year.glob("*.yaml")])


def nama(year: Path) -> str:
    return f"{year.parent.name}-{year.name}"


# ---------------------------------------------------------------- all


@pytest.mark.parametrize(
    "path",
    sorted({f for year in SEMUA for f in files(year)}),
    ids=lambda p: f"{p.parent.parent.name}/{p.parent.name}/{p.name}",
)
def test_each_file_has_its_format_and_its_source(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(r"^format: 1$", text, re.MULTILINE)
    assert re.search(r"^sumber: \S", text, re.MULTILINE)


@pytest.mark.parametrize("year", SEMUA, ids=nama)
def test_no_file_is_passed_over_and_none_is_empty(year: Path) -> None:
    source = load_source(year)
    assert source.passed_over == () and source.diagnostics == ()
    assert len(source.found.files) == len(files(year))


# ---------------------------------------------------------------- Kabupaten Contoh

EXCLUDED = {
    "Anggaran.nomor_lhp": "only audited figures have one; last year's input has it",
    "Daerah.lambang": "the state emblem does not ship",
    "Daerah.lambang_daerah": "nor does the emblem of a region that does not exist",
    "DataUmum.kabupaten_kota": "only a province has parts of that kind",
    "Pejabat.perlu_konfirmasi": "always warns",
    "Penghargaan.perlu_konfirmasi": "always warns",
    "Umum.atas_nama": "excludes a head of region who signs himself",
    "Umum.terbit": "a released paper is no longer an example to be rebuilt",
    "Pidato.sapaan": "replaces the greetings that sidang.hadirin makes",
}
"""Fields that the made-up input leaves out, each with its reason."""


def fields(tipe: Tipe, seen: set[str]) -> Iterator[str]:
    """All fields of all parts that can be reached, as "Part.field"."""
    match tipe:
        case Daftar(butir):
            yield from fields(butir, seen)
        case Peta(_, nilai):
            yield from fields(nilai, seen)
        case Susunan(kelas, isian) if kelas.__name__ not in seen:
            seen.add(kelas.__name__)
            for i in isian.values():
                yield f"{kelas.__name__}.{i.nama}"
                yield from fields(i.tipe, seen)
        case _:
            pass


def test_the_made_up_input_fills_each_field_that_the_report_knows() -> None:
    known = set(fields(susunan(Laporan), set()))
    filled = {
        f"{type(b).__name__}.{name}"
        for b in bagian(perkara(CONTOH).laporan)
        for name in b.letak.nilai
        if "." not in name and getattr(b, name) not in (None, (), {})
    }
    assert filled <= known
    assert known - filled == set(EXCLUDED)


def test_the_made_up_input_fills_each_part_of_the_speech() -> None:
    pidato = perkara(CONTOH).laporan.pidato
    assert pidato is not None and pidato.bagian is not None
    parts = susunan(type(pidato.bagian)).isian
    assert [n for n in parts if getattr(pidato.bagian, n) is None] == []


def test_the_made_up_input_has_neither_fault_nor_gap_nor_warning() -> None:
    assert [d for d in temuan(CONTOH) if d.severity is not Severity.INFO] == []


def test_the_made_up_last_year_has_neither_fault_nor_gap_nor_warning() -> None:
    assert [d for d in temuan(CONTOH_LALU) if d.severity is not Severity.INFO] == []


def test_last_years_silpa_is_this_years_account_to_the_sen() -> None:
    lalu, ini = perkara(CONTOH_LALU).angka.anggaran, perkara(CONTOH).angka.anggaran
    assert lalu is not None and lalu.silpa.realisasi is not None and ini is not None
    awal = ini.akun[KodeRekening("6.1.01")].realisasi
    assert awal is not None and awal.isi.nilai == lalu.silpa.realisasi.isi.nilai
    assert lalu.silpa.anggaran is not None and lalu.silpa.anggaran.isi.nilai == 0


def test_the_programs_add_up_to_the_affairs_of_the_speech() -> None:
    p = perkara(CONTOH)
    assert p.angka.program is not None and p.laporan.urusan is not None
    disebut = {str(u.kode): u for u in p.laporan.urusan.daftar}
    assert len(p.angka.program.urusan) >= 6 and len(p.angka.program.baris) >= 30
    for u in p.angka.program.urusan:
        stated = disebut[u.kode.isi]
        assert u.anggaran is not None and stated.anggaran is not None
        assert u.realisasi is not None and stated.realisasi is not None
        assert u.anggaran.isi.nilai == stated.anggaran.nilai
        assert u.realisasi.isi.nilai == stated.realisasi.nilai


def test_a_made_up_program_is_the_sum_of_what_stands_below_it() -> None:
    program = perkara(CONTOH).laporan.program_kegiatan
    assert program is not None
    rows = {b.kode: b for b in program.daftar if b.anggaran is not None}
    for kode in rows:
        below = [b for k, b in rows.items() if k.induk == kode]
        for lajur in ("anggaran", "realisasi_anggaran"):
            total = sum(getattr(b, lajur).nilai for b in below)
            assert not below or total == getattr(rows[kode], lajur).nilai, (kode, lajur)


def test_the_made_up_council_and_its_list_agree() -> None:
    p = perkara(CONTOH)
    assert p.laporan.dprd is not None and p.angka.dprd is not None and p.angka.daftar_hadir is not None
    members = sum(len(f.anggota) for f in p.laporan.dprd.fraksi)
    assert members == p.laporan.dprd.jumlah_anggota == p.angka.daftar_hadir.anggota.isi
    assert all(f.jumlah == len(f.anggota) and f.ketua in f.anggota for f in p.laporan.dprd.fraksi)
    assert p.angka.daftar_hadir.kuorum_tercapai is True
    assert p.angka.rekomendasi is not None and p.angka.rekomendasi.disebut is not None
    assert p.angka.rekomendasi.disebut.isi == p.angka.rekomendasi.semua.isi


def test_the_made_up_copies_are_as_many_as_are_handed_over() -> None:
    isi = perkara(CONTOH).laporan
    assert isi.distribusi is not None and isi.serah_terima is not None
    assert sum(x.banyak for x in isi.distribusi.daftar) == isi.serah_terima.butir[0].jumlah


def test_each_file_of_the_made_up_input_says_that_it_is_made_up() -> None:
    for path in (*files(CONTOH), *files(CONTOH_LALU)):
        assert "# REKAAN: Kabupaten Contoh tidak ada." in path.read_text(encoding="utf-8")


def test_the_made_up_budget_adds_up_in_all_three_columns_to_the_sen() -> None:
    isi = perkara(CONTOH).laporan.anggaran
    assert isi is not None
    codes = list(isi.rekening)
    for kolom in ("sebelum_perubahan", "anggaran", "realisasi"):
        amount = {k: getattr(r, kolom).nilai for k, r in isi.rekening.items()}
        for k in codes:
            below = [amount[c] for c in codes if c.induk == k]
            assert not below or sum(below) == amount[k], (kolom, k)
        plus = amount[KodeRekening("4")] + amount[KodeRekening("6.1")]
        minus = amount[KodeRekening("5")] + amount[KodeRekening("6.2")]
        assert (plus - minus == 0) is (kolom != "realisasi")
    assert {k.tingkat for k in codes} == {1, 2, 3}


def test_the_made_up_silpa_is_a_small_part_of_the_budget() -> None:
    a = perkara(CONTOH).angka.anggaran
    assert (
        a is not None
        and a.silpa.realisasi is not None
        and a.belanja is not None
        and a.belanja.anggaran is not None
    )
    share = a.silpa.realisasi.isi.nilai / a.belanja.anggaran.isi.nilai
    assert Decimal("0.01") < share < Decimal("0.06")


def test_the_made_up_input_is_as_large_as_a_real_one() -> None:
    p = perkara(CONTOH)
    assert p.angka.indikator is not None and 15 <= len(p.angka.indikator.baris) <= 20
    assert len(p.angka.urusan) == 4 and 8 <= sum(len(k.baris) for k in p.angka.urusan) <= 12
    assert p.angka.penghargaan is not None and 6 <= p.angka.penghargaan.butir.isi <= 8
    assert p.angka.penghargaan.jumlah is not None
    assert p.angka.rekomendasi is not None and p.angka.rekomendasi.semua.isi == 8
    assert all(
        n.isi > 0
        for n in (p.angka.rekomendasi.selesai, p.angka.rekomendasi.proses, p.angka.rekomendasi.belum)
    )
    assert p.angka.penyampaian.hari_terlambat == 0


# ---------------------------------------------------------------- Kota Kupang


def test_the_thirteen_entries_of_kupang_are_those_of_the_source() -> None:
    isi = perkara(KUPANG).laporan.penghargaan
    assert isi is not None and not isi.lengkap and isi.periode is not None and "2023/2024" in isi.periode
    j = JenisPenghargaan
    assert [(p.jenis, p.pemberi or p.penyelenggara) for p in isi.daftar] == [
        (j.OPINI, "Badan Pemeriksa Keuangan"),
        (j.INDEKS, "Setara Institute"),
        (j.INDEKS, None),
        (j.PENGHARGAAN, "Kementerian Keuangan"),
        (j.PENGHARGAAN, "Otoritas Jasa Keuangan"),
        (j.KOMPETISI, None),
        (j.KOMPETISI, None),
        (j.APRESIASI, "Kementerian Hukum dan HAM"),
        (j.PENGHARGAAN, "BPJS Kesehatan"),
        (j.PARTISIPASI, "Pemerintah Provinsi Nusa Tenggara Timur"),
        (j.PENGHARGAAN, None),
        (j.PREDIKAT, "Ombudsman Republik Indonesia"),
        (j.PARTISIPASI, "Kementerian Dalam Negeri"),
    ]
    opini, toleransi, issi, menkeu, _, hebat, gersang, *_, tp2dd, zona, _ = isi.daftar
    assert opini.kali_ke == 5 and toleransi.tahun == 2024
    assert issi.skor is not None and issi.skor.nilai == Decimal("3.5")
    assert (issi.peringkat, issi.tingkat, issi.singkatan) == (10, "nasional", "ISSI")
    assert (menkeu.jumlah, len(menkeu.rincian)) == (4, 2)
    assert (hebat.besar, hebat.inovasi, gersang.besar, gersang.inovasi) == (
        10,
        "Si Hebat",
        20,
        "Saya Halak Gersang",
    )
    assert tp2dd.wilayah == ("Nusa Tenggara Timur", "Maluku", "Papua") and zona.predikat == "Zona Hijau"


def test_kupang_states_what_its_source_states_and_no_amount() -> None:
    p = perkara(KUPANG)
    assert p.tahun == 2023 and p.laporan.anggaran is None
    assert (
        p.angka.sidang is not None and p.angka.sidang.nama.isi == "Rapat Paripurna Sidang II Tahun 2024/2025"
    )
    assert p.angka.penyampai.nama.isi == "dr. Christian Widodo"
    assert [o.nama.isi for o in p.angka.pemimpin_tahun_laporan] == ["Fahrensy Funay"]
    assert p.angka.penghargaan is not None and p.angka.penghargaan.jumlah is None


def test_the_indicators_of_kupang_have_no_comparators() -> None:
    i = perkara(KUPANG).angka.indikator
    assert i is not None and [str(b.tahun_ini.isi.nilai) for b in i.baris] == [
        "82.77",
        "8.61",
        "4.05",
        "61.13",
        "2.21",
    ]
    assert not (i.ada_tahun_lalu or i.ada_target or i.ada_provinsi or i.ada_nasional)


def line_of(name: str, text: str, nth: int = 0) -> int:
    lines = (KUPANG / name).read_text(encoding="utf-8").splitlines()
    return [n for n, line in enumerate(lines, 1) if line.strip() == text][nth]


@pytest.mark.parametrize(
    ("code", "name", "text"),
    [
        ("K101", "laporan.yaml", "tahun_anggaran: 2023"),
        ("K102", "sidang.yaml", "tanggal: Selasa, 15 April 2025"),
        ("K302", "penghargaan.yaml", "periode: tahun anggaran 2023/2024"),
        ("K301", "penghargaan.yaml", "tahun: 2024"),
        ("K307", "penghargaan.yaml", "- nama: Kota dengan Toleransi Tertinggi"),
        ("K304", "penghargaan.yaml", "- nama: Indeks Inklusi Sosial Indonesia"),
        ("K304", "penghargaan.yaml", "- nama: Kompetisi Inovasi Pelayanan Publik"),
        ("K304", "penghargaan.yaml", "- nama: Kompetisi Inovasi"),
        ("K304", "penghargaan.yaml", "- nama: TP2DD"),
        ("K309", "penghargaan.yaml", "singkatan: ISSI"),
        ("K308", "penghargaan.yaml", "skor: 3,5"),
        ("K305", "penghargaan.yaml", "jumlah: 4"),
        ("K303", "penghargaan.yaml", "daftar:"),
        ("K601", "laporan.yaml", "disampaikan_oleh: Wali Kota"),
    ],
)
def test_kupang_is_warned_of_at_its_line(code: str, name: str, text: str) -> None:
    own = tuple(d for d in temuan(KUPANG) if d.place is not None and d.place.file.endswith(f"/{name}"))
    assert (code, line_of(name, text)) in kode_baris(own)


def test_both_innovations_of_kupang_are_to_be_confirmed() -> None:
    found = [d for d in temuan(KUPANG) if d.code == "K901"]
    assert any("Si Hebat" in d.message for d in found) and any("Gersang" in d.message for d in found)


def test_kupang_has_warnings_and_no_fault_and_no_gap() -> None:
    weights = {d.severity for d in temuan(KUPANG)}
    assert weights == {Severity.WARNING, Severity.INFO}


# ---------------------------------------------------------------- Kota Kupang, the year after


def berdua(ini: Path, lalu: Path) -> Angka:
    return hitung(perkara(ini).laporan, katalog(), None, perkara(lalu).laporan)


def test_kupang_compares_two_years_from_two_inputs() -> None:
    i = berdua(KUPANG_2024, KUPANG).indikator
    assert i is not None and i.ada_tahun_lalu
    assert [
        (b.tahun_lalu and str(b.tahun_lalu.isi.nilai), str(b.tahun_ini.isi.nilai), b.membaik) for b in i.baris
    ] == [
        ("82.77", "83.21", True),
        ("8.61", "8.24", True),
        ("4.05", "4.83", True),
        ("61.13", "64.81", True),
        ("2.21", "1.53", None),
    ]
    ipm, miskin = i.baris[:2]
    assert ipm.nasional is not None and str(ipm.nasional.isi.nilai) == "75.02"
    assert miskin.provinsi is not None and str(miskin.provinsi.isi.nilai) == "19.02"


def test_kupang_is_read_by_the_deputy_in_the_eighteenth_plenary_without_a_date() -> None:
    a = perkara(KUPANG_2024).angka
    assert (a.penyampai.sebutan.isi, a.penandatangan.nama.isi) == (
        "Wakil Wali Kota Kupang",
        "dr. Christian Widodo",
    )
    assert a.sidang is not None and a.sidang.nama.isi == "Sidang Paripurna ke-18" and a.sidang.tanggal is None
    assert a.titimangsa.tanggal is None
    assert [d.isi.split(" tentang ")[0] for d in a.dasar_hukum][-1].endswith("Nomor 18 Tahun 2020")
    assert {d.severity for d in temuan(KUPANG_2024)} == {Severity.WARNING}


# ---------------------------------------------------------------- Kabupaten Purbalingga


def test_purbalinggas_deficit_and_silpa_are_computed_to_the_sen() -> None:
    a = perkara(PURBALINGGA).angka.anggaran
    assert a is not None and a.surplus.realisasi is not None and a.silpa.realisasi is not None
    assert a.kata_surplus is not None and a.kata_surplus.isi == "defisit"
    assert a.besar_surplus is not None and a.besar_surplus.isi.nilai == Decimal("2031217941.15")
    assert a.netto.realisasi is not None and a.netto.realisasi.isi.nilai == Decimal("107702003748")
    assert a.silpa.realisasi.isi.nilai == Decimal("105670785806.85")


def test_purbalinggas_residue_is_within_the_declared_rounding_and_no_fault() -> None:
    a = perkara(PURBALINGGA).angka.anggaran
    assert a is not None and a.silpa.anggaran is not None and a.silpa.anggaran.isi.nilai == 748
    assert [(d.code, d.severity) for d in temuan(PURBALINGGA)] == [("K203", Severity.INFO)]
    assert "Rp748" in temuan(PURBALINGGA)[0].message
