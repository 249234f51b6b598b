"""A template can't leave its language: 200 ways out, each refused at its line or harmless, within bounds.

`{{ X }}` stands for each object that a template can reach, so that a way that one kind of object
closes is tried on the others too.
"""

from __future__ import annotations

import tracemalloc

import pytest

from lkpj_report.diagnostics import Severity, Span
from tests.templates.kit import FULL, check, report, run, words_of

OBJECTS = (
    "daerah",  # a view
    "daerah.nama",  # a leaf
    "angka",  # a view of figures
    "visi_misi.misi",  # a list
    "indikator",  # a table with free keys
    "ada",  # the flags
    "celah",
    '"kata"',
    "1",
    "none",
    "bantu",  # a macro
    "m",  # an imported module
    "loop",
)
WALKS = (
    "__class__", "__class__.__mro__", "__class__.__base__.__subclasses__()", "__init__.__globals__",
    "_book", "_book.leaves", "_value", "_part", "_flags", "__dict__", "__slots__", "__html__()",
    '["__class__"]', '["_book"]', '["_value"]', '["_part"]["letak"]', '["__" ~ "class__"]', '["_" ~ "book"]',
)  # fmt: skip

HEAD = '{% import "makro.md" as m %}{% macro bantu() %}{% endmacro %}'
OTHERS = {"makro.md": "{% macro isi() %}a{% endmacro %}"}


def walk(base: str, way: str) -> str:
    expression = f"({base}){way if way.startswith('[') else '.' + way}"
    if base == "loop":
        return HEAD + "\n{% for x in visi_misi.misi %}\n{{ " + expression + " }}\n{% endfor %}"
    return HEAD + "\n\n{{ " + expression + " }}"


WALKED = [walk(base, way) for base in OBJECTS for way in WALKS]

