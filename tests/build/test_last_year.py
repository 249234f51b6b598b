"""Last year's folder beside this year's: used when it fits, one warning when it does not, never a block."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkpj_report.build.last_year import LastYear, read_last_year
from lkpj_report.diagnostics import Diagnostic, Severity
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import load_source

DAERAH = "daerah:\n  nama: Kota Uji\n  jenis: kota\n"


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def laporan(tahun: int, more: str = "") -> str:
    return f"laporan:\n  tahun_anggaran: {tahun}\n{more}"


def look(root: Path, name: str = "kota-uji/2024") -> tuple[LastYear | None, tuple[Diagnostic, ...]]:
    bahan = Bahan.on_disk([root / "kota-uji"], str(root))
    source = load_source(name, bahan)
    report, wrong = muat(source.root)
    assert report is not None and not wrong
    return read_last_year(source, report, bahan)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "kota-uji", daerah=DAERAH)
    write(tmp_path / "kota-uji", **{"2024__laporan": laporan(2024)})
    return tmp_path


def test_the_folder_of_the_year_before_is_found_by_itself(root: Path) -> None:
    write(root / "kota-uji", **{"2023__laporan": laporan(2023)})
    lalu, found = look(root)
    assert found == () and lalu is not None and lalu.laporan.laporan.tahun_anggaran == 2023
    assert lalu.source.line("kota-uji/2023/laporan.yaml", 2) == "  tahun_anggaran: 2023"


def test_no_such_folder_is_no_matter(root: Path) -> None:
    assert look(root) == (None, ())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (laporan(2023, "salah: 1\n"), "tidak terbaca"),
        ("laporan:\n\t- x\n", "tidak terbaca"),
        (laporan(2022), "memuat tahun anggaran 2022"),
    ],
)
def test_what_cannot_be_used_is_one_warning(root: Path, text: str, why: str) -> None:
    write(root / "kota-uji", **{"2023__laporan": text})
    lalu, found = look(root)
    assert lalu is None
    assert [(d.code, d.severity) for d in found] == [("S146", Severity.WARNING)] and why in found[0].message


def test_a_named_folder_counts_from_the_file_that_names_it(root: Path) -> None:
    write(root / "kota-uji", **{"2024__laporan": laporan(2024, "  tahun_lalu: ../arsip/2023\n")})
    write(root / "kota-uji", arsip__2023__laporan=laporan(2023), arsip__daerah=DAERAH)
    lalu, found = look(root)
    assert found == () and lalu is not None


def test_a_named_folder_that_is_not_there_is_said_at_its_line(root: Path) -> None:
    write(root / "kota-uji", **{"2024__laporan": laporan(2024, "  tahun_lalu: ../2021\n")})
    lalu, found = look(root)
    assert lalu is None and [str(d.place) for d in found] == ["kota-uji/2024/laporan.yaml:3:15"]


def test_a_folder_outside_the_regions_own_is_not_read(root: Path) -> None:
    write(root / "kota-lain", **{"2023__laporan": laporan(2023), "daerah": DAERAH})
    write(root / "kota-uji", **{"2024__laporan": laporan(2024, "  tahun_lalu: ../../kota-lain/2023\n")})
    lalu, found = look(root)
    assert lalu is None and [d.code for d in found] == ["S146"]


def test_another_regions_input_is_not_compared_with(root: Path) -> None:
    write(root / "kota-uji", **{"2024__laporan": laporan(2024, "  tahun_lalu: ../arsip/2023\n")})
    write(root / "kota-uji", arsip__2023__laporan=laporan(2023), arsip__daerah=DAERAH.replace("Uji", "Lain"))  # fmt: skip
    lalu, found = look(root)
    assert lalu is None and "milik Kota Lain" in found[0].message


def test_an_input_that_is_no_year_folder_has_no_neighbour(tmp_path: Path) -> None:
    write(tmp_path / "kota-uji", satu=laporan(2024) + DAERAH)
    assert look(tmp_path, "kota-uji/satu.yaml") == (None, ())
