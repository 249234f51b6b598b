"""`lkpj new`: a fresh input is whole, empty, right, and never in anybody's way."""

from __future__ import annotations

import errno
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from lkpj_report.build import Job, check_one
from lkpj_report.build.starter import baca_jawaban
from lkpj_report.build.starter.windows import cmd_files
from lkpj_report.cli.new import PERTANYAAN
from lkpj_report.diagnostics import Severity
from tests.build.fresh import inputs, scalars, tree
from tests.cli.command import ROOT, Ran, here, program
from tests.cli.test_usage import ENGLISH

Capsys = pytest.CaptureFixture[str]
NEW = ("new", "kota-uji", "--daerah", "Kota Uji", "--tahun", "2024")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """A person at a terminal."""
    keys = io.StringIO("".join(f"{a}\n" for a in answers))
    monkeypatch.setattr(keys, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", keys)


def gaps(folder: str) -> list[str]:
    """The messages of the gaps; there is no fault."""
    found = check_one(Job(folder)).found
    assert not [d for d in found if d.severity is Severity.FAULT]
    return [d.message for d in found if d.severity is Severity.GAP]


# ---------------------------------------------------------------- what is made


def test_a_fresh_input_has_no_fault_and_a_bearable_number_of_gaps(capsys: Capsys) -> None:
    assert here(capsys, *NEW).code == 0
    ran = here(capsys, "check", "kota-uji")
    assert ran.code == 0
    assert "kesalahan[" not in ran.text
    assert 10 <= len(gaps("kota-uji")) <= 25


@pytest.mark.parametrize("region", ["Kota Uji", "Kabupaten Uji", "Provinsi Uji", "Daerah Istimewa Uji"])
def test_a_fresh_input_builds_a_konsep_at_once(region: str, capsys: Capsys) -> None:
    here(capsys, "new", "uji", "--daerah", region, "--tahun", "2024", "--tanggal", "24 Maret 2025")
    ran = here(capsys, "build", "uji", "--doc", "nota-pengantar", "-o", "hasil")
    assert ran.code == 0, ran.text
    assert "(KONSEP: ada yang belum diisi)" in ran.out
    assert "indikator makro: indikator belum diisi" in ran.out
    made = {p.name for p in Path("hasil/uji/2024").iterdir()}
    assert {"nota-pengantar-konsep.docx", "nota-pengantar-konsep.pdf"} <= made


def test_only_what_was_answered_stands_in_a_fresh_input(capsys: Capsys) -> None:
    here(capsys, *NEW, "--tempat", "Gedung DPRD")
    values = {value for path in inputs() for value in scalars(tree(path))}
    assert values == {"1", "Kota Uji", "kota", "Wali Kota", "2024", "Gedung DPRD"}


def test_the_same_answers_give_the_same_bytes(capsys: Capsys) -> None:
    here(capsys, *NEW)
    here(capsys, "new", "lain/kota-uji", *NEW[2:])
    first = {p.relative_to("kota-uji"): p.read_bytes() for p in Path("kota-uji").rglob("*") if p.is_file()}
    again = {p.relative_to("lain/kota-uji"): p.read_bytes() for p in Path("lain").rglob("*") if p.is_file()}
    assert first == again


def test_the_files_pass_the_schema_that_lies_beside_them(capsys: Capsys) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    here(capsys, *NEW, "--tanggal", "menyusul")
    assert len(inputs()) >= 10
    for path in inputs():
        first = path.read_text("utf-8").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named is not None
        schema = json.loads((path.parent / named[1]).read_text("utf-8"))
        value = json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8"))))  # keys as text
        assert [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(value)] == []


# ---------------------------------------------------------------- what people type


@pytest.mark.parametrize(
    "name",
    [
        'dr. "Ani" O’Neil: S.Pd., M.Si.',
        "Jum'at #1 – Putri",
        "- tanda hubung",
        "C:\\Ani\\nama",
        "null",
        "~",
        "Ñoño Šárka",
        "*bintang",
        "{kurung}",
        "Ani:",
    ],
)
def test_a_name_with_signs_survives(name: str, capsys: Capsys) -> None:
    here(capsys, *NEW, "--kepala", name)
    assert name in scalars(tree(Path("kota-uji/daerah.yaml")))
    assert gaps("kota-uji")


@pytest.mark.parametrize("name", ["Ani\u202eB", "Ani\x07", "A" * 301])
def test_a_name_with_signs_that_nobody_sees_is_refused(name: str, capsys: Capsys) -> None:
    ran = here(capsys, *NEW, "--kepala", name)
    assert ran.code == 2
    assert ran.err.startswith("kesalahan: --kepala: ")
    assert not Path("kota-uji").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--tahun", "2023/2024"], 'kesalahan: --tahun: "2023/2024" adalah rentang'),
        (["--tahun", "2024", "--tanggal", "Selasa, 24 Maret 2025"], "jatuh pada hari Senin, bukan Selasa"),
        (["--tahun", "2024", "--tanggal", "24/3/2025"], 'mungkin maksudnya "24 Maret 2025"'),
        (["--tahun", "2024", "--jenis", "kabupaten"], "tulis kota, atau perbaiki namanya"),
        (["--tahun", "2024", "--jenis", "desa"], "pilihan: provinsi, kabupaten, kota"),
        (["--tahun", "2024", "--masa", "ke-2"], "--masa: "),
        (["--tahun", "2024", "--tahun-sidang", "2024/2026"], "--tahun-sidang: "),
        ([], "pilihan ini belum disebut: --tahun"),
    ],
)
def test_a_wrong_or_missing_option_is_a_usage_fault(options: list[str], words: str, capsys: Capsys) -> None:
    ran = here(capsys, "new", "uji", "--daerah", "Kota Uji", *options)
    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""
    assert not Path("uji").exists()


