"""The bundle of a set: whole, readable by other means, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.command import ROOT, here

from lkpj_report.bahasa.rupiah import format_rupiah
from lkpj_report.build import Job, Paper
from lkpj_report.build.bundle import Bundle, as_zip, bundle_one
from lkpj_report.build.bundle.copies import copies, copies_csv, copies_text
from lkpj_report.build.bundle.pack import SUMS
from lkpj_report.build.bundle.tables import as_csv, open_tables, plain_number
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Align, Column, Document, Meta, Row, Table, TableCell, Text
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.folder import load_source
from lkpj_report.writers.pdf.impose import Plan, Way

CONTOH = "inputs/kabupaten-contoh/2024"


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    """The bundle of the example's speech and what goes with it."""
    result, made = bundle_one(Job(CONTOH, papers=("nota-pengantar",), base=str(ROOT)))
    assert made is not None and [p.name for p in result.papers] == ["nota-pengantar"]
    assert all(not name.endswith(".json") for p in result.papers for name, _ in p.files)
    return made


def rows(data: bytes) -> list[list[str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_a_bundle_holds_all_that_belongs_to_the_papers(bundle: Bundle) -> None:
    assert bundle.name == "paket-kabupaten-contoh-2024"
    names = [name for name, _ in bundle.members]
    assert names == sorted(names) and len(set(names)) == len(names)
    wanted = (
        SUMS, "daftar-cetak.csv", "daftar-cetak.txt", "jejak/nota-pengantar.jejak.json", "naskah/nota-pengantar.docx",
        "naskah/nota-pengantar.pdf", "tabel/daftar-tabel.csv", "temuan.json", "temuan.txt", "versi.json",
    )  # fmt: skip
    assert set(wanted) <= set(names)
    for path in sorted((ROOT / "inputs" / "kabupaten-contoh").rglob("*.yaml")):
        inside = path.relative_to(ROOT / "inputs").as_posix()
        assert dict(bundle.members)[f"masukan/{inside}"] == path.read_bytes()


def test_the_sums_are_those_of_the_members(bundle: Bundle) -> None:
    members = dict(bundle.members)
    lines = members[SUMS].decode().splitlines()
    assert {line.split("  ", 1)[1]: line.split("  ", 1)[0] for line in lines} == {
        name: hashlib.sha256(data).hexdigest() for name, data in members.items() if name != SUMS
    }


def test_the_same_job_gives_the_same_zip_and_no_member_has_a_time(bundle: Bundle) -> None:
    _, again = bundle_one(Job(CONTOH, papers=("nota-pengantar",), base=str(ROOT)))
    assert again is not None
    packed = as_zip(bundle.members, bundle.name)
    assert as_zip(again.members, again.name) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as z:
        assert z.testzip() is None
        assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {i.filename.split("/")[0] for i in z.infolist()} == {bundle.name}


def test_the_papers_of_a_bundle_can_be_made_again_from_its_input(bundle: Bundle, tmp_path: Path) -> None:
    for name, data in bundle.members:
        if name.startswith("masukan/"):
            path = tmp_path / name.removeprefix("masukan/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    job = Job("kabupaten-contoh/2024", papers=("nota-pengantar",), base=str(tmp_path))
    result, _ = bundle_one(job)
    for name, data in result.papers[0].files:
        assert dict(bundle.members)[f"naskah/{name}"] == data


def test_findings_are_there_as_json_and_as_text(bundle: Bundle) -> None:
    members = dict(bundle.members)
    found = json.loads(members["temuan.json"])
    assert [d["kode"] for d in found] == ["K306"]
    assert "catatan[K306]" in members["temuan.txt"].decode("utf-8-sig")


# ---------------------------------------------------------------- tables


def test_amounts_of_the_tables_are_plain_numbers_that_add_up(bundle: Bundle) -> None:
    listed = rows(dict(bundle.members)["tabel/daftar-tabel.csv"])
    name = next(r[0] for r in listed if r[3].startswith("Laporan Realisasi Anggaran"))
    table = rows(dict(bundle.members)[f"tabel/{name}"])
    column = next(n for n, head in enumerate(table[0]) if head.startswith("Realisasi"))
    amount = {row[0]: row[column] for row in table[1:]}
    assert amount["Pajak Daerah"] == "175812406318,42"
    parts = (
        "Pajak Daerah", "Retribusi Daerah", "Hasil Pengelolaan Kekayaan Daerah yang Dipisahkan",
        "Lain-lain PAD yang Sah",
    )  # fmt: skip
    assert sum(_cents(amount[p]) for p in parts) == _cents(amount["Pendapatan Asli Daerah (PAD)"])


def _cents(text: str) -> int:
    whole, _, cents = text.partition(",")
    return int(whole) * 100 + int(cents or 0)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("1.234.567,89", "1234567,89"),
        ("(1.585.062.795,00)", "-1585062795,00"),
        ("-0,65", "-0,65"),
        ("−0,65", "-0,65"),
        ("Rp\u00a01.000", "1000"),
        ("99,30%", "99,30"),
        ("72,54", "72,54"),
        ("4.1.01", None),
        ("1.23", None),
        ("BB", None),
        ("", None),
        ("(1.000", None),
        ("7–12", None),
    ],
)
def test_printed_numbers_become_plain_ones_and_nothing_else_does(printed: str, plain: str | None) -> None:
    assert plain_number(printed) == plain


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_each_amount_that_we_print_comes_back(amount) -> None:  # type: ignore[no-untyped-def]
    plain = plain_number(format_rupiah(amount, True))
    assert plain is not None and plain.replace(",", ".") == f"{amount:.2f}".replace("-0.00", "0.00")


def _table(*rows_: tuple[TableCell, ...], header: tuple[Row, ...]) -> Document:
    columns = (Column(), Column(Align.ANGKA), Column(Align.ANGKA))
    return Document(Meta("x"), (Table(columns, header, tuple(Row(r) for r in rows_)),))


def cell(text: str, colspan: int = 1, rowspan: int = 1) -> TableCell:
    return TableCell((Text(text),), colspan, rowspan)


def test_heads_over_several_columns_become_one_row_of_unlike_names() -> None:
    header = (
        Row((cell("Uraian", rowspan=2), cell("2024", colspan=2))),
        Row((cell("%"), cell("%"))),
    )
    doc = _table((cell("a", rowspan=2), cell("1.000"), cell("2")), (cell("3"), cell("x")), header=header)
    (table,) = open_tables(doc)
    assert table.head == ("Uraian", "2024 / %", "2024 / % (2)")
    assert table.rows == (("a", "1000", "2"), ("", "3", "x"))


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    data = as_csv(("a",), [("=1+1",), ("@x",), ("-5,2",), ("- butir",), ('a;"b"',)])
    assert [r[0] for r in rows(data)] == ["a", "'=1+1", "'@x", "-5,2", "'- butir", 'a;"b"']


# ---------------------------------------------------------------- the print list


def test_the_print_list_says_who_gets_how_many_of_what(bundle: Bundle) -> None:
    table = rows(dict(bundle.members)["daftar-cetak.csv"])
    nota = [r for r in table if r[0] == "nota-pengantar"]
    assert [r[1:3] for r in nota] == [["Ketua DPRD", "1"]]
    assert nota[0][5:8] == ["F4", "tidak", "tidak"]
    book = [r for r in table if r[0] == "lkpj"]
    assert sum(int(r[2]) for r in book) == 45
    assert all("tidak ada di paket ini" in r[8] for r in book)
    report, _ = muat(load_source(ROOT / CONTOH).root)
    assert report is not None and report.distribusi is not None
    assert sum(int(w.banyak) for w in report.distribusi.daftar) == 45


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (None, ("14", "14", "F4", "tidak", "tidak")),
        (Plan(Way.BUKU), ("14", "4", "430 x 330 mm", "ya", "ya")),
        (Plan(Way.BUKU, "a3"), ("14", "4", "A3", "ya", "ya")),
        (Plan(Way.DUA, "a4"), ("14", "7", "A4", "tidak", "tidak")),
    ],
)
def test_sheets_are_those_of_the_print_file(plan: Plan | None, expected: tuple[str, ...]) -> None:
    report, _ = muat(load_source(ROOT / CONTOH).root)
    assert report is not None
    papers = (Paper("nota-pengantar", "", 14, ()),)
    themes = {"nota-pengantar": Theme("uji", {}, {})}
    table = rows(copies_csv(copies(report, papers, themes, plan)))
    assert next(tuple(r[3:8]) for r in table if r[0] == "nota-pengantar") == expected


