"""The brief for members, the annexes and the press release: their size, where each figure is from, and that they agree."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.papers.kit import CONTOH, ROOT, change, contoh, copy_of_contoh, made, running

from lkpj_report.build import Job, trace_one
from lkpj_report.build.jejak.trace import untraced
from lkpj_report.document.dump import dump
from lkpj_report.document.tree import Document, Table, Turn, plain

BRIEF, AWARDS, LRA, PRESS, NOTA = (
    "ringkasan",
    "lampiran-penghargaan",
    "lampiran-lra",
    "siaran-pers",
    "nota-pengantar",
)
PAPERS = (BRIEF, AWARDS, LRA, PRESS)


def tree(paper: str) -> Document:
    return contoh(*PAPERS, NOTA).tree(paper)


def words(document: Document) -> str:
    return " ".join(" ".join(plain(line).replace("\u00a0", " ") for line in running(document.blocks)).split())


def tables(document: Document) -> list[Table]:
    return [b for b in document.blocks if isinstance(b, Table)]


def head(table: Table) -> list[str]:
    return [plain(c.children) for c in table.header[-1].cells]


def cells(table: Table, column: str) -> list[str]:
    at = head(table).index(column)
    full = [r.cells for r in table.rows if len(r.cells) == len(head(table))]
    return [plain(row[at].children) for row in full]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_as_it_was_read(paper: str, golden: Callable[[str, str], None]) -> None:
    golden(f"naskah/contoh-{paper}.txt", dump(tree(paper)))


def test_every_figure_is_from_the_trace() -> None:
    _, traces = trace_one(Job(CONTOH, papers=(*PAPERS, "naskah-baca"), base=str(ROOT)))
    assert {t.paper for t in traces} == {*PAPERS, "naskah-baca"}
    assert {t.paper: [e.text for e in untraced(t.entries)] for t in traces if untraced(t.entries)} == {}


def test_the_brief_has_three_pages_at_most() -> None:
    (paper,) = [p for p in contoh(*PAPERS, NOTA).result.papers if p.name == BRIEF]
    assert paper.pages <= 3


def test_the_brief_says_which_targets_were_missed_and_how_many() -> None:
    table = next(t for t in tables(tree(BRIEF)) if "Capaian Target" in head(t))
    missed = [
        name for name, state in zip(cells(table, "Indikator"), cells(table, "Capaian Target"), strict=True)
        if state == "belum tercapai"
    ]  # fmt: skip
    assert len(missed) == 3
    sentence = re.search(r"Target yang belum tercapai \(tiga dari 17\): ([^.]+)\.", words(tree(BRIEF)))
    assert sentence is not None
    assert re.split(r", dan |, ", sentence[1]) == [m[0].lower() + m[1:] for m in missed]


def test_what_got_worse_is_said(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    change(region / "2024/indikator.yaml", "      2024: 4,38\n", "      2024: 4,99\n")
    for file in ("indikator", "laporan"):
        assert (region / f"2024/{file}.yaml").exists()
    text = words(made("kabupaten-contoh/2024", BRIEF, base=tmp_path, formats=()).tree(BRIEF))
    assert "Memburuk dari tahun 2023 (satu indikator): tingkat pengangguran terbuka." in text
    assert "Target yang belum tercapai (empat dari 17)" in text


def test_the_brief_gives_the_budget_in_billions_with_the_note_on_rounding() -> None:
    table = next(t for t in tables(tree(BRIEF)) if "Realisasi" in head(t))
    assert cells(table, "Realisasi")[cells(table, "Uraian").index("Jumlah Pendapatan")] == "1.645,65"
    assert any("pembulatan" in plain(note) for note in table.notes)


def test_the_brief_counts_the_answers_by_committee() -> None:
    table = next(t for t in tables(tree(BRIEF)) if "Komisi" in head(t))
    counts = [[int(n) for n in cells(table, k)] for k in ("Rekomendasi", "Selesai", "Dalam proses", "Belum")]
    assert sum(counts[0]) == 8
    assert all(total == sum(parts) for total, *parts in zip(*counts, strict=True))


def test_the_annex_of_awards_has_a_row_each_with_its_ground() -> None:
    (table,) = tables(tree(AWARDS))
    grounds = cells(table, "Dasar")
    assert len(grounds) == 8 and all(grounds)


def test_without_grounds_and_levels_their_columns_are_not_there(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    file = region / "2024/penghargaan.yaml"
    file.write_text(re.sub(r"(?m)^ +(bukti|tingkat): .*\n", "", file.read_text("utf-8")), "utf-8")
    (table,) = tables(made("kabupaten-contoh/2024", AWARDS, base=tmp_path, formats=()).tree(AWARDS))
    assert {"Dasar", "Tingkat"} & set(head(table)) == set()


def test_the_annex_of_the_budget_is_landscape_and_has_all_columns() -> None:
    document = tree(LRA)
    assert isinstance(document.blocks[0], Turn) and document.blocks[0].landscape
    (table,) = tables(document)
    assert head(table) == [
        "Kode", "Uraian", "Anggaran Sebelum Perubahan (Rp)", "Anggaran Setelah Perubahan (Rp)", "Realisasi (Rp)",
        "Lebih/(Kurang) (Rp)", "%",
    ]  # fmt: skip


def amount(text: str) -> int:
    sen = int(re.sub(r"[^0-9]", "", text))
    return -sen if text.startswith("(") else sen


def test_each_difference_of_the_annex_is_that_of_its_row() -> None:
    (table,) = tables(tree(LRA))
    names = ("Anggaran Setelah Perubahan (Rp)", "Realisasi (Rp)", "Lebih/(Kurang) (Rp)")
    rows = list(zip(*(cells(table, n) for n in names), strict=True))
    assert len(rows) > 40
    assert [r for r in rows if amount(r[1]) - amount(r[0]) != amount(r[2])] == []


def test_a_budget_that_was_not_amended_has_one_column_for_it(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    file = region / "2024/anggaran.yaml"
    file.write_text(re.sub(r"(?m)^ +sebelum_perubahan: .*\n", "", file.read_text("utf-8")), "utf-8")
    (table,) = tables(made("kabupaten-contoh/2024", LRA, base=tmp_path, formats=()).tree(LRA))
    assert [h for h in head(table) if h.startswith("Anggaran")] == ["Anggaran (Rp)"]


def test_the_press_release_has_the_facts_of_the_session_and_nobody_s_speech() -> None:
    text = words(tree(PRESS))
    assert text.startswith(
        "Contoh Raya, 24 Maret 2025 – Bupati Contoh Drs. H. Teladan Utama, M.Si. menyampaikan"
    )
    assert "Tahun Anggaran 2024" in text and "Tahun Anggaran 2025" not in text
    assert not re.search(r"[“”\"]|\bkata(?:nya)?\b|\bujar|\btutur|\bungkap|\bkami\b|\bsaya\b", text)


def test_the_press_release_is_made_when_asked_for_only() -> None:
    from lkpj_report.build import open_library
    from lkpj_report.build.paper import describe

    described = describe(PRESS, open_library(Job(CONTOH, base=str(ROOT))))
    assert not isinstance(described, list) and described[0].diminta


@pytest.mark.parametrize("count", [1, 2, 5, 6, 7])
def test_the_press_release_lists_six_indicators_at_most(count: int, tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    file = region / "2024/indikator.yaml"
    first, *parts = re.split(r"(?m)^(?=  [a-z_]+:$)", file.read_text("utf-8"))
    file.write_text(first + "".join(parts[:count]), "utf-8")
    text = words(made("kabupaten-contoh/2024", PRESS, base=tmp_path, formats=()).tree(PRESS))
    items = re.findall(
        r"(?:meningkat|menurun) dari [0-9.,]+ menjadi [0-9.,]*[0-9](?: persen| juta rupiah| tahun)?(; dan|;|\.)",
        text,
    )
    assert items == (["."] if count == 1 else [";"] * (min(count, 6) - 2) + ["; dan", "."])
    assert ("antara lain" in text) is (count > 6)
