"""Directives for what is looked at: `::: grafik` (a chart of rows of data) and `::: gambar` (a picture).

In: a directive's `Body`. Out: a `Figure`, for a chart followed by its numbers as a table, each with the
place that it came from. A picture is read from the template folders; data can only name one that the
input has given already (the emblem).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.pembulatan import geser, round_half_up
from lkpj_report.bahasa.persen import Persen
from lkpj_report.bahasa.rupiah import SATUAN, Rupiah
from lkpj_report.diagnostics import Span
from lkpj_report.document.charts import as_table, describe, figure
from lkpj_report.document.tree import (
    Block,
    Chart,
    ChartKind,
    Figure,
    Inline,
    Inlines,
    Picture,
    RowRole,
    Series,
    Table,
    TableCell,
    plain,
)
from lkpj_report.templates.body import Body, Setting, plain_name
from lkpj_report.templates.inlines import leaf_inline
from lkpj_report.templates.values import (
    OPEN,
    PLACEHOLDER,
    Blank,
    Leaf,
    content,
    derived,
    is_gap,
    one_line,
    words,
)

HEIGHT_MM = 70.0
MOST_DECIMALS = 2
MOST_SERIES = 8
"""So many patterns and dashes can be told apart."""

MOST_CATEGORIES = 60
"""More don't fit side by side on a page."""


def chart(body: Body) -> Iterator[Block]:
    """`::: grafik {{ rows }}`: a chart with its caption, and the same numbers as a table below it."""
    given = body.settings(
        ("jenis", "judul", "kategori", "satuan", "skala", "tinggi", "sasaran", "tabel"), ("seri", "catatan")
    )
    rows = [row for row in body.rows() if body.trait(row, "peran", "isi") != RowRole.KELOMPOK]
    kind = ChartKind(body.choice(given["jenis"], [k.value for k in ChartKind], "batang"))
    with_table = body.choice(given["tabel"], ("ya", "tidak"), "ya") == "ya"
    categories, corner = _categories(body, rows, given["kategori"])
    scale = body.choice(given["skala"], SATUAN, "") if given["skala"] else ""
    series, leaves = _all_series(body, rows, given["seri"], SATUAN.get(scale, 0))
    if not 0 < len(rows) <= MOST_CATEGORIES or all(v is None for s in series for v in s.values):
        why = "terlalu banyak kategori" if len(rows) > MOST_CATEGORIES else "tidak ada angka untuk digambar"
        raise body.other("T125", why, None, "periksa dulu barisnya dengan {% if … %}")
    made = Chart(
        kind,
        tuple(words_of(leaf) for leaf in categories),
        series,
        f"{scale} {_plain(body, given['satuan'])}".strip(),
        _decimals(series),
        body.size(given["tinggi"], HEIGHT_MM),
    )
    named = tuple(
        node for text, span in given["seri"] for node in body.inline(text.partition("|")[2], span, "grafik")
    )
    traced = (*named, *_origins(body, made, categories, leaves))
    made = dataclasses.replace(made, alt=describe(made), traced=traced)
    yield _figure(body, made, given)
    if with_table:
        yield _traced(body, as_table(made), (corner, categories, leaves))


def _origins(
    body: Body, made: Chart, categories: Sequence[Leaf], leaves: Sequence[Sequence[Leaf | None]]
) -> Iterator[Inline]:
    """The names and numbers of a chart with their origins."""
    for name in categories:
        yield leaf_inline(name, body.span)
    for series, column in zip(made.series, leaves, strict=True):
        for value, leaf in zip(series.values, column, strict=True):
            if value is not None and leaf is not None:
                yield leaf_inline(derived(leaf, figure(value, made.decimals)), body.span)


def words_of(leaf: Leaf) -> str:
    """A leaf in one line."""
    return one_line(words(leaf)).strip()


def _figure(body: Body, made: Chart | Picture, given: dict[str, list[Setting]]) -> Figure:
    caption: Inlines = ()
    for text, span in given["judul"]:
        caption = body.inline(text, span, "judul gambar")
    notes = tuple(body.inline(text, span) for text, span in given["catatan"])
    return Figure(made, caption, "", notes, body.anchor(given["sasaran"], caption), body.span)


def _plain(body: Body, given: Sequence[Setting], where: str = "grafik") -> str:
    """A setting as words."""
    return "".join(plain(body.inline(text, span, where)) for text, span in given).strip()


def _categories(body: Body, rows: list[object], given: Sequence[Setting]) -> tuple[list[Leaf], Inlines]:
    """The name of each row; what stands over them in the table."""
    if not given:
        raise body.wrong('memerlukan baris "kategori: isian"')
    text, span = given[0]
    path, _, title = text.partition("|")
    out: list[Leaf] = []
    for row in rows:
        leaf = body.leaf_at(row, path.strip(), span)
        if leaf is None:
            raise body.other("T125", f'ada baris tanpa "{path.strip()}"', span)
        out.append(leaf)
    return out, body.inline(title, span, "kepala tabel") if title.strip() else ()


