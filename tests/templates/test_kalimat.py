"""The sentences of the Nota Pengantar: grammatical with and without each field, with one item and with many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from lkpj_report.laporan.penghargaan import JenisPenghargaan
from tests.templates.kit import FULL, SHORT, make, nota, words

Golden = Callable[[str, str], None]

WRONG = {
    "two blanks": re.compile(r"[ \u00a0]{2}"),
    "two points": re.compile(r"\.\.|\.;|;\.|,\.|,,|\. ,|:\."),
    "blank before a sign": re.compile(r"[ \u00a0][.,;:)]"),
    "no blank after a sign": re.compile(r"[a-z][.,;:][A-Za-z]"),
    "a word twice": re.compile(r"\b(\w{3,})[ \u00a0]\1\b", re.IGNORECASE),
    "an empty pair": re.compile(r"\(\)|“”"),
    "a sentence that starts small": re.compile(r"[a-z]{4}\. [a-z]"),
}


def mistakes(text: str) -> list[str]:
    """What is wrong with a paragraph whatever it says; greetings repeat words by custom."""
    if "Santih" in text:
        return []
    return [f"{what}: {m[0]!r} in {text!r}" for what, rule in WRONG.items() if (m := rule.search(text))]


def award(fields: dict[str, str]) -> str:
    rows = "".join(
        f"      {k}: {v}\n" if not v.startswith("\n") else f"      {k}:{v}" for k, v in fields.items()
    )
    return "    - " + rows.lstrip()


def sentences(awards: list[dict[str, str]]) -> list[str]:
    made = make(SHORT + "penghargaan:\n  daftar:\n" + "".join(award(a) for a in awards))
    assert made.document is not None, made.found
    texts = words(made.document)
    start = next(i for i, t in enumerate(texts) if t.startswith("Pertama, "))
    return [t.replace("\u00a0", " ") for t in texts[start : start + len(awards)]]


LISTS = {
    "wilayah": "\n        - Nusa Tenggara Timur\n        - Maluku\n        - Papua\n",
    "rincian": "\n        - penyaluran DAK Fisik terbaik\n        - penyaluran Dana TKD terbaik\n",
}
GIVERS: tuple[dict[str, str], ...] = (
    {},
    {"pemberi": "Lembaga Pemberi"},
    {"penyelenggara": "Panitia Penyelenggara"},
    {"pemberi": "Lembaga Pemberi", "penyelenggara": "Panitia Penyelenggara"},
)
EXTRAS: tuple[dict[str, str], ...] = (
    {},
    {"singkatan": "NPC", "tahun": "2024", "kali_ke": "5"},
    {"untuk_tahun": "2023", "tahun": "2024"},
    {"atas": "laporan keuangan Pemerintah Kota Contoh", "untuk_tahun": "2023", "kali_ke": "2"},
    {"skor": "3,5", "skala": "0 sampai 10", "peringkat": "10", "tingkat": "nasional"},
    {"skor": "88,2"},
    {"peringkat": "3", "tingkat": "provinsi"},
    {"besar": "20", "inovasi": "Si Hebat"},
    {"predikat": "kota terbaik", "wilayah": LISTS["wilayah"]},
    {"jumlah": "4", "rincian": LISTS["rincian"], "tahun": "2024"},
    {"jumlah": "16"},
)


def cases(jenis: str) -> Iterator[dict[str, str]]:
    for giver, extra in product(GIVERS, EXTRAS):
        yield {"jenis": jenis, "nama": "Nama Penghargaan Contoh", **giver, **extra}


@pytest.mark.parametrize("jenis", [j.value for j in JenisPenghargaan])
def test_each_kind_of_award_has_its_sentence(jenis: str, golden: Golden) -> None:
    made = sentences(list(cases(jenis)))
    golden(f"kalimat/{jenis}.txt", "\n".join(made) + "\n")
    for text in made:
        assert mistakes(text) == []
        assert re.match(r"K?[A-Z][a-z]+( [a-z]+)*, ", text)
        assert text.endswith(".")


def test_a_group_of_awards_needs_no_name() -> None:
    assert sentences(
        [
            {
                "jenis": "penghargaan",
                "pemberi": "Kementerian Keuangan",
                "jumlah": "4",
                "rincian": LISTS["rincian"],
            }
        ]
    ) == [
        "Pertama, Kementerian Keuangan memberikan empat penghargaan, termasuk penyaluran Dana Alokasi Khusus (DAK) Fisik "
        "terbaik dan penyaluran Dana Transfer ke Daerah (TKD) terbaik."
    ]


def test_a_group_whose_awards_are_all_named_says_so() -> None:
    made = sentences([{"jenis": "penghargaan", "jumlah": "2", "rincian": LISTS["rincian"]}])
    assert "dua penghargaan, yaitu penyaluran" in made[0]


@pytest.mark.parametrize(
    "own", ["Kota Contoh dipuji", "Kota Contoh dipuji.", "Kota Contoh dipuji oleh Budi, S.H."]
)
def test_a_sentence_of_ones_own_ends_with_one_point(own: str) -> None:
    made = sentences([{"jenis": "apresiasi", "nama": "A", "kalimat": own}])
    assert made == ["Pertama, " + own.rstrip(".") + "."]


def test_thirteen_awards_are_counted_in_words() -> None:
    made = sentences([{"jenis": "penghargaan", "nama": f"Piala {i}"} for i in range(13)])
    assert made[11].startswith("Kedua belas, ")
    assert made[12].startswith("Ketiga belas, ")


# ---------------------------------------------------------------- lists of every length


def paper_with(subject: str, body: str) -> list[str]:
    """Paragraphs of the paper when one subject of the full report is another."""
    lines = FULL.split("\n")
    start = lines.index(f"{subject}:")
    end = next(
        (i for i in range(start + 1, len(lines)) if lines[i] and not lines[i].startswith(" ")), len(lines)
    )
    text = "\n".join([*lines[:start], f"{subject}:", *body.rstrip("\n").split("\n"), *lines[end:]])
    made = make(text)
    assert made.document is not None, made.found
    return words(made.document)


def items(n: int, indent: int, form: str = "- butir {}") -> str:
    return "".join(" " * indent + form.format(i) + "\n" for i in range(1, n + 1))


VARIED = {
    "hadirin": ("sidang", "  tanggal: 25 Maret 2025\n  hadirin:\n", 4, "- butir {}"),
    "sapaan": ("pidato", "  sapaan:\n", 4, "- butir {}"),
    "bidang": ("pidato", "  terima_kasih:\n    - kepada: DPRD\n      bidang:\n", 8, "- butir {}"),
    "terima_kasih": ("pidato", "  terima_kasih:\n", 4, "- kepada: butir {}"),
    "belasungkawa": ("pidato", "  belasungkawa:\n", 4, "- kepada: butir {}"),
    "untuk": ("pidato", "  harapan:\n    untuk:\n", 6, "- butir {}"),
    "misi": ("visi_misi", "  visi: maju\n  misi:\n", 4, "- butir {}"),
    "capaian": ("urusan", "  daftar:\n    - kode: 1.01\n      capaian:\n", 8, "- butir {}"),
    "urusan": ("urusan", "  daftar:\n", 4, "- kode: 1.0{}"),
    "kebijakan": ("kebijakan", "  daftar:\n", 4, "- nama: butir {}"),
    "tugas_pembantuan": ("tugas_pembantuan", "  daftar:\n", 4, "- kegiatan: butir {}"),
    "kendala": ("kendala", "  daftar:\n", 4, "- masalah: butir {}"),
    "rekomendasi": ("rekomendasi", "  daftar:\n", 4, "- rekomendasi: butir {}\n      status: selesai"),
}


@pytest.mark.parametrize("n", [1, 2, 3, 12])
@pytest.mark.parametrize("name", VARIED)
def test_a_list_of_any_length_reads_well(name: str, n: int) -> None:
    subject, head, indent, form = VARIED[name]
    if name == "urusan" and n > 9:
        n = 9
    texts = paper_with(subject, head + items(n, indent, form))
    assert [m for t in texts for m in mistakes(t)] == []
    if "butir" in form:
        joined = "\n".join(texts).replace("\u00a0", " ").casefold()
        assert all(re.search(rf"butir {i}\b", joined) for i in range(1, n + 1))


ABSENT = ("pidato", "perencanaan", "visi_misi", "indikator", "anggaran", "urusan", "kebijakan", "tugas_pembantuan",
          "penghargaan", "kendala", "rekomendasi", "pejabat")  # fmt: skip


def without(subject: str, text: str = FULL) -> str:
    """The report without one subject."""
    return re.sub(rf"^{subject}:\n(?: .*\n)+", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("subject", ABSENT)
def test_an_absent_subject_leaves_no_trace(subject: str) -> None:
    made = make(without(subject))
    assert made.document is not None, made.found
    texts = words(made.document)
    assert [m for t in texts for m in mistakes(t)] == []
    headings = {"visi_misi": "Visi", "indikator": "Indikator", "anggaran": "Pelaksanaan APBD", "urusan": "Penyelenggaraan Urusan",
                "kebijakan": "Kebijakan", "tugas_pembantuan": "Tugas Pembantuan", "penghargaan": "Penghargaan dan",
                "kendala": "Permasalahan", "rekomendasi": "Tindak Lanjut"}  # fmt: skip
    if subject in headings:
        assert not any(t.startswith(headings[subject]) for t in texts)


# ---------------------------------------------------------------- the speech as a protocol officer reads it


def changed(old: str, new: str, text: str = FULL) -> str:
    assert old in text
    return text.replace(old, new)


def test_the_eighteen_parts_stand_in_the_order_of_the_speech() -> None:
    shown = nota(FULL).replace("·", " ")
    signs = (
        "kop:", "judul: ‹NOTA PENGANTAR›", "salam: ‹Assalamualaikum", "sapaan: Yang saya hormati", "Puji syukur", "Undang-Undang",
        "Rencana Kerja Pemerintah Daerah", "Visi dan Misi", "Indikator Makro", "Pelaksanaan APBD", "Penyelenggaraan Urusan Pemerintahan",
        "Kebijakan Strategis", "Tugas Pembantuan dan Penugasan", "Penghargaan dan Apresiasi", "Permasalahan dan Langkah",
        "Tindak Lanjut Rekomendasi", "Harapan", "Penutup", "salam: ‹Wassalamualaikum", "tanda-tangan:",
    )  # fmt: skip
    places = [shown.index(s) for s in signs]
    assert places == sorted(places)


def test_a_full_paper_reads_well() -> None:
    made = make(FULL)
    assert made.document is not None
    assert [m for t in words(made.document) for m in mistakes(t)] == []


def test_the_speech_greets_and_never_says_who_attended() -> None:
    assert not re.search(r"turut hadir|dihadiri", nota(FULL), re.IGNORECASE)


def test_a_speaker_who_came_later_takes_no_credit() -> None:
    shown = nota(FULL).replace("·", " ")
    assert "mulai menjabat pada ‹20 Februari 2025›, sesudah tahun yang dilaporkan" in shown
    assert "‹Budi Hartono, S.H.› menjabat ‹Pj. Bupati Contoh›" in shown
    assert not re.search(r"\bsaya\b(?! hormati)", shown)
    assert "mulai menjabat" not in nota(changed("sejak: 20 Februari 2025", "sejak: 20 Februari 2021"))


@pytest.mark.parametrize("variant", ["Nota Pengantar", "Nota Penjelasan", "Pidato Pengantar"])
def test_the_title_is_the_one_that_the_region_uses(variant: str) -> None:
    shown = nota(changed("  nomor: 100.1/12/2025\n", f"  naskah: {variant}\n"))
    assert (
        f"judul: ‹{variant.upper()}› ⏎ LAPORAN KETERANGAN PERTANGGUNGJAWABAN (‹LKPj›) ⏎ ‹BUPATI CONTOH› ⏎ TAHUN ANGGARAN ‹2024›"
        in shown
    )
    assert f"Demikian ‹{variant}› ini" in shown


def test_the_explanation_of_a_head_of_region_has_a_title_of_its_own() -> None:
    shown = nota(changed("  nomor: 100.1/12/2025\n", "  naskah: Penjelasan\n"))
    assert (
        "judul: PENJELASAN ‹BUPATI CONTOH› ⏎ ATAS LAPORAN KETERANGAN PERTANGGUNGJAWABAN (‹LKPj›) ⏎ TAHUN ANGGARAN ‹2024›"
        in shown
    )
    assert "lampiran: LAMPIRAN ⏎ Penjelasan ‹Bupati Contoh› atas ‹LKPj›" in shown


SIGNED = {
    "definitif": (FULL, "‹BUPATI CONTOH›, / ____ / ‹Dr. Ani Wijaya, M.Si.›"),
    "pj": (
        changed("sejak: 20 Februari 2025", "sejak: 20 Februari 2025\n    status: Pj."),
        "‹Pj.› ‹BUPATI CONTOH›, / ____ / ‹Dr. Ani Wijaya, M.Si.›",
    ),
    "a.n.": (
        changed(
            "  nomor: 100.1/12/2025\n", "  ditandatangani_oleh: Sekretaris Daerah\n  atas_nama: Bupati\n"
        ),
        "a.n. ‹BUPATI CONTOH› / ‹SEKRETARIS DAERAH KABUPATEN CONTOH›, / ____ / ‹Citra Lestari, S.Sos.› / ‹Pembina Utama Madya› / "
        "NIP ‹19700101 199003 2 001›",
    ),
    "nobody known": (without("pejabat"), "‹BUPATI CONTOH›, / ____ / «[BELUM DIISI: nama Bupati Contoh]»"),
    "place and date to follow": (
        changed("  nomor: 100.1/12/2025\n", "  titimangsa:\n    tanggal: menyusul\n"),
        "‹Kota Baru›, …………………… / ‹BUPATI CONTOH›,",
    ),
}


@pytest.mark.parametrize("case", SIGNED)
def test_the_signature_follows_the_kind_of_office(case: str) -> None:
    text, expected = SIGNED[case]
    assert expected in nota(text).replace("·", " ")


@pytest.mark.parametrize("field", ["  nomor: 100.1/12/2025", "  tanggal: 25 Maret 2025"])
def test_a_number_or_date_to_follow_leaves_room_to_write(field: str) -> None:
    key = field.split(":")[0]
    assert "……………………" in nota(changed(field, f"{key}: menyusul"))


@pytest.mark.parametrize(
    ("realisasi", "phrase"),
    [
        ("1.020.000.000", "Setelah memperhitungkan ‹defisit› tersebut"),
        ("980.000.000", "Setelah memperhitungkan ‹surplus› tersebut"),
        ("990.000.000", "Dengan demikian, Sisa Lebih Pembiayaan Anggaran (SiLPA)"),
    ],
)
def test_surplus_deficit_and_balance_each_have_their_sentence(realisasi: str, phrase: str) -> None:
    assert phrase in nota(changed("realisasi: 1.020.000.000", f"realisasi: {realisasi}"))


PLANS = {
    "rkpd rpjmd apbd": ("rkpd: RKPD A", "rpjmd: RPJMD B", "tahun_ke: 3", "apbd: Perda C"),
    "rkpd apbd": ("rkpd: RKPD A", "apbd: Perda C"),
    "rpjmd": ("rpjmd: RPJMD B", "tahun_ke: 3"),
    "rpjmd apbd": ("rpjmd: RPJMD B", "apbd: Perda C"),
    "apbd": ("apbd: Perda C",),
    "tema": ("tema: Pangan",),
    "tema apbd": ("tema: Pangan", "apbd: Perda C"),
    "rkpd tema": ("rkpd: RKPD A", "tema: Pangan"),
}


def test_the_plans_make_one_sentence_in_each_combination(golden: Golden) -> None:
    out = []
    for name, lines in PLANS.items():
        texts = paper_with("perencanaan", "".join(f"  {x}\n" for x in lines))
        assert [m for t in texts for m in mistakes(t)] == []
        out.append(f"{name}: " + " / ".join(t for t in texts if "berpedoman" in t or "Tema pembangunan" in t))
    golden("kalimat/perencanaan.txt", "\n".join(out).replace("\u00a0", " ") + "\n")


def test_the_whole_paper_is_as_it_was_read(golden: Golden) -> None:
    golden("naskah/lengkap.txt", nota(FULL))
    golden("naskah/ringkas.txt", nota(SHORT))
