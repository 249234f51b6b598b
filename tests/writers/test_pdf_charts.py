"""Charts: the numbers are drawn where they belong, can be read, and can be told apart without colour."""

from __future__ import annotations

import io
from decimal import Decimal
from itertools import combinations, pairwise

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import theme
from tests.writers.pdf_gate import page_validation
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.bahasa.bilangan import format_bilangan
from lkpj_report.diagnostics import Diagnostic
from lkpj_report.document.charts import describe
from lkpj_report.document.tree import Chart, ChartKind, Document, Figure, Meta, Series, Text
from lkpj_report.writers.pdf import lay_out, write_pdf
from lkpj_report.writers.pdf.boxes import MM
from lkpj_report.writers.pdf.chart_marks import LINES, PATTERNS
from lkpj_report.writers.pdf.chart_scale import scale_of
from lkpj_report.writers.pdf.charts import set_chart
from lkpj_report.writers.pdf.desk import Desk
from lkpj_report.writers.pdf.drawing import Area, Clipped, Colour, Drawing, Label, Stroke

FONTS = shipped_fonts()
BARS, LINE = ChartKind.BATANG, ChartKind.GARIS
WIDTH = 468.0  # points, about the width of text on F4
YEARS = ("2022", "2023", "2024")


def numbers(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if v is None else Decimal(v) for v in values)


def chart(kind: ChartKind, *series: tuple[str, tuple[Decimal | None, ...]], unit: str = "") -> Chart:
    return Chart(kind, YEARS, tuple(Series(name, values) for name, values in series), unit)


def drawn(one: Chart, width: float = WIDTH) -> tuple[Drawing, list[Diagnostic]]:
    desk = Desk(theme(), FONTS)
    box = set_chart(one, desk, (0, 0.0, width))
    assert box.height == box.op.height
    return box.op, desk.found


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def texts(drawing: Drawing) -> list[str]:
    return [label.text for label in labels(drawing)]


def bars(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Left, foot, right, head of each bar (and swatch): areas that are outlined."""
    out = []
    for shape in drawing.shapes:
        if isinstance(shape, Area) and shape.fill is None:
            xs, ys = zip(*shape.points, strict=True)
            out.append((min(xs), min(ys), max(xs), max(ys)))
    return out


def box_of(label: Label) -> tuple[float, float, float, float]:
    """Left, foot, right, head of a label's ink, as far as capitals go."""
    long = label.face.width(label.text) * label.size / 1000
    tall = 0.68 * label.size
    corners = {
        0: [(0, 0), (long, tall)],
        90: [(-tall, 0), (0, long)],
        45: [(0, 0), (long * 0.7071, long * 0.7071), (-tall * 0.7071, tall * 0.7071)],
    }[label.angle]
    xs, ys = zip(*corners, strict=True)
    return (label.x + min(xs), label.y + min(ys), label.x + max(xs), label.y + max(ys))


# ---------------------------------------------------------------- the axis


values_ = st.lists(
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False), min_size=1, max_size=8
)


@given(values_, st.booleans(), st.integers(2, 6))
def test_an_axis_holds_all_values_in_a_few_round_steps(
    values: list[Decimal], from_zero: bool, most: int
) -> None:
    scale = scale_of(values, from_zero, most, 2)
    ticks = scale.ticks()
    assert scale.low <= min(values)
    assert scale.high >= max(values)
    assert not from_zero or scale.low <= 0 <= scale.high
    assert 2 <= len(ticks) <= most + 3
    assert ticks[0] == scale.low
    assert ticks[-1] == scale.high
    assert {b - a for a, b in pairwise(ticks)} == {scale.step}
    assert scale.step.normalize().as_tuple().digits in ((1,), (2,), (2, 5), (5,))
    assert scale.decimals <= 2


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_counts_have_no_broken_ticks(counts: list[int]) -> None:
    scale = scale_of([Decimal(n) for n in counts], True, 6, 0)
    assert all("," not in scale.word(tick) for tick in scale.ticks())
    assert len({scale.word(tick) for tick in scale.ticks()}) == len(scale.ticks())