def _all_series(
    body: Body, rows: list[object], given: Sequence[Setting], power: int = 0
) -> tuple[tuple[Series, ...], list[list[Leaf | None]]]:
    """The series in units of ten to `power`, and the leaves behind their numbers."""
    if not 0 < len(given) <= MOST_SERIES:
        raise body.wrong(f'memerlukan 1 sampai {MOST_SERIES} baris "seri: isian | nama"')
    out: list[Series] = []
    leaves: list[list[Leaf | None]] = []
    for text, span in given:
        path, _, name = text.partition("|")
        if len(given) > 1 and not name.strip():
            raise body.wrong(f'seri "{path.strip()[:40]}" tidak bernama', span, "tulis: seri: isian | nama")
        found = [body.leaf_at(row, path.strip(), span) for row in rows]
        values = tuple(_scaled(_number(body, leaf, span), power) for leaf in found)
        out.append(Series(_plain(body, [(name, span)]), values))
        leaves.append(found)
    return tuple(out), leaves


def _number(body: Body, leaf: Leaf | None, span: Span) -> Decimal | None:
    """The number of a leaf; None where there is none, or none yet."""
    if leaf is None or is_gap(leaf) or isinstance(content(leaf), Blank):
        return None
    match content(leaf):
        case Rupiah(nilai) | Persen(nilai) | Bilangan(nilai):
            return nilai
        case Decimal() as nilai:
            return nilai
        case int() as n if not isinstance(n, bool | Enum):
            return Decimal(int(n))
        case _:
            raise body.other(
                "T125", f'"{words_of(leaf)[:40]}" bukan angka', span, "pilih isian yang berupa angka"
            )


def _scaled(value: Decimal | None, power: int) -> Decimal | None:
    """A number in larger units, rounded half up to what a chart prints."""
    if value is None or not power:
        return value
    return round_half_up(geser(value, -power), MOST_DECIMALS)


def _decimals(series: Sequence[Series]) -> int:
    """The fewest decimals that print all numbers, two at most."""
    places = (-int(v.normalize().as_tuple().exponent) for s in series for v in s.values if v is not None)
    return min(MOST_DECIMALS, max(0, *places, 0))


def _traced(body: Body, table: Table, parts: tuple[Inlines, list[Leaf], list[list[Leaf | None]]]) -> Table:
    """The table of a chart with values in place of words, so that each number still knows its origin."""
    corner, categories, leaves = parts
    head = table.header[0]
    header = dataclasses.replace(head, cells=(TableCell(corner), *head.cells[1:]))
    rows = []
    for i, (row, name) in enumerate(zip(table.rows, categories, strict=True)):
        cells = [TableCell((leaf_inline(name, body.span),))]
        for cell, column in zip(row.cells[1:], leaves, strict=True):
            leaf = column[i]
            if leaf is not None and not is_gap(leaf) and not isinstance(content(leaf), Blank):
                leaf = derived(leaf, plain(cell.children))
            cells.append(cell if leaf is None else TableCell((leaf_inline(leaf, body.span),)))
        rows.append(dataclasses.replace(row, cells=tuple(cells)))
    return dataclasses.replace(table, header=(header,), rows=tuple(rows), span=body.span)


# ---------------------------------------------------------------- pictures


def picture(body: Body) -> Iterator[Block]:
    """`::: gambar`: a picture of the template folders with its caption and its words for who can't see it."""
    if body.head:
        raise body.wrong("berkasnya ditulis di baris sendiri", None, "tulis: berkas: folder/nama.png")
    given = body.settings(("berkas", "alt", "judul", "tinggi", "sasaran"), ("catatan",))
    alt = _plain(body, given["alt"], '"alt"')
    if not alt:
        raise body.wrong('memerlukan baris "alt: …"', None, "tulis apa yang terlihat pada gambar itu")
    if not given["berkas"]:
        raise body.wrong('memerlukan baris "berkas: folder/nama.png"')
    made = dataclasses.replace(
        _read(body, *given["berkas"][0]), alt=alt, height_mm=body.size(given["tinggi"], HEIGHT_MM)
    )
    yield _figure(body, made, given)


def _read(body: Body, name: str, span: Span) -> Picture:
    """A picture by its path; one that data names must be among the pictures of the input."""
    whole = PLACEHOLDER.fullmatch(name)
    leaf = body.book.leaf(whole[1]) if whole else None
    if leaf is not None and words(leaf) in body.pictures:
        return body.pictures[words(leaf)]
    if OPEN in name:
        cure = "tulis nama berkasnya langsung di templat"
        raise body.other("T124", f'gambar "{body.shown(name)}" bukan gambar dari masukan', span, cure)
    if not plain_name(name):
        cure = "tulis jalur dari folder templat, misalnya nota-pengantar/peta.png"
        raise body.other("T124", f'gambar "{name[:60]}" di luar folder templat', span, cure)
    got = body.read_picture(name)
    if isinstance(got, bytes):
        return Picture(got)
    what, cure = got
    raise body.other("T124", f'gambar "{name[:60]}" {what}', span, cure)
