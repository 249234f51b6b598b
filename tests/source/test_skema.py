"""Typed reading: kinds of values, gaps, faults with their places, all of them in one run."""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.bahasa.tanggal import Tanggal
from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.laporan.skalar import Cacah, Tahun
from lkpj_report.source.skema import Bagian, Kosong, Letak, baca, isian, susunan
from lkpj_report.source.tipe import Daftar, Peta, Pilihan, Susunan
from lkpj_report.source.tree import Empty, Mapping, Scalar, Sequence
from lkpj_report.source.yaml_reader import read_yaml


class Warna(StrEnum):
    """Choices."""

    MERAH = "merah"
    BIRU_TUA = "biru tua"


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir(Bagian):
    """A part inside a list."""

    nama: str = isian("Nama")
    jumlah: Rupiah | None = isian("Jumlah", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contoh(Bagian):
    """One field of each kind."""

    judul: str = isian("Judul")
    tahun: Tahun = isian("Tahun")
    tanggal: Tanggal | None = isian("Tanggal", bawaan=None, menyusul=True)
    nomor: str | None = isian("Nomor", bawaan=None, menyusul=True)
    tetap: bool = isian("Tetap", bawaan=False)
    warna: Warna = isian("Warna", bawaan=Warna.MERAH)
    nama_lain: tuple[str, ...] = isian("Nama lain", bawaan=())
    butir: tuple[Butir, ...] = isian("Butir", bawaan=())
    nilai: dict[Tahun, Bilangan] | None = isian("Nilai", bawaan=None)
    sub: Butir | None = isian("Bagian", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peringkat(Bagian):
    """A map whose keys have two spellings."""

    isi: dict[Cacah, str] = isian("Isi")


def read(text: str) -> tuple[Contoh | None, tuple[Diagnostic, ...]]:
    file, found = read_yaml("x.yaml", textwrap.dedent(text).lstrip("\n").encode())
    assert found == () and file.root is not None, found
    return baca(Contoh, file.root, "contoh")


def good(text: str) -> Contoh:
    value, found = read(text)
    assert value is not None, found
    return value


def findings(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    _, found = read(text)
    assert all(isinstance(d.place, Span) for d in found)
    return [(d.code, d.place.line, d.place.col) for d in found if isinstance(d.place, Span)]


WHOLE = """
    judul: Laporan
    tahun: 2024
    tanggal: Selasa, 15 April 2025
    tetap: ya
    warna: Biru Tua
    nama_lain:
      - satu
      - dua
    butir:
      - nama: pertama
        jumlah: Rp1.250.000,50
      - nama: kedua
    nilai:
      2023: 3,5
      2024: 4
    sub:
      nama: bawah
    """


# ---------------------------------------------------------------- values


def test_each_kind_of_value_is_read_by_its_type() -> None:
    x = good(WHOLE)
    assert (x.judul, x.tahun, x.tetap, x.warna) == ("Laporan", 2024, True, Warna.BIRU_TUA)
    assert x.tanggal == Tanggal(dt.date(2025, 4, 15), "Selasa")
    assert x.nama_lain == ("satu", "dua")
    assert [b.nama for b in x.butir] == ["pertama", "kedua"]
    assert x.butir[0].jumlah == Rupiah(Decimal("1250000.50"), Decimal("0.01"))
    assert x.nilai == {2023: Bilangan(Decimal("3.5"), Decimal("0.1")), 2024: Bilangan(Decimal(4), Decimal(1))}
    assert x.sub is not None and x.sub.nama == "bawah"


def test_what_is_absent_has_its_default_and_no_finding() -> None:
    x, found = read("judul: a\ntahun: 2024")
    assert found == () and x is not None
    assert (x.tanggal, x.nomor, x.tetap, x.warna, x.nama_lain, x.nilai) == (
        None,
        None,
        False,
        Warna.MERAH,
        (),
        None,
    )
    assert x.letak.kosong == frozenset()


def test_text_stays_text_whatever_yaml_would_guess() -> None:
    for text in ("no", "1.500", "01.02", "2024-04-15", "off", "0x1F", "1e3"):
        assert good(f"judul: {text}\ntahun: 2024").judul == text


def test_a_block_of_text_is_one_value() -> None:
    assert good("judul: |\n  baris satu\n  baris dua\ntahun: 2024").judul == "baris satu\nbaris dua"


# ---------------------------------------------------------------- places


def test_each_value_keeps_its_place() -> None:
    x = good(WHOLE)
    assert x.letak["judul"] == Span("x.yaml", 1, 8, 15)
    assert x.letak.kunci["judul"] == Span("x.yaml", 1, 1, 6)
    assert x.letak["nama_lain.1"] == Span("x.yaml", 8, 5, 8)
    assert x.letak["nilai.2023"] == Span("x.yaml", 14, 9, 12)
    assert x.butir[0].letak["jumlah"] == Span("x.yaml", 11, 13, 27)
    assert isinstance(x.butir[1].letak.diri, Span) and x.butir[1].letak.diri.line == 12


def test_a_field_without_a_place_has_that_of_its_part() -> None:
    x = good(WHOLE)
    assert x.letak["nomor"] == x.letak.diri


def test_places_do_not_make_parts_differ() -> None:
    assert good("judul: a\ntahun: 2024") == good("\ntahun: 2024\njudul: a")
    assert Contoh(judul="a", tahun=Tahun(2024)).letak == Letak()


# ---------------------------------------------------------------- gaps


def test_an_empty_optional_entry_is_a_gap_and_not_a_fault() -> None:
    x, found = read("judul: a\ntahun: 2024\nnomor:")
    assert x is not None and x.nomor is None and x.letak.kosong == {"nomor"}
    assert [(d.severity, d.code) for d in found] == [(Severity.GAP, "D120")]
    assert findings("judul: a\ntahun: 2024\nnomor:") == [("D120", 3, 1)]


def test_an_empty_required_text_is_a_gap_that_shows_itself() -> None:
    x, found = read("judul:\ntahun: 2024")
    assert x is not None and isinstance(x.judul, Kosong) and x.judul == "[BELUM DIISI: judul]"
    assert [d.severity for d in found] == [Severity.GAP]


def test_an_empty_required_number_is_a_fault() -> None:
    x, found = read("judul: a\ntahun:")
    assert x is None
    assert [(d.severity, d.code) for d in found] == [(Severity.FAULT, "D102")]
    assert findings("judul: a\ntahun:") == [("D102", 2, 1)]


def test_an_empty_list_item_and_an_empty_map_entry_are_gaps_and_are_left_out() -> None:
    text = "judul: a\ntahun: 2024\nnama_lain:\n  -\n  - dua\nnilai:\n  2023:\n  2024: 1"
    x, _ = read(text)
    assert x is not None and x.nama_lain == ("dua",) and list(x.nilai or {}) == [2024]
    assert [(code, line) for code, line, _ in findings(text)] == [("D120", 4), ("D120", 7)]
    assert isinstance(place := x.letak["nama_lain.0"], Span) and place.line == 5


def test_menyusul_is_left_blank_on_purpose_without_a_finding() -> None:
    x, found = read("judul: a\ntahun: 2024\nnomor: menyusul\ntanggal: Menyusul")
    assert found == () and x is not None
    assert (x.nomor, x.tanggal, x.letak.menyusul) == (None, None, {"nomor", "tanggal"})


def test_menyusul_is_plain_text_where_nothing_may_follow() -> None:
    assert good("judul: menyusul\ntahun: 2024").judul == "menyusul"


# ---------------------------------------------------------------- faults


def test_an_unknown_key_names_the_nearest_and_hides_its_missing_twin() -> None:
    _, found = read("judull: a\ntahun: 2024")
    assert [d.code for d in found] == ["D101"]
    assert any('"judul"' in hint for hint in found[0].hints)


def test_an_unknown_key_near_to_nothing_does_not_hide_what_is_missing() -> None:
    assert findings("zzz: a\ntahun: 2024") == [("D101", 1, 1), ("D102", 1, 1)]


def test_an_unknown_key_near_to_nothing_lists_the_keys_that_are_known() -> None:
    _, found = read("judul: a\ntahun: 2024\nzzz: a")
    assert "tanggal" in found[0].hints[0]


def test_a_missing_key_is_reported_at_the_key_or_item_that_should_hold_it() -> None:
    assert findings("judul: a\ntahun: 2024\nsub:\n  jumlah: 1") == [("D102", 3, 1)]
    text = "judul: a\ntahun: 2024\nbutir:\n  - nama: b\n  - jumlah: 1"
    assert [(code, line) for code, line, _ in findings(text)] == [("D102", 5)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("tanggal: 15/04/2025", "D108"),
        ("tetap: yes", "D111"),
        ("warna: hijau", "D104"),
        ("nama_lain: satu", "D103"),
        ("butir: satu", "D103"),
        ("nilai: 3,5", "D103"),
        ("sub: satu", "D103"),
    ],
)
def test_a_value_of_the_wrong_kind_is_reported_at_the_value(line: str, code: str) -> None:
    assert findings(f"judul: a\ntahun: 2024\n{line}") == [(code, 3, line.index(":") + 3)]


@pytest.mark.parametrize("key", ["judul", "tetap", "warna"])
@pytest.mark.parametrize("below", ["  a: b", "  - a"])
def test_lines_where_one_value_belongs_are_refused(key: str, below: str) -> None:
    rest = "".join(f"{k}: {v}\n" for k, v in (("judul", "a"), ("tahun", "2024")) if k != key)
    assert [(code, line) for code, line, _ in findings(f"{key}:\n{below}\n{rest}")] == [("D103", 1)]


def test_a_map_where_a_list_belongs_and_a_list_where_a_map_belongs_are_refused() -> None:
    text = "judul: a\ntahun: 2024\nbutir:\n  nama: b\nnilai:\n  - 3,5\nsub:\n  - nama: a"
    assert [(code, line) for code, line, _ in findings(text)] == [("D103", 3), ("D103", 5), ("D103", 7)]


def test_a_choice_suggests_the_nearest_and_lists_all() -> None:
    _, found = read("judul: a\ntahun: 2024\nwarna: biru")
    assert found[0].hints == ('mungkin maksudnya "biru tua"', "pilihan: merah, biru tua")


def test_keys_of_a_map_are_read_by_their_type() -> None:
    text = "judul: a\ntahun: 2024\nnilai:\n  dulu: 1\n  2024: 1"
    assert findings(text) == [("D109", 4, 3)]


def test_two_spellings_of_one_key_of_a_map_are_one_key() -> None:
    file, _ = read_yaml("x.yaml", b"isi:\n  1000: a\n  1.000: b\n")
    assert file.root is not None
    value, found = baca(Peringkat, file.root, "contoh")
    assert value is None
    assert [(d.code, str(d.place)) for d in found] == [("D114", "x.yaml:3:3")]


def test_all_faults_are_found_in_one_run() -> None:
    text = """
        judul: a
        tahun: 2023/2024
        tanggal: 31 Februari 2025
        tetap: mungkin
        butir:
          - nama: x
            jumlah: banyak
          - jumlah: 1
            warna: merah
        nilai:
          2023: tinggi
          kapan: 1
        asing: 1
        """
    assert [(code, line) for code, line, _ in findings(text)] == [
        ("D109", 2), ("D108", 3), ("D111", 4), ("D105", 7), ("D101", 9), ("D102", 8),
        ("D107", 11), ("D109", 12), ("D101", 13),
    ]  # fmt: skip


def test_a_fault_deep_inside_leaves_no_part_at_all() -> None:
    assert read("judul: a\ntahun: 2024\nbutir:\n  - nama: b\n    jumlah: x")[0] is None


# ---------------------------------------------------------------- the plan


def test_the_plan_names_kind_need_and_meaning_of_each_field() -> None:
    plan = susunan(Contoh).isian
    assert list(plan) == [
        "judul", "tahun", "tanggal", "nomor", "tetap", "warna", "nama_lain", "butir", "nilai", "sub",
    ]  # fmt: skip
    assert [n for n, i in plan.items() if i.wajib] == ["judul", "tahun"]
    assert [n for n, i in plan.items() if i.menyusul] == ["tanggal", "nomor"]
    assert isinstance(plan["warna"].tipe, Pilihan) and isinstance(plan["sub"].tipe, Susunan)
    assert isinstance(plan["butir"].tipe, Daftar) and plan["butir"].tipe.butir == susunan(Butir)
    assert isinstance(plan["nilai"].tipe, Peta) and plan["nilai"].tipe.kunci.nama == "tahun"
    assert plan["judul"].keterangan == "Judul"


# ---------------------------------------------------------------- laws

PLACE = Span("x.yaml", 1, 1, 2)
LEAVES = st.one_of(st.text(max_size=8), st.sampled_from(["2024", "ya", "merah", "15 April 2025", "menyusul"]))
KEYS = st.one_of(st.sampled_from(list(susunan(Contoh).isian)), st.text(max_size=6))


def entries(children: st.SearchStrategy[object]) -> st.SearchStrategy[Mapping]:
    from lkpj_report.source.tree import Entry

    pairs = st.lists(st.tuples(KEYS, children), max_size=5, unique_by=lambda p: p[0])
    return pairs.map(lambda ps: Mapping(tuple(Entry(k, PLACE, v) for k, v in ps), PLACE))  # type: ignore[arg-type]


NODES = st.recursive(
    st.one_of(LEAVES.map(lambda t: Scalar(t, PLACE)), st.just(Empty(PLACE))),
    lambda children: st.one_of(
        entries(children), st.lists(children, max_size=4).map(lambda xs: Sequence(tuple(xs), PLACE))
    ),
    max_leaves=12,
)


@given(NODES)
def test_any_tree_gives_a_part_or_says_why_not(node: Mapping | Sequence | Scalar | Empty) -> None:
    value, found = baca(Contoh, node, "contoh")
    assert (value is None) == any(d.severity is Severity.FAULT for d in found)
    assert all(d.place is not None and d.message for d in found)