def test_ticks_are_printed_the_indonesian_way() -> None:
    drawing, _ = drawn(chart(BARS, ("", numbers("1250", "2400", "480"))))
    assert {"1.000", "1.500", "2.500"} <= set(texts(drawing))
    drawing, _ = drawn(chart(BARS, ("", numbers("0.4", "1.2", "0.9"))))
    assert "0,50" not in texts(drawing)
    assert {"0,5", "1,0"} <= set(texts(drawing)) or {"0,4", "0,8"} <= set(texts(drawing))


def test_bars_begin_at_zero_even_when_all_values_are_far_from_it() -> None:
    drawing, _ = drawn(chart(BARS, ("", numbers("98", "99", "100"))))
    heights = [head - foot for _, foot, _, head in bars(drawing)]
    assert heights[0] / heights[2] == pytest.approx(0.98, abs=0.001)
    assert "0" in texts(drawing)


def test_lines_far_from_zero_say_where_their_axis_begins() -> None:
    drawing, _ = drawn(chart(LINE, ("IPM", numbers("77.9", "78.4", "79.9")), unit="poin"))
    (head,) = [text for text in texts(drawing) if "satuan" in text]
    assert head == "IPM; satuan: poin; sumbu nilai mulai dari 77,5"
    near, _ = drawn(chart(LINE, ("", numbers("1", "5", "9"))))
    assert not [text for text in texts(near) if "mulai" in text]


# ---------------------------------------------------------------- bars and lines


def test_bars_are_as_high_as_their_numbers() -> None:
    drawing, _ = drawn(chart(BARS, ("", numbers("10", "20", "40"))))
    one, two, four = [head - foot for _, foot, _, head in bars(drawing)]
    assert two / one == pytest.approx(2)
    assert four / one == pytest.approx(4)


def test_negative_bars_hang_below_the_base_line() -> None:
    drawing, _ = drawn(chart(BARS, ("", numbers("10", "-20", "5"))))
    up, down, small = bars(drawing)
    assert down[3] == pytest.approx(up[1])
    assert up[1] == pytest.approx(small[1])
    assert down[1] < down[3]
    below = next(label for label in labels(drawing) if label.text == "-20,00")
    assert box_of(below)[3] < down[1]


def test_bars_of_several_series_stand_side_by_side_in_each_category() -> None:
    drawing, _ = drawn(chart(BARS, ("a", numbers("1", "2", "3")), ("b", numbers("3", "2", "1"))))
    first = bars(drawing)[:6]
    for (_, _, right, _), (left, _, _, _) in zip(first[:3], first[3:], strict=True):
        assert left == pytest.approx(right)


def test_a_lacking_value_is_a_gap_not_a_zero() -> None:
    whole, _ = drawn(chart(BARS, ("", numbers("1", "0", "3"))))
    gap, _ = drawn(chart(BARS, ("", numbers("1", None, "3"))))
    assert (len(bars(whole)), len(bars(gap))) == (3, 2)
    assert "0,00" in texts(whole)
    assert "0,00" not in texts(gap)


def test_a_line_is_parted_where_a_value_is_lacking() -> None:
    def long_lines(*values: str | None) -> int:
        drawing, _ = drawn(Chart(LINE, tuple("abcde"), (Series("", numbers(*values)),)))
        return sum(isinstance(s, Stroke) and s.thickness == 1.4 for s in drawing.shapes)

    assert long_lines("1", "2", "3", "2", "1") == 1
    assert long_lines("1", "2", None, "2", "1") == 2
    assert long_lines("1", None, "3", None, "1") == 0  # markers only


def test_numbers_stand_at_all_bars_or_at_none() -> None:
    few, _ = drawn(chart(BARS, ("", numbers("1.5", "2.5", "3.5"))))
    assert {"1,50", "2,50", "3,50"} <= set(texts(few))
    many = Chart(BARS, tuple(str(n) for n in range(60)), (Series("", numbers(*["1234567.89"] * 60)),))
    assert "1.234.567,89" not in texts(drawn(many)[0])


