"""The reading gate: what it lets through, what it refuses, what it remembers."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from lkpj_report.diagnostics import Diagnostic, Span
from lkpj_report.source.bahan import SEEN, Bahan, Kind, as_key, reference

PLACE = Span("a.yaml", 3, 10, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "a.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "rahasia.txt").write_bytes(b"rahasia")
    return tmp_path


def code(result: object) -> str:
    assert isinstance(result, Diagnostic)
    return result.code


def test_reads_below_a_root_and_not_elsewhere(folder: Path) -> None:
    bahan = Bahan.on_disk(["dalam"], folder)
    assert bahan.read("dalam/a.yaml") == b"a: 1\n"
    assert bahan.read("dalam/../dalam/a.yaml") == b"a: 1\n"
    for key in ("rahasia.txt", "dalam/../rahasia.txt", (folder / "rahasia.txt").as_posix(), "../x", "a\0b"):
        result = bahan.read(key, PLACE)
        assert code(result) == "S140"
        assert isinstance(result, Diagnostic) and result.place == PLACE
        assert not bahan.exists(key)


def test_a_link_that_leads_outside_is_refused(folder: Path) -> None:
    try:
        os.symlink(folder / "rahasia.txt", folder / "dalam" / "b.yaml")
        os.symlink(folder / "dalam" / "c.yaml", folder / "dalam" / "c.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    bahan = Bahan.on_disk(["dalam"], folder)
    assert code(bahan.read("dalam/b.yaml")) == "S140"
    assert bahan.kind("dalam/b.yaml") is None
    assert not isinstance(bahan.read("dalam/c.yaml"), bytes)


def test_a_folder_is_no_file(folder: Path) -> None:
    assert code(Bahan.on_disk([folder]).read(folder.as_posix())) == "S141"


def test_a_large_file_is_refused_and_the_limit_itself_is_read(folder: Path) -> None:
    bahan = Bahan.on_disk(["dalam"], folder)
    assert code(bahan.read("dalam/a.yaml", None, 4)) == "S133"
    assert bahan.read("dalam/a.yaml", None, 5) == b"a: 1\n"
    assert code(Bahan.packed({"a": b"12345"}).read("a", None, 4)) == "S133"


def test_the_log_holds_what_was_read_asked_listed_and_missed(folder: Path) -> None:
    bahan = Bahan.on_disk(["dalam"], folder)
    bahan.read("dalam/a.yaml")
    bahan.read("dalam/tiada.yaml")
    bahan.exists("dalam/juga-tiada")
    bahan.list_dir("dalam")
    assert bahan.log == (
        ("dalam/", hashlib.sha256(b"a.yaml").hexdigest()),
        ("dalam/a.yaml", hashlib.sha256(b"a: 1\n").hexdigest()),
        ("dalam/juga-tiada", None),
        ("dalam/tiada.yaml", None),
    )


def test_asking_after_a_file_is_logged_and_reading_overrides_it() -> None:
    bahan = Bahan.packed({"a": b"x"})
    assert bahan.exists("a")
    assert bahan.log == (("a", SEEN),)
    bahan.read("a")
    bahan.exists("a")
    assert bahan.log == (("a", hashlib.sha256(b"x").hexdigest()),)


def test_a_packed_bahan_answers_as_the_disk_does(folder: Path) -> None:
    disk = Bahan.on_disk([folder], folder)
    packed = Bahan.packed({"dalam/a.yaml": b"a: 1\n", "rahasia.txt": b"rahasia"})
    for bahan in (disk, packed):
        assert bahan.list_dir(".") == ("dalam", "rahasia.txt")
        assert bahan.list_dir("dalam") == ("a.yaml",)
        assert bahan.kind("dalam") is Kind.FOLDER
        assert bahan.kind("dalam/a.yaml") is Kind.FILE
        assert bahan.kind("tiada") is None
        assert bahan.read("./dalam//a.yaml") == b"a: 1\n"
    assert disk.log == packed.log


def test_keys_are_posix_and_short() -> None:
    assert as_key(Path("a") / "b") == "a/b"
    assert as_key("./a//b/../c") == "a/c"
    assert as_key("../a") == "../a"


@pytest.mark.parametrize(
    "written", ["/etc/passwd", "C:\\data.xlsx", "c:data", "\\\\server\\x", "//server/x", "~/x", "", "a\0b"]
)
def test_a_reference_that_works_on_one_machine_only_is_refused(written: str) -> None:
    result = reference("inputs/kupang/2023/anggaran.yaml", written, PLACE)
    assert code(result) == "S140"


def test_a_reference_starts_at_the_folder_of_its_file() -> None:
    assert (
        reference("inputs/kupang/2023/anggaran.yaml", "anggaran.xlsx") == "inputs/kupang/2023/anggaran.xlsx"
    )
    assert reference("inputs/kupang/2023/anggaran.yaml", "..\\logo.png") == "inputs/kupang/logo.png"
    assert reference("anggaran.yaml", "../../x") == "../../x"
