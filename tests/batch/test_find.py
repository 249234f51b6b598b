"""Which reports lie below a root, and what the manifest says of them."""

from __future__ import annotations

from pathlib import Path

from lkpj_report.batch.find import Choice, find_targets
from lkpj_report.batch.manifest import read_manifest


def make(root: Path, *names: str) -> None:
    """Empty input files."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("format: 1\n", encoding="utf-8")


def test_regions_and_years_are_found_in_order_also_below_provinces(tmp_path: Path) -> None:
    make(
        tmp_path, "b/2024/x.yaml", "a/2023/x.yaml", "a/2024/x.yaml", "prov/c/2024/x.yaml", "c/daerah.yaml",
        ".git/2024/x.yaml", "bukan/x.txt",
    )  # fmt: skip
    found, empty = find_targets(str(tmp_path), Choice())
    assert [t.name for t in found] == ["a/2023", "a/2024", "b/2024", "prov/c/2024"]
    assert empty == ("c",)
    assert found[0].input == f"{tmp_path.as_posix()}/a/2023"


def test_a_choice_of_years_and_regions_leaves_out_the_others(tmp_path: Path) -> None:
    make(tmp_path, "kota-a/2023/x.yaml", "kota-a/2024/x.yaml", "kab-b/2024/x.yaml", "prov/kota-c/2024/x.yaml")
    names = lambda **c: [t.name for t in find_targets(str(tmp_path), Choice(**c))[0]]  # noqa: E731
    assert names(years=("2024",)) == ["kab-b/2024", "kota-a/2024", "prov/kota-c/2024"]
    assert names(only=("kota-*",)) == ["kota-a/2023", "kota-a/2024", "prov/kota-c/2024"]
    assert names(only=("kota-a/2023", "kab-b/")) == ["kab-b/2024", "kota-a/2023"]


def test_a_manifest_says_what_the_run_is_for(tmp_path: Path) -> None:
    (tmp_path / "batch.yaml").write_text(
        "massal:\n  masukan: daerah\n  tahun:\n    - 2024\n  daerah:\n    - kota-*\n  naskah:\n    - nota-pengantar\n"
        "  bentuk:\n    - pdf\n  templat:\n    - milik\n  tema: buku\n  keluaran: ../hasil\n  pekerja: 3\n  batas_waktu: 60\n"
    )
    manifest, found = read_manifest(str(tmp_path))
    assert found == ()
    assert manifest is not None
    assert manifest.root == f"{tmp_path.as_posix()}/daerah"
    assert manifest.output == f"{tmp_path.parent.as_posix()}/hasil"
    assert (manifest.years, manifest.only, manifest.papers) == (("2024",), ("kota-*",), ("nota-pengantar",))
    assert (manifest.formats, manifest.theme, manifest.jobs, manifest.limit) == (("pdf",), "buku", 3, 60)
    assert read_manifest(str(tmp_path / "batch.yaml"))[0] == manifest


def test_a_slip_in_a_manifest_is_shown_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "batch.yaml").write_text("massal:\n  taun:\n    - 2024\n")
    manifest, found = read_manifest(str(tmp_path))
    assert manifest is None
    assert str(found[0].place).split(":")[-2:] == ["2", "3"]


def test_a_folder_without_manifest_is_the_root_itself_and_a_missing_one_is_told(tmp_path: Path) -> None:
    manifest, _ = read_manifest(str(tmp_path))
    assert manifest is not None
    assert manifest.root == tmp_path.as_posix()
    nothing, found = read_manifest(str(tmp_path / "tidak-ada"))
    assert nothing is None
    assert found[0].code == "S142"
