"""Links to tables: what may stand in them, how columns and rows are taken, and that a table reads as YAML does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.source.buku import YAML, book, read, saved, told

from lkpj_report.diagnostics import Cell, as_json, fault, render, sort_key
from lkpj_report.laporan.anggaran import Anggaran
from lkpj_report.laporan.penghargaan import DaftarPenghargaan
from lkpj_report.laporan.program import DaftarProgram
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import load_source
from lkpj_report.source.grid import nama_kolom
from lkpj_report.source.kolom import names, normal
from lkpj_report.source.skema import Bagian, baca

CSV = YAML.replace("xlsx", "csv")
TABLE = "in/anggaran.csv, sel"


def read_csv(text: str | bytes, yaml: str = CSV) -> tuple[Anggaran | None, list[str]]:
    """The budget of a CSV file, and what was told."""
    anggaran, found = read(text.encode() if isinstance(text, str) else text, yaml, "anggaran.csv")
    return anggaran, told(found)


def subject(kelas: type[Bagian], table: str) -> tuple[object, list[str]]:
    """A subject whose `daftar` is a CSV table."""
    yaml = b"x:\n  daftar:\n    berkas: t.csv\n"
    source = load_source("in", Bahan.packed({"in/a.yaml": yaml, "in/t.csv": table.encode()}))
    value, found = baca(kelas, source.root.entries[0].value, "x")
    return value, told((*source.diagnostics, *found))


GOOD = "kode{0}uraian{0}anggaran\n4{0}Pendapatan{0}1000\n4.1{0}Pajak{0}1000\n"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "sep="])
def test_each_separator_is_found(separator: str, mark: str) -> None:
    head = f"sep={separator}\n" if mark == "sep=" else mark
    anggaran, found = read_csv(head + GOOD.format(separator))
    assert anggaran is not None
    assert found == []
    assert anggaran.rekening["4.1"].uraian == "Pajak"


def test_decimal_commas_do_not_part_columns() -> None:
    anggaran, found = read_csv("kode;anggaran;realisasi\n4;1.000,50;2.000,25\n4.1;1.000,50;2.000,25\n")
    assert anggaran is not None, found
    assert anggaran.rekening["4"].realisasi is not None
    assert anggaran.rekening["4"].realisasi.nilai == Decimal("2000.25")


def test_windows_1252_is_read_and_told() -> None:
    anggaran, found = read_csv("kode;uraian\n4;Café\n".encode("cp1252"))
    assert anggaran is not None
    assert anggaran.rekening["4"].uraian == "Café"
    assert found == [f"S163 {TABLE} A1"]


def test_utf_16_as_excel_saves_it_is_read() -> None:
    anggaran, found = read_csv("kode\turaian\n4\tCafé\n".encode("utf-16"))
    assert anggaran is not None, found


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"kode;uraian\n4;\x81\n", b"\xff\xfea"])
def test_what_is_no_csv_is_refused(data: bytes) -> None:
    assert read_csv(data)[1] == ["S161 in/a.yaml:4:13"]


def test_rows_are_counted_as_excel_shows_them() -> None:
    anggaran, found = read_csv('kode;uraian;anggaran\n4;"dua\nbaris";1\n\n5;x;salah\n')
    assert anggaran is None
    assert found == [f"D105 {TABLE} C4"]


def test_a_text_is_trimmed_and_keeps_its_inner_no_break_space() -> None:
    anggaran, _ = read_csv('kode;uraian\n \u00a04 ;" \u00a0Rp\u00a05 juta \n lagi\u200b "\n')
    assert anggaran is not None
    assert anggaran.rekening["4"].uraian == "Rp\u00a05 juta lagi"


def test_a_character_that_no_paper_can_hold_is_refused_with_its_cell() -> None:
    assert read_csv("kode;uraian\n4;a\ue000b\n")[1] == [f"S131 {TABLE} B2"]


@pytest.mark.parametrize(
    ("link", "told_as"),
    [
        ("    lembr: LRA\n", "S160 in/a.yaml:5:5"),
        ("    lembar:\n      - LRA\n", "S160 in/a.yaml:5:5"),
        ("    baris_kepala: lima\n", "S160 in/a.yaml:5:19"),
        ("    kolom: kode\n", "S160 in/a.yaml:5:5"),
        ("    kolom:\n      kod: Kode\n", "S160 in/a.yaml:6:7"),
        ("    kolom:\n      uraian: Tidak Ada\n", "S160 in/a.yaml:6:15"),
        ("    jumlah_kontrol:\n      uraian: 1\n", "S160 in/a.yaml:6:15"),
        ("    jumlah_kontrol:\n      anggaran: x\n", "S160 in/a.yaml:6:17"),
        ("    jumlah_kontrol:\n      x: 1\n", "S160 in/a.yaml:6:7"),
        ("    baris_kepala: 9\n", f"S165 {TABLE} A9"),
    ],
)
def test_a_faulty_link_is_told_at_its_line(link: str, told_as: str) -> None:
    found = read_csv(GOOD.format(";"), CSV + link)[1]
    assert [f for f in found if not f.startswith("S167")] == [told_as]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../../rahasia.csv", "S140"),
        ("/etc/anggaran.csv", "S140"),
        ("C:/anggaran.csv", "S140"),
        ("anggaran.pdf", "S161"),
        ("angaran.csv", "S164"),
    ],
)
def test_a_path_that_cannot_be_read_is_told_at_its_line(path: str, code: str) -> None:
    bahan = Bahan.packed(
        {"in/a.yaml": CSV.replace("anggaran.csv", path).encode(), "in/anggaran.csv": b"kode\n4\n"}
    )
    found = load_source("in", bahan).diagnostics
    expected = "S164" if path.startswith("../") else code  # a packed store has no outside
    assert told(found) == [f"{expected} in/a.yaml:4:13"]


def test_a_table_outside_the_roots_is_refused_on_disk(tmp_path: Path) -> None:
    root = tmp_path
    (root / "x/daerah/2024").mkdir(parents=True)
    (root / "luar.csv").write_text("kode\n4\n", encoding="utf-8")
    (root / "x/daerah/2024/a.yaml").write_text(
        CSV.replace("anggaran.csv", "../../../luar.csv"), encoding="utf-8"
    )
    assert [d.code for d in load_source(root / "x/daerah/2024").diagnostics] == ["S140"]


def test_a_table_is_read_through_the_gate_once_and_logged() -> None:
    yaml = "a:\n  berkas: t.csv\nb:\n  berkas: t.csv\n"
    bahan = Bahan.packed({"in/a.yaml": yaml.encode(), "in/t.csv": b"kode\n4\n"})
    source = load_source("in", bahan)
    assert not source.diagnostics
    assert source.found.tables == ("in/t.csv",)
    assert "in/t.csv" in dict(bahan.log)


def test_missing_and_doubled_columns_are_faults() -> None:
    assert read_csv("uraian;anggaran\nx;1\n")[1] == [f"S165 {TABLE} A1"]
    assert read_csv("kode;pagu;Anggaran\n4;1;1\n")[1] == [f"S168 {TABLE} C1"]
    assert subject(DaftarProgram, "kode;anggaran\n1.01.02;1\n")[1] == ["S166 in/t.csv, sel A1"]


def test_an_unknown_column_is_told_and_can_be_named() -> None:
    table = "kode;uraian;Anggaran 2023\n4;x;5\n"
    assert read_csv(table)[1] == [f"S167 {TABLE} C1"]
    anggaran, found = read_csv(table, CSV + "    kolom:\n      anggaran: Anggaran 2023\n")
    assert found == []
    assert anggaran is not None
    assert anggaran.rekening["4"].anggaran is not None


def test_a_named_column_goes_before_a_heading_that_would_fit() -> None:
    table = "kode;anggaran;Anggaran Final\n4;1;2\n"
    anggaran, found = read_csv(table, CSV + "    kolom:\n      anggaran: Anggaran Final\n")
    assert anggaran is not None
    assert anggaran.rekening["4"].anggaran is not None
    assert anggaran.rekening["4"].anggaran.nilai == 2
    assert found == [f"S167 {TABLE} B1"]


def test_the_header_row_may_be_named() -> None:
    table = "kode;kode\n;\nkode;anggaran\n4;1\n"
    anggaran, _ = read_csv(table, CSV + "    baris_kepala: 3\n")
    assert anggaran is not None
    assert list(anggaran.rekening) == ["4"]


def test_a_row_without_code_is_never_dropped_in_silence() -> None:
    anggaran, found = read(
        b"kode;uraian;anggaran\n4;x;1\n;Jumlah;1\n;lupa kode;7\n;Mengetahui;\n", CSV, "anggaran.csv"
    )
    assert anggaran is not None
    assert [(d.code, d.severity.value, str(d.place)) for d in found] == [
        ("S172", "catatan", f"{TABLE} B3"),
        ("S172", "peringatan", f"{TABLE} B4"),
    ]
    assert "B3, B5" in found[0].message


def test_a_doubled_code_is_told_with_the_first_cell() -> None:
    _, found = read(b"kode;anggaran\n4;1\n4;2\n", CSV, "anggaran.csv")
    assert told(found) == [f"D114 {TABLE} A3"]
    assert "A2" in found[0].message


def test_a_code_that_excel_turned_into_a_date_is_refused() -> None:
    assert read_csv("kode;anggaran\n4;1\n01/02/2024;1\n4,1;1\n")[1] == [
        f"D112 {TABLE} A3",
        f"D112 {TABLE} A4",
    ]


def test_control_totals_add_the_uppermost_rows_only() -> None:
    table = "kode;anggaran\n4;1000\n4.1;600\n4.2;400\n5.1;50\n"
    assert read_csv(table, CSV + "    jumlah_kontrol:\n      anggaran: 1.050\n")[1] == []
    anggaran, found = read(
        table.encode(), CSV + "    jumlah_kontrol:\n      anggaran: 1.051\n", "anggaran.csv"
    )
    assert anggaran is None
    assert told(found) == ["S173 in/a.yaml:6:17"]
    assert "-1" in found[0].message


def test_a_list_of_programs_keeps_its_rows_and_doubled_codes() -> None:
    table = "kode;nama;target;realisasi;anggaran;realisasi_anggaran\n1.01.02;A;87,5;WTP;1.000;900\n1.01.02;A;;;;\n;Jumlah;;;1;1\n"
    value, found = subject(DaftarProgram, table)
    assert isinstance(value, DaftarProgram), found
    assert [b.target for b in value.daftar] == ["87,5", None]
    assert str(value.daftar[0].letak["target"]) == "in/t.csv, sel C2"
    assert found == ["S172 in/t.csv, sel B4"]


def test_a_required_text_without_value_is_a_gap_at_its_cell() -> None:
    value, found = subject(DaftarProgram, "kode;nama\n1.01.02;\n")
    assert isinstance(value, DaftarProgram)
    assert found == ["D120 in/t.csv, sel B2"]


def test_awards_come_from_a_table_with_lists_in_cells() -> None:
    table = "jenis;nama;pemberi;rincian\npenghargaan;Adipura;KLHK;satu; dua\n".replace(
        "satu; dua", '"satu; dua"'
    )
    value, found = subject(DaftarPenghargaan, table)
    assert isinstance(value, DaftarPenghargaan), found
    assert value.daftar[0].rincian == ("satu", "dua")


def test_a_list_of_texts_is_no_table() -> None:
    yaml = b"x:\n  visi: a\n  misi:\n    berkas: t.csv\n"
    from lkpj_report.laporan.kinerja import VisiMisi

    source = load_source("in", Bahan.packed({"in/a.yaml": yaml, "in/t.csv": b"misi\nx\n"}))
    assert "S160 in/a.yaml:3:3" in told(baca(VisiMisi, source.root.entries[0].value, "x")[1])


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Kode Rekening", "kode"),
        ("KODE_REKENING", "kode"),
        ("Realisasi (Rp)", "realisasi"),
        ("Anggaran  Setelah\nPerubahan", "anggaran"),
        ("SKPD", "perangkat_daerah"),
        ("sebelum perubahan", "sebelum_perubahan"),
    ],
)
def test_usual_headings_are_known(heading: str, name: str) -> None:
    assert name in names(heading)


def test_a_percent_sign_stays_a_heading() -> None:
    assert normal("%") == "%"
    assert normal("(%)") == "%"


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_excel_does(number: int, name: str) -> None:
    assert nama_kolom(number) == name


def test_findings_in_cells_are_sorted_shown_and_written_as_cells() -> None:
    refs = ["AA2", "D14", "D9", "Z2"]
    found = [fault("S170", "x", Cell("a.xlsx", "LRA", r)) for r in refs]
    assert [d.place.ref for d in sorted(found, key=sort_key) if isinstance(d.place, Cell)] == [
        "Z2",
        "AA2",
        "D9",
        "D14",
    ]
    assert render(found[1], lambda f, n: "never").startswith(
        "a.xlsx, lembar LRA, sel D14: kesalahan[S170]: x"
    )
    assert '"lembar": "LRA", "sel": "D14"' in as_json(found[1])


codes = st.integers(0, 40).map(lambda n: "4" + "".join(f".{d}" for d in (n // 9, n % 9) if d))
money = st.integers(-(10**15), 10**15).map(lambda n: Decimal(n).scaleb(-2))
tables = st.lists(
    st.tuples(codes, st.text("abc é&<>'", max_size=8).map(str.strip), money), min_size=1, max_size=12,
    unique_by=lambda row: row[0],
)  # fmt: skip


@settings(max_examples=40)
@given(tables, st.sampled_from([";", "\t"]))
def test_a_table_reads_as_the_same_report_from_yaml_xlsx_and_csv(
    rows: list[tuple[str, str, Decimal]], separator: str
) -> None:
    yaml = "anggaran:\n  tahun: 2023\n  rekening:\n"
    for kode, uraian, amount in rows:
        text = f'      uraian: "{uraian}"\n' if uraian else ""
        yaml += f'    "{kode}":\n{text}      anggaran: "{spelt(amount)}"\n'
    from_yaml = read(b"", yaml)[0]
    lines = [separator.join((k, f'"{u}"', spelt(a))) for k, u, a in rows]
    from_csv = read_csv(separator.join(("kode", "uraian", "anggaran")) + "\n" + "\n".join(lines))[0]
    from_xlsx = read(saved(book(("kode", "uraian", "anggaran"), *((k, u or None, a) for k, u, a in rows))))[0]
    assert from_yaml is not None
    assert from_yaml == from_csv == from_xlsx


def spelt(amount: Decimal) -> str:
    """An amount as staff write it: two decimals, or none."""
    return f"{amount:.2f}".removesuffix(".00").replace(".", ",")