def test_a_chart_without_values_says_so() -> None:
    for one in (chart(BARS, ("a", (None, None, None))), Chart(LINE, (), ())):
        assert "tidak ada data" in texts(drawn(one)[0])


# ---------------------------------------------------------------- words


def test_a_lone_series_is_named_above_and_several_in_a_legend() -> None:
    lone, _ = drawn(chart(BARS, ("Realisasi", numbers("1", "2", "3")), unit="miliar rupiah"))
    assert "Realisasi; satuan: miliar rupiah" in texts(lone)
    both, _ = drawn(
        chart(BARS, ("Anggaran", numbers("1", "2", "3")), ("Realisasi", numbers("1", "2", "3")), unit="unit")
    )
    assert {"Satuan: unit", "Anggaran", "Realisasi"} <= set(texts(both))
    assert len(bars(both)) == 6 + 2  # a swatch for each


LONG_NAMES = (
    "Pekerjaan Umum dan Penataan Ruang",
    "Perumahan Rakyat dan Kawasan Permukiman",
    "Ketenteraman dan Ketertiban Umum serta Pelindungan Masyarakat",
    "Sosial",
)


@pytest.mark.parametrize("count", [1, 2, 4, 8, 16])
def test_long_names_are_whole(count: int) -> None:
    names = tuple(LONG_NAMES[n % 4] for n in range(count))
    drawing, found = drawn(Chart(BARS, names, (Series("", numbers(*["5"] * count)),), decimals=0))
    assert found == []
    written = " ".join(texts(drawing))
    assert written.count("Permukiman") == sum("Permukiman" in name for name in names)
    assert "…" not in written


def test_names_are_never_left_out_in_silence() -> None:
    names = tuple(f"Minggu {n}" for n in range(1, 121))
    drawing, found = drawn(Chart(LINE, names, (Series("", numbers(*["5"] * 120)),)))
    shown = [text for text in texts(drawing) if text.startswith("Minggu")]
    assert 10 < len(shown) < 120
    assert [d.code for d in found] == ["W121"]
    assert "hanya setiap nama ke-" in found[0].message


def test_a_word_longer_than_its_place_is_cut_and_reported() -> None:
    names = ("x" * 200, *"abcdefghijkl")
    drawing, found = drawn(Chart(BARS, names, (Series("", numbers(*["5"] * 13)),)))
    assert any(text.endswith("…") for text in texts(drawing))
    assert "W121" in {d.code for d in found}


def test_a_glyph_that_the_font_lacks_is_reported() -> None:
    _, found = drawn(Chart(BARS, ("漢",), (Series("", numbers("1")),)))
    assert [d.code for d in found] == ["W101"]


names_ = st.lists(
    st.sampled_from(["2023", "Semester I", *LONG_NAMES, "a", "Kecamatan Kota Lama"]), min_size=1, max_size=24
)
amounts = st.none() | st.decimals(-(10**10), 10**10, places=2, allow_nan=False, allow_infinity=False)


@given(names_, st.integers(1, 5), st.data(), st.sampled_from([BARS, LINE]))
def test_all_words_stand_inside_the_frame(
    names: list[str], count: int, data: st.DataObject, kind: ChartKind
) -> None:
    rows = st.lists(amounts, min_size=len(names), max_size=len(names))
    series = tuple(Series(f"Seri {n} {LONG_NAMES[n % 4]}", tuple(data.draw(rows))) for n in range(count))
    drawing, _ = drawn(Chart(kind, tuple(names), series, "miliar rupiah"))
    for label in labels(drawing):
        left, foot, right, head = box_of(label)
        assert left >= -0.5, label.text
        assert right <= drawing.width + 0.5, label.text
        assert foot >= -0.5, label.text
        assert head <= drawing.height + 0.5, label.text


