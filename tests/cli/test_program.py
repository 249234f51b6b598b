"""`lkpj` as a program of its own: consoles, crashes, and what it imports."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lkpj_report.cli import console
from tests.cli.command import here, program
from tests.small_input import INPUT, changed, write_input

ODD = changed("Senin, 24", "Selasa, 24", changed("bahan evaluasi", "bahan “evaluasi” × – é"))


def test_python_m_is_lkpj(tmp_path: Path) -> None:
    write_input(tmp_path)
    ran = program(tmp_path, "buat", INPUT)
    assert ran.code == 0, ran.text
    assert (tmp_path / "output" / INPUT / "nota-pengantar.pdf").exists()


@pytest.mark.parametrize("encoding", ["cp437", "ascii", "cp1252"])
@pytest.mark.parametrize("arguments", [["check", INPUT], ["build", INPUT], ["--help"], ["build"]])
def test_consoles_that_know_few_signs_show_plain_ones(
    encoding: str, arguments: list[str], tmp_path: Path
) -> None:
    write_input(tmp_path, year=ODD)
    ran = program(tmp_path, *arguments, PYTHONIOENCODING=encoding)
    assert ran.code in (0, 1, 2)
    assert "Traceback" not in ran.text
    assert "Unicode" not in ran.text


def test_json_findings_parse_on_an_ascii_console(tmp_path: Path) -> None:
    write_input(tmp_path, year=changed("jenis: opini", "jenis: “opini”", ODD))
    ran = program(tmp_path, "check", INPUT, "--format", "json", PYTHONIOENCODING="ascii")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert any("“opini”" in row["pesan"] for row in rows)


def test_a_plain_console_reads_like_the_message() -> None:
    console.prepare()
    assert "menyusun “x” … × ☃".encode("ascii", "lkpj-plain") == b'menyusun "x" ... x ?'


def test_progress_is_shown_on_a_terminal_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_input(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert here(capsys, "build", INPUT).err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    err = here(capsys, "build", INPUT).err
    assert f"menyusun {INPUT} …" in err
    assert err.endswith("\r\x1b[K"), "the line is taken away again"


def test_a_reader_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    from tests.cli.command import ROOT

    write_input(tmp_path, year=ODD)
    child = subprocess.Popen(
        [sys.executable, "-m", "lkpj_report", "check", INPUT, "--format", "json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    err = child.stderr.read().decode()
    child.stderr.close()
    assert child.wait(60) == 74
    assert "Traceback" not in err


def test_our_own_bug_is_70_with_a_saved_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_input(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def planted(job: object) -> None:
        raise KeyError("a planted fault")

    monkeypatch.setattr("lkpj_report.build.build_one", planted)
    ran = here(capsys, "build", INPUT)
    assert ran.code == 70
    assert "Traceback" not in ran.text
    assert "bukan kesalahan isian Anda" in ran.err
    saved = re.search(r"kirim berkas (\S+) kepada pengembang", ran.err)
    assert saved is not None
    text = Path(saved[1]).read_text(encoding="utf-8")
    assert "a planted fault" in text
    assert text.startswith("lkpj ")


def test_a_stop_by_the_keyboard_is_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(job: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lkpj_report.build.check_one", stopped)
    ran = here(capsys, "check", "x")
    assert (ran.code, ran.err.strip()) == (130, "dihentikan")


def test_a_bug_on_a_full_disk_is_still_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(job: object) -> None:
        raise KeyError("a planted fault")

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("lkpj_report.build.check_one", planted)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    ran = here(capsys, "check", "x")
    assert ran.code == 70
    assert "a planted fault" in ran.err


# ---------------------------------------------------------------- what is imported

CHILD = """
import sys
from lkpj_report.cli.app import run
code = run(sys.argv[1:])
print("MODULES", *sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""

BUILD_MAY_IMPORT = {
    "PIL",  # ReportLab's utilities load its bare core, picture or not: 10 ms
    "click", "cython_runtime", "jinja2", "lkpj_report", "markdown_it", "markupsafe", "mdurl", "reportlab", "yaml",
}  # fmt: skip
"""Packages from elsewhere that `lkpj build` may load."""

COSTLY = {
    "asyncio", "ctypes.util", "docx", "email", "hypothesis", "http.client", "lxml", "multiprocessing", "numpy",
    "pydantic", "sqlite3", "ssl", "unittest", "urllib.request", "xml.sax",
}  # fmt: skip
"""Modules that cost a cold start much and give the program nothing."""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a call has loaded when it ends."""
    import os
    import subprocess
    import sys

    from tests.cli.command import ROOT

    done = subprocess.run(
        [sys.executable, "-c", CHILD, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stderr.rpartition("MODULES ")[2].split())


def third_party(modules: set[str]) -> set[str]:
    """Top packages that are not Python's own."""
    import sys

    tops = {m.split(".")[0] for m in modules}
    return {t for t in tops if t not in sys.stdlib_module_names and not t.startswith(("_", "sitecustomize"))}


def test_build_loads_only_what_it_needs(tmp_path: Path) -> None:
    write_input(tmp_path)
    modules = loaded(tmp_path, "build", INPUT, "--no-verify")
    assert third_party(modules) <= BUILD_MAY_IMPORT
    assert not COSTLY & modules
    decoders = {m for m in modules if re.fullmatch(r"PIL\.\w+ImagePlugin", m)}
    assert not decoders, "no picture, no decoder"


def test_only_reading_back_loads_a_reader_of_pdf(tmp_path: Path) -> None:
    write_input(tmp_path)
    assert "pikepdf" in third_party(loaded(tmp_path, "build", INPUT))


def test_a_docx_alone_does_without_reportlab(tmp_path: Path) -> None:
    write_input(tmp_path)
    modules = third_party(loaded(tmp_path, "build", INPUT, "--format", "docx"))
    assert not {"reportlab", "PIL"} & modules


def test_check_does_without_the_writers_of_files(tmp_path: Path) -> None:
    write_input(tmp_path)
    modules = loaded(tmp_path, "check", INPUT)
    assert not {"reportlab", "PIL"} & third_party(modules)
    assert "lkpj_report.writers.docx.body" not in modules


def test_help_loads_neither_yaml_nor_jinja(tmp_path: Path) -> None:
    assert third_party(loaded(tmp_path, "--help")) <= {"click", "lkpj_report"}