OTHER_WAYS = (
    # globals and functions of Jinja
    "{{ range(10) }}", "{{ dict(a=1) }}", "{{ lipsum() }}", "{{ cycler('a') }}", "{{ joiner() }}", "{{ namespace() }}",
    "{{ lipsum.__globals__ }}", "{{ cycler.__init__.__globals__.os }}", "{{ self }}", "{{ self._TemplateReference__context }}",
    "{{ super() }}", "{{ caller() }}", "{{ varargs }}", "{{ kwargs }}", "{{ context }}", "{{ environment }}", "{{ request }}",
    "{{ config }}", "{{ url_for.__globals__ }}", "{{ get_flashed_messages }}", "{{ __builtins__ }}", "{{ __import__('os') }}",
    "{{ open('/etc/passwd') }}", "{{ eval('1') }}", "{{ exec('1') }}", "{{ getattr(daerah, '_book') }}", "{{ vars(daerah) }}",
    "{{ type(daerah) }}", "{{ debug() }}", "{% debug %}", "{% do daerah %}", "{% trans %}a{% endtrans %}", "{% break %}",
    # filters that reach or run
    "{{ daerah | attr('_book') }}", "{{ daerah | attr('__class__') }}", "{{ visi_misi.misi | map(attribute='_value') }}",
    "{{ visi_misi.misi | map('attr', '_value') }}", "{{ visi_misi.misi | selectattr('_value') }}", "{{ [1] | sum }}",
    "{{ visi_misi.misi | groupby('_value') }}", "{{ visi_misi.misi | sort(attribute='_value') }}", "{{ daerah | pprint }}",
    "{{ daerah | string }}", "{{ daerah.nama | list }}", "{{ daerah | tojson }}", "{{ 'a' | center(999999999) }}",
    "{{ 'a' | indent(999999999) }}", "{{ visi_misi.misi | batch(2) }}", "{{ visi_misi.misi | random }}", "{{ daerah | filesizeformat }}",
    "{{ daerah | items }}", "{{ daerah | dictsort }}", "{{ 'a' | format(1) }}", "{{ '%c' | format(99) }}", "{{ daerah | first }}",
    "{{ daerah.nama | __sambung }}", "{{ visi_misi.misi | __ulang(1) }}", "{{ 1 | __awal }}",
    # tests that tell
    "{{ daerah is mapping }}", "{{ daerah is defined }}", "{{ daerah is sameas(daerah) }}", "{{ daerah is callable }}",
    "{{ daerah is filter }}", "{{ 'x' is in('y') }}",
    # format strings
    "{{ '{0.__class__}'.format(daerah) }}", "{{ '{0._book}'.format(daerah.nama) }}", "{{ '%s' % daerah }}",
    "{{ '{x}'.format_map(daerah) }}", "{{ ('{0.__class__}' ~ '').format(daerah) }}",
    "{% set f = '{0._value}'.format %}{{ f(daerah) }}", "{{ bantu.__call__ }}", "{{ daerah.nama.__format__('x') }}",
    # calls of what is no macro
    "{{ daerah() }}", "{{ daerah.nama() }}", "{{ angka(1) }}", "{{ 'a'() }}", "{{ visi_misi.misi() }}", "{{ none() }}",
    "{{ visi_misi.misi.count('a') }}", "{{ visi_misi.misi.__len__() }}", "{{ indikator.pop('ipm') }}", "{{ indikator.clear() }}",
    "{{ indikator.update(daerah) }}", "{{ indikator.items() }}", "{{ indikator.get('ipm') }}", "{% set f = indikator.pop %}{{ f('ipm') }}",
    "{% set f = visi_misi.misi.index %}{{ f(1) }}", "{% for x in visi_misi.misi %}{% set f = loop.__init__ %}{{ f() }}{% endfor %}",
    "{% macro bantu(x) %}{% endmacro %}{{ bantu(*visi_misi.misi) }}", "{% macro bantu(x) %}{% endmacro %}{{ bantu(**indikator) }}",
    # assignments to what is not the template's
    "{% set daerah.nama = 'x' %}", "{% set indikator['ipm'] = 'x' %}", "{% set ns = namespace(a=1) %}{% set ns.a = 2 %}",
    # other files
    '{% include "/etc/passwd" %}', '{% include "../rahasia.md" %}', '{% include "_bersama/../../rahasia.md" %}',
    '{% include "./t.md" %}', '{% include "C:/rahasia.md" %}', '{% include "..\\\\rahasia.md" %}', '{% include "" %}',
    '{% include "\\0" %}', '{% import "/etc/passwd" as x %}', '{% from "../x" import y %}', '{% extends "/etc/passwd" %}',
    '{% include daerah.nama %}', '{% include ["a.md", "b.md"] %}', '{% include "tidak-ada.md" ignore missing %}',
    '{% include ("a" ~ ".md") %}', '{% import daerah.nama as x %}', '{% extends daerah.nama %}', '{% include "file:///etc/passwd" %}',
    # memory and time
    "{{ 'a' * 10**9 }}", "{{ 10 ** 10 ** 10 }}", "{{ 1 << 99 }}", "{{ [1] * 10**9 }}", "{{ (1, 2) * 10**9 }}", "{{ 9**9**9 | romawi }}",
    "{{ 999999999999 | romawi }}", "{{ " + "9" * 5000 + " }}", "{{ -1 | urutan }}", "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{{ " + "[" * 3000 + "]" * 3000 + " }}", "{% if 1 %}" * 400 + "{% endif %}" * 400, "{% for x in celah %}" * 60 + "{% endfor %}" * 60,
    "{% for x in range(10**9) %}a{% endfor %}", "{% for x in visi_misi.misi recursive %}{{ loop(visi_misi.misi) }}{% endfor %}",
    "{% set a = [daerah, daerah] %}{% set b = [a, a] %}{{ a == b }}", "{{ {'a': daerah} }}", "{{ visi_misi.misi[::2] }}",
    '{{ visi_misi.misi | gabung("a" ~ daerah.nama) }}', '{{ visi_misi.misi | gabung("' + "a" * 99 + '") }}',
    # forged marks
    "\ue0000\ue001", "{{ '\ue00099\ue001' }}", "a\ue002x:9\ue003b", "::: tabel \ue0000\ue001\n:::",
    "::: tabel {{ daerah.nama }}\nkolom: nama | a | kiri | 1\n:::",
    "::: tabel {{ visi_misi.misi }}\nkolom: _value | a | kiri | 1\n:::",
    "::: tabel {{ visi_misi.misi }}\nkolom: upper | a | kiri | 1\n:::",
    "::: tabel {{ penghargaan.daftar }}\nkolom: _part.letak | a | kiri | 1\n:::",
    "::: tabel {{ penghargaan.daftar }}\nkolom: __class__ | a | kiri | 1\n:::",
    "::: tabel {{ penghargaan.daftar }}\nkolom: nama.upper | a | kiri | 1\n:::",
    "::: tabel {{ penghargaan.daftar }}\nkolom: letak.nilai | a | kiri | 1\n:::",
    "::: tabel {{ pidato.terima_kasih }}\nkolom: kepada._book | a | kiri | 1\n:::",
)  # fmt: skip


def test_there_are_two_hundred_ways_and_more() -> None:
    assert len({*WALKED, *OTHER_WAYS}) >= 300


@pytest.mark.parametrize(
    "template", [*WALKED, *OTHER_WAYS], ids=lambda t: t[-60:] if len(t) < 200 else t[:20]
)
def test_no_way_out(template: str) -> None:
    blocks, found = run(template, report(FULL), **OTHERS)
    if blocks is not None:  # harmless: nothing is printed but what the template may print
        shown = " ".join(words_of(blocks))
        assert "<" not in shown
        assert "object at" not in shown
        assert "class" not in shown
        return
    assert found
    for d in found:
        assert d.severity is Severity.FAULT
        assert d.code.startswith("T")
        assert d.place is not None, d
        assert d.code != "T299", d  # our own words for it, not "something went wrong"


