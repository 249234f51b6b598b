"""What the commands do, print and return."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from lkpj_report.cli.codes import PRECEDENCE, code_of, worst
from lkpj_report.cli.options import as_path
from lkpj_report.diagnostics import Diagnostic, Severity, fault, info, warning
from lkpj_report.outputs import RECORD
from lkpj_report.templates.library import package_folder
from tests.cli.command import ROOT, here
from tests.small_input import INPUT, changed, write_input

PAPER = "nota-pengantar"
MADE = Path("output") / INPUT
WRONG_WEEKDAY = changed("Senin, 24", "Selasa, 24")
GAP = changed("      pemberi: Badan Pemeriksa Keuangan", "      pemberi:")

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the small input in it."""
    write_input(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made() -> list[str]:
    """Names of the papers in the output folder."""
    return sorted(p.name for p in MADE.iterdir() if p.is_file()) if MADE.is_dir() else []


# ---------------------------------------------------------------- build


def test_build_makes_both_files_and_says_so(capsys: Capsys) -> None:
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 0
    assert made() == [f"{PAPER}.docx", f"{PAPER}.pdf"]
    assert ran.err == ""
    assert "contoh 2024" in ran.out
    assert f"{PAPER}: 2 halaman" in ran.out
    assert f"output/contoh/2024/{PAPER}.docx" in ran.out
    assert " KB" in ran.out
    assert "tidak ada temuan; " in ran.out
    assert ran.out.rstrip().endswith(" detik")


def test_build_says_which_parts_are_in_and_which_are_not_and_why(capsys: Capsys) -> None:
    out = here(capsys, "build", INPUT, "--doc", PAPER).out
    assert "dimuat 12 dari 20 bagian: kop, judul" in out
    assert "      indikator makro: indikator tidak ada" in out


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_build_makes_one_format_when_asked(kind: str, capsys: Capsys) -> None:
    assert here(capsys, "build", INPUT, "--doc", PAPER, "--format", kind, "-o", "hasil").code == 0
    assert [p.name for p in Path("hasil/contoh/2024").iterdir() if p.is_file()] == [f"{PAPER}.{kind}"]


def test_build_twice_says_that_nothing_changed(capsys: Capsys) -> None:
    here(capsys, "build", INPUT, "--doc", PAPER)
    assert here(capsys, "build", INPUT, "--doc", PAPER).out.count("[tidak berubah]") == 2


def test_a_wrong_sum_gives_a_konsep_and_exit_1(capsys: Capsys, office: Path) -> None:
    write_input(office, year=WRONG_WEEKDAY)
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 1
    assert made() == [f"{PAPER}-konsep.docx", f"{PAPER}-konsep.pdf"]
    assert "kesalahan[K103]" in ran.err
    assert "(KONSEP: ada kesalahan dalam isian)" in ran.out


def test_a_gap_gives_a_konsep_and_exit_0(capsys: Capsys, office: Path) -> None:
    write_input(office, year=GAP)
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 0
    assert made() == [f"{PAPER}-konsep.docx", f"{PAPER}-konsep.pdf"]
    assert ran.err.count("belum diisi[") == 1
    assert "(KONSEP: ada yang belum diisi)" in ran.out


@pytest.mark.parametrize("year", [GAP, WRONG_WEEKDAY])
def test_final_refuses_what_is_not_finished_and_writes_nothing(
    year: str, capsys: Capsys, office: Path
) -> None:
    write_input(office, year=year)
    ran = here(capsys, "build", INPUT, "--doc", PAPER, "--final")
    assert ran.code == 1
    assert not Path("output").exists()
    assert "D121" in ran.err
    assert "tidak ada naskah yang dibuat" in ran.out


def test_a_template_fault_writes_nothing(capsys: Capsys, office: Path) -> None:
    own = office / "templatku" / PAPER / "naskah.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        (package_folder() / PAPER / "naskah.md").read_text("utf-8") + "\n{{ daerah.nma }}\n", "utf-8"
    )
    ran = here(capsys, "build", INPUT, "--doc", PAPER, "--templat", "templatku")
    assert ran.code == 1
    assert not Path("output").exists()
    assert f"templatku/{PAPER}/naskah.md:" in ran.err


def test_konsep_can_be_asked_for_and_the_final_paper_removes_it(capsys: Capsys) -> None:
    assert here(capsys, "build", INPUT, "--doc", PAPER, "--konsep").code == 0
    assert made() == [f"{PAPER}-konsep.docx", f"{PAPER}-konsep.pdf"]
    (MADE / f"{PAPER}-konsep.docx").write_bytes(b"edited")
    out = here(capsys, "build", INPUT, "--doc", PAPER).out
    assert made() == [f"{PAPER}-konsep.docx", f"{PAPER}.docx", f"{PAPER}.pdf"]
    assert f"{PAPER}-konsep.pdf  [konsep lama dihapus]" in out
    assert f"{PAPER}-konsep.docx  [konsep lama dibiarkan karena sudah disunting]" in out


