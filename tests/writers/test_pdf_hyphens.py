"""Words parted at line ends, read from the file: rightly, seldom, and whole again for whoever reads the text."""

from __future__ import annotations

import dataclasses
import random
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import theme
from tests.writers.pdf_papers import FONTS, laid, note, para, settled, with_hyphens
from tests.writers.pdf_reader import Line, lines_of, squeezed, structure, told

from lkpj_report.bahasa.suku_kata import penggal
from lkpj_report.diagnostics import Span
from lkpj_report.document.tree import Paragraph, Value
from lkpj_report.writers.pdf.fonts import face_of
from lkpj_report.writers.pdf.hyphenate import hyphenated, syllables
from lkpj_report.writers.pdf.units import Kind, Units, add_unit

WORDS = [
    "pemerintah",
    "daerah",
    "penyelenggaraan",
    "pertanggungjawaban",
    "pembangunan",
    "masyarakat",
    "kesejahteraan",
    "yang",
    "dan",
    "di",
    "dengan",
    "untuk",
    "peraturan",
    "pelaksanaan",
    "pengelolaan",
    "keuangan",
    "pendapatan",
    "transparansi",
    "akuntabilitas",
    "dalam",
    "rangka",
    "meningkatkan",
    "pelayanan",
    "kebijakan",
    "umum",
    "perubahan",
    "tahun",
    "anggaran",
    "realisasi",
    "penyediaan",
    "infrastruktur",
]
SOFT = ("\u00ad", "\ufffe")  # as this reader tells it


def prose(seed: int, count: int) -> str:
    luck = random.Random(seed)
    return " ".join(luck.choice(WORDS) for _ in range(count)) + "."


def paragraphs(count: int = 30) -> list[Paragraph]:
    return [para(prose(seed, 80)) for seed in range(count)]


def ends(lines: list[Line]) -> list[bool]:
    """Whether each line ends with a parted word."""
    return [line.text.endswith(SOFT) for line in lines]


def test_words_are_parted_only_where_the_theme_says_so() -> None:
    _, plain = laid(*paragraphs())
    _, parted = laid(*paragraphs(), look=with_hyphens())
    assert not any(ends(lines_of(plain)))
    assert sum(ends(lines_of(parted))) > 10


def test_parted_words_are_parted_between_syllables_and_belong_together_again() -> None:
    _, data = laid(*paragraphs(), look=with_hyphens())
    lines = lines_of(data)
    for one, other in pairwise(lines):
        if one.text.endswith(SOFT) and "- " not in other.text:
            left = one.text.rstrip("".join(SOFT)).split()[-1]
            right = re.split(r"[\s.]", other.text)[0]
            assert left + right in WORDS
            assert len(left) in penggal(left + right)


def test_a_theme_may_part_a_word_otherwise_or_keep_it_whole() -> None:
    own = dataclasses.replace(with_hyphens(), word_breaks=("pemerin-tahan", "pembangunan"))
    laid(para("Kata."), look=own)
    face = face_of(FONTS[own.fonts["isi"].files[0]])
    assert [text for text, _, _ in syllables(face, "pemerintahan")] == ["pemerin", "tahan"]
    assert syllables(face, "Pembangunan") == ()
    laid(para("Kata."), look=with_hyphens())
    assert len(syllables(face, "pembangunan")) > 1, "another theme parts by the rules again"


def test_a_screen_reader_hears_whole_words() -> None:
    document = settled(*paragraphs(), look=with_hyphens())
    _, data = laid(*paragraphs(), look=with_hyphens())
    assert any("\u00ad" in text for _, text in structure(data))
    assert [(r, squeezed(t)) for r, t in structure(data)] == [(r, squeezed(t)) for r, t in told(document)]


def test_never_more_than_two_lines_in_a_row_end_with_a_parted_word() -> None:
    _, data = laid(*paragraphs(60), look=with_hyphens())
    row = most = 0
    for end in ends([line for line in lines_of(data) if "- " not in line.text]):
        row = row + 1 if end else 0
        most = max(most, row)
    assert 1 <= most <= 2


