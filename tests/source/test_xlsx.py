"""Workbooks as Excel, SIPD and hostile people write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from openpyxl.styles import Font
from tests.source.buku import (
    HEAD,
    MAIN,
    PACKAGE,
    RAW_HEAD,
    ROWS,
    YAML,
    book,
    inline,
    number,
    raw,
    raw_row,
    read,
    saved,
    told,
    zipped,
)

from lkpj_report.source import xlsx, zip_gate
from lkpj_report.source.isi_sel import sen

SHEET = "in/anggaran.xlsx, lembar LRA, sel"
LINK = "in/a.yaml:4:13"


def amounts(data: bytes, yaml: str = YAML) -> dict[str, str]:
    """The budgets that were read, as text."""
    anggaran, found = read(data, yaml)
    assert anggaran is not None, told(found)
    return {k: str(r.anggaran.nilai) for k, r in anggaran.rekening.items() if r.anggaran}


def test_a_sheet_of_accounts_is_read_with_its_cells() -> None:
    anggaran, found = read(saved(book(HEAD, *ROWS)))
    assert anggaran is not None
    assert not found
    assert list(anggaran.rekening) == ["4", "4.1"]
    realisasi = anggaran.rekening["4.1"].realisasi
    assert realisasi is not None
    assert (realisasi.nilai, realisasi.langkah) == (Decimal("900.50"), Decimal("0.01"))
    assert str(anggaran.rekening["4.1"].letak["realisasi"]) == f"{SHEET} D3"
    assert str(anggaran.letak["rekening.4.1"]) == f"{SHEET} A3"


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2066961120884.77", "2066961120884.77"),
        ("2066961120884.7700000001", "2066961120884.77"),
        ("0.30000000000000004", "0.30"),
        ("1.2E+6", "1200000"),
        ("12345678901234.561", "12345678901234.56"),
        ("-5", "-5"),
        ("0", "0"),
    ],
)
def test_a_number_is_taken_exactly_and_its_binary_residue_dropped(text: str, read_as: str) -> None:
    assert amounts(raw(RAW_HEAD + raw_row(2, "4", text))) == {"4": read_as}


@pytest.mark.parametrize("text", ["1234.567", "0.005", "1e30"])
def test_an_amount_that_is_no_sen_is_refused_with_its_cell(text: str) -> None:
    assert told(read(raw(RAW_HEAD + raw_row(2, "4", text)))[1]) == [f"S171 {SHEET} B2"]


def test_the_limit_of_the_residue_is_a_hundredth_of_a_sen() -> None:
    assert sen(Decimal("1.2301")) == Decimal("1.23")
    assert sen(Decimal("1.23011")) is None


@pytest.mark.parametrize("code", [4, 4.1, 1.02, dt.date(2023, 1, 2), True])
def test_a_code_that_is_a_number_or_a_date_is_refused(code: object) -> None:
    anggaran, found = read(saved(book(HEAD, ("4", "Pendapatan", 1, 1), (code, "PAD", 1, 1))))
    assert anggaran is None
    assert told(found) == [f"S169 {SHEET} A3"]
    assert "Teks" in found[0].hints[0]


def test_a_column_of_such_codes_is_one_finding() -> None:
    _, found = read(saved(book(HEAD, *((4 + n / 100, "x", 1, 1) for n in range(1, 40)))))
    assert told(found) == [f"S169 {SHEET} A2"]
    assert "38 sel lain" in found[0].message


@pytest.mark.parametrize("text", ["1.250.000,50", " 1250000,5\u00a0", "Rp1.250.000,50", "1.250.000,50\n"])
def test_an_amount_that_is_text_is_read_as_in_yaml(text: str) -> None:
    assert Decimal(amounts(saved(book(HEAD, ("4", "x", text, 1))))["4"]) == Decimal("1250000.5")


@pytest.mark.parametrize("text", ["1.2e+006", "1,234", "1.23.456", "seribu"])
def test_an_amount_that_is_unclear_text_is_refused_with_its_cell(text: str) -> None:
    assert told(read(saved(book(HEAD, ("4", "x", text, 1))))[1]) == [f"D105 {SHEET} C2"]


def test_errors_and_formulas_without_result_are_refused() -> None:
    cells = (
        RAW_HEAD
        + f'<row r="2">{inline("A2", "4")}<c r="B2" t="e"><v>#REF!</v></c></row>'
        + f'<row r="3">{inline("A3", "5")}<c r="B3"><f>SUM(B1)</f></c></row>'
    )
    _, found = read(raw(cells))
    assert told(found) == [f"S170 {SHEET} B2", f"S170 {SHEET} B3"]
    assert "#REF!" in found[0].message


def test_the_stored_result_of_a_formula_is_read() -> None:
    cell = '<c r="B2"><f>1+1</f><v>2</v></c>'
    assert amounts(raw(RAW_HEAD + f'<row r="2">{inline("A2", "4")}{cell}</row>')) == {"4": "2"}


def test_an_account_sheet_made_for_printing_is_read() -> None:
    made = book(
        ("LAPORAN REALISASI ANGGARAN",),
        (),
        ("Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi (Rp)", "%", "Catatan Kaki"),
        (1, 2, 3, 4, 5, 6),
        ("4", "PENDAPATAN", 10, 5, 50, None),
        (None, None, None, None, None, None),
        ("Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi (Rp)", "%", "Catatan Kaki"),
        ("4.1", "PAD", 10, 5, 50, "x"),
        (None, "JUMLAH", 10, 5, 50, None),
    )
    anggaran, found = read(saved(made))
    assert anggaran is not None
    assert list(anggaran.rekening) == ["4", "4.1"]
    assert told(found) == [f"S167 {SHEET} E3", f"S167 {SHEET} F3", f"S172 {SHEET} B9"]
    assert [d.severity.value for d in found] == ["catatan", "peringatan", "catatan"]


def test_a_header_of_two_rows_is_read_by_its_lower_row() -> None:
    made = book(
        ("kode", "uraian", "anggaran", None),
        (None, None, "Sebelum Perubahan", "Setelah Perubahan"),
        ("4", "x", 1, 2),
    )
    page = made.active
    assert page is not None
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        page.merge_cells(cells)
    anggaran, found = read(saved(made))
    assert anggaran is not None, told(found)
    rekening = anggaran.rekening["4"]
    assert rekening.sebelum_perubahan is not None
    assert rekening.anggaran is not None
    assert (rekening.sebelum_perubahan.nilai, rekening.anggaran.nilai) == (1, 2)


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    made = book(HEAD, *ROWS)
    page = made.active
    assert page is not None
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True
    anggaran, found = read(saved(made))
    assert anggaran is not None
    assert list(anggaran.rekening) == ["4", "4.1"]
    assert told(found) == [f"S174 {SHEET} A3", f"S174 {SHEET} C1"]


def test_cells_merged_over_rows_are_told() -> None:
    made = book(HEAD, ("4", "x", 1, 1), ("4.1", "y", None, 1))
    page = made.active
    assert page is not None
    page.merge_cells("C2:C3")
    assert told(read(saved(made))[1]) == [f"S175 {SHEET} C2"]


def test_rich_text_and_escapes_are_plain_text() -> None:
    head = f'<row r="1">{inline("A1", "kode")}{inline("B1", "uraian")}</row>'
    anggaran, _ = read(raw(head + f'<row r="2">{inline("A2", "4")}<c r="B2" t="s"><v>0</v></c></row>'))
    assert anggaran is not None
    assert anggaran.rekening["4"].uraian == "Pajak A"


def test_a_sheet_is_chosen_by_name_and_named_when_unclear() -> None:
    made = book(HEAD, *ROWS)
    made.create_sheet("Lain")
    data = saved(made)
    assert told(read(data)[1]) == [f"S162 {LINK}"]
    assert amounts(data, YAML + "    lembar: lra\n") == {"4": "1000", "4.1": "1000"}
    _, found = read(data, YAML + "    lembar: LRB\n")
    assert told(found) == ["S162 in/a.yaml:5:13"]
    assert "LRA" in found[0].hints[0]


def test_looks_change_nothing() -> None:
    made = book(HEAD, *ROWS)
    page = made.active
    assert page is not None
    page["C2"].font = Font(bold=True)
    page["C2"].number_format = '"Rp"#,##0;[Red]-#,##0'
    assert amounts(saved(made)) == {"4": "1000", "4.1": "1000"}


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "kosong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"%PDF-1.7", "PDF"),
        (b"<html><table>", "halaman web"),
        (b"kode;anggaran\n4;1\n", "berkas lain"),
        (zipped({"xl/workbook.bin": b""}), ".xlsb"),
        (zipped({"word/document.xml": b""}), "Word"),
        (zipped({"content.xml": b""}), ".ods"),
        (zipped({"x": b""}), "bukan buku kerja"),
        (b"PK\x03\x04" + b"x" * 50, "rusak"),
        (saved(book(HEAD, *ROWS))[:-200], "rusak"),
        (zipped({"xl/workbook.xml": b"<x"}), "rusak"),
        (raw("<row"), "rusak"),
        (raw('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), "rusak"),
        (raw(f'<row r="1">{number("A1", "NaN")}</row>'), "rusak"),
        (raw(f'<row r="1">{number("A1", "1e999999999")}</row>'), "rusak"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_a_cure(data: bytes, word: str) -> None:
    anggaran, found = read(data)
    assert anggaran is None
    assert told(found) == [f"S161 {LINK}"]
    assert word in found[0].message
    assert found[0].hints


@pytest.mark.parametrize(
    "entity", ['<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_entities_are_refused_before_they_are_parsed(entity: str) -> None:
    good = raw(RAW_HEAD)
    bad = zipped(
        {"xl/workbook.xml": entity.encode() + b"<workbook/>", "xl/_rels/workbook.xml.rels": PACKAGE.encode()}
    )
    assert read(good) and told(read(bad)[1]) == [f"S161 {LINK}"]


def test_an_entity_bomb_in_utf_16_is_refused() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
    assert told(read(zipped({"xl/workbook.xml": text.encode("utf-16")}))[1]) == [f"S161 {LINK}"]


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    bomb = raw(RAW_HEAD + " " * 30_000_000)
    assert len(bomb) < 100_000
    _, found = read(bomb)
    assert told(found) == [f"S161 {LINK}"]
    assert "besarnya" in found[0].message


def test_a_part_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_gate, "PART_LIMIT", 100)
    assert told(read(saved(book(HEAD, *ROWS)))[1]) == [f"S161 {LINK}"]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 2)
    assert told(read(saved(book(HEAD, *ROWS)))[1]) == [f"S161 {LINK}"]


def test_a_workbook_in_the_strict_namespace_is_read() -> None:
    from tests.source.buku import RELS  # the same parts with other names

    data = raw(RAW_HEAD + raw_row(2, "4", "7"))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    strict = {
        n: d.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            RELS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for n, d in parts.items()
    }
    assert amounts(zipped(strict)) == {"4": "7"}
