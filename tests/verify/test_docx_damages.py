"""A DOCX with one thing wrong: each is found, named, and nothing else is said.

The change is made in the XML, as a fault of a writer or a hand in Word would; the PDF stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest
from tests.verify.papers import edited, lkpj, told, torture

PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*?{0}(?:(?!</w:p>).)*</w:p>"
ROW = r"<w:tr>(?:(?!</w:tr>).)*?{0}(?:(?!</w:tr>).)*</w:tr>"
CELL = r"<w:tc>(?:(?!</w:tc>).)*?{0}(?:(?!</w:tc>).)*</w:tc>"


def put(old: str, new: str) -> Callable[[str], str]:
    """Other words in the first place that has these."""
    return lambda text: text.replace(old, new, 1)


def take(pattern: str, words: str) -> Callable[[str], str]:
    """Take a paragraph or row away."""
    return lambda text: re.sub(pattern.format(re.escape(words)), "", text, count=1, flags=re.DOTALL)


def move(pattern: str, words: str, after: str) -> Callable[[str], str]:
    """Put a paragraph or row behind another."""

    def change(text: str) -> str:
        one = re.search(pattern.format(re.escape(words)), text, re.DOTALL)
        assert one
        text = text.replace(one[0], "", 1)
        other = re.search(pattern.format(re.escape(after)), text, re.DOTALL)
        assert other
        return text[: other.end()] + one[0] + text[other.end() :]

    return change


def last(old: str, new: str) -> Callable[[str], str]:
    """Other words in the last place that has these."""
    return lambda text: new.join(text.rsplit(old, 1))


class Damage(NamedTuple):
    """What is done, and what must be said: a code for each difference, and words of the first message."""

    name: str
    change: Callable[[str], str]
    codes: str
    said: tuple[str, ...]
    part: str = "word/document.xml"


BOOK = (
    Damage("row dropped", take(ROW, ">Persentase penduduk miskin<"), "W323",
           ("tabel ke-1, baris 3", "Persentase penduduk miskin | persen | 9,86", "sesudah “74,20”")),
    Damage("digits swapped in a sentence", put("71,86 menjadi", "71,68 menjadi"), "W321",
           ("di bawah “E. Indikator Makro” (PDF halaman", "dari [71,68] menjadi", "dari [71,86] menjadi")),
    Damage("digits swapped in a cell", put(">74,20<", ">74,02<"), "W321", ("tabel ke-1, baris 2, kolom", "[74,02]", "[74,20]")),
    Damage("paragraph moved", move(PARAGRAPH, "utara: Laut", "selatan: "), "W324", ("1. Wilayah", "sebelah utara")),
    Damage("entry of the contents changed", put(">Dasar Hukum<", ">Landasan Hukum<"), "W321", ("daftar isi, butir ke-", "[Landasan]")),
    Damage("page number in the contents changed", put("<w:t>4</w:t>", "<w:t>7</w:t>"), "W321", ("daftar isi, butir ke-", "PERUBAHAN PENJABARAN APBD [7]")),
    Damage("list begins at another number", lambda text: re.sub(r'(<w:num w:numId="3"(?:(?!</w:num>).)*?<w:startOverride w:val=")1"', r'\g<1>2"', text),
           "W321 W321 W321 W321 W321", ("“[2.] Undang-Undang", "“[1.] Undang-Undang"), "word/numbering.xml"),
    Damage("headings counted in another way", put('<w:numFmt w:val="upperRoman"/>', '<w:numFmt w:val="decimal"/>'), "W321 W321 W321 W321 W321",
           ("BAB [1] PENDAHULUAN", "BAB [I] PENDAHULUAN"), "word/numbering.xml"),
    Damage("description of a chart changed", put("dalam miliar rupiah. Anggaran: Pendapatan", "dalam miliar rupiah. Realisasi: Pendapatan"),
           "W321", ("[Realisasi:]", "[Anggaran:]", "gambar")),
    Damage("point of a chart changed", put("<c:v>258.75</c:v>", "<c:v>257.85</c:v>"), "W321", ("Pendapatan Asli Daerah (PAD) 257,85",), "word/charts/grafik1.xml"),
    Damage("column head changed", put(">Target 2024<", ">Target 2025<"), "W321", ("baris 1, kolom", "[2025]", "[2024]")),
    Damage("space lost", put("Laut Nusa", "LautNusa"), "W321", ("[LautNusa.]", "[Laut Nusa.]")),
    Damage("words deleted with tracked changes", lambda text: re.sub(r"<w:r><w:t>(Batas wilayahnya[^<]*)</w:t></w:r>",
           r'<w:del w:id="900"><w:r><w:delText>\1</w:delText></w:r></w:del>', text), "W323", ("Batas wilayahnya ialah:",)),
    Damage("heading changed", last("<w:t>Dokumen Perencanaan<", "<w:t>Dokumen Rencana<"), "W321", ("judul “C. Dokumen Rencana”", "[Perencanaan]")),
    Damage("list item lost", take(PARAGRAPH, "prasarana dasar yang merata sampai"), "W323 W321 W321", ("3. menyediakan prasarana",)),
    Damage("cell in the next column", lambda text: _to_the_right(text, ">Kementerian Lingkungan Hidup<"), "W325",
           ("Kementerian Lingkungan Hidup", "DOCX sel tabel, kolom 4", "PDF sel tabel, kolom 3")),
    Damage("brackets of a negative amount lost", put("(40.492.425.410,85)", "40.492.425.410,85"), "W321", ("[40.492.425.410,85]", "[(40.492.425.410,85)]")),
    Damage("word doubled", put("Laporan ini memuat hasil", "Laporan ini memuat memuat hasil"), "W321", ("memuat",)),
    Damage("caption changed", last(">Indikator Makro Kabupaten Contoh<", ">Indikator Mikro Kabupaten Contoh<"), "W321", ("[Mikro]", "[Makro]")),
    Damage("number of a caption changed", last("<w:t>15</w:t>", "<w:t>16</w:t>"), "W321", ("Tabel [16.]", "Tabel [15.]")),
    Damage("a letter's case", put("menjadi kewenangan daerah serta", "menjadi kewenangan Daerah serta"), "W321", ("[Daerah]", "[daerah]")),
    Damage("name under a signature", last("Utama,", "Utomo,"), "W321", ("[Utomo,]", "[Utama,]")),
    Damage("paragraph added", put("<w:p><w:pPr><w:pStyle w:val=\"Isi\"/>", "<w:p><w:r><w:t>Tambahan.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Isi\"/>"),
           "W322", ("“Tambahan.”", "sesudah “KATA PENGANTAR”")),
    Damage("comma against point", put("2.418,65", "2.418.65"), "W321", ("[2.418.65]", "[2.418,65]")),
    Damage("belum dropped", put("bab ini belum diaudit", "bab ini diaudit"), "W321", ("bab ini [] diaudit", "bab ini [belum] diaudit")),
    Damage("reference to another table", put("<w:t>Tabel\u00a01</w:t>", "<w:t>Tabel\u00a02</w:t>"), "W321", ("pada Tabel [2.]", "pada Tabel [1.]")),
    Damage("dash for a hyphen", put("rahmat-Nya", "rahmat–Nya"), "W321", ("[rahmat–Nya]", "[rahmat-Nya]")),
    Damage("first line lost", put("BUPATI CONTOH</w:t>", "</w:t>"), "W321", ("[BUPATI CONTOH]",)),
    Damage("sign of degrees, per cent or money lost", put("Rp1.645.648.008.251,95", "1.645.648.008.251,95"), "W321", ("[1.645.648.008.251,95]",)),
    Damage("rows exchanged", move(ROW, ">Indeks Pembangunan Manusia<", ">Persentase penduduk miskin<"), "", ("Indeks Pembangunan Manusia",)),
)  # fmt: skip

NOTED = (
    Damage("call of a note lost", lambda text: re.sub(r'<w:r>(?:(?!</w:r>).)*<w:footnoteReference w:id="2"/></w:r>', "", text),
           "W321 W323", ("sekali [lagi.]", "sekali [lagi[2].]")),
    Damage("words of a note changed", put("Dari kutipan", "Dari catatan"), "W321", ("catatan kaki 5", "[catatan.]", "[kutipan.]"), "word/footnotes.xml"),
    Damage("notes exchanged", lambda text: text.replace('footnoteReference w:id="4"', 'footnoteReference w:id="x"')
           .replace('footnoteReference w:id="5"', 'footnoteReference w:id="4"').replace('w:id="x"', 'w:id="5"'), "W321 W321", ("catatan kaki 4",)),
    Damage("a note's own mark", put('<w:footnoteReference w:id="4"/>', '<w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>9</w:t>'),
           "W321", ("butir [bercatatan[9]]", "butir [bercatatan[4]]")),
    Damage("words of a note lost", put("Dari butir.", ""), "W321", ("catatan kaki 4", "[Dari butir.]"), "word/footnotes.xml"),
    Damage("minus sign lost", put("-250.000", "250.000"), "W321", ("Rugi [250.000. ", "Rugi [-250.000.]")),
)  # fmt: skip


def _to_the_right(text: str, words: str) -> str:
    """The paragraph of a cell and that of its empty neighbour change places."""
    cells = re.search(CELL.format(re.escape(words)) + r"(<w:tc>(?:(?!</w:tc>).)*</w:tc>)", text, re.DOTALL)
    assert cells
    both = re.findall(r"<w:p>.*?</w:p>|<w:p/>", cells[0], re.DOTALL)
    assert len(both) == 2
    swapped = cells[0].replace(both[0], "%", 1).replace(both[1], both[0], 1).replace("%", both[1], 1)
    return text.replace(cells[0], swapped, 1)


def check(damage: Damage, found: list[tuple[str, str]]) -> None:
    assert found, "nothing was found"
    if damage.codes:
        codes = [code for code, _ in found]
        assert codes[: len(damage.codes.split())] == damage.codes.split(), found
    else:
        assert any(words in message for words in damage.said for _, message in found)
        return
    for words in damage.said:
        assert words in found[0][1], found


@pytest.mark.parametrize("damage", BOOK, ids=lambda damage: damage.name)
def test_what_is_wrong_in_the_docx_of_a_book_is_named(damage: Damage) -> None:
    pair = lkpj()
    check(damage, told(pair, docx=edited(pair.docx, damage.change, damage.part)))


@pytest.mark.parametrize("damage", NOTED, ids=lambda damage: damage.name)
def test_what_is_wrong_in_the_notes_of_a_docx_is_named(damage: Damage) -> None:
    _, _, pair = torture("docx")
    check(damage, told(pair, docx=edited(pair.docx, damage.change, damage.part)))


def test_one_damage_is_one_finding() -> None:
    pair = lkpj()
    single = [d for d in BOOK if len(d.codes.split()) == 1]
    assert len(single) > 20
    for damage in single:
        found = told(pair, docx=edited(pair.docx, damage.change, damage.part))
        assert len(found) == 1, (damage.name, found)


def test_split_runs_content_controls_and_soft_hyphens_change_nothing() -> None:
    pair = lkpj()
    calm = (
        put("Batas wilayahnya", 'Batas wila</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>yahnya'),
        put("kewenangan daerah serta", "kewe\u00adnangan\u00a0daerah serta"),
        put("rahmat-Nya", "rahmat</w:t><w:noBreakHyphen/><w:t>Nya"),
        put("rahmat-Nya", "rahmat\u2011Nya"),
        lambda text: re.sub(PARAGRAPH.format("KATA PENGANTAR"), r"<w:sdt><w:sdtContent>\g<0></w:sdtContent></w:sdt>", text, count=1),
    )  # fmt: skip
    for change in calm:
        assert told(pair, docx=edited(pair.docx, change)) == []