def test_a_konsep_beside_an_old_final_paper_is_remarked_on(capsys: Capsys) -> None:
    assert "W206" not in here(capsys, "build", INPUT, "--doc", PAPER).text
    ran = here(capsys, "build", INPUT, "--doc", PAPER, "--konsep")
    assert ran.code == 0
    assert ran.err.count("catatan[W206]") == 2
    assert f'naskah final lama "{PAPER}.pdf" masih ada' in ran.err


def test_an_edited_paper_is_never_overwritten_unless_asked(capsys: Capsys) -> None:
    here(capsys, "build", INPUT, "--doc", PAPER)
    (MADE / f"{PAPER}.docx").write_bytes(b"edited")
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 0
    assert "W201" in ran.err
    assert made() == [f"{PAPER}-baru.docx", f"{PAPER}.docx", f"{PAPER}.pdf"]
    assert (MADE / f"{PAPER}.docx").read_bytes() == b"edited"
    here(capsys, "build", INPUT, "--doc", PAPER, "--timpa")
    assert (MADE / f"{PAPER}.docx").read_bytes()[:2] == b"PK"


def test_strict_makes_warnings_and_gaps_count(capsys: Capsys, office: Path) -> None:
    assert here(capsys, "build", INPUT, "--doc", PAPER, "--strict").code == 0
    write_input(office, year=GAP)
    assert here(capsys, "build", INPUT, "--doc", PAPER, "--ketat").code == 3
    assert here(capsys, "check", INPUT, "--ketat").code == 3


@pytest.mark.parametrize(
    "path", ["contoh\\2024", "contoh\\2024\\", 'contoh\\2024"', "contoh/2024/", "./contoh/2024"]
)
def test_paths_as_windows_gives_them_are_understood(path: str, capsys: Capsys) -> None:
    assert here(capsys, "build", path, "--doc", PAPER).code == 0
    assert made() == [f"{PAPER}.docx", f"{PAPER}.pdf"]


def test_a_file_with_a_backslash_in_its_name_stays_itself(office: Path) -> None:
    (office / "a\\b").write_text("x")
    assert as_path("a\\b") == "a\\b"
    assert as_path("a\\c") == "a/c"


def test_timings_name_the_phases(capsys: Capsys) -> None:
    out = here(capsys, "build", INPUT, "--doc", PAPER, "--rinci").out
    assert all(f"  {phase}: " in out for phase in ("baca", "hitung", "periksa", "templat", "docx", "pdf"))


# ---------------------------------------------------------------- disk and permission