def test_a_page_does_not_end_with_half_a_word() -> None:
    _, data = laid(*paragraphs(60), look=with_hyphens())
    lines = lines_of(data)
    last = {line.page: line for line in lines if "- " not in line.text}
    assert len(last) > 5
    assert sum(line.text.endswith(SOFT) for line in last.values()) <= 1


def test_compounds_are_parted_at_their_own_hyphen_only() -> None:
    _, data = laid(*[para("undang-undang " * 60) for _ in range(4)], look=with_hyphens())
    assert any(ends(lines_of(data)))
    assert not any("\u00ad" in text for _, text in structure(data))


def test_ragged_text_is_not_parted() -> None:
    look = with_hyphens()
    ragged = {n: dataclasses.replace(p, align="kiri") for n, p in look.paragraphs.items()}
    _, data = laid(*paragraphs(6), look=dataclasses.replace(look, paragraphs=ragged))
    assert not any(ends(lines_of(data)))


def test_names_out_of_the_data_are_never_parted() -> None:
    origin = Span("a.yaml", 1)
    names = [Value("Pertanggungjawaban ", origin) for _ in range(60)]
    _, data = laid(*[para(*names) for _ in range(3)], look=with_hyphens())
    assert not any(ends(lines_of(data)))
    _, other = laid(*[para("Pertanggungjawaban " * 60) for _ in range(3)], look=with_hyphens())
    assert any(ends(lines_of(other)))


def test_words_of_notes_are_parted_by_their_own_role() -> None:
    look = with_hyphens()
    only = {n: dataclasses.replace(p, hyphenate=n == "catatan-kaki") for n, p in look.paragraphs.items()}
    _, data = laid(
        para("a", note(prose(3, 200)), "."), *paragraphs(3), look=dataclasses.replace(look, paragraphs=only)
    )
    parted = [line for line in lines_of(data) if line.text.endswith(SOFT)]
    assert parted
    assert all(line.top - line.bottom < 10 for line in parted)  # lines of the body are taller


def test_loose_lines_are_fewer_with_parted_words() -> None:
    from tests.writers.pdf_papers import FONTS

    from lkpj_report.writers.pdf import lay_out

    shares = []
    for look in (theme(), with_hyphens()):
        layout, _ = lay_out(settled(*paragraphs(), look=look), look, FONTS)
        paras = {id(p.box.para): p.box.para for s in layout.sheets for p in s.body if hasattr(p.box, "para")}
        lines = [line for one in paras.values() for line in one.lines[:-1]]
        shares.append(sum(not 0 < abs(line.stretch) <= 0.5 * 12 * 0.34 for line in lines) / len(lines))
    assert shares[1] < 0.6 * shares[0]


# ---------------------------------------------------------------- units


def test_signs_around_a_word_stay_with_it() -> None:
    from tests.writers.pdf_papers import FONTS

    face = face_of(FONTS["bonum/LKPJBonum-Regular.ttf"])
    parts = syllables(face, "(pemerintah),")
    assert "".join(text for text, _, _ in parts) == "(pemerintah),"
    assert parts[0][0] == "(pe" or parts[0][0] == "(peme"
    assert syllables(face, "DPRD") == syllables(face, "2.024.000.000") == ()


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_parting_changes_no_word_and_no_space(chosen: list[str]) -> None:
    from tests.writers.pdf_papers import FONTS

    face = face_of(FONTS["bonum/LKPJBonum-Regular.ttf"])
    units = Units(face)
    for word in chosen:
        if units.texts:
            units.glue[-1] = face.space
        add_unit(units, word, Kind(face), face.width(word), 0)
    out = hyphenated(units)
    text = "".join(t + (" " if g else "") for t, g in zip(out.texts, out.glue, strict=True))
    assert text == " ".join(chosen)
    assert abs(sum(out.widths) - sum(units.widths)) < 1e-6
