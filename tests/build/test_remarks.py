"""Findings as remarks, and the konsep whose DOCX carries them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.small_input import INPUT, YEAR, changed, write_input

from lkpj_report.build import Job, JobResult, build_one
from lkpj_report.build.remarks import remarks
from lkpj_report.diagnostics import Cell, Diagnostic, Related, Severity, Span, fault, info, warning

PLACE = Span("laporan.yaml", 12, 7)


def comments(result: JobResult) -> list[str]:
    """What the comments of the one paper's DOCX say."""
    from xml.etree import ElementTree

    (paper,) = result.papers
    with zipfile.ZipFile(
        io.BytesIO(dict(paper.files)[f"{paper.name}{'-konsep' if paper.konsep else ''}.docx"])
    ) as file:
        if "word/comments.xml" not in file.namelist():
            return []
        return ["".join(c.itertext()) for c in ElementTree.fromstring(file.read("word/comments.xml"))]


def built(folder: Path, year: str) -> JobResult:
    write_input(folder, year)
    return build_one(Job(INPUT, base=str(folder), papers=("nota-pengantar",)))


def test_a_remark_says_what_the_console_says_with_file_and_line() -> None:
    found = Diagnostic(
        Severity.FAULT,
        "K201",
        "jumlahnya berbeda",
        PLACE,
        ("cocokkan",),
        (Related(Span("a.yaml", 3), "rincian"),),
    )
    (made,) = remarks([found])
    assert made.lines == (
        "kesalahan[K201]: jumlahnya berbeda",
        "saran: cocokkan",
        "lihat a.yaml:3:1: rincian",
        "laporan.yaml:12",
    )
    assert made.place == PLACE


def test_faults_gaps_and_warnings_are_remarks_and_mere_notes_are_not() -> None:
    gap = Diagnostic(Severity.GAP, "D124", "nomor", None)
    found = [
        warning("K101", "b", PLACE),
        info("K306", "c", PLACE),
        gap,
        fault("K201", "a", Span("a.yaml", 1)),
    ]
    assert [made.lines[0] for made in remarks(found)] == [
        "kesalahan[K201]: a", "peringatan[K101]: b", "belum diisi[D124]: nomor",
    ]  # fmt: skip


def test_a_finding_told_twice_is_one_remark() -> None:
    assert len(remarks([fault("K201", "a", PLACE), fault("K201", "a", PLACE)])) == 1


def test_a_cell_of_a_workbook_is_named_as_its_user_sees_it() -> None:
    (made,) = remarks([fault("K201", "a", Cell("lra.xlsx", "LRA", "D14"))])
    assert made.lines[-1] == "lra.xlsx, lembar LRA, sel D14"


def test_the_findings_of_a_konsep_are_comments_in_its_docx(tmp_path: Path) -> None:
    result = built(tmp_path, changed("Senin, 24", "Selasa, 24"))
    told = [d for d in result.found if d.severity is not Severity.INFO]
    said = comments(result)
    assert len(said) == len(told) >= 1
    for finding in told:
        assert isinstance(finding.place, Span)
        assert any(finding.message in words and f":{finding.place.line}" in words for words in said)


def test_a_final_paper_carries_no_comment(tmp_path: Path) -> None:
    assert comments(built(tmp_path, YEAR)) == []
