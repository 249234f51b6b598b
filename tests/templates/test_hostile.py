"""A7: data never becomes markup, whatever the text, whichever field, whichever construct prints it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.document.tree import Block, Chart, Document, Figure, Paragraph, Table, Text, Value, plain
from lkpj_report.document.walk import block_runs
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.skema import Bagian
from lkpj_report.source.yaml_reader import read_yaml
from lkpj_report.templates.workshop import Workshop
from tests.templates.hostile import HOSTILE
from tests.templates.kit import FULL, SHORT, catalogue, package, paper, report, run, theme, words

# Fields that choose something instead of being printed.
CHOOSES = {"jabatan", "salam", "susunan_sapaan", "lambang", "disampaikan_oleh", "ditandatangani_oleh"}


def each_text(part: Any, change: Callable[[str], str], name: str = "") -> Any:
    """The same part of a report with each of its free texts changed."""
    match part:
        case Bagian():
            fields = {
                f.name: each_text(getattr(part, f.name), change, f.name)
                for f in dataclasses.fields(part)
                if f.name != "letak"
            }
            return dataclasses.replace(part, **fields)
        case tuple():
            return tuple(each_text(p, change, name) for p in part)
        case dict():
            return {k: each_text(v, change, name) for k, v in part.items()}
        case str() if type(part) is str and name not in CHOOSES:
            return change(part)
        case _:
            return part


def with_text(text: str) -> tuple[Laporan, int]:
    """The full report with `text` in every field, each between marks of its own; how many fields."""
    count = 0

    def put(_: str) -> str:
        nonlocal count
        count += 1
        return f"q{count}q{text}z{count}z"

    return each_text(report(FULL)[0], put), count


@cache
def workshop() -> Workshop:
    return Workshop(package().text)


def built(laporan: Laporan) -> Document:
    made = workshop().make(
        "nota-pengantar", paper(), (laporan, hitung(laporan, catalogue()), catalogue()), theme(), {}
    )
    assert made.document is not None, made.found
    return made.document


def shape(block: object) -> object:
    """A tree without its words: kinds of nodes, roles, labels."""
    if isinstance(block, str | bytes):
        return None
    if isinstance(block, tuple):
        return tuple(shape(b) for b in block)
    if dataclasses.is_dataclass(block) and not isinstance(block, type):
        kept = {
            f.name: getattr(block, f.name)
            for f in dataclasses.fields(block)
            if f.name not in ("span", "origin")
        }
        labels = {
            k: v for k, v in kept.items() if k in ("role", "label", "number", "level", "ordered", "start")
        }
        return type(block).__name__, labels, tuple(shape(v) for k, v in kept.items() if k not in labels)
    return block if isinstance(block, int | float | bool) else None


def folded(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v\u00a0]+", " ", text).casefold()


def tame(text: str) -> str:
    """A harmless text with the same paragraphs: an office's own wording may have several."""
    return re.sub(r"[^\n]+", "biasa", text) if "\n\n" in text else "biasa"