RUNAWAYS = {
    "a macro that calls itself": "\n{% macro m(x) %}{{ m(x) }}{% endmacro %}\n{{ m(1) }}",
    "two macros that call each other": "\n{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}\n{{ a() }}",
    "a macro that doubles": "\n{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}\n{{ "
    + "m(" * 40
    + "'a'"
    + ")" * 40
    + " }}",
    "a chain of macros that each call twice": "\n"
    + "".join(
        f"{{% macro m{i}() %}}{{{{ m{i + 1}() }}}}{{{{ m{i + 1}() }}}}{{% endmacro %}}" for i in range(40)
    )
    + "{% macro m40() %}a{% endmacro %}\n{{ m0() }}",
    "loops inside loops": "\n"
    + "".join(f"{{% for x{i} in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] %}}" for i in range(12))
    + "a"
    + "{% endfor %}" * 12,
    "set blocks that double": "\n{% set a0 %}aaaaaaaaaa{% endset %}\n"
    + "\n".join(f"{{% set a{i + 1} %}}{{{{ a{i} }}}}{{{{ a{i} }}}}{{% endset %}}" for i in range(60)),
    "tildes that double": "\n{% set a0 = 'aaaaaaaaaa' %}\n"
    + "\n".join(f"{{% set a{i + 1} = a{i} ~ a{i} %}}" for i in range(60)),
    "tildes of values that double": "\n{% set a0 = daerah.nama ~ '' %}\n"
    + "\n".join(f"{{% set a{i + 1} = a{i} ~ a{i} %}}" for i in range(60)),
    "much text in a loop": "\n{% for x in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}{% for y in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}"
    "{% for z in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}" + "teks " * 30_000 + "{% endfor %}{% endfor %}{% endfor %}",
}


@pytest.mark.parametrize("template", RUNAWAYS.values(), ids=RUNAWAYS.keys())
def test_a_template_that_never_ends_is_stopped_at_a_line(template: str) -> None:
    blocks, found = run(template, report(FULL))
    assert blocks is None
    assert [d.code for d in found] == ["T209"]
    assert isinstance(found[0].place, Span)
    assert found[0].place.line >= 2


@pytest.mark.parametrize("name", [n for n in RUNAWAYS if "double" in n or "text" in n])
def test_a_template_that_grows_stays_small_in_memory(name: str) -> None:
    tracemalloc.start()
    try:
        run(RUNAWAYS[name], report(FULL))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000


def test_a_template_that_includes_itself_is_refused_at_the_line() -> None:
    found = check('a\n\n{% include "t.md" %}\n')
    assert [(d.code, str(d.place)) for d in found] == [("T115", "uji/t.md:3:1")]


def test_templates_that_include_each_other_are_refused_at_the_line_that_closes_the_circle() -> None:
    found = check(
        '{% include "b.md" %}',
        **{"b.md": 'x\n{% from "c.md" import y %}', "c.md": '\n\n{% include "t.md" %}'},
    )
    assert [(d.code, str(d.place)) for d in found] == [("T115", "uji/c.md:3:1")]


def test_includes_that_double_at_each_step_are_stopped() -> None:
    others = {f"s{i}.md": f'{{% include "s{i + 1}.md" %}}\n{{% include "s{i + 1}.md" %}}' for i in range(24)}
    blocks, found = run('\n{% include "s0.md" %}', **others, **{"s24.md": "a"})
    assert blocks is None
    assert [d.code for d in found] == ["T209"]


def test_the_same_template_may_be_included_twice() -> None:
    blocks, found = run('{% include "a.md" %}\n\n{% include "a.md" %}', **{"a.md": "isi"})
    assert blocks is not None, found
    assert words_of(blocks) == ["isi", "isi"]


def test_a_template_may_be_large_but_not_without_end() -> None:
    assert check("kata " * 30_000) == []
    assert [d.code for d in check("kata " * 50_000)] == ["T114"]


def test_a_paper_of_three_thousand_rows_is_within_the_bounds() -> None:
    tasks = "".join(f"    - kegiatan: kegiatan nomor {i}\n" for i in range(3000))
    blocks, found = run(
        "{% for t in tugas_pembantuan.daftar %}\n- {{ t.kegiatan | kapital }}{% if loop.last %}.{% else %};{% endif %}\n\n{% endfor %}",
        report(
            "laporan:\n  tahun_anggaran: 2024\ndaerah:\n  nama: Kota A\n  jenis: kota\ntugas_pembantuan:\n  daftar:\n"
            + tasks
        ),
    )
    assert blocks is not None, found
    assert len(words_of(blocks)) == 3000
