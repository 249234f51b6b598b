"""Forms and directives beyond prose: references, notes, links, contents, charts, pictures, turned pages."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.diagnostics import Diagnostic, Span
from lkpj_report.document.references import refer
from lkpj_report.document.tree import (
    Chart,
    ChartKind,
    Contents,
    ContentsKind,
    Emph,
    Figure,
    Footnote,
    Gap,
    Heading,
    Inlines,
    Link,
    Paragraph,
    Picture,
    Ref,
    Strong,
    Table,
    Text,
    Turn,
    Value,
    plain,
)
from tests.templates.kit import EMBLEM, FULL, PNG, Report, report, run

GAPS = """\
penghargaan:
  daftar:
    - jenis: penghargaan
      nama: A
      skor: 1,5
    - jenis: penghargaan
      nama: B
      skor:
    - jenis: penghargaan
      nama: C
"""


def tree(template: str, made: Report | None = None) -> tuple:
    blocks, found = run(template, made or report(FULL))
    assert blocks is not None, found
    return blocks


def faults(template: str, made: Report | None = None) -> list[Diagnostic]:
    blocks, found = run(template, made or report(FULL))
    assert blocks is None
    return found


def inline(text: str) -> Inlines:
    (block,) = tree(text)
    assert isinstance(block, Paragraph)
    return block.children


def with_vision(text: str) -> Report:
    laporan, angka, katalog = report(FULL)
    assert laporan.visi_misi is not None
    return (
        dataclasses.replace(laporan, visi_misi=dataclasses.replace(laporan.visi_misi, visi=text)),
        angka,
        katalog,
    )


# ---------------------------------------------------------------- references


def test_a_heading_takes_its_anchor_from_the_end_of_its_line() -> None:
    first, second = tree("# Judul *miring* {#bab-1}\n\n## Isi {{ daerah.nama }} {#Isi}")
    assert (first.anchor, first.children) == ("bab-1", (Text("Judul "), Emph((Text("miring"),))))
    assert (second.anchor, plain(second.children)) == ("Isi", "Isi Kabupaten Contoh")


def test_a_comment_stays_a_comment_beside_an_anchor() -> None:
    heading, paragraph = tree("# Judul {# bukan ini #} {#a}\n\nx{# dan ini #}y")
    assert (heading.anchor, plain(heading.children), plain(paragraph.children)) == ("a", "Judul", "xy")


def test_a_reference_leads_to_a_heading_a_table_and_a_figure() -> None:
    blocks = tree(
        "# Judul {#a}\n\n[@a], [@t], [@g].\n\n"
        "::: tabel {{ penghargaan.daftar }}\njudul: J\nkolom: nama | N | kiri | 1\nsasaran: t\n:::\n"
        "::: gambar\nberkas: peta.png\nalt: Peta\njudul: K\nsasaran: g\n:::"
    )
    assert [b.anchor for b in blocks if isinstance(b, Heading | Table | Figure)] == ["a", "t", "g"]
    assert [n.anchor for n in blocks[1].children if isinstance(n, Ref)] == ["a", "t", "g"]
    assert refer(blocks)[1] == ()


def test_a_reference_to_nothing_is_told_at_its_own_line_with_the_nearest_name() -> None:
    (found,) = refer(tree("# Judul {#anggaran}\n\nsatu\ndua [@angaran]"))[1]
    assert (found.code, found.place, found.hints) == (
        "T121",
        Span("uji/t.md", 4),
        ('mungkin maksudnya "anggaran"',),
    )


# ---------------------------------------------------------------- notes and links


def test_a_note_holds_brackets_and_emphasis() -> None:
    (word, note, rest) = inline("kata^[catatan [dalam] *miring* dan **tebal [@a]**] lanjut")
    assert isinstance(note, Footnote)
    assert (word, rest) == (Text("kata"), Text(" lanjut"))
    assert note.children == (
        Text("catatan [dalam] "), Emph((Text("miring"),)), Text(" dan "), Strong((Text("tebal "), Ref("a"))),
    )  # fmt: skip


def test_a_note_may_go_over_lines_and_stand_in_a_cell() -> None:
    (note,) = [n for n in inline("a^[satu\ndua] b") if isinstance(n, Footnote)]
    assert note.children == (Text("satu dua"),)
    (table,) = tree("| a |\n|---|\n| x^[y] |")
    assert table.rows[0].cells[0].children == (Text("x"), Footnote((Text("y"),)))


@pytest.mark.parametrize(
    "url",
    [
        "https://contoh.go.id",
        "http://contoh.go.id:8080/a_b_c?x=[1]&y=%20#z",
        "https://contoh.go.id/a_(b)",
        "mailto:tata.usaha@contoh.go.id",
        "HTTPS://contoh.go.id",
    ],
)
def test_a_link_keeps_its_address_to_the_letter(url: str) -> None:
    assert inline(f"a [teks *miring*]({url}).") == (
        Text("a "), Link((Text("teks "), Emph((Text("miring"),))), url), Text("."),
    )  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "contoh.go.id",
        "//contoh.go.id",
        "https://",
        "https://a@b.id",
        "https://contoh .id",
        "ftp://contoh.go.id",
        "mailto:x",
        "",
        "https://contoh.go.id/<b>",
        "https://cöntoh.id",
    ],
)
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    (found,) = faults(f"satu\n\ndua\n[teks]({url})")
    assert (found.code, found.place) == ("T123", Span("uji/t.md", 4))
    (same,) = faults("\n[teks]({{ visi_misi.visi }})", with_vision(url or "-"))
    assert same.code == "T123"
    assert [r.place.file for r in same.related] == ["uji.yaml"]  # type: ignore[union-attr]


def test_an_address_from_data_is_a_whole_address() -> None:
    (block,) = tree("[teks]({{ visi_misi.visi }})", with_vision("https://contoh.go.id/a"))
    assert block.children == (Link((Text("teks"),), "https://contoh.go.id/a"),)
    (found,) = faults("[teks](https://contoh.go.id/{{ visi_misi.visi }})", with_vision("a"))
    assert found.code == "T123"


def test_an_address_that_is_still_to_be_filled_leaves_its_gap() -> None:
    text = FULL.replace("visi: Contoh yang maju", "visi:")
    (block,) = tree("[teks]({{ visi_misi.visi }})", report(text))
    assert [type(n) for n in block.children] == [Text, Gap]


@given(st.one_of(st.text(max_size=30), st.builds("https://{}".format, st.text(max_size=20))))
def test_an_address_from_data_is_a_link_of_a_known_kind_or_a_fault(text: str) -> None:
    blocks, found = run("[teks]({{ visi_misi.visi }})", with_vision(text or "-"))
    if blocks is None:
        assert {d.code for d in found} == {"T123"}
        return
    (link,) = blocks[0].children  # type: ignore[union-attr]
    assert isinstance(link, Link)
    assert link.url == text.strip()
    assert link.url.lower().startswith(("https://", "http://", "mailto:"))
    assert link.url.isascii()


@pytest.mark.parametrize(
    "text", [r"\[@a]", r"\^[a]", r"\[a](b)", "[a]", "a[1] (b)", "a^2", "[a](b", "a ^ [b]"]
)
def test_signs_that_make_no_form_are_text(text: str) -> None:
    assert inline(text) == (Text(text.replace("\\", "")),)


WRONG = {
    "a note without an end": ("a^[b", "T122"),
    "a note of nothing": ("a^[ ]", "T122"),
    "a note in a note": ("a^[b^[c]]", "T122"),
    "a note in a link": ("[a^[b]](https://a.id)", "T122"),
    "a link in a link": ("[a [b](https://a.id)](https://b.id)", "T122"),
    "a link without words": ("[](https://a.id)", "T122"),
    "a reference in a link": ("[[@a]](https://a.id)", "T122"),
    "a reference without a name": ("[@]", "T122"),
    "a reference from data": ("[@{{ daerah.nama }}]", "T122"),
    "a reference with a blank": ("[@a b]", "T122"),
    "a reference without an end": ("[@a", "T122"),
    "a picture in a sentence": ("![a](b.png)", "T122"),
    "a note in a heading": ("# a^[b]", "T122"),
    "a reference in a heading": ("# a [@b]", "T122"),
    "a note in a table's head": ("| a^[b] |\n|---|\n| c |", "T122"),
    "a reference in a letterhead": ("::: kop\n[@a]\n:::", "T122"),
    "a note in a signature": ("::: tanda-tangan\nnama: a^[b]\n:::", "T122"),
    "a note in a caption": ("::: tabel {{ penghargaan.daftar }}\njudul: a^[b]\nkolom: nama | N | kiri | 1\n:::", "T122"),
    "a note in the title of a contents list": ("::: daftar-isi\njudul: a^[b]\n:::", "T122"),
    "an anchor with blanks": ("# a {#b c}", "T100"),
    "an anchor of a paragraph": ("a {#b}", "T100"),
    "an anchor in a title": ("::: judul\n# a {#b}\n:::", "T122"),
    "a contents list of something else": ("::: daftar-isi\nisi: tabl\n:::", "T110"),
    "a contents list that is too deep": ("::: daftar-isi\ntingkat: 4\n:::", "T110"),
    "a contents list with words behind it": ("::: daftar-isi tabel\n:::", "T110"),
    "a key twice": ("::: daftar-isi\nisi: tabel\nisi: gambar\n:::", "T110"),
    "a turned page with words": ("::: mendatar\na\n:::", "T110"),
    "an anchor without a caption": ("::: gambar\nberkas: peta.png\nalt: a\nsasaran: b\n:::", "T110"),
    "an anchor from data": ("::: gambar\nberkas: peta.png\nalt: a\njudul: c\nsasaran: {{ daerah.nama }}\n:::", "T110"),
    "a picture without words": ("::: gambar\nberkas: peta.png\n:::", "T110"),
    "a picture without a file": ("::: gambar\nalt: a\n:::", "T110"),
    "a picture behind the name": ("::: gambar peta.png\nalt: a\n:::", "T110"),
    "a picture that is too high": ("::: gambar\nberkas: peta.png\nalt: a\ntinggi: 301\n:::", "T110"),
    "a picture that is not there": ("::: gambar\nberkas: pta.png\nalt: a\n:::", "T124"),
    "a picture outside": ("::: gambar\nberkas: ../peta.png\nalt: a\n:::", "T124"),
    "a picture at the root": ("::: gambar\nberkas: /etc/peta.png\nalt: a\n:::", "T124"),
    "a picture that data names": ("::: gambar\nberkas: {{ daerah.nama }}\nalt: a\n:::", "T124"),
    "a picture that data names in part": ("::: gambar\nberkas: {{ daerah.nama }}.png\nalt: a\n:::", "T124"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_not_well_made_is_refused_with_its_line_and_a_way_out(case: str) -> None:
    template, code = WRONG[case]
    (found,) = faults("satu\n\n" + template)
    assert found.code == code
    assert isinstance(found.place, Span)
    assert 3 <= found.place.line <= 2 + len(template.split("\n"))


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("::: daftar-isi\nisi: tabl\n:::", "tabel"),
        ("::: daftar-isi\njdul: a\n:::", "judul"),
        ("::: grafik {{ angka.indikator.baris }}\njenis: btang\n:::", "batang"),
        ("::: grafk {{ angka.indikator.baris }}\n:::", "grafik"),
        ("::: mendatr\n:::", "mendatar"),
    ],
)
def test_a_slip_is_told_with_the_nearest_name(template: str, hint: str) -> None:
    (found,) = faults(template)
    assert found.hints == (f'mungkin maksudnya "{hint}"',)


# ---------------------------------------------------------------- contents and turned pages


def test_a_contents_list_has_its_kind_title_and_depth() -> None:
    usual, own = tree(
        "::: daftar-isi\n:::\n::: daftar-isi\nisi: tabel\njudul: Semua *tabel*\ntingkat: 1\n:::"
    )
    assert usual == Contents(ContentsKind.JUDUL, (Text("DAFTAR ISI"),), 3)
    assert own == Contents(ContentsKind.TABEL, (Text("Semua "), Emph((Text("tabel"),))), 1)


def test_a_paper_ends_upright() -> None:
    turns = [b.landscape for b in tree("a\n\n::: mendatar\n:::\nb") if isinstance(b, Turn)]
    assert turns == [True, False]
    turns = [b.landscape for b in tree("::: mendatar\n:::\na\n\n::: tegak\n:::\nb") if isinstance(b, Turn)]
    assert turns == [True, False]


# ---------------------------------------------------------------- pictures


def test_a_picture_has_its_words_height_caption_and_notes() -> None:
    (figure,) = tree(
        "::: gambar\nberkas: peta.png\nalt: Peta {{ daerah.nama }}\njudul: Peta\ntinggi: 40,5\ncatatan: C\n:::"
    )
    assert figure == Figure(
        Picture(PNG, 40.5, "Peta Kabupaten Contoh"), (Text("Peta"),), notes=((Text("C"),),)
    )


def test_data_may_name_a_picture_that_the_input_gave() -> None:
    (figure,) = tree("::: gambar\nberkas: {{ visi_misi.visi }}\nalt: Lambang\n:::", with_vision(EMBLEM))
    assert figure.content == Picture(PNG, 70.0, "Lambang")
    (found,) = faults("::: gambar\nberkas: {{ visi_misi.visi }}\nalt: a\n:::", with_vision("peta.png"))
    assert found.code == "T124"  # the templates' own pictures are not for data to choose


# ---------------------------------------------------------------- charts

CHART = "::: grafik {{ angka.indikator.baris }}\nkategori: nama | Indikator\n"


def test_a_chart_holds_the_rows_numbers_and_its_table_the_same() -> None:
    figure, table = tree(
        CHART
        + "jenis: garis\njudul: Capaian\nseri: tahun_lalu | {{ daerah.nama }}\nseri: tahun_ini | Tahun ini\n"
        "satuan: poin\ntinggi: 50\nsasaran: g\ncatatan: C\n:::"
    )
    chart = figure.content
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.unit, chart.height_mm, chart.decimals) == (ChartKind.GARIS, "poin", 50.0, 2)
    assert [s.name for s in chart.series] == ["Kabupaten Contoh", "Tahun ini"]
    assert chart.series[0].values == (Decimal("70.11"), Decimal("9.10"))
    assert "71,02" in chart.alt
    assert (figure.anchor, figure.notes, plain(figure.caption)) == ("g", ((Text("C"),),), "Capaian")
    assert [[plain(c.children) for c in r.cells] for r in (*table.header, *table.rows)] == [
        ["Indikator", "Kabupaten Contoh", "Tahun ini"],
        [chart.categories[0], "70,11", "71,02"],
        [chart.categories[1], "9,10", "9,10"],
    ]


def test_a_chart_of_money_may_count_in_larger_units() -> None:
    rows = (
        "::: grafik {{ angka.anggaran.lra_ringkas }}\nkategori: uraian\nseri: realisasi | R\nsatuan: rupiah\n"
    )
    exact, scaled = (tree(rows + skala + ":::")[0].content for skala in ("", "skala: juta\n"))
    assert (exact.unit, scaled.unit) == ("rupiah", "juta rupiah")
    pairs = list(zip(exact.series[0].values, scaled.series[0].values, strict=True))
    assert any(a for a, _ in pairs)
    assert all((a is None and b is None) or abs(a / 10**6 - b) <= Decimal("0.005") for a, b in pairs)
    (found,) = faults(rows + "skala: jutaan\n:::")
    assert found.code == "T110"


def test_a_number_below_a_chart_knows_its_origin() -> None:
    _, table = tree(CHART + "seri: tahun_ini | Tahun ini\n:::")
    (value,) = table.rows[0].cells[1].children
    assert isinstance(value, Value)
    assert isinstance(value.origin, Span)


def test_a_chart_may_stand_without_its_table() -> None:
    assert len(tree(CHART + "seri: tahun_ini\ntabel: tidak\n:::")) == 1


def test_amounts_and_percentages_are_numbers_and_groups_are_passed_over() -> None:
    rows = "::: grafik {{ angka.anggaran.lra_ringkas }}\nkategori: uraian\n"
    amounts = tree(rows + "seri: realisasi | R\ntabel: tidak\n:::")[0].content
    assert "PENDAPATAN DAERAH" not in amounts.categories
    assert amounts.decimals == 0
    assert all(isinstance(v, Decimal) for v in amounts.series[0].values)
    percent = tree(rows + "seri: persen | P\ntabel: tidak\n:::")[0].content
    assert any(v is not None for v in percent.series[0].values)


def test_what_is_missing_is_a_gap_in_the_chart_and_stays_a_gap_in_the_table() -> None:
    base = FULL[: FULL.index("penghargaan:\n  lengkap")]
    figure, table = tree(
        "::: grafik {{ penghargaan.daftar }}\nkategori: nama\nseri: skor | Skor\n:::", report(base + GAPS)
    )
    assert figure.content.series[0].values == (Decimal("1.5"), None, None)
    assert [type(row.cells[1].children[0]) for row in table.rows] == [Value, Gap, Text]


WRONG_CHARTS = {
    "words": (CHART + "seri: nama\n:::", "T125", 3),
    "no numbers": (CHART + "seri: nasional\n:::", "T125", 1),
    "no series": (CHART + ":::", "T110", 1),
    "no category": ("::: grafik {{ angka.indikator.baris }}\nseri: tahun_ini\n:::", "T110", 1),
    "a category that a row lacks": ("::: grafik {{ penghargaan.daftar }}\nkategori: nama\nseri: jumlah\n:::", "T125", 2),
    "two series without names": (CHART + "seri: tahun_ini\nseri: tahun_lalu\n:::", "T110", 3),
    "nine series": (CHART + "seri: tahun_ini | a\n" * 9 + ":::", "T110", 1),
    "no rows": ("::: grafik\nkategori: nama\nseri: tahun_ini\n:::", "T110", 1),
    "a field that is not there": (CHART + "seri: tahun_in\n:::", "T203", 3),
    "a field from data": (CHART + "seri: {{ daerah.nama }}\n:::", "T110", 3),
    "a list": ("::: grafik {{ penghargaan.daftar }}\nkategori: jenis\nseri: rincian\n:::", "T110", 3),
    "neither yes nor no": (CHART + "seri: tahun_ini\ntabel: mungkin\n:::", "T110", 4),
    "a height that is no number": (CHART + "seri: tahun_ini\ntinggi: besar\n:::", "T110", 4),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_CHARTS)
def test_a_chart_that_cant_be_drawn_is_told_at_its_line(case: str) -> None:
    template, code, line = WRONG_CHARTS[case]
    (found,) = faults(template)
    assert (found.code, found.place) == (code, Span("uji/t.md", line))


def test_a_chart_of_too_many_rows_is_refused() -> None:
    laporan, angka, katalog = report(FULL)
    assert angka.indikator is not None
    row = angka.indikator.baris[0]
    many = dataclasses.replace(angka, indikator=dataclasses.replace(angka.indikator, baris=(row,) * 61))
    assert isinstance(row.tahun_ini.isi, Bilangan)
    (found,) = faults(CHART + "seri: tahun_ini\n:::", (laporan, many, katalog))
    assert (found.code, "terlalu banyak" in found.message) == ("T125", True)
