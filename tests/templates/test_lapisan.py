"""A region's own folder lies over the package: the worked example of docs/templat.md, and what a fault in it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkpj_report.build.job import Job
from lkpj_report.build.run import build_one
from lkpj_report.document.dump import dump
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.katalog import muat_katalog
from lkpj_report.source.bahan import Bahan, as_key
from lkpj_report.templates.library import Library, package_folder
from lkpj_report.templates.workshop import Workshop
from tests.templates.kit import SHORT, package, paper, report, theme

OWN = "contoh raya"
SALAM = f"""format: 1
salam:
  - nama: {OWN}
    pembuka:
      - Salam Contoh Raya!
    penutup:
      - Sekian dan terima kasih.
"""
SENTENCE = "Apabila terdapat kekurangan dalam penyampaian ini, kami memohon maaf."


def region(tmp_path: Path, files: dict[str, str]) -> Path:
    folder = tmp_path / "kota-contoh"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "laporan.yaml").write_text(SHORT, encoding="utf-8")
    for name, text in files.items():
        path = folder / "templat" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def shipped(name: str) -> str:
    got = package().text(name)
    assert got is not None
    return got[0]


def test_the_worked_example_prints_the_regions_own_greeting_and_sentence(tmp_path: Path) -> None:
    naskah = shipped("nota-pengantar/naskah.md")
    assert SENTENCE in naskah
    folder = region(
        tmp_path,
        {
            "_bersama/salam.yaml": SALAM,
            "nota-pengantar/naskah.md": naskah.replace(SENTENCE, "Kami mohon maklum."),
        },
    )
    own, whole = folder / "templat", package_folder()
    library = Library(Bahan.on_disk([folder, whole]), (as_key(own), as_key(whole)))
    katalog, found = muat_katalog(library.tree)
    assert katalog is not None, found
    laporan, _, _ = report(SHORT + f"pidato:\n  salam: {OWN}\n")
    facts = (laporan, hitung(laporan, katalog), katalog)
    made = Workshop(library.text).make("nota-pengantar", paper(), facts, theme(), {})
    assert made.document is not None, made.found
    shown = dump(made.document)
    assert "salam: ‹Salam Contoh Raya!›" in shown
    assert "Kami mohon maklum." in shown
    assert SENTENCE not in shown


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("a\n\n{{ daerh.nama }}\n", "T201", 3),
        ("a\n{{ daerah.nama | kapitl }}\n", "T102", 2),
        ("a\n\n\n::: judull\n:::\n", "T104", 4),
        ("a\n{{ daerah.nma }}\n", "T203", 2),
    ],
)
def test_a_faulty_template_is_told_at_its_line_and_nothing_is_made(
    tmp_path: Path, template: str, code: str, line: int
) -> None:
    folder = region(tmp_path, {"nota-pengantar/naskah.md": template})
    result = build_one(Job(str(folder / "2024"), papers=("nota-pengantar",)))
    assert result.papers == ()
    (found,) = [d for d in result.found if d.code == code]
    assert found.place is not None
    assert str(found.place).endswith(f"templat/nota-pengantar/naskah.md:{line}:{found.place.col}")  # type: ignore[union-attr]
    assert found.hints
    assert result.line(found.place.file, line)
