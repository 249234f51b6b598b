"""The tree of a file: values as typed, places to the column, bounds, and no exception for any bytes."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lkpj_report.diagnostics import Severity, Span, render
from lkpj_report.source.bahan import YAML_LIMIT
from lkpj_report.source.tree import Empty, Entry, Mapping, Node, Scalar, Sequence
from lkpj_report.source.yaml_reader import MAX_LINES, MAX_SHOWN, read_yaml

SAMPLE = """\
format: 1
penghargaan:
  periode: 2023/2024
  lengkap: tidak
  daftar:
    - nama: Opini Wajar Tanpa Pengecualian
      jenis: opini
      kali_ke: 5
      atas: >
        laporan keuangan
        Pemerintah Kota

    - nama: 8 Aksi Konvergensi
      skor: 3,5
      wilayah:
        - Nusa Tenggara Timur
        - Maluku
      kosong:
  rekening:
    4.1:
      anggaran: 2.038.485.069.000
"""


def root(text: str) -> Mapping:
    file, found = read_yaml("x.yaml", text.encode())
    assert not found and file.root is not None
    return file.root


def at(node: Node, *path: str | int) -> Node:
    for step in path:
        if isinstance(step, str):
            assert isinstance(node, Mapping)
            entry = node.get(step)
            assert entry is not None
            node = entry.value
        else:
            assert isinstance(node, Sequence)
            node = node.items[step]
    return node


def test_values_stay_text_as_typed() -> None:
    tree = root("a: 1.500\nb: no\nc: 01.02\nd: 2.066.961.120.884,77\ne: 2024-04-15\nf: 1e3\n")
    assert [e.value.text for e in tree.entries if isinstance(e.value, Scalar)] == [
        "1.500", "no", "01.02", "2.066.961.120.884,77", "2024-04-15", "1e3",
    ]  # fmt: skip


def test_places_count_characters_from_one() -> None:
    assert root("sebuah: 𝐀é nilai\n").entries == (
        Entry("sebuah", Span("x.yaml", 1, 1, 7), Scalar("𝐀é nilai", Span("x.yaml", 1, 9, 17))),
    )


def test_places_of_quoted_and_block_values() -> None:
    tree = root("a: \"b\"  # c\nd: |\n  satu\n    dua\ne: 'f\n  g'\n")
    assert [e.value for e in tree.entries] == [
        Scalar("b", Span("x.yaml", 1, 4, 7)),
        Scalar("satu\n  dua", Span("x.yaml", 2, 4, 5)),
        Scalar("f g", Span("x.yaml", 5, 4, 5)),
    ]


def test_a_mapping_stands_at_its_key_and_an_item_at_its_first_key() -> None:
    tree = root(SAMPLE)
    assert tree.place == Span("x.yaml", 1, 1)
    assert at(tree, "penghargaan").place == Span("x.yaml", 2, 1, 12)
    assert at(tree, "penghargaan", "daftar").place == Span("x.yaml", 5, 3, 9)
    assert at(tree, "penghargaan", "daftar", 1).place == Span("x.yaml", 13, 7, 11)


@pytest.mark.parametrize("value", ["", "~", "null", "Null", '""', "''", "'  '", "|\n", "# keterangan"])
def test_an_entry_without_value_is_empty(value: str) -> None:
    assert isinstance(root(f"a: {value}\nb: 1\n").entries[0].value, Empty)


def test_an_item_without_value_is_empty() -> None:
    items = at(root("a:\n  -\n  - b\n"), "a")
    assert isinstance(items, Sequence)
    assert items.items == (Empty(Span("x.yaml", 2, 4, 5)), Scalar("b", Span("x.yaml", 3, 5, 6)))


def test_words_that_yaml_guesses_in_quotes_are_text() -> None:
    assert root('a: "null"\n').entries[0].value == Scalar("null", Span("x.yaml", 1, 4, 10))


def test_values_are_not_normalised_but_keys_are() -> None:
    tree = root("cafe\u0301: cafe\u0301\n")
    assert tree.entries[0].key == "caf\u00e9"
    assert tree.entries[0].value == Scalar("cafe\u0301", Span("x.yaml", 1, 8, 13))


def test_two_spellings_of_one_key_are_doubled() -> None:
    _, found = read_yaml("x.yaml", "cafe\u0301: 1\ncaf\u00e9: 2\n".encode())
    assert [d.code for d in found] == ["S116"]
    assert found[0].related[0].place == Span("x.yaml", 1, 1, 6)


def test_a_doubled_key_keeps_the_first_value() -> None:
    file, _ = read_yaml("x.yaml", b"a: 1\na: 2\n")
    assert file.root is not None
    assert [e.value for e in file.root.entries] == [Scalar("1", Span("x.yaml", 1, 4, 5))]


def test_a_file_with_faults_that_can_be_parsed_still_gives_its_tree() -> None:
    file, found = read_yaml("x.yaml", b"a: satu #1\nb: 2\n")
    assert [d.code for d in found] == ["S106"]
    assert file.root is not None and len(file.root.entries) == 2


def test_all_faults_of_a_file_come_in_one_run() -> None:
    text = "a: satu #1\nb: {c: 1}\n\td: 2\ne: f: g\nh i\n"
    assert [d.code for d in read_yaml("x.yaml", text.encode())[1]] == ["S106", "S105", "S101", "S107", "S110"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# x\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_mapping_with_a_remark(data: bytes) -> None:
    file, found = read_yaml("x.yaml", data)
    assert file.root == Mapping((), Span("x.yaml", 1, 1))
    assert [(d.code, d.severity) for d in found] == [("S134", Severity.INFO)]


# ---------------------------------------------------------------- bounds


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("S133", b"a: b\n" * (YAML_LIMIT // 5 + 1)),
        ("S105", b"[" * 100_000),
        ("S105", b"a: " + b"{a: " * 100_000),
        ("S120", b"- " * 100_000),
        ("S120", "".join(" " * n + f"k{n}:\n" for n in range(100)).encode()),
        ("S117", b"? " * 100_000),
        ("S121", b"a:\n" + b"- 1\n" * (MAX_LINES + 1)),
    ],
    ids=["size", "brackets", "braces", "dashes", "levels", "questions", "values"],
)
def test_boundless_input_is_refused(code: str, data: bytes) -> None:
    file, found = read_yaml("x.yaml", data)
    assert file.root is None
    assert code in {d.code for d in found}


def test_an_alias_bomb_is_refused_at_its_signs() -> None:
    rows = ["a0: &a0 lol", *(f"a{n}: &a{n}\n  - *a{n - 1}\n  - *a{n - 1}" for n in range(1, 30))]
    _, found = read_yaml("x.yaml", "\n".join(rows).encode())
    assert {d.code for d in found} == {"S109"}
    assert len(found) == 30 + 2 * 29


def test_more_faults_than_anybody_reads_are_cut_with_a_word() -> None:
    _, found = read_yaml("x.yaml", b"a: b #1\n" * 5_000)
    assert len(found) == MAX_SHOWN + 1
    assert found[-1].code == "S124"


# ---------------------------------------------------------------- any bytes


def never_fails(data: bytes) -> None:
    file, found = read_yaml("x.yaml", data)
    assert file.root is not None or found
    for d in found:
        assert isinstance(d.place, Span)
        assert d.place.line >= 1 and d.place.col >= 1
        assert render(d, lambda _, n: file.lines[n - 1] if n <= len(file.lines) else None)


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_no_bytes_raise(data: bytes) -> None:
    never_fails(data)


SIGNS = st.sampled_from(
    [*":-#'\"|>[]{}&*!%@`?,\\\n\t ~\u00a0–\u2028\ue000\0", "\n  ", "\n- ", ": ", "---\n", "a: b\n"]
)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 4), SIGNS), min_size=1, max_size=4))
@settings(max_examples=300)
def test_no_mutated_text_raises(edits: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for start, cut, sign in edits:
        text = text[:start] + sign + text[start + cut :]
    never_fails(text.encode())


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1).map(str.strip))
def test_any_text_in_double_quotes_survives_unchanged(text: str) -> None:
    typed = text.replace("\\", "\\\\").replace('"', '\\"')
    file, found = read_yaml("x.yaml", f'a: "{typed}"\n'.encode())
    if not found:
        assert file.root is not None
        value = file.root.entries[0].value
        assert (value.text if isinstance(value, Scalar) else "") == text.strip(" \t")


def test_the_pure_parser_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    with_c = read_yaml("x.yaml", SAMPLE.encode())
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert read_yaml("x.yaml", SAMPLE.encode()) == with_c