@cache
def plain_document(text: str) -> tuple[object, str]:
    document = built(with_text(text)[0])
    return shape(document.blocks), folded("\n".join(words(document)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_comes_out_as_it_is(text: str) -> None:
    laporan, count = with_text(text)
    document = built(laporan)
    assert count > 50
    usual, expected = plain_document(tame(text))
    assert shape(document.blocks) == usual
    shown = folded("\n".join(words(document)))
    for n in range(1, count + 1):
        marked = folded(f"q{n}q{tame(text)}z{n}z")
        assert shown.count(folded(f"q{n}q{text}z{n}z")) == expected.count(marked), n


def test_almost_every_text_field_is_printed_somewhere() -> None:
    _, count = with_text("")
    _, shown = plain_document("biasa")
    missing = [n for n in range(1, count + 1) if f"q{n}q" not in shown]
    assert len(missing) < 10  # region's code, NIP of another office, sources that no table names


CONSTRUCTS = {
    "print": "{{ visi_misi.visi }}",
    "tilde": '{{ visi_misi.visi ~ "" }}',
    "tilde with a macro": "{% macro m() %}{% endmacro %}{{ m() ~ visi_misi.visi ~ m() }}",
    "set": "{% set x = visi_misi.visi %}{{ x }}",
    "set block": "{% set x %}{{ visi_misi.visi }}{% endset %}{{ x }}",
    "set block twice": "{% set x %}{{ visi_misi.visi }}{% endset %}{% set y %}{{ x }}{% endset %}{{ y }}",
    "macro": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(visi_misi.visi) }}",
    "call": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ visi_misi.visi }}{% endcall %}",
    "loop": "{% for m in visi_misi.misi %}{{ m }}{% endfor %}",
    "include": '{% include "lain.md" %}',
    "import": '{% from "makro.md" import m with context %}{{ m(visi_misi.visi) }}',
    "condition": '{{ visi_misi.visi if visi_misi.visi else "" }}',
    "or": "{{ visi_misi.visi or laporan.nomor }}",
    "list filter": "{{ visi_misi.misi | daftar }}",
    "join filter": '{{ visi_misi.misi | gabung("; ") }}',
    "paragraphs": "{% for a in visi_misi.visi | alinea %}{{ a }}{% endfor %}",
    "subscript": '{{ visi_misi["visi"] }}',
    "bold": "**{{ visi_misi.visi }}**",
    "italic": "*{{ visi_misi.visi }}*",
    "heading": "# {{ visi_misi.visi }}",
    "list item": "- {{ visi_misi.visi }}",
    "numbered item": "1. {{ visi_misi.visi }}",
    "pipe table": "| a | b |\n|---|---|\n| {{ visi_misi.visi }} | c |",
    "title": "::: judul\n{{ visi_misi.visi }}\n:::",
    "letterhead": "::: kop\n{{ visi_misi.visi }}\n:::",
    "quote": "::: kutipan\n{{ visi_misi.visi }}\n:::",
    "signature": "::: tanda-tangan\nnama: {{ visi_misi.visi }}\n:::",
    "caption": "::: tabel {{ penghargaan.daftar }}\njudul: {{ visi_misi.visi }}\nkolom: nama | {{ visi_misi.visi }} | kiri | 1\n:::",
    "cell": "::: tabel {{ penghargaan.daftar }}\nkolom: nama | Nama | kiri | 1\nkolom: rincian | Isi | kiri | 1\n:::",
}
CONSTRUCTS |= {
    "note": "a^[{{ visi_misi.visi }}]",
    "link": "[{{ visi_misi.visi }}](https://contoh.go.id)",
    "note in bold": "**a^[*{{ visi_misi.visi }}*]**",
    "link in a note": "a^[[{{ visi_misi.visi }}](https://contoh.go.id)]",
    "anchored heading": "# {{ visi_misi.visi }} {#a}\n\n[@a] {{ visi_misi.visi }}",
    "after a caret": "a^{{ visi_misi.visi }}",
    "before an address": "{{ visi_misi.visi }}(https://contoh.go.id)",
    "between brackets": "[a {{ visi_misi.visi }} b",
    "after a bracket": "[a]{{ visi_misi.visi }}",
    "title of the contents": "::: daftar-isi\njudul: {{ visi_misi.visi }}\n:::",
    "picture": "::: gambar\nberkas: peta.png\nalt: {{ visi_misi.visi }}\njudul: {{ visi_misi.visi }}\n"
    "catatan: {{ visi_misi.visi }}\n:::",
}
OTHERS = {"lain.md": "{{ visi_misi.visi }}", "makro.md": "{% macro m(x) %}{{ x }}{% endmacro %}"}


