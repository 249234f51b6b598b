"""Tables from data: counted rows, the column that is indented, and what is refused."""

from __future__ import annotations

from lkpj_report.document.tree import RowRole, Table, plain
from tests.templates.kit import FULL, report, run


def table(text: str) -> Table:
    blocks, found = run(f"::: tabel {{{{ angka.anggaran.lra }}}}\n{text}\n:::\n", report(FULL))
    assert blocks is not None, found
    (made,) = blocks
    assert isinstance(made, Table)
    return made


def test_plain_rows_are_counted_and_totals_are_not() -> None:
    made = table("kolom: # | No. | tengah | 0,5\nkolom: uraian | Uraian | kiri | 3")
    numbers = [plain(r.cells[0].children) for r in made.rows if r.role is RowRole.ISI]
    assert numbers == [f"{n}." for n in range(1, len(numbers) + 1)]
    assert {plain(r.cells[0].children) for r in made.rows if r.role is RowRole.JUMLAH} == {""}


def test_the_named_column_is_indented_and_heads_the_groups() -> None:
    made = table("lekuk: uraian\nkolom: kode | Kode | kiri | 1\nkolom: uraian | Uraian | kiri | 3")
    assert {c.indent for r in made.rows for c in r.cells[:1] if r.role is RowRole.ISI} == {0}
    assert max(r.cells[1].indent for r in made.rows if r.role is RowRole.ISI) > 0
    heads = [plain(r.cells[0].children) for r in made.rows if r.role is RowRole.KELOMPOK]
    assert heads and all(h.isupper() for h in heads)


def test_without_a_name_the_first_column_is_indented() -> None:
    made = table("kolom: uraian | Uraian | kiri | 3\nkolom: kode | Kode | kiri | 1")
    assert max(r.cells[0].indent for r in made.rows) > 0


def test_an_indented_column_that_is_not_there_is_refused_with_the_nearest() -> None:
    text = "::: tabel {{ angka.anggaran.lra }}\nlekuk: uraiyan\nkolom: uraian | Uraian | kiri | 3\n:::\n"
    blocks, found = run(text, report(FULL))
    assert blocks is None or found
    assert [d.code for d in found] == ["T110"]
    assert 'mungkin maksudnya "uraian"' in found[0].hints[0]
