"""Finding an input's files and reading them whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkpj_report.diagnostics import Diagnostic, Severity, render
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import Source, find_input, input_root, load_source

YEAR = "inputs/kota-kupang/2023"
GOOD = {
    "inputs/kota-kupang/daerah.yaml": b"format: 1\ndaerah:\n  nama: Kota Kupang\n",
    f"{YEAR}/laporan.yaml": b"laporan:\n  tahun_anggaran: 2023\n",
    f"{YEAR}/sidang.yml": b"sidang:\n  masa: II\n",
}


def load(path: str, **extra: bytes) -> Source:
    return load_source(path, Bahan.packed({**GOOD, **{k.replace("__", "/"): v for k, v in extra.items()}}))


def codes(source: Source) -> list[str]:
    return [f"{d.code} {d.place}" for d in source.diagnostics]


@pytest.mark.parametrize("path", [YEAR, YEAR + "/", "inputs/kota-kupang"])
def test_a_year_or_its_region_reads_both_folders(path: str) -> None:
    source = load(path)
    assert [f.name for f in source.files] == sorted(GOOD, key=lambda k: (k.count("/"), k))
    assert [e.key for e in source.root.entries] == ["daerah", "laporan", "sidang"]
    assert (source.region, source.year, str(source.year_folder)) == ("kota-kupang", "2023", f"{YEAR}:1:1")
    assert not source.diagnostics


def test_a_region_with_several_years_asks_for_one() -> None:
    source = load("inputs/kota-kupang", **{"inputs/kota-kupang/2024/x.yaml": b"x: 1"})
    assert [d.code for d in source.diagnostics] == ["S143"]
    assert "2023, 2024" in source.diagnostics[0].message


def test_a_single_file_holds_everything() -> None:
    source = load("semua.yaml", **{"semua.yaml": b"laporan:\n  a: 1\nsidang:\n  b: 1\n"})
    assert [e.key for e in source.root.entries] == ["laporan", "sidang"]
    assert source.year_folder is None


def test_a_single_file_in_a_year_folder_knows_its_year() -> None:
    assert (load(f"{YEAR}/laporan.yaml").year, load(f"{YEAR}/laporan.yaml").region) == ("2023", "kota-kupang")


def test_a_folder_without_years_is_read_as_it_is() -> None:
    source = load("contoh", contoh__b=b"", **{"contoh/b.yaml": b"b: 1", "contoh/a.yaml": b"a: 1"})
    assert [e.key for e in source.root.entries] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "rename"),
    [
        ("penghargaan.yaml.txt", "penghargaan.yaml"),
        ("penghargaan - Copy.yaml", "penghargaan.yaml"),
        ("penghargaan - Copy (2).yaml", "penghargaan.yaml"),
        ("penghargaan - Salinan.yaml", "penghargaan.yaml"),
        ("Salinan penghargaan.yaml", "penghargaan.yaml"),
        ("penghargaan (1).yaml", "penghargaan.yaml"),
        ("penghargaan.ymal", "penghargaan.yaml"),
    ],
)
def test_misnamed_files_are_passed_over_with_their_right_name(name: str, rename: str) -> None:
    source = load(YEAR, **{f"{YEAR}/{name}": b"x: 1"})
    assert [(p.name, p.rename) for p in source.passed_over] == [(f"{YEAR}/{name}", rename)]
    assert [(d.code, d.severity) for d in source.diagnostics] == [("S145", Severity.WARNING)]


@pytest.mark.parametrize(
    "name", ["~$sidang.yaml", ".sidang.yaml", "sidang.yaml.bak", "sidang.yaml~", "lkpj.yaml", "batch.yaml"]
)
def test_leftovers_and_settings_are_passed_over_in_silence(name: str) -> None:
    source = load(YEAR, **{f"{YEAR}/{name}": b"x: ["})
    assert [p.name for p in source.passed_over] == [f"{YEAR}/{name}"]
    assert not source.diagnostics


@pytest.mark.parametrize(
    "name", ["anggaran.xlsx", "anggaran.csv", "logo.png", "catatan.txt", "lama/x.yaml", "SIDANG2.YAML"]
)
def test_other_files_are_no_concern(name: str) -> None:
    source = load(YEAR, **{f"{YEAR}/{name}": b"lain:\n  a: 1\n"})
    assert not source.passed_over
    assert not source.diagnostics


def test_faults_of_all_files_come_in_one_run_in_order() -> None:
    extra = {
        f"{YEAR}/b.yaml": b"b: 'x\n",
        f"{YEAR}/a.yaml": b"a: x #1\n",
        f"{YEAR}/c.yaml": b"sidang: 1\nformat: 9\n",
    }
    source = load(YEAR, **extra)
    assert codes(source) == [
        f"S106 {YEAR}/a.yaml:1:6",
        f"S108 {YEAR}/b.yaml:1:4",
        f"S151 {YEAR}/c.yaml:2:9",
        f"S150 {YEAR}/sidang.yml:1:1",
    ]
    assert source.unread == ("b",)
    assert (f"{YEAR}/a.yaml", 1) in source.faulty_lines
    assert "a: x #1" in render(source.diagnostics[0], source.line)


def test_a_file_of_another_encoding_is_unread_by_its_name() -> None:
    source = load(YEAR, **{f"{YEAR}/penghargaan.yaml": b"PK\x03\x04"})
    assert source.unread == ("penghargaan",)


def test_a_path_that_is_not_there_names_its_neighbour() -> None:
    source = load("inputs/kota-kupnag")
    assert [d.code for d in source.diagnostics] == ["S142"]
    assert "inputs/kota-kupang" in source.diagnostics[0].hints[0]


def test_a_file_that_is_no_yaml_is_refused() -> None:
    source = load("x/a.yaml.txt", **{"x/a.yaml.txt": b""})
    assert [d.code for d in source.diagnostics] == ["S142"]
    assert "a.yaml" in source.diagnostics[0].hints[0]


def test_a_folder_without_yaml_says_so() -> None:
    source = load("x", **{"x/a.yaml.txt": b"", "x/b.docx": b""})
    assert [d.code for d in source.diagnostics] == ["S144"]


def on_disk(root: Path) -> Path:
    for key, data in GOOD.items():
        (root / key).parent.mkdir(parents=True, exist_ok=True)
        (root / key).write_bytes(data)
    return root / YEAR


def test_names_are_shown_as_the_user_gave_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    year = on_disk(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert load_source(YEAR).files[1].name == f"{YEAR}/laporan.yaml"
    assert load_source(Path(YEAR)).region == "kota-kupang"
    assert load_source(year).files[1].name == (year / "laporan.yaml").as_posix()
    monkeypatch.chdir(year)
    here = load_source(".")
    assert [f.name for f in here.files] == ["../daerah.yaml", "laporan.yaml", "sidang.yml"]
    assert (here.region, here.year) == ("kota-kupang", "2023")
    assert load_source("..").year == "2023"


def test_the_root_of_an_input_is_its_region(tmp_path: Path) -> None:
    year = on_disk(tmp_path)
    for path in (year, year / "laporan.yaml", year.parent, year.parent / "daerah.yaml"):
        assert input_root(path) == year.parent
    assert input_root(year.parent / "salah") == year.parent


def test_a_file_outside_the_gate_is_refused(tmp_path: Path) -> None:
    year = on_disk(tmp_path)
    (tmp_path / "lain.yaml").write_bytes(b"x: 1\n")
    try:
        (year / "x.yaml").symlink_to(tmp_path / "lain.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    source = load_source(year)
    assert [d.code for d in source.diagnostics] == ["S140"]


def test_find_input_alone_reads_no_file() -> None:
    bahan = Bahan.packed(GOOD)
    assert not isinstance(find_input(YEAR, bahan), Diagnostic)
    assert all(value is None or key.endswith("/") or len(value) < 64 for key, value in bahan.log)