def one(text: str) -> tuple[Any, Any, Any]:
    """A report whose vision, only mission and only award hold the text."""
    laporan, angka, katalog = report(
        SHORT + "visi_misi:\n  visi: a\n  misi:\n    - b\n"
        "penghargaan:\n  daftar:\n    - jenis: penghargaan\n      nama: c\n      rincian:\n        - d\n"
    )
    put = {
        "visi_misi": each_text(laporan.visi_misi, lambda _: text),
        "penghargaan": each_text(laporan.penghargaan, lambda _: text),
    }
    return dataclasses.replace(laporan, **put), angka, katalog


def values(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []

    def look(nodes: object) -> None:
        for node in nodes if isinstance(nodes, tuple) else ():
            if isinstance(node, Value):
                found.append(node.text)
            else:
                look(getattr(node, "children", ()))

    for block in blocks:
        for children in block_runs(block):
            look(children)
    return found


@pytest.mark.parametrize("template", CONSTRUCTS.values(), ids=CONSTRUCTS.keys())
def test_a_construct_keeps_hostile_text(template: str) -> None:
    usual, found = run(template, one("biasa"), **OTHERS)
    assert usual is not None, found
    for text in HOSTILE:
        if "alinea" in template and "\n\n" in text:
            continue  # parting paragraphs is what this filter is for
        blocks, found = run(template, one(text), **OTHERS)
        assert blocks is not None, (text, found)
        assert shape(blocks) == shape(usual), text
        assert {folded(v).strip() for v in values(blocks)} == {folded(text).strip()}, text


@pytest.mark.parametrize("name", ["besar", "kapital", "tanpa_titik"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_filter_changes_letters_only(name: str, text: str) -> None:
    blocks, found = run(f"a {{{{ visi_misi.visi | {name} }}}} b", one(text))
    assert blocks is not None, found
    assert len(blocks) == 1
    assert folded(values(blocks)[0]).rstrip(".") == folded(text).rstrip(".")


REFUSED = {
    "plus": "{{ visi_misi.visi + laporan.nomor }}",
    "percent": '{{ "%s" % visi_misi.visi }}',
    "times": "{{ visi_misi.visi * 2 }}",
    "format method": '{{ "{}".format(visi_misi.visi) }}',
    "format filter": '{{ "%s" | format(visi_misi.visi) }}',
    "replace": '{{ visi_misi.visi | replace("a", "b") }}',
    "join": "{{ visi_misi.misi | join }}",
    "upper": "{{ visi_misi.visi | upper }}",
    "safe": "{{ visi_misi.visi | safe }}",
    "e": "{{ visi_misi.visi | e }}",
    "urlize": "{{ visi_misi.visi | urlize }}",
    "tojson": "{{ visi_misi.visi | tojson }}",
    "striptags": "{{ visi_misi.visi | striptags }}",
    "xmlattr": "{{ visi_misi | xmlattr }}",
    "filter block": "{% filter upper %}{{ visi_misi.visi }}{% endfilter %}",
    "set with a filter": "{% set x | upper %}{{ visi_misi.visi }}{% endset %}{{ x }}",
    "string method": "{{ visi_misi.visi.upper() }}",
    "string method of a literal": '{{ "a".join(visi_misi.misi) }}',
    "autoescape off": "{% autoescape false %}{{ visi_misi.visi }}{% endautoescape %}",
    "slice": "{{ visi_misi.visi[0:1] }}",
    "list of a value": "{{ [visi_misi.visi] }}",
}


@pytest.mark.parametrize("template", REFUSED.values(), ids=REFUSED.keys())
def test_a_construct_outside_the_language_is_refused_at_its_line(template: str) -> None:
    blocks, found = run("satu\n\ndua\n\n" + template, one("**x**"))
    assert blocks is None
    assert {d.place.line for d in found if d.place} == {5}
    assert all(d.code.startswith("T") for d in found)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_survives_in_the_tree(text: str) -> None:
    blocks, found = run("Awal {{ visi_misi.visi }} akhir\n\n- {{ visi_misi.misi | daftar }}", one(text))
    assert blocks is not None, found
    first = blocks[0]
    assert isinstance(first, Paragraph)
    assert first.children[0] == Text("Awal ")
    value = first.children[1]
    assert isinstance(value, Value)
    assert value.text == re.sub(r"[ \t\r\n\f\v]+", " ", text)
    assert plain(first.children).endswith(" akhir")
    assert len(blocks) == 2


@given(
    st.text(st.sampled_from("[]()^@{}#:|*_\\!\n ahtps/.\ue000\ue001\ue004\ue0050"), min_size=1, max_size=30)
)
def test_no_text_of_signs_makes_a_form(text: str) -> None:
    template = (
        "# {{ visi_misi.visi }} {#a}\n\n[@a] {{ visi_misi.visi }}^[b {{ visi_misi.visi }}] c\n"
        "[{{ visi_misi.visi }}](https://contoh.go.id) ^{{ visi_misi.visi }}(https://contoh.go.id) [d {{ visi_misi.visi }}"
    )
    usual, _ = run(template, one("biasa"))
    blocks, found = run(template, one(text))
    assert usual is not None
    assert blocks is not None, found
    assert shape(blocks) == shape(usual)
    assert [folded(v) for v in values(blocks)] == [folded(text)] * 6


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_names_a_category_and_a_series_of_a_chart(text: str) -> None:
    laporan, angka, katalog = one(text)
    _, whole, _ = report(FULL)
    assert whole.indikator is not None
    row = whole.indikator.baris[0]
    named = dataclasses.replace(row, nama=dataclasses.replace(row.nama, isi=text))
    angka = dataclasses.replace(angka, indikator=dataclasses.replace(whole.indikator, baris=(named,)))
    blocks, found = run(
        "::: grafik {{ angka.indikator.baris }}\nkategori: nama | K\nseri: tahun_ini | {{ visi_misi.visi }}\n"
        "satuan: {{ visi_misi.visi }}\n:::",
        (laporan, angka, katalog),
    )
    assert blocks is not None, found
    figure, table = blocks
    assert isinstance(figure, Figure)
    assert isinstance(figure.content, Chart)
    chart = figure.content
    expected = folded(text).strip()
    assert [folded(t).strip() for t in (*chart.categories, chart.series[0].name, chart.unit)] == [
        expected
    ] * 3
    assert isinstance(table, Table)
    assert folded(plain(table.rows[0].cells[0].children)).strip() == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_address_no_anchor_no_choice_and_no_file(text: str) -> None:
    for template, code in (
        ("[a]({{ visi_misi.visi }})", "T123"),
        ("[@{{ visi_misi.visi }}]", "T122"),
        ("::: gambar\nberkas: {{ visi_misi.visi }}\nalt: a\n:::", "T124"),
        ("::: gambar\nberkas: peta.png\nalt: a\njudul: b\nsasaran: {{ visi_misi.visi }}\n:::", "T110"),
        ("::: daftar-isi\nisi: {{ visi_misi.visi }}\n:::", "T110"),
    ):
        blocks, found = run(template, one(text))
        assert blocks is None
        assert [d.code for d in found] == [code]


@pytest.mark.parametrize("text", [*HOSTILE, "a\0b"])
def test_hostile_text_from_a_file_is_kept_or_refused_at_its_line(text: str) -> None:
    file, found = read_yaml("uji.yaml", f"{SHORT}visi_misi:\n  visi: {json.dumps(text)}\n".encode())
    faults = [d for d in found if d.severity == "kesalahan"]
    if faults:
        assert {d.place.line for d in faults if d.place} == {SHORT.count("\n") + 2}
        return
    assert file.root is not None
    laporan, wrong = muat(file.root)
    assert laporan is not None, wrong
    assert laporan.visi_misi is not None
    blocks, found = run("{{ visi_misi.visi }}", (laporan, hitung(laporan, catalogue()), catalogue()))
    assert blocks is not None, found
    assert folded(values(blocks)[0]) == folded(text.strip())
