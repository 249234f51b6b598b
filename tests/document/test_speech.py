"""What is read aloud: sentences as paragraphs of their own, the time they take."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests import samples

from lkpj_report.bahasa.kalimat import kalimat
from lkpj_report.bahasa.ucapan import kata_terucap
from lkpj_report.diagnostics import Span
from lkpj_report.document.resolve import resolve
from lkpj_report.document.speech import TIME, by_sentence, said_time, seconds, spoken
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import (
    Block,
    Document,
    Emph,
    Footnote,
    Heading,
    ListBlock,
    ListItem,
    Meta,
    Paragraph,
    Strong,
    Table,
    Text,
    Value,
    plain,
)

SPEECH = (
    "Pendapatan daerah terealisasi Rp1,65 triliun atau 98,76 persen dari anggaran. Belanja daerah mencapai "
    "Rp1.250.000,00 pada tahun 2024. Semua itu hasil kerja bersama, sebagaimana disampaikan Dr. Teladan, M.Si. "
    "kepada DPRD."
)


def podium(pace: int = 105) -> Theme:
    """A theme that keeps the sentences of the body whole."""
    theme = samples.theme()
    looks = {**theme.paragraphs, "isi": replace(theme.look("isi"), whole_sentences=True)}
    return replace(theme, paragraphs=looks, pace=pace)


def settled(*blocks: Block, theme: Theme | None = None) -> tuple[Block, ...]:
    return resolve(Document(Meta("Uji"), blocks), theme or podium(), {})[0].blocks


def test_each_sentence_is_a_paragraph_and_the_last_keeps_its_role() -> None:
    made = settled(Paragraph((Text(SPEECH),)))
    assert [getattr(b, "role", "") for b in made] == ["kalimat", "kalimat", "isi"]
    said = [plain(b.children).replace("\u00a0", " ") for b in made if isinstance(b, Paragraph)]
    assert tuple(said) == kalimat(SPEECH)


def test_without_the_themes_word_a_paragraph_stays_whole() -> None:
    assert len(settled(Paragraph((Text(SPEECH),)), theme=samples.theme())) == 1


def test_the_sentences_of_an_item_stay_in_their_item() -> None:
    item = ListItem((Paragraph((Text("Satu kalimat. Dua kalimat."),)),))
    (made,) = settled(ListBlock((item,)))
    assert isinstance(made, ListBlock)
    assert [len(i.blocks) for i in made.items] == [2]


def test_a_value_that_holds_two_sentences_keeps_its_origin_in_both() -> None:
    origin = Span("pidato.yaml", 3)
    first, second = by_sentence(Paragraph((Value("Satu di sini. Dua di sana.", origin),)))
    assert [plain(p.children) for p in (first, second)] == ["Satu di sini.", " Dua di sana."]
    assert all(isinstance(n, Value) and n.origin == origin for p in (first, second) for n in p.children)


def test_bold_words_over_a_sentences_end_are_bold_on_both_sides() -> None:
    parts = by_sentence(Paragraph((Text("Awal "), Strong((Text("tebal. Masih tebal."),)), Text(" Akhir."))))
    assert [type(p.children[-1]) for p in parts[:2]] == [Strong, Strong]


@given(
    st.lists(
        st.sampled_from([
            Text("Satu kalimat. "), Text("Dua"), Value(" tiga. Empat"), Emph((Text("lima. Enam."),)),
            Strong((Text(" tujuh"),)), Footnote((Text("Catatan. Dua."),)), Text(" Delapan."),
        ]),
        max_size=8,
    )
)  # fmt: skip
def test_no_word_is_lost_or_doubled_by_parting(children: list[Text]) -> None:
    whole = Paragraph(tuple(children))
    parts = by_sentence(whole)
    assert "".join(plain(p.children) for p in parts).replace(" ", "") == plain(whole.children).replace(
        " ", ""
    )
    notes = sum(isinstance(n, Footnote) for n in children)
    assert sum(isinstance(n, Footnote) for p in parts for n in p.children) == notes


def test_titles_and_tables_are_not_read_out() -> None:
    table = samples.money_table()
    blocks = (
        Heading(1, (Text("Judul"),)),
        Paragraph((Text("J"),), "judul"),
        table,
        Paragraph((Text("isi"),)),
    )
    assert isinstance(table, Table)
    assert list(spoken(blocks)) == ["isi"]


def test_a_duration_is_said_in_minutes_and_seconds() -> None:
    from decimal import Decimal

    assert said_time(Decimal(80)) == "± 1 menit 20 detik"
    assert said_time(Decimal(1)) == "± 5 detik"
    assert said_time(Decimal(118)) == "± 2 menit"


def test_the_time_is_within_fifteen_percent_of_spoken_words_by_the_minute() -> None:
    pace = 105
    counted = kata_terucap(SPEECH) * 60 / pace
    assert abs(float(seconds([SPEECH], pace)) - counted) <= 0.15 * counted


def test_the_line_of_the_time_is_filled_by_resolve() -> None:
    line, *_ = settled(Paragraph((), TIME), *[Paragraph((Text(SPEECH),))] * 20)
    assert isinstance(line, Paragraph)
    assert plain(line.children).startswith("Perkiraan waktu baca: ±")


def test_a_theme_without_a_pace_leaves_the_line_out() -> None:
    assert settled(Paragraph((), TIME), theme=podium(0)) == ()
