"""Faults of a template: each T code with its file and line, all static ones at once, and nothing made."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.templates.environment import plain_name
from lkpj_report.templates.lines import kept_line_ends
from lkpj_report.templates.workshop import Workshop
from tests.templates.kit import FULL, check, paper, report, run, theme, words_of

# code: (a template that has the fault, its line, what its message or hints must hold)
FAULTS: dict[str, tuple[str, int, str]] = {
    "T100": ("a\n{% if daerah %}\nb", 3, "sebelum sebuah blok ditutup"),
    "T101": ('a\n{% include "tidak-ada.md" %}', 2, "tidak-ada.md"),
    "T102": ("a\n{{ daerah.nama | kapitl }}", 2, '"kapital"'),
    "T103": ("a\n{% if daerah is defined %}b{% endif %}", 2, "none"),
    "T104": ("a\n\n::: judull\nb\n:::", 3, '"judul"'),
    "T105": ("a\n{% filter besar %}b{% endfilter %}", 2, "tidak dipakai"),
    "T106": ("a\n{% include daerah.nama %}", 2, "ditulis langsung"),
    "T107": ("a\n{{ daerah.nama.upper() }}", 2, "makro"),
    "T108": ("a\n{{ laporan.tahun_anggaran + 1 }}", 2, "tidak menghitung"),
    "T110": ("a\n\n::: tanda-tangan\npembuka: b\n:::", 3, "nama"),
    "T111": ("a\n\n::: judul\nb", 3, "ditutup"),
    "T114": ("a\nb\ue000c", 2, "huruf khusus"),
    "T115": ('a\n{% include "t.md" %}', 2, "dirinya sendiri"),
    "T201": ("a\n{{ daerh.nama }}", 2, '"daerah"'),
    "T203": ("a\n{{ daerah.nma }}", 2, '"nama"'),
    "T204": ("a\n{{ laporan.nomor }}", 2, "periksa dulu"),
    "T205": ("a\n{{ daerah }}", 2, "bukan satu nilai"),
    "T206": ("a\n{% for x in daerah %}b{% endfor %}", 2, "bukan daftar"),
    "T207": ("a\n{{ daerah.nama | rupiah }}", 2, "tidak cocok"),
    "T208": ("a\n{% if daerah.nama > 1 %}b{% endif %}", 2, "dibandingkan"),
    "T209": ("a\n{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 2, "tanpa henti"),
    "T211": ("a\n{{ daerah._book }}", 2, "_book"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_with_its_line_and_its_cure(code: str) -> None:
    template, line, hint = FAULTS[code]
    blocks, found = run(template)
    assert blocks is None
    assert [d.code for d in found] == [code]
    assert found[0].severity is Severity.FAULT
    assert isinstance(found[0].place, Span)
    assert (found[0].place.file, found[0].place.line) == ("uji/t.md", line)
    assert hint in " ".join([found[0].message, *found[0].hints])


PASSES = {
    "T100": "{% if daerah %}\nb\n{% endif %}", "T101": '{% include "_bersama/bagian.md" %}', "T102": "{{ daerah.nama | kapital }}",
    "T103": "{% if laporan.nomor is none %}b{% endif %}", "T104": "::: judul\nb\n:::", "T105": "{{ daerah.nama | besar }}",
    "T107": "{% macro m() %}a{% endmacro %}{{ m() }}", "T108": "{{ laporan.tahun_anggaran }}",
    "T110": "::: tanda-tangan\npembuka: b\nnama: c\n:::", "T111": "::: judul\nb\n:::\n\nc", "T114": "é “–” 😀",
    "T201": "{% set x = daerah.nama %}{{ x }}", "T203": "{{ daerah.nama }}", "T204": "{% if laporan.nomor %}{{ laporan.nomor }}{% endif %}",
    "T206": "{% for x in angka.dasar_hukum %}{{ x }}{% endfor %}", "T207": "{{ sidang.tanggal | tanggal }}",
    "T208": "{% if laporan.tahun_anggaran > 2000 %}b{% endif %}",
}  # fmt: skip


@pytest.mark.parametrize("code", PASSES)
def test_what_is_right_passes(code: str) -> None:
    blocks, found = run(PASSES[code])
    assert blocks is not None, found


@pytest.mark.parametrize(
    "template", ["\n{{ visi_misi.visi }}", "\n{% for m in visi_misi.misi %}{{ m }}{% endfor %}"]
)
def test_a_field_of_an_absent_subject_is_to_be_asked_for_first(template: str) -> None:
    blocks, found = run(template)
    assert blocks is None
    assert [(d.code, str(d.place)) for d in found] == [("T204", "uji/t.md:2:1")]
    assert "{% if" in found[0].hints[0]


def lines(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return sorted((str(d.place).rsplit(":", 1)[0], d.code) for d in found)


def test_all_static_faults_of_all_templates_are_told_at_once() -> None:
    found = check(
        '{% include "b.md" %}\n{{ daerh }}\n{{ daerah.nama | kapitl }}\n::: judull\n:::\n{{ 1 + 1 }}\n{{ salah }}',
        **{"b.md": "\n\n{{ angkaa }}\n::: salm\n:::"},
    )
    assert lines(found) == [
        ("uji/b.md:3", "T201"), ("uji/b.md:4", "T104"), ("uji/t.md:2", "T201"), ("uji/t.md:3", "T102"), ("uji/t.md:4", "T104"),
        ("uji/t.md:6", "T108"), ("uji/t.md:7", "T201"),
    ]  # fmt: skip


def test_a_broken_template_does_not_hide_the_faults_of_the_others() -> None:
    found = check('{% include "b.md" %}\n{{ daerh }}', **{"b.md": "{% if %}"})
    assert lines(found) == [("uji/b.md:1", "T100"), ("uji/t.md:2", "T201")]


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("{% for m in visi_misi.misi %}\nsatu\n{{ m.x }}\n{% endfor %}", "uji/t.md:3"),
        ("{% macro m(x) %}\n\n{{ daerah[x] }}\n{% endmacro %}\n\n{{ m('salah') }}", "uji/t.md:3"),
        ('a\n{% include "b.md" %}', "uji/b.md:2"),
        ('{% from "c.md" import m with context %}\n\n{{ m() }}', "uji/c.md:3"),
        ("{% set x %}\n{{ daerah.nma }}\n{% endset %}", "uji/t.md:2"),
        (
            "{% macro m() %}{{ caller() }}{% endmacro %}\n{% call m() %}\n{{ daerah.nma }}\n{% endcall %}",
            "uji/t.md:3",
        ),
        ("{% if true %}\n\n{% if true %}\n{{ daerah.nma }}\n{% endif %}\n{% endif %}", "uji/t.md:4"),
    ],
)
def test_a_fault_inside_a_construct_keeps_its_line(template: str, place: str) -> None:
    blocks, found = run(
        template,
        report(FULL),
        **{"b.md": "x\n{{ daerah.nma }}", "c.md": "{% macro m() %}\n\n{{ daerah.nma }}\n{% endmacro %}"},
    )
    assert blocks is None
    assert str(found[0].place).startswith(place + ":")


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("{% for m in visi_misi.misi %}\n\n::: judul\n{% endfor %}", "uji/t.md:3"),
        ('{% include "b.md" %}', "uji/b.md:3"),
        ("{% macro m() %}\n\n::: tanda-tangan\nsalah\n:::\n{% endmacro %}\n{{ m() }}", "uji/t.md:4"),
    ],
)
def test_a_fault_of_the_expanded_text_is_told_at_the_templates_line(template: str, place: str) -> None:
    blocks, found = run(template, report(FULL), **{"b.md": "x\n\n::: tabel {{ visi_misi.misi }}\n:::"})
    assert blocks is None
    assert str(found[0].place).startswith(place + ":")


def test_blocks_know_their_line_through_loops_and_includes() -> None:
    blocks, found = run('# a\n\n{% include "b.md" %}\n', **{"b.md": "x\n\ny"})
    assert blocks is not None, found
    assert [str(b.span) for b in blocks if hasattr(b, "span")] == [
        "uji/t.md:1:1",
        "uji/b.md:1:1",
        "uji/b.md:3:1",
    ]


def test_a_template_with_a_fault_makes_no_document() -> None:
    shop = Workshop(
        lambda name: ("{{ daerh }}", "uji/naskah.md") if name == "nota-pengantar/naskah.md" else None
    )
    made = shop.make("nota-pengantar", paper(), report(), theme(), {})
    assert made.document is None
    assert [d.code for d in made.found] == ["T201"]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("{% if a %}\nb\n{% endif %}\n", "{% if a %}\nb\n{% endif %}\n"),
        ("b{% if a %}c{% endif %}\nd", "b{% if a %}c{% endif +%}\nd"),
        ("{{ b }}{% endif %}\nd", "{{ b }}{% endif +%}\nd"),
        ("b {# catatan #}\nd", "b {# catatan +#}\nd"),
        ("{# catatan #}\nd", "{# catatan #}\nd"),
        ("b{% endif -%}\nd", "b{% endif -%}\nd"),
        ('{% include "x" %}\nd', '{% include "x" +%}\nd'),
        ("{% raw %}a{% x %}\n{% endraw %}", "{% raw %}a{% x %}\n{% endraw %}"),
        ("{% set x =\n 1 %}\nb", "{% set x =\n 1 %}\nb"),
    ],
)
def test_a_line_of_words_keeps_its_end(source: str, kept: str) -> None:
    assert kept_line_ends(source) == kept


def test_a_paragraph_that_ends_with_a_command_is_parted_from_the_next() -> None:
    blocks, found = run("{% if daerah %}\nsatu{% if true %} dua{% endif %}\n\n{% endif %}\ntiga")
    assert blocks is not None, found
    assert words_of(blocks) == ["satu dua", "tiga"]


@pytest.mark.parametrize("name", ["/a", "../a", "a/../b", "./a", "", "a//b", "C:a", "a\\b", "a/", "a\0"])
def test_a_name_that_leaves_the_folders_is_no_template(name: str) -> None:
    assert not plain_name(name)


def test_names_below_the_folders_are_templates() -> None:
    assert plain_name("nota-pengantar/naskah.md")
    assert plain_name("..a.md")
