"""The reading edition: the Nota Pengantar's amounts and no others, each in words; whole sentences on a page; its time."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests import readers
from tests.papers.kit import amounts, change, contoh, copy_of_contoh, made, running

from lkpj_report.bahasa.kalimat import kalimat
from lkpj_report.bahasa.ucapan import ucapkan
from lkpj_report.document.dump import dump
from lkpj_report.document.speech import seconds, spoken
from lkpj_report.document.tree import plain

BACA, NOTA = "naskah-baca", "nota-pengantar"
PACE = 105
"""Words a minute of the shipped theme."""

NUMBERS = frozenset(
    [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
        "belas",
        "puluh",
        "seratus",
        "ratus",
        "seribu",
        "ribu",
        "juta",
        "miliar",
        "triliun",
        "koma",
        "rupiah",
        "minus",
    ]
)


def joined(text: str) -> str:
    """Letters and digits alone: a PDF reader names the hyphen of a line's end as it likes."""
    return re.sub(r"[\W_]", "", text)


def flat(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def test_the_amounts_read_out_are_those_of_the_nota_by_their_origin() -> None:
    both = contoh(BACA, NOTA)
    said, written = amounts(both.tree(BACA)), amounts(both.tree(NOTA))
    assert len(written) > 30
    assert said.keys() == written.keys()


def test_the_amounts_stay_those_of_the_nota_when_the_input_has_less(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    change(region / "2024/kinerja.yaml", "      realisasi: 6.312.450.000\n", "")
    change(region / "2024/urusan.yaml", "      anggaran: 512.480.350.000\n", "")
    both = made("kabupaten-contoh/2024", BACA, NOTA, base=tmp_path, formats=())
    said, written = amounts(both.tree(BACA)), amounts(both.tree(NOTA))
    assert said.keys() == written.keys()
    assert (
        len(said) == len(amounts(contoh(BACA, NOTA).tree(BACA))) - 2
    )  # an affair's budget is summed from its programs then


def test_each_amount_stands_in_figures_and_in_its_own_words() -> None:
    for text in amounts(contoh(BACA, NOTA).tree(BACA)).values():
        m = re.fullmatch(
            r"(-?Rp[0-9.,]+(?: (?:juta|miliar|triliun))?) \(([a-z ]+)\)", text.replace("\u00a0", " ")
        )
        assert m is not None, text
        assert ucapkan(m[1]) == m[2]
        assert set(m[2].split()) <= NUMBERS


def test_an_amount_is_the_exact_one_rounded_to_two_digits_of_its_unit() -> None:
    both = contoh(BACA, NOTA)
    units = {"juta": 10**6, "miliar": 10**9, "triliun": 10**12}
    written = amounts(both.tree(NOTA))
    for origin, text in amounts(both.tree(BACA)).items():
        m = re.match(r"Rp([0-9.,]+)[ \u00a0](juta|miliar|triliun) ", text)
        assert m is not None, text
        said = Decimal(m[1].replace(".", "").replace(",", ".")) * units[m[2]]
        exact = Decimal(written[origin].removeprefix("Rp").replace(".", "").replace(",", "."))
        assert abs(said - exact) <= units[m[2]] * Decimal("0.005")


def test_no_sentence_is_parted_by_a_page_turn() -> None:
    both = contoh(BACA, NOTA)
    pages = [joined(p) for p in readers.pdfium_pages(both.file(BACA, "pdf"))]
    sentences = [flat(s) for line in running(both.tree(BACA).blocks) for s in kalimat(flat(plain(line)))]
    assert len(pages) > 10 and len(sentences) > 100
    assert [s for s in sentences if not any(joined(s) in p for p in pages)] == []


def test_a_long_input_keeps_its_sentences_whole_too(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    long = " ".join(["pelayanan publik yang menjangkau seluruh desa dan kelurahan"] * 9)
    change(region / "2024/kinerja.yaml", "kemampuan PAD membiayai belanja daerah masih terbatas", long)
    changed = made("kabupaten-contoh/2024", BACA, base=tmp_path, formats=("pdf",))
    pages = [joined(p) for p in readers.pdfium_pages(changed.file(BACA, "pdf"))]
    sentences = [s for line in running(changed.tree(BACA).blocks) for s in kalimat(flat(plain(line)))]
    assert [s for s in sentences if not any(joined(s) in p for p in pages)] == []


def test_the_time_is_near_that_of_the_words_at_the_pace() -> None:
    tree = contoh(BACA, NOTA).tree(BACA)
    texts = list(spoken(tree.blocks))
    # counted here by itself: words in brackets are not said again, numbers and abbreviations are said out
    words = sum(
        len(re.findall(r"\w[\w-]*", re.sub(r"\((?:[a-z]+ )*rupiah\)", "", ucapkan(t)))) for t in texts
    )
    by_words = Decimal(words) * 60 / PACE
    assert abs(seconds(texts, PACE) - by_words) / by_words < Decimal("0.15")


def test_the_time_stands_in_whole_at_the_head_and_for_each_page_at_its_foot() -> None:
    pages = [flat(p) for p in readers.pdfium_pages(contoh(BACA, NOTA).file(BACA, "pdf"))]
    m = re.search(r"Perkiraan waktu baca: ± (\d+) menit", pages[0])
    assert m is not None
    total = 0
    for page in pages:
        times = re.findall(r"± (?:(\d+) menit)? ?(?:(\d+) detik)?", page.replace(m[0], ""))
        ((minutes, rest),) = [t for t in times if any(t)]
        total += int(minutes or 0) * 60 + int(rest or 0)
    assert abs(total - int(m[1]) * 60) <= 30 + 5 * len(pages)


def test_sentences_are_short() -> None:
    """One idea a sentence: ours are; the office's own and the awards' are not ours to cut."""
    tree = contoh(BACA, NOTA).tree(BACA)
    lengths = sorted(
        len(s.split())
        for line in running(tree.blocks)
        for s in kalimat(re.sub(r"\([^)]*\)", "", plain(line)))
    )
    assert lengths[len(lengths) // 2] <= 10
    assert sum(1 for n in lengths if n > 25) <= len(lengths) // 20


def test_awards_are_read_by_their_ordinals() -> None:
    text = flat(" ".join(plain(line) for line in running(contoh(BACA, NOTA).tree(BACA).blocks)))
    places = [text.index(f"{n}, ") for n in ("Pertama", "Kedua", "Ketiga")]
    assert places == sorted(places)


def test_the_office_s_own_words_are_in_both_editions() -> None:
    own = "Kami mengharapkan saran dan dukungan DPRD agar langkah penyelesaian tersebut dapat berjalan lebih cepat."
    both = contoh(BACA, NOTA)
    for name in (BACA, NOTA):
        assert own in flat(" ".join(plain(line) for line in running(both.tree(name).blocks)))


def test_the_reading_edition_is_as_it_was_read(golden: Callable[[str, str], None]) -> None:
    golden("naskah/contoh-naskah-baca.txt", dump(contoh(BACA, NOTA).tree(BACA)))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_missions_are_told_in_their_number(count: int, tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    pidato = region / "2024/pidato.yaml"
    rest = re.sub(r"(?ms)^visi_misi:\n.*?(?=^\S|\Z)", "", pidato.read_text("utf-8"))
    for file in (region / "2024").glob("*.yaml"):
        file.write_text(re.sub(r"(?ms)^visi_misi:\n.*?(?=^\S|\Z)", "", file.read_text("utf-8")), "utf-8")
    assert rest
    misi = "".join(f"    - misi nomor {n}\n" for n in range(1, count + 1))
    (region / "2024/visi.yaml").write_text(
        f"visi_misi:\n  visi: Maju\n{'  misi:' + chr(10) + misi if misi else ''}", "utf-8"
    )
    tree = made("kabupaten-contoh/2024", BACA, base=tmp_path, formats=()).tree(BACA)
    text = flat(" ".join(plain(line) for line in running(tree.blocks)))
    told = {
        0: "Visi Kabupaten Contoh ialah “Maju”. Visi dan misi tersebut",
        1: "Visi itu diwujudkan melalui misi berikut: misi nomor 1.",
        2: "dalam dua misi. Misi pertama: misi nomor 1. Misi kedua: misi nomor 2. Visi dan misi",
        3: "dalam tiga misi. Misi pertama: misi nomor 1.",
    }
    assert told[count] in text