def test_a_full_disk_is_74_with_all_findings_shown(
    capsys: Capsys, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_input(office, year=WRONG_WEEKDAY)

    def full(*args: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("lkpj_report.outputs.os.fsync", full)
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 74, "74 counts more than the 1 of the wrong sum"
    assert "cakram penuh" in ran.err
    assert "K103" in ran.err
    assert "tidak ada naskah yang dibuat" in ran.out
    assert made() == []


def test_a_paper_open_in_word_is_74_and_says_close_it(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: Any, target: Any) -> None:
        raise PermissionError(errno.EACCES, "in use", str(target))

    monkeypatch.setattr("lkpj_report.outputs.os.replace", held)
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 74
    assert "tutup dulu berkas itu di Word" in ran.err
    assert "Traceback" not in ran.text


def test_an_output_folder_that_is_a_file_is_74(capsys: Capsys) -> None:
    Path("output").write_text("x")
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 74
    assert "ada berkas yang namanya sama" in ran.err


def test_a_damaged_record_is_a_warning(capsys: Capsys) -> None:
    here(capsys, "build", INPUT, "--doc", PAPER)
    (MADE / RECORD).write_text("{")
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 0
    assert "W205" in ran.err


def test_a_machine_fault_outside_writing_is_74_too(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(job: object) -> None:
        raise OSError(errno.EIO, "disk", "contoh")

    monkeypatch.setattr("lkpj_report.build.build_one", broken)
    ran = here(capsys, "build", INPUT, "--doc", PAPER)
    assert ran.code == 74
    assert "Traceback" not in ran.text


# ---------------------------------------------------------------- check


def test_check_names_files_read_and_files_passed_over_with_the_reason(capsys: Capsys, office: Path) -> None:
    for name in ("penghargaan.yaml.txt", "laporan - Copy.yaml"):
        (office / INPUT / name).write_text("x: y\n")
    ran = here(capsys, "check", INPUT)
    assert ran.code == 0
    assert "dibaca: contoh/daerah.yaml, contoh/2024/laporan.yaml" in ran.out
    assert "tidak dibaca: contoh/2024/penghargaan.yaml.txt (akhiran namanya bukan .yaml)" in ran.out
    assert "tidak dibaca: contoh/2024/laporan - Copy.yaml (tampaknya salinan berkas lain)" in ran.out
    assert "2 peringatan" in ran.out


def test_check_writes_nothing(capsys: Capsys, office: Path) -> None:
    before = sorted(office.rglob("*"))
    here(capsys, "check", INPUT)
    assert sorted(office.rglob("*")) == before


def test_check_as_json_is_one_object_a_line(capsys: Capsys, office: Path) -> None:
    write_input(office, year=changed("Senin, 24", "Selasa, 24", GAP))
    ran = here(capsys, "check", INPUT, "--format", "json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {row["kode"] for row in rows} == {"K103", "D120"}
    assert all(row["berkas"] == "contoh/2024/laporan.yaml" and row["baris"] > 1 for row in rows)
    assert ran.code == 1
    assert ran.err == ""


def test_check_as_json_of_a_good_input_prints_nothing(capsys: Capsys) -> None:
    ran = here(capsys, "check", INPUT, "--format", "json")
    assert (ran.code, ran.out) == (0, "")


def test_a_message_has_place_line_caret_and_cure(capsys: Capsys, office: Path) -> None:
    write_input(office, year=changed("jenis: opini", "jenis: opnii"))
    err = here(capsys, "check", INPUT).err
    assert "contoh/2024/laporan.yaml:18:14: kesalahan[" in err
    assert "   18 |       jenis: opnii" in err
    assert "^^^^^" in err
    assert 'saran: mungkin maksudnya "opini"' in err


# ---------------------------------------------------------------- docs, schema


def test_docs_lists_papers_and_what_each_needs(capsys: Capsys) -> None:
    ran = here(capsys, "docs")
    assert ran.code == 0
    assert f"{PAPER}: Nota Pengantar LKPj" in ran.out
    assert "wajib ada: laporan, daerah, sidang" in ran.out
    assert "bagian indikator makro: bila ada indikator" in ran.out


def test_docs_shows_what_is_wrong_with_a_description(capsys: Capsys, office: Path) -> None:
    own = office / "templatku" / "siaran" / "dokumen.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("format: 1\nnaskah:\n  nma: Siaran\n")
    ran = here(capsys, "docs", "--templates", "templatku")
    assert ran.code == 1
    assert "templatku/siaran/dokumen.yaml:3:" in ran.err
    assert PAPER in ran.out


def test_schema_is_printed_and_written_alike(capsys: Capsys, office: Path) -> None:
    pytest.importorskip("lkpj_report.source.jsonschema")
    printed = here(capsys, "schema")
    assert printed.code == 0
    assert json.loads(printed.out)["$schema"]
    written = here(capsys, "skema", "-o", "isian.json")
    assert written.code == 0
    assert (office / "isian.json").read_bytes() == printed.out.encode("utf-8")
    assert not list(office.glob(".lkpj-*"))


def test_schema_into_a_folder_that_is_not_there_is_74(capsys: Capsys) -> None:
    pytest.importorskip("lkpj_report.source.jsonschema")
    ran = here(capsys, "schema", "-o", "tidak/ada/isian.json")
    assert ran.code == 74
    assert "tidak ditemukan" in ran.err


def test_the_schema_beside_the_inputs_is_fresh() -> None:
    pytest.importorskip("lkpj_report.source.jsonschema")
    from lkpj_report.cli.schema import schema_text

    committed = (ROOT / "inputs" / "lkpj.schema.json").read_bytes().decode("utf-8")
    assert committed == schema_text(), "stale: lkpj schema -o inputs/lkpj.schema.json"


# ---------------------------------------------------------------- exit codes


def test_the_worst_code_counts() -> None:
    assert worst([3, 1, 4, 74, 70]) == 70
    assert worst([3, 1, 4, 74]) == 74
    assert worst([3, 1, 4]) == 4
    assert worst([0, 3, 1]) == 1
    assert worst([0, 3]) == 3
    assert worst([]) == 0
    assert len(set(PRECEDENCE)) == len(PRECEDENCE)


@pytest.mark.parametrize(
    ("found", "strict", "code"),
    [
        ((), True, 0),
        ((info("K1", "x"),), True, 0),
        ((warning("K1", "x"),), False, 0),
        ((warning("K1", "x"),), True, 3),
        ((Diagnostic(Severity.GAP, "D120", "x"),), False, 0),
        ((Diagnostic(Severity.GAP, "D120", "x"),), True, 3),
        ((warning("K1", "x"), fault("K2", "x")), True, 1),
        ((fault("K2", "x"), fault("W202", "x")), True, 74),
        ((warning("W201", "x"),), False, 0),
    ],
)
def test_findings_give_their_exit_code(found: tuple[Diagnostic, ...], strict: bool, code: int) -> None:
    assert code_of(found, strict) == code
