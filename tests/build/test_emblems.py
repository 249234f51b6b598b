"""The emblems of the state and of the region: each for its own letterheads, never one picture for both."""

from __future__ import annotations

from pathlib import Path

from tests.small_input import REGION, changed, write_input
from tests.test_build import build, png

from lkpj_report.diagnostics import Span

BOTH = "  jenis: kota\n  lambang: negara.png\n  lambang_daerah: daerah.png\n"


def with_both(folder: Path, state: bytes, region: bytes) -> list[tuple[str, int]]:
    """Codes and lines of the findings of an input with both emblems."""
    write_input(folder, region=changed("  jenis: kota\n", BOTH, REGION))
    (folder / "contoh" / "negara.png").write_bytes(state)
    (folder / "contoh" / "daerah.png").write_bytes(region)
    found = build(folder).found
    return [(d.code, d.place.line) for d in found if isinstance(d.place, Span)]


def test_two_emblems_are_taken(tmp_path: Path) -> None:
    assert with_both(tmp_path, png(20, 30), png(30, 30)) == []


def test_one_picture_for_both_is_refused_at_the_line_of_the_region(tmp_path: Path) -> None:
    ((code, line),) = with_both(tmp_path, png(20, 30), png(20, 30))
    lines = (tmp_path / "contoh" / "daerah.yaml").read_text(encoding="utf-8").splitlines()
    assert code == "D129"
    assert "lambang_daerah" in lines[line - 1]
