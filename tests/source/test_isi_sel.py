"""What a cell means by the type of its column."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.source.buku import RAW_HEAD, book, raw, raw_row, saved, zipped

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import Rupiah, baca_rupiah
from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.diagnostics import Span
from lkpj_report.laporan.skalar import Cacah, KodeRekening, Tahun, Ukuran
from lkpj_report.source.grid import Jenis, Lembar, Sel
from lkpj_report.source.isi_sel import Sebab, isi, sen, tulis
from lkpj_report.source.tipe import SKALAR, Skalar
from lkpj_report.source.xlsx import read_xlsx

TEKS, RUPIAH, ANGKA, PERSEN, TANGGAL, YA = (SKALAR[t] for t in (str, Rupiah, Bilangan, Persen, Tanggal, bool))
TAHUN, CACAH, KODE, UKURAN = (
    Skalar(t.nama_tipe, t.kode, t.baca) for t in (Tahun, Cacah, KodeRekening, Ukuran)
)


@pytest.mark.parametrize(
    ("sel", "tipe", "text"),
    [
        (Sel(Jenis.ANGKA, "9.8599999999999994"), ANGKA, "9,86"),
        (Sel(Jenis.ANGKA, "1234567"), ANGKA, "1234567"),
        (Sel(Jenis.PERSEN, "0.95820000000000005"), PERSEN, "95,82"),
        (Sel(Jenis.PERSEN, "0.07"), UKURAN, "7"),
        (Sel(Jenis.ANGKA, "95.82"), PERSEN, "95,82"),
        (Sel(Jenis.ANGKA, "2024"), TAHUN, "2024"),
        (Sel(Jenis.ANGKA, "13"), CACAH, "13"),
        (Sel(Jenis.ANGKA, "13"), TEKS, "13"),
        (Sel(Jenis.TANGGAL, "2024-05-20"), TANGGAL, "2024-05-20"),
        (Sel(Jenis.LOGIKA, "ya"), YA, "ya"),
        (Sel(Jenis.ANGKA, "-0"), RUPIAH, "0"),
        (Sel(Jenis.ANGKA, "900.5"), RUPIAH, "900,50"),
    ],
)
def test_a_cell_reads_as_staff_would_type_it(sel: Sel, tipe: Skalar, text: str) -> None:
    assert isi(sel, tipe) == text
    assert tipe.baca(text) is not None


@pytest.mark.parametrize(
    ("sel", "tipe"),
    [
        (Sel(Jenis.ANGKA, "4"), KODE),
        (Sel(Jenis.ANGKA, "1.5"), TEKS),
        (Sel(Jenis.ANGKA, "13.5"), CACAH),
        (Sel(Jenis.ANGKA, "45432"), TANGGAL),
        (Sel(Jenis.TANGGAL, "2024-05-20"), RUPIAH),
        (Sel(Jenis.TANGGAL, "2024-05-20"), TEKS),
        (Sel(Jenis.LOGIKA, "ya"), TEKS),
        (Sel(Jenis.GALAT, "#N/A"), ANGKA),
        (Sel(Jenis.TANPA_HASIL, ""), ANGKA),
    ],
)
def test_what_does_not_fit_its_column_is_refused_with_a_cure(sel: Sel, tipe: Skalar) -> None:
    cause = isi(sel, tipe)
    assert isinstance(cause, Sebab)
    assert cause.saran


@given(st.integers(-(10**15), 10**15))
def test_an_amount_in_sen_survives_the_double_of_excel(cents: int) -> None:
    exact = Decimal(cents).scaleb(-2)
    assert sen(Decimal(repr(float(exact)))) == exact
    read = baca_rupiah(tulis(exact))
    assert isinstance(read, Rupiah)
    assert read.nilai == exact


@pytest.mark.parametrize("mac", [False, True])
@pytest.mark.parametrize("form", ["dd/mm/yyyy", "[$-421]dd mmmm yyyy", "d-mmm"])
def test_dates_are_dates_by_their_format_in_both_epochs(mac: bool, form: str) -> None:
    made = book((dt.date(2024, 5, 20), 0.25, 1234.5))
    page = made.active
    assert page is not None
    if mac:
        made.epoch = dt.datetime(1904, 1, 1)
    page["A1"].number_format, page["B1"].number_format = form, "0,00%"
    page["C1"].number_format = '#,##0.00 "hari";[Red]-#,##0'
    sheet = read_xlsx("x.xlsx", saved(made), None, Span("a.yaml", 1))
    assert isinstance(sheet, Lembar)
    assert dict(sheet.baris[1]) == {
        0: Sel(Jenis.TANGGAL, "2024-05-20"), 1: Sel(Jenis.PERSEN, "0.25"), 2: Sel(Jenis.ANGKA, "1234.5"),
    }  # fmt: skip


GOOD = saved(book(("kode", "anggaran"), ("4", 1), ("4.1", 2.5)))

BY_HAND = raw(RAW_HEAD + raw_row(2, "4", "2.5") + '<row r="3"><c r="A3" t="s"><v>0</v></c></row>')


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_no_damaged_byte_raises(at: int, byte: int) -> None:
    data = GOOD[:at] + bytes([byte]) + GOOD[at + 1 :]
    read_xlsx("x.xlsx", data, None, Span("a.yaml", 1))


@given(
    st.sampled_from(
        ["xl/workbook.xml", "xl/texts.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]
    ),
    st.data(),
)
def test_no_damaged_part_raises(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(BY_HAND)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    text = parts[part]
    at = data.draw(st.integers(0, len(text) - 1))
    parts[part] = text[:at] + data.draw(st.binary(max_size=3)) + text[at + data.draw(st.integers(0, 12)) :]
    read_xlsx("x.xlsx", zipped(parts), None, Span("a.yaml", 1))