def test_a_list_without_lines_is_still_a_list() -> None:
    assert copies_text((), "Daftar cetak").decode("utf-8-sig").startswith("Daftar cetak\r\n")


# ---------------------------------------------------------------- the command


def test_build_writes_the_bundle_as_zip_or_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("build", str(ROOT / CONTOH), "--doc", "nota-pengantar", "-o", str(tmp_path), "--no-verify")
    ran = here(capsys, *arguments, "--bundle")
    assert ran.code == 0 and "paket-kabupaten-contoh-2024.zip" in ran.out
    target = tmp_path / "kabupaten-contoh" / "2024"
    assert not list(target.glob("*.jejak.json"))
    with zipfile.ZipFile(target / "paket-kabupaten-contoh-2024.zip") as z:
        inside = {n.split("/", 1)[1]: z.read(n) for n in z.namelist()}
    ran = here(capsys, *arguments, "--bundel", "folder")
    assert ran.code == 0
    folder = target / "paket-kabupaten-contoh-2024"
    assert {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and ".lkpj" not in p.parts
    } == inside


def test_an_older_bundle_leaves_nothing_behind_but_what_a_person_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("build", str(ROOT / CONTOH), "-o", str(tmp_path), "--no-verify", "--format", "docx")
    target = tmp_path / "kabupaten-contoh" / "2024"
    for way in ("zip", "folder"):
        here(capsys, *arguments, "--doc", "nota-pengantar", "--bundle", way, "--konsep")
    konsep = target / "paket-kabupaten-contoh-2024-konsep"
    assert konsep.with_suffix(".zip").exists() and (konsep / "temuan.json").exists()
    (konsep / "versi.json").write_text("disunting", encoding="utf-8")
    here(capsys, *arguments, "--doc", "nota-pengantar", "--doc", "lkpj", "--bundle", "folder")
    final = target / "paket-kabupaten-contoh-2024"
    assert (final / "tabel" / "lkpj-001.csv").exists()
    assert [p.name for p in konsep.rglob("*") if p.is_file() and ".lkpj" not in p.parts] == ["versi.json"]
    for way in ("zip", "folder"):
        here(capsys, *arguments, "--doc", "nota-pengantar", "--bundle", way)
    assert not (final / "tabel" / "lkpj-001.csv").exists()
    assert not konsep.with_suffix(".zip").exists() and final.with_suffix(".zip").exists()


def test_without_a_paper_there_is_no_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = here(capsys, "build", str(tmp_path / "tidak-ada"), "-o", str(tmp_path), "--bundle")
    assert ran.code == 1 and "paket tidak dibuat" in ran.out


def test_only_the_papers_of_an_issuer_are_made_and_an_unknown_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("build", str(ROOT / CONTOH), "-o", str(tmp_path), "--no-verify", "--format", "docx")
    ran = here(capsys, *arguments, "--penerbit", "kepala daera")
    assert ran.code == 1
    assert 'kesalahan[T119]: tidak ada naskah dengan penerbit "kepala daera"' in ran.err
    assert 'mungkin maksudnya "kepala daerah"' in ran.err
    ran = here(capsys, *arguments, "--issuer", "Kepala Daerah")
    assert ran.code == 0 and "nota-pengantar" in ran.out
