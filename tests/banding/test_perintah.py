"""The commands `reconcile` and `diff`: what they show, their files, their papers, their exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.banding.kit import anggaran, csv, tulis_isian
from tests.cli.command import ROOT, Ran, here
from tests.source.buku import book, saved

CONTOH = ROOT / "inputs" / "kabupaten-contoh"
AKUN: dict[str, str | int] = {"4.1.01": 700, "4.1.02": 300, "5.1.01": 600, "6.1.01": 120, "6.2.02": 50}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def contoh(folder: Path) -> tuple[Path, Path]:
    """The example as it ships, and a copy to change."""
    shutil.copytree(CONTOH, folder / "lama")
    shutil.copytree(CONTOH, folder / "baru")
    return folder / "lama" / "2024", folder / "baru" / "2024"


def change(path: Path, old: str, new: str) -> None:
    """Change one thing in a file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def reconcile(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """`lkpj rekonsiliasi` of the small input."""
    return here(capsys, "rekonsiliasi", "isian.yaml", *arguments)


def test_equal_sources_give_0_and_say_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tulis_isian(folder, anggaran(AKUN))
    (folder / "audit.csv").write_text(csv(AKUN), encoding="utf-8")
    ran = reconcile(capsys, "audit.csv")
    assert ran.code == 0, ran.text
    assert "tidak ada selisih" in ran.out


def test_differences_give_3_and_a_csv_file_with_both_places(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tulis_isian(folder, anggaran(AKUN))
    (folder / "audit.csv").write_text(csv({**AKUN, "4.1.01": "699,50"}), encoding="utf-8")
    ran = reconcile(capsys, "audit.csv", "--csv", "selisih.csv")
    assert ran.code == 3, ran.text
    assert "1 selisih rekening" in ran.out
    rows = (folder / "selisih.csv").read_text(encoding="utf-8-sig").splitlines()
    (row,) = [r for r in rows if r.startswith("rekening;")]
    assert row.split(";")[4:7] == ["700", "699,50", "0,50"]
    assert "isian.yaml:" in row and "audit.csv, sel B2" in row


def test_the_tolerance_is_an_amount(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tulis_isian(folder, anggaran(AKUN))
    (folder / "audit.csv").write_text(csv({**AKUN, "4.1.01": 1700}), encoding="utf-8")
    assert reconcile(capsys, "audit.csv", "--toleransi", "Rp1.000").code == 0
    assert reconcile(capsys, "audit.csv", "--toleransi", "999").code == 3
    assert reconcile(capsys, "audit.csv", "--toleransi", "banyak").code == 2


def test_a_workbook_is_read_by_the_sheet_that_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tulis_isian(folder, anggaran(AKUN))
    made = book(("Kode Rekening", "Realisasi"), *AKUN.items())
    made.create_sheet("Sampul").append(["apa"])
    (folder / "audit.xlsx").write_bytes(saved(made))
    assert reconcile(capsys, "audit.xlsx", "--lembar", "LRA").code == 0
    ran = reconcile(capsys, "audit.xlsx")
    assert ran.code == 1 and "S162" in ran.err


def test_another_input_is_a_second_source_and_its_faults_have_its_own_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tulis_isian(folder, anggaran(AKUN))
    tulis_isian(folder / "lain", anggaran({**AKUN, "4.1.01": 701}))
    assert reconcile(capsys, "lain/isian.yaml").code == 3
    tulis_isian(folder / "lain", anggaran({**AKUN, "4.1.01": "banyak"}))
    ran = reconcile(capsys, "lain/isian.yaml")
    assert ran.code == 1 and "lain/isian.yaml:" in ran.err and "D105" in ran.err
    tulis_isian(folder / "lain", anggaran(AKUN).replace("2024", "2023"))
    ran = reconcile(capsys, "lain/isian.yaml")
    assert ran.code == 0 and "D132" in ran.err
    tulis_isian(folder / "lain", "")
    assert "D131" in reconcile(capsys, "lain/isian.yaml").err


def test_a_second_source_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tulis_isian(folder, anggaran(AKUN))
    ran = reconcile(capsys, "audit.csv")
    assert ran.code == 1 and "S164" in ran.err


def test_a_wrong_remainder_of_the_second_source_gives_3(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tulis_isian(folder, anggaran({"5": 900}))
    (folder / "audit.csv").write_text("kode;anggaran;realisasi;sisa\n5;1000;900;90\n", encoding="utf-8")
    ran = reconcile(capsys, "audit.csv")
    assert ran.code == 3 and "S177" in ran.err and "selisih -Rp10" in ran.err


def test_the_annex_shows_the_same_rows_in_both_formats(
    contoh: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    lama, baru = contoh
    change(baru / "anggaran.yaml", "realisasi: 28.164.937.205", "realisasi: 28.164.000.205")
    ran = here(
        capsys,
        "rekonsiliasi",
        "lama/2024",
        "baru/2024",
        "--naskah",
        "--sebutan",
        "LKPD rekaan",
        "-o",
        "hasil",
    )
    assert ran.code == 3, ran.text
    files = lama.parents[1] / "hasil" / "lama" / "2024"
    assert {f.name for f in files.iterdir() if not f.name.startswith(".")} >= {
        "lampiran-rekonsiliasi.docx", "lampiran-rekonsiliasi.pdf",
    }  # fmt: skip
    text = words(files / "lampiran-rekonsiliasi.pdf")
    for expected in (
        "LKPD rekaan",
        "28.164.937.205,00",
        "28.164.000.205,00",
        "937.000,00",
        "Retribusi Daerah",
    ):
        assert expected in text, expected
    assert "baru/2024" not in text  # no path of a machine on paper


def words(path: Path) -> str:
    """The text of a PDF."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r\n", " ")


def test_equal_inputs_give_0_and_no_errata(
    contoh: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = here(capsys, "beda", "lama/2024", "baru/2024", "--naskah", "-o", "hasil")
    assert ran.code == 0 and "tidak ada perubahan" in ran.out
    assert not Path("hasil").exists()


def test_changes_as_json_are_one_object_a_line(
    contoh: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    change(contoh[1] / "anggaran.yaml", "realisasi: 28.164.937.205", "realisasi: 28.164.000.205")
    ran = here(capsys, "beda", "lama/2024", "baru/2024", "--json")
    assert ran.code == 3
    first, *rest = (json.loads(line) for line in ran.out.splitlines())
    assert first["jalur"] == ["anggaran", "rekening", "4.1.02", "realisasi"]
    assert (first["lama"], first["baru"], first["selisih"]) == (
        "Rp28.164.937.205",
        "Rp28.164.000.205",
        "-Rp937.000",
    )
    assert first["letak_lama"].startswith("lama/2024/anggaran.yaml:")
    assert first["letak_baru"].startswith("baru/2024/anggaran.yaml:")
    assert rest and {r["jenis"] for r in rest} == {"ikut berubah"} and all(r["sebab"] for r in rest)


def test_the_errata_sheet_says_written_and_should_be_with_the_page_of_the_print(
    contoh: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pikepdf")
    assert (
        here(capsys, "buat", "lama/2024", "--doc", "nota-pengantar", "--format", "pdf", "-o", "cetak").code
        == 0
    )
    change(contoh[1] / "indikator.yaml", "sumber: ", "sumber: Baru ")
    change(contoh[1] / "penghargaan.yaml", "- nama: ", "- nama: Piagam ")
    ran = here(
        capsys, "beda", "lama/2024", "baru/2024", "--naskah", "--cetakan", "cetak/lama/2024/nota-pengantar.pdf",
        "-o", "hasil", "--csv", "beda.csv",
    )  # fmt: skip
    assert ran.code == 3, ran.text
    text = words(next(Path("hasil").rglob("ralat*.pdf")))
    assert "RALAT" in text and "Tertulis" in text and "Seharusnya" in text and "Piagam" in text
    assert next(Path("hasil").rglob("ralat*.docx")).stat().st_size > 1000
    assert Path("beda.csv").read_text(encoding="utf-8-sig").startswith("pokok;uraian;jenis;lama;baru")


def test_a_print_that_is_no_pdf_is_told(
    contoh: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pikepdf")
    Path("cetak.pdf").write_bytes(b"bukan PDF")
    ran = here(capsys, "beda", "lama/2024", "baru/2024", "--cetakan", "cetak.pdf")
    assert ran.code == 1 and "W326" in ran.err
    assert here(capsys, "beda", "lama/2024", "baru/2024", "--cetakan", "tidak-ada.pdf").code == 2


def test_papers_about_two_sources_are_not_made_from_one(
    contoh: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, command in (("ralat", "beda"), ("lampiran-rekonsiliasi", "rekonsiliasi")):
        ran = here(capsys, "buat", "lama/2024", "--doc", name, "-o", "hasil")
        assert ran.code == 1 and "D130" in ran.err and f"lkpj {command}" in ran.err


def test_a_cell_that_looks_like_a_formula_is_written_as_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = "visi_misi:\n  visi: {}\n"
    tulis_isian(folder / "a", isi.format("Maju"))
    tulis_isian(folder / "b", isi.format('"=1+1"'))
    assert here(capsys, "beda", "a/isian.yaml", "b/isian.yaml", "--csv", "beda.csv").code == 3
    assert ";'=1+1;" in Path("beda.csv").read_text(encoding="utf-8-sig")