def test_nothing_is_asked_when_nobody_is_there(office: Path) -> None:
    ran = program(office, "baru", "uji")
    assert ran.code == 2
    assert "pilihan ini belum disebut: --daerah, --tahun" in ran.err
    assert ran.out == ""
    assert (
        "pilihan ini belum disebut: --jenis"
        in program(office, "baru", "uji", "--daerah", "Uji", "--tahun", "2024").err
    )


def test_each_question_is_a_place_of_the_model() -> None:
    for q in PERTANYAAN:
        assert baca_jawaban(q.jalur, "") == ""


def test_a_terminal_is_asked_and_wrong_answers_are_asked_again(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(
        monkeypatch, "", "Kota Uji", "Prov", "Uji", "Ani: S.Pd.", "", "2024/2025", "2024",
        "Rabu, 24 Maret 2025", "Senin, 24 Maret 2025", "", "2", "II", "",
    )  # fmt: skip
    ran = here(capsys, "baru", "folderku")
    assert ran.code == 0, ran.text
    assert ran.out.count("  ini harus diisi sekarang") == 2
    assert '  "2024/2025" adalah rentang, bukan satu tahun; tulis satu tahun' in ran.out
    assert "jatuh pada hari Senin, bukan Rabu" in ran.out
    assert "bukan angka Romawi; tulis seperti II" in ran.out
    assert "Jenis daerah" not in ran.out, "the name says it"
    assert {"Kota Uji", "Ani: S.Pd."} <= set(scalars(tree(Path("folderku/daerah.yaml"))))
    assert scalars(tree(Path("folderku/2024/sidang.yaml"))) == ["1", "II", "Senin, 24 Maret 2025"]


def test_a_terminal_is_not_asked_what_the_options_say(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, *[""] * 7)
    out = here(capsys, *NEW).out
    assert "Nama resmi daerah" not in out
    assert "Tahun anggaran" not in out
    assert "Ibu kota: " in out


def test_the_kind_is_asked_when_the_name_does_not_say_it(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "desa", "Provinsi", "", "", "", "", "", "")
    ran = here(capsys, "new", "x", "--daerah", "Uji", "--tahun", "2024")
    assert ran.code == 0, ran.text
    assert "pilihan: provinsi, kabupaten, kota" in ran.out
    assert "Nama provinsi" not in ran.out
    assert {"provinsi", "Gubernur"} <= set(scalars(tree(Path("x/daerah.yaml"))))


def test_an_end_of_input_stops_and_writes_nothing(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "Kota Uji")
    ran = here(capsys, "new", "uji")
    assert ran.code == 130
    assert not Path("uji").exists()


def dialogue() -> tuple[list[str], list[str], list[str]]:
    """The session of the guide: the command, the answers, and all lines as they are printed."""
    page = (ROOT / "docs" / "panduan.md").read_text("utf-8")
    block = re.search(r"```text\n> lkpj (baru .*)\n((?:.*\n)*?)```", page)
    assert block is not None
    lines = block[2].splitlines()
    asked = [line for line in lines if not line.startswith("  ")]
    return block[1].split(), [line.partition(":")[2].strip() for line in asked], lines


def test_the_dialogue_of_the_guide_is_what_happens(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    command, answers, lines = dialogue()
    typing(monkeypatch, *answers)
    ran = here(capsys, *command)
    assert ran.code == 0, ran.text
    shown = [line if line.startswith("  ") else line.partition(":")[0] + ":" for line in lines]
    at = 0
    for line in shown:
        at = ran.out.index(line, at) + len(line)
    assert len(gaps("inputs/kota-kita/2024")) < 25


# ---------------------------------------------------------------- what is there already


def test_a_year_that_is_there_is_refused(capsys: Capsys) -> None:
    here(capsys, *NEW)
    kept = Path("kota-uji/2024/laporan.yaml")
    kept.write_text("milik orang")
    ran = here(capsys, "new", "kota-uji", "--tahun", "2024")
    assert ran.code == 2
    assert '"kota-uji/2024" sudah ada' in ran.err
    assert kept.read_text() == "milik orang"


def test_a_second_year_leaves_all_that_is_there_and_asks_nothing_of_the_region(capsys: Capsys) -> None:
    here(capsys, *NEW)
    for name in ("lkpj.schema.json", "Periksa.cmd", "daerah.yaml"):
        with Path("kota-uji", name).open("ab") as out:
            out.write(b"\n")
    before = {p: p.read_bytes() for p in Path("kota-uji").rglob("*") if p.is_file()}
    assert here(capsys, "new", "kota-uji", "--tahun", "2025").code == 0
    assert all(p.read_bytes() == data for p, data in before.items())
    assert not (Path("kota-uji") / "2025" / "daerah.yaml").exists()
    assert b'periksa "%~dp02025"' in Path("kota-uji/Periksa-2025.cmd").read_bytes()
    assert gaps("kota-uji/2025")


def test_the_year_after_the_last_one_is_proposed(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    here(capsys, *NEW)
    typing(monkeypatch, *[""] * 5)
    ran = here(capsys, "new", "kota-uji")
    assert "Tahun anggaran yang dilaporkan [2025]: " in ran.out
    assert Path("kota-uji/2025/laporan.yaml").exists()


@pytest.mark.parametrize("name", ["daerah.yaml", "Daerah.yaml"])
def test_a_region_file_is_kept_even_when_it_holds_little(name: str, capsys: Capsys) -> None:
    Path("uji").mkdir()
    text = "format: 1\ndaerah:\n  nama: Kota Uji\n  jenis: kota\n"
    (Path("uji") / name).write_text(text)
    ran = here(capsys, "new", "uji", "--tahun", "2024", "--kepala", "Ani")
    assert ran.code == 2
    assert "--kepala tidak dipakai: pejabat sudah ada" in ran.err
    assert here(capsys, "new", "uji", "--tahun", "2024").code == 0
    assert (Path("uji") / name).read_text() == text
    assert len(list(Path("uji").glob("*.yaml"))) == 1
    assert gaps("uji/2024")


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("uji", "x", "bukan folder"),
        ("uji/laporan.yaml", "laporan:\n  tahun_anggaran: 2024\n", "di luar folder tahun"),
        ("uji/daerah.yaml", "daerah: [", "belum dapat dibaca"),
    ],
)
def test_a_folder_that_does_not_fit_is_refused(path: str, content: str, words: str, capsys: Capsys) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(content)
    ran = here(capsys, "new", "uji", "--daerah", "Kota Uji", "--tahun", "2024")
    assert ran.code == 2
    assert words in ran.err
    assert not Path("uji/2024").exists()


def test_a_year_folder_is_no_region(capsys: Capsys) -> None:
    ran = here(capsys, "new", "kota-uji/2024", *NEW[2:])
    assert (ran.code, "adalah folder tahun" in ran.err) == (2, True)


def test_a_full_disk_is_74_and_leaves_nothing_behind(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkpj_report import outputs

    real, count = outputs.os.fsync, 0

    def full(handle: int) -> None:
        nonlocal count
        count += 1
        if count > 4:
            raise OSError(errno.ENOSPC, "full")
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr("lkpj_report.outputs.os.fsync", full)
        ran = here(capsys, *NEW)
    assert ran.code == 74
    assert "cakram penuh" in ran.err
    assert not Path("kota-uji").exists()
    assert here(capsys, *NEW).code == 0, "the next try is not in its own way"


# ---------------------------------------------------------------- Windows


@pytest.mark.parametrize("name", ["Periksa.cmd", "Buat.cmd"])
def test_the_files_to_click_are_plain_windows_text(name: str, capsys: Capsys) -> None:
    here(capsys, *NEW)
    data = Path("kota-uji", name).read_bytes()
    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    lines = data.decode("ascii").split("\r\n")
    assert lines[0] == "@echo off"
    assert "chcp 65001 >nul" in lines
    assert lines.index("pause", lines.index(":jalan")) > lines.index(":jalan")
    assert [
        w for w in ("py -m lkpj_report", "lkpj", "python -m lkpj_report") if f'"LKPJ={w}"' in data.decode()
    ]


def test_the_files_to_click_call_commands_that_exist(capsys: Capsys) -> None:
    here(capsys, *NEW)
    for name, data in cmd_files("2024"):
        call = re.search(r"^%LKPJ% (.+)\r$", data.decode("ascii"), re.M)
        assert call is not None
        words = call[1].replace("%~dp0", "kota-uji/").replace('"', "").split()
        ran: Ran = here(capsys, *words)
        assert ran.code == 0, f"{name}: {ran.text}"
    assert Path("kota-uji/hasil/kota-uji/2024/nota-pengantar-konsep.pdf").exists()
    assert here(capsys, "check", "kota-uji").code == 0, "the papers beside the input are no input"


# ---------------------------------------------------------------- the command itself


@pytest.mark.parametrize("name", ["new", "baru"])
def test_the_help_is_indonesian_under_both_names(name: str, capsys: Capsys) -> None:
    ran = here(capsys, name, "--bantuan")
    assert ran.code == 0
    assert ran.out.startswith(f"Pemakaian: lkpj {name} [PILIHAN] FOLDER")
    assert all(q.pilihan in ran.out and q.english in ran.out for q in PERTANYAAN)
    assert not ENGLISH.search(ran.out)
    assert "baru, new" in here(capsys, "--help").out
