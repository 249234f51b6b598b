"""What a template sees: views, leaves, gaps, entries to follow; and what each filter makes of them."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Formula, Generated, Origin, Span
from lkpj_report.document.tree import Gap, Inline, Paragraph, Text, Value, plain
from lkpj_report.templates.filters import FILTERS, cacah, tanpa_titik
from lkpj_report.templates.values import Book, Leaf, is_gap, words
from tests.templates.kit import FULL, SHORT, report, run, words_of


def first(template: str, text: str = FULL) -> Inline:
    blocks, found = run(template, report(text))
    assert blocks is not None, found
    assert isinstance(blocks[0], Paragraph)
    return blocks[0].children[0]


def printed(template: str, text: str = FULL) -> str:
    blocks, found = run(template, report(text))
    assert blocks is not None, found
    return " | ".join(words_of(blocks))


def origin(node: Inline) -> Origin | None:
    assert isinstance(node, Value | Gap)
    return node.origin


def test_a_value_keeps_the_place_that_it_came_from() -> None:
    place = origin(first("{{ daerah.nama }}"))
    assert isinstance(place, Span)
    assert (place.file, place.line) == ("uji.yaml", FULL.split("\n").index("  nama: Kabupaten Contoh") + 1)


def test_an_item_of_a_list_keeps_its_own_place() -> None:
    place = origin(first("{% for m in visi_misi.misi %}{% if loop.last %}{{ m }}{% endif %}{% endfor %}"))
    assert isinstance(place, Span)
    assert place.line == FULL.split("\n").index("    - membangun desa") + 1


def test_a_figure_keeps_its_formula() -> None:
    place = origin(first("{{ angka.anggaran.silpa.realisasi | rupiah }}"))
    assert isinstance(place, Formula)
    assert "netto" in place.name


def test_what_the_template_counts_says_so() -> None:
    node = first("{% for m in visi_misi.misi %}{{ loop.index | urutan }} {% endfor %}")
    assert origin(node) == Generated("hitungan templat")


def test_an_empty_entry_is_a_gap() -> None:
    node = first("{{ visi_misi.visi }}", SHORT + "visi_misi:\n  visi:\n")
    assert isinstance(node, Gap)
    assert node.text == "[BELUM DIISI: visi]"
    assert isinstance(node.origin, Span)


def test_an_entry_to_follow_is_room_to_write() -> None:
    text = SHORT.replace("tahun_anggaran: 2024\n", "tahun_anggaran: 2024\n  nomor: menyusul\n")
    assert first("{{ laporan.nomor }}", text) == Value("……………………")
    dated = SHORT.replace("25 Maret 2025", "menyusul")
    assert first("{{ sidang.tanggal | hari_tanggal }}", dated) == Value("……………………")
    assert printed("{% if sidang.tanggal %}ada{% endif %}", dated) == "ada"


def test_an_absent_entry_is_nothing_and_may_be_asked_for() -> None:
    assert printed("{% if laporan.nomor %}ada{% else %}tidak{% endif %}", SHORT) == "tidak"
    assert printed("{% if visi_misi %}ada{% else %}tidak{% endif %}", SHORT) == "tidak"


def test_a_part_is_there_when_its_data_is() -> None:
    assert printed("{% if ada.kendala %}ada{% else %}tidak{% endif %}", SHORT) == "tidak"
    assert printed("{% if ada.kendala %}ada{% else %}tidak{% endif %}") == "ada"


def test_a_part_that_does_not_exist_is_a_fault() -> None:
    blocks, found = run("{% if ada.kendla %}a{% endif %}")
    assert blocks is None
    assert [d.code for d in found] == ["T203"]
    assert found[0].hints == ('mungkin maksudnya "kendala"',)


def test_values_compare_with_words_and_numbers() -> None:
    assert printed('{% if laporan.naskah == "Nota Pengantar" %}a{% endif %}') == "a"
    assert printed("{% if laporan.tahun_anggaran >= 2024 %}a{% endif %}") == "a"
    assert printed('{% if "lra" in laporan.lampiran %}a{% endif %}') == "a"
    assert printed("{% if laporan.naskah != laporan.singkatan %}a{% endif %}") == "a"


def test_a_table_with_free_keys_gives_its_keys_as_values() -> None:
    assert printed('{{ indikator["ipm"].sumber }}') == "BPS"
    assert printed(
        "{% for k in indikator %}{{ k }} {{ indikator[k].nilai[2024] }}; {% endfor %}".replace(
            "[2024]", '["2024"]'
        )
    )


def test_words_of_a_leaf_are_never_read_as_marks() -> None:
    book = Book()
    leaf = Leaf(book, f"{Leaf(book, 'a', None)}", None)
    assert words(leaf) == "\ue0000\ue001"
    assert not is_gap(leaf)
    assert book.put_back("x\ue0009\ue001y") == "x\ue0009\ue001y"


@pytest.mark.parametrize(
    ("visi", "template", "expected"),
    [
        ("Budi, S.H.", "{{ visi_misi.visi }}.", "Budi, S.H."),
        ("maju", "{{ visi_misi.visi }}.", "maju."),
        ("maju.", "{{ visi_misi.visi }}. Lalu", "maju. Lalu"),
        ('"maju!”', "{{ visi_misi.visi }}.", '"maju!”'),
        ("maju.", "“{{ visi_misi.visi }}”.", "“maju.”."),
        ("maju.", "{{ visi_misi.visi }}...", "maju...."),
        ("maju.", "{{ visi_misi.visi }}; b", "maju.; b"),
        ("a. b", "{{ visi_misi.visi }}.", "a. b."),
    ],
)
def test_a_sentence_ends_with_one_point(visi: str, template: str, expected: str) -> None:
    assert printed(template, SHORT + f"visi_misi:\n  visi: '{visi}'\n") == expected


# ---------------------------------------------------------------- filters

FILTERED = {
    "rupiah": ("{{ angka.anggaran.besar_surplus | rupiah }}", "Rp30.000.000"),
    "rupiah_sen": ("{{ angka.anggaran.besar_surplus | rupiah_sen }}", "Rp30.000.000,00"),
    "rupiah_kata": (
        "{{ angka.anggaran.besar_surplus | rupiah_kata }}",
        "Rp30.000.000 (tiga puluh juta rupiah)",
    ),
    "sebut_kata": ("{{ angka.anggaran.besar_surplus | sebut_kata }}", "Rp30 juta (tiga puluh juta rupiah)"),
    "sebut": ("{{ angka.anggaran.besar_surplus | sebut }}", "Rp30 juta"),
    "angka_tabel": ("{{ angka.anggaran.surplus.realisasi | angka_tabel }}", "(30.000.000,00)"),
    "persen": ("{{ angka.anggaran.pendapatan.persen | persen }}", "99,00"),
    "angka": ('{{ indikator["ipm"].nilai["2024"] | angka }}, {{ sidang.nomor | angka }}', "71,02, 16"),
    "tanggal": ("{{ sidang.tanggal | tanggal }}", "25 Maret 2025"),
    "hari_tanggal": ("{{ sidang.tanggal | hari_tanggal }}", "Selasa, 25 Maret 2025"),
    "tanggal_terbilang": (
        "{{ sidang.tanggal | tanggal_terbilang }}",
        "hari ini Selasa, tanggal dua puluh lima, bulan Maret, tahun dua ribu dua puluh lima",
    ),
    "hari": ("{{ sidang.tanggal | hari }}", "Selasa"),
    "romawi": ("{{ perencanaan.tahun_ke | romawi }}", "III"),
    "urutan": ("{{ perencanaan.tahun_ke | urutan }}", "ketiga"),
    "urutan_kapital": ("{{ perencanaan.tahun_ke | urutan_kapital }}", "Ketiga"),
    "terbilang": ("{{ sidang.nomor | terbilang }}", "enam belas"),
    "terbilang_rupiah": ("{{ angka.anggaran.besar_surplus | terbilang_rupiah }}", "tiga puluh juta rupiah"),
    "cacah": ("{{ perencanaan.tahun_ke | cacah }}, {{ sidang.nomor | cacah }}", "tiga, 16"),
    "kapital": ("{{ visi_misi.misi | gabung | kapital }}", ""),
    "besar": ("{{ laporan.singkatan | besar }} {{ daerah.nama | besar }}", "LKPj KABUPATEN CONTOH"),
    "tanpa_titik": ("{{ visi_misi.visi | tanpa_titik }};", "Contoh yang maju;"),
    "daftar": ("{{ visi_misi.misi | daftar }}", "mencerdaskan warga, menata kota, dan membangun desa"),
    "gabung": ('{{ visi_misi.misi | gabung(" / ") }}', "mencerdaskan warga / menata kota / membangun desa"),
    "banyak": ("{{ visi_misi.misi | banyak }}", "3"),
    "alinea": (
        "{% for a in pidato.bagian.penutup.tambah | alinea %}{{ a }}{% endfor %}",
        "Satu alinea tambahan.",
    ),
}
FILTERED["judul"] = ("{{ visi_misi.visi | judul }}", "Contoh yang Maju")
FILTERED["besarnya"] = (
    "{{ angka.anggaran.surplus.realisasi | besarnya | rupiah }}, {{ angka.anggaran.besar_surplus | besarnya | rupiah }}",
    "Rp30.000.000, Rp30.000.000",
)
FILTERED["kapital"] = ("{{ visi_misi.visi | kapital }}", "Contoh yang maju")


def test_each_filter_has_its_example() -> None:
    assert set(FILTERED) == set(FILTERS)


@pytest.mark.parametrize("name", FILTERED)
def test_a_filter_prints(name: str) -> None:
    template, expected = FILTERED[name]
    assert printed(template) == expected


@pytest.mark.parametrize("name", [f for f in FILTERS if f not in ("daftar", "gabung", "banyak", "alinea")])
def test_a_gap_passes_each_filter_as_a_gap(name: str) -> None:
    node = first(f"{{{{ visi_misi.visi | {name} }}}}", SHORT + "visi_misi:\n  visi:\n")
    assert isinstance(node, Gap)
    assert "VISI" in node.text.upper()


@pytest.mark.parametrize("name", [f for f in FILTERS if f not in ("banyak", "daftar", "gabung", "alinea")])
def test_a_filter_refuses_a_list(name: str) -> None:
    blocks, found = run(f"\n{{{{ visi_misi.misi | {name} }}}}", report(FULL))
    assert blocks is None
    assert [(d.code, d.place.line if isinstance(d.place, Span) else 0) for d in found] == [("T207", 2)]


@pytest.mark.parametrize(("count", "expected"), [(0, ""), (1, "a"), (2, "a dan b"), (3, "a, b, dan c")])
def test_a_list_in_running_text(count: int, expected: str) -> None:
    items = "".join(f"    - {c}\n" for c in "abc"[:count])
    text = SHORT + "visi_misi:\n  visi: x\n" + (f"  misi:\n{items}" if count else "")
    blocks, found = run("-{{ visi_misi.misi | daftar }}-", report(text))
    assert blocks is not None, found
    assert words_of(blocks) == [f"-{expected}-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("jalan dibangun.", "jalan dibangun"), ("Budi, S.H.", "Budi, S.H."), ("PT Contoh Tbk.", "PT Contoh Tbk."), ("a.", "a."),
     ("sekolah, dll.", "sekolah, dll."), ("tanpa", "tanpa"), ("", ""), ("naik 5,5.", "naik 5,5"), ("M.Si.", "M.Si.")],
)  # fmt: skip
def test_a_final_point_is_taken_from_sentences_not_from_short_forms(text: str, expected: str) -> None:
    assert tanpa_titik(text) == expected


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "12"),
        (100, "seratus"),
        (1250, "1.250"),
    ],
)
def test_a_count_of_one_word_is_written_in_letters(n: int, expected: str) -> None:
    assert cacah(n) == expected


def test_a_filter_keeps_the_origin() -> None:
    assert origin(first("{{ daerah.nama | besar }}")) == origin(first("{{ daerah.nama }}"))


def test_plain_words_of_a_template_are_text() -> None:
    assert first("kata") == Text("kata")
    assert plain((first('{{ "kata" }}'),)) == "kata"