@given(names_, st.data())
def test_no_words_of_one_kind_lie_on_each_other(names: list[str], data: st.DataObject) -> None:
    rows = st.lists(st.decimals(0, 1000, places=1), min_size=len(names), max_size=len(names))
    series = tuple(Series(name, tuple(data.draw(rows))) for name in ("Anggaran", "Realisasi"))
    drawing, _ = drawn(Chart(BARS, tuple(names), series, decimals=1))
    level = [box_of(label) for label in labels(drawing) if label.angle == 0]
    for a, b in combinations(level, 2):
        assert not overlap(a, b)


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] - 0.2 and b[0] < a[2] - 0.2 and a[1] < b[3] - 0.2 and b[1] < a[3] - 0.2


# ---------------------------------------------------------------- black and white


def lightness(colour: Colour) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_no_two_series_of_bars_look_alike_without_colour() -> None:
    for a, b in combinations(PATTERNS, 2):
        assert a.over is not b.over or abs(lightness(a.ground) - lightness(b.ground)) >= 0.15


def test_no_two_lines_look_alike_without_colour() -> None:
    looks = [(look.dashes, look.marker, look.filled) for look in LINES]
    assert len(set(looks)) == len(looks)
    assert all(lightness(look.colour) < 0.55 for look in LINES)  # dark enough on white


def test_hatches_stay_inside_their_bars() -> None:
    drawing, _ = drawn(chart(BARS, *[(f"s{n}", numbers("1", "2", "3")) for n in range(9)]))
    clips = [shape.frame for shape in drawing.shapes if isinstance(shape, Clipped)]
    assert clips
    frames = {(round(a, 3), round(b, 3), round(c - a, 3), round(d - b, 3)) for a, b, c, d in bars(drawing)}
    assert {tuple(round(v, 3) for v in frame) for frame in clips} <= frames


# ---------------------------------------------------------------- the file


def paper() -> Document:
    one = chart(
        BARS, ("Anggaran", numbers("900.5", "1000", "1100")), ("Realisasi", numbers("880", None, "990"))
    )
    other = chart(
        LINE, ("Kota", numbers("4.1", "5.05", "-0.85")), ("Provinsi", numbers("5.1", "5.2", "-0.8"))
    )
    made = [Chart(c.kind, c.categories, c.series, "persen", alt=describe(c)) for c in (one, other)]
    return Document(
        Meta("Grafik"), tuple(Figure(c, (Text("Judul"),), f"Gambar {n}.") for n, c in enumerate(made))
    )


def pdf_of(document: Document) -> bytes:
    layout, found = lay_out(document, theme(), FONTS)
    assert found == ()
    return write_pdf(layout)


def test_a_chart_is_one_figure_with_its_numbers_in_words_and_its_frame() -> None:
    document = paper()
    with pikepdf.open(io.BytesIO(pdf_of(document))) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert [str(f.Alt) for f in figures] == [block.content.alt for block in document.blocks]
        for figure in figures:
            assert isinstance(figure.K, int)  # one marked content
            left, foot, right, head = (float(v) for v in figure.A.BBox)
            assert head - foot == pytest.approx(70 * MM, abs=0.02)
            assert right - left == pytest.approx((215 - 30 - 20) * MM, abs=0.02)


def test_words_of_a_chart_can_be_searched() -> None:
    seen = pypdfium2.PdfDocument(pdf_of(paper()))[0].get_textpage().get_text_range()
    for words in ("Anggaran", "Realisasi", "Satuan: persen", "2023", format_bilangan(Decimal("900.5"), 2)):
        assert words in seen


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert pdf_of(paper()) == pdf_of(paper())


def test_page_validation_passes_charts() -> None:
    assert page_validation(pdf_of(paper())) is None


def test_drawing_changes_nothing_of_what_stands_after_it() -> None:
    """The text state is given back: the caption below a chart is in its own font and spacing."""
    with pikepdf.open(io.BytesIO(pdf_of(paper()))) as pdf:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            assert depth >= 0
        assert depth == 0
