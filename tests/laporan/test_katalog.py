"""The tables that ship: readable, whole, and in agreement with each other; faults name their file."""

from __future__ import annotations

import re

from tests.checks.kasus import katalog

from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.laporan.katalog import TABEL, muat_katalog
from lkpj_report.source.tree import Mapping
from lkpj_report.source.yaml_reader import read_yaml

MINI = {
    "indikator": "indikator:\n  ipm:\n    nama: IPM\n    satuan: indeks\n    desimal: 2\n    arah: naik\n",
    "rekening": "rekening:\n  4: Pendapatan Daerah\n",
    "urusan": "urusan:\n  1.01: pendidikan\n",
    "peraturan": "peraturan:\n  - nama: Undang-Undang Satu\n    singkat: UU 1\n    sejak: 2014-10-02\n",
    "singkatan": "singkatan:\n  PAD: Pendapatan Asli Daerah\n",
    "salam": "salam:\n  - nama: umum\n    pembuka:\n      - Salam.\n    penutup:\n      - Sekian.\n",
    "sapaan": "sapaan:\n  - nama: dprd\n    baris:\n      - Ketua {dprd}\n",
    "ketentuan": "ketentuan:\n  - kode: K801\n    apa: isi\n    isi:\n      - anggaran\n    dasar: PP 1\n"
    "    keyakinan: ingatan\n    sejak: 2019-03-13\n",
}


def load(**changed: str | None) -> tuple[object, tuple[Diagnostic, ...]]:
    files = {f"_bersama/{k}.yaml": v for k, v in {**MINI, **changed}.items()}

    def read(name: str) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
        text = files[name]
        if text is None:
            return None, (fault("S142", f"{name} tidak ada"),)
        file, found = read_yaml(name, text.encode())
        return file.root, found

    return muat_katalog(read)


def test_small_tables_make_a_catalogue() -> None:
    tables, found = load()
    assert tables is not None and found == ()


def test_a_missing_table_is_a_fault_and_no_catalogue() -> None:
    tables, found = load(urusan=None)
    assert tables is None and "S142" in {d.code for d in found}


def test_a_table_under_another_key_is_a_fault_at_its_file() -> None:
    tables, found = load(singkatan="singkatann:\n  A: b\n")
    assert tables is None
    assert any(d.code == "D102" and "_bersama/singkatan.yaml" in d.message for d in found)


def test_a_wrong_value_in_a_table_is_reported_at_its_line() -> None:
    tables, found = load(indikator=MINI["indikator"].replace("naik", "atas"))
    assert tables is None
    assert [(d.code, str(d.place)) for d in found] == [("D104", "_bersama/indikator.yaml:6:11")]


def test_a_set_of_greetings_is_found_by_its_name() -> None:
    assert katalog().susunan_salam("lintas agama") is not None
    assert katalog().susunan_salam("tidak ada") is None


def test_greetings_open_and_close_with_the_same_faiths() -> None:
    for s in katalog().salam:
        assert s.pembuka and s.penutup


def test_each_account_of_the_table_has_its_parent_there() -> None:
    codes = katalog().rekening
    assert [k for k in codes if k.induk is not None and k.induk not in codes] == []
    assert max(k.tingkat for k in codes) == 4


def test_affairs_are_thirty_two_and_the_groups_have_their_numbers() -> None:
    codes = list(katalog().urusan)
    groups = {d: sum(1 for k in codes if k[0] == d) for d in "123"}
    assert groups == {"1": 6, "2": 18, "3": 8}


def test_indicators_are_in_the_order_of_the_law_first() -> None:
    first = list(katalog().indikator)[:6]
    assert first == ["ipm", "kemiskinan", "tpt", "pertumbuhan_ekonomi", "pdrb_per_kapita", "gini"]


def test_bounds_of_an_indicator_are_in_order() -> None:
    for i in katalog().indikator.values():
        assert i.minimum is None or i.maksimum is None or i.minimum < i.maksimum


def test_acts_are_cited_with_number_year_and_title() -> None:
    for p in katalog().peraturan:
        assert re.search(r" Nomor \d+ Tahun \d{4} tentang ", p.nama)
        assert p.sampai is None or p.sejak.tanggal < p.sampai.tanggal


def test_all_tables_are_read() -> None:
    assert all(getattr(katalog(), name) for name in TABEL)


def test_what_is_only_known_from_memory_is_marked_and_in_its_table() -> None:
    tables = katalog()
    assert tables.rekening_tidak_yakin and tables.rekening_tidak_yakin <= set(tables.rekening)
    assert tables.urusan_tidak_yakin == {k for k in tables.urusan if k[0] > "3"}


def test_the_chart_before_2021_parts_spending_into_two_and_has_its_parents() -> None:
    codes = katalog().rekening_lama
    assert [n for k, n in codes.items() if k.startswith("5.") and k.tingkat == 2] == [
        "Belanja Tidak Langsung",
        "Belanja Langsung",
    ]
    assert [k for k in codes if k.induk is not None and k.induk not in codes] == []


def test_only_acts_on_the_report_are_named_as_its_basis() -> None:
    assert [p.singkat for p in katalog().peraturan if p.dasar_lkpj] == [
        "UU 23/2014",
        "PP 3/2007",
        "PP 13/2019",
        "Permendagri 18/2020",
    ]


def test_acts_are_each_there_once() -> None:
    names = [p.singkat for p in katalog().peraturan]
    assert len(names) == len(set(names))
