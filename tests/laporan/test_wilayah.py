"""The table of regions: whole, countable, in agreement with itself, and read only when asked for."""

from __future__ import annotations

import re
from collections import Counter

from tests.checks.kasus import ROOT, katalog

from lkpj_report.laporan.daerah import JenisDaerah
from lkpj_report.laporan.katalog import BERKAS_WILAYAH, Katalog
from lkpj_report.laporan.wilayah import baca_wilayah, cari

WILAYAH = baca_wilayah((ROOT / "report_templates" / BERKAS_WILAYAH).read_text(encoding="utf-8"))


def test_there_are_38_provinces_416_kabupaten_and_98_kota() -> None:
    assert Counter(w.jenis for w in WILAYAH) == {
        JenisDaerah.PROVINSI: 38,
        JenisDaerah.KABUPATEN: 416,
        JenisDaerah.KOTA: 98,
    }


def test_546_of_them_have_a_council() -> None:
    assert Counter(w.jenis for w in WILAYAH if w.otonom) == {
        JenisDaerah.PROVINSI: 38,
        JenisDaerah.KABUPATEN: 415,
        JenisDaerah.KOTA: 93,
    }
    assert sum(w.otonom for w in WILAYAH) == 546


def test_the_six_administrative_ones_are_the_parts_of_jakarta() -> None:
    assert [w.kode for w in WILAYAH if not w.otonom] == [
        "31.01", "31.71", "31.72", "31.73", "31.74", "31.75",
    ]  # fmt: skip


def test_each_code_is_once_there_and_lies_in_its_province() -> None:
    assert len({w.kode for w in WILAYAH}) == len(WILAYAH)
    provinsi = {w.kode: w for w in WILAYAH if w.jenis is JenisDaerah.PROVINSI}
    for w in WILAYAH:
        assert re.fullmatch(r"\d\d(\.\d\d)?", w.kode)
        atas = provinsi[w.kode[:2]]
        assert (w.provinsi, w.zona) == (atas.nama, atas.zona)


def test_a_kota_has_a_code_from_71_on() -> None:
    for w in WILAYAH:
        if w.jenis is not JenisDaerah.PROVINSI:
            assert (int(w.kode[3:]) >= 71) is (w.jenis is JenisDaerah.KOTA), w


def test_regions_of_the_inputs_are_in_the_table() -> None:
    kupang, purbalingga = cari(WILAYAH, "53.71"), cari(WILAYAH, "33.03")
    assert kupang is not None and kupang.nama_lengkap == "Kota Kupang" and kupang.zona == "WITA"
    assert purbalingga is not None and purbalingga.nama_lengkap == "Kabupaten Purbalingga"
    assert cari(WILAYAH, "99.01") is None


def test_each_zone_has_its_islands() -> None:
    zona = {w.kode: w.zona.value for w in WILAYAH}
    assert (zona["11"], zona["61"], zona["62"]) == ("WIB",) * 3
    assert (zona["51"], zona["63"], zona["73"]) == ("WITA",) * 3
    assert (zona["81"], zona["91"], zona["96"]) == ("WIT",) * 3


def test_remarks_and_rows_of_another_form_are_left_out() -> None:
    text = "# kata\nkode,jenis,nama,provinsi,zona,otonom,yakin\n11,provinsi,Aceh,Aceh,WIB,ya,ya\n12,desa,X,X,WIB,ya,ya\n"
    assert [w.kode for w in baca_wilayah(text)] == ["11"]


def test_a_catalogue_reads_the_regions_only_when_somebody_asks() -> None:
    asked: list[int] = []

    def text() -> str:
        asked.append(1)
        return "kode,jenis,nama,provinsi,zona,otonom,yakin\n11,provinsi,Aceh,Aceh,WIB,ya,ya\n"

    tables = Katalog(teks_wilayah=text)
    assert tables.susunan_salam("x") is None and asked == []
    assert [w.nama for w in tables.wilayah()] == ["Aceh"] and asked == [1]
    assert katalog().wilayah() == ()  # the tests' own catalogue has no such file
