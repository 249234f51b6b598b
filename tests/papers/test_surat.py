"""The papers of the council and the secretariats: their form, what they say of few and many, and that they agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.papers.kit import Made, change, contoh, copy_of_contoh, docx_lines, made
from tests.small_input import REGION, changed

from lkpj_report.document.dump import dump

LETTER, INVITATION, AGENDA, WELCOME = (
    "surat-penyampaian",
    "undangan-paripurna",
    "susunan-acara",
    "sambutan-ketua",
)
SCRIPT, ROLL, HANDOVER = "naskah-pembawa-acara", "daftar-hadir", "berita-acara-serah-terima"
RECEIPT, MINUTES, TRANSMITTAL = "tanda-terima", "notula", "surat-pengantar"
PAPERS = (
    LETTER, INVITATION, AGENDA, WELCOME, SCRIPT, ROLL, HANDOVER, RECEIPT, MINUTES, TRANSMITTAL,
)  # fmt: skip
SESSION = "Rapat Paripurna ke-16 Masa Sidang II Tahun 2024/2025"
SUBJECT = "Penyampaian Nota Pengantar LKPj Bupati Contoh Tahun Anggaran 2024"

COUNCIL = """\
dprd:
  ketua: Rina Hartati, S.E.
  fraksi:
    - nama: Tunggal
      anggota:
        - Rina Hartati, S.E.
        - Anton Wibowo
"""

YEAR = """\
format: 1
laporan:
  tahun_anggaran: 2024
dasar_hukum:
  - Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah
sidang:
  masa: II
  tahun_sidang: 2024/2025
acara:
  daftar:
    - kegiatan: Penyampaian laporan.
daftar_hadir:
  kuorum: 2
serah_terima:
  pihak_pertama:
    jabatan: Wali Kota
  pihak_kedua:
    jabatan: Ketua DPRD
  tanggal: menyusul
distribusi:
  daftar:
    - kepada: Ketua DPRD
      banyak: 1
surat:
  surat-penyampaian:
    nomor: menyusul
    tanggal: menyusul
    yth:
      - Ketua DPRD Kota Contoh
  undangan-paripurna:
    yth:
      - Wali Kota Contoh
  surat-pengantar:
    yth:
      - Sekretaris DPRD Kota Contoh
    ditandatangani_oleh: Sekretaris Daerah
"""
"""A session of which little is known yet: one law, one act, one fraction, one recipient, no witness, no guest."""

SECRETARY = """\
  - jabatan: Sekretaris Daerah
    nama: Umi Kalsum, M.Si.
"""


def small(folder: Path, *papers: str, year: str = YEAR, region: str = REGION + SECRETARY + COUNCIL) -> Made:
    (folder / "contoh/2024").mkdir(parents=True)
    (folder / "contoh/daerah.yaml").write_text(region, "utf-8")
    (folder / "contoh/2024/laporan.yaml").write_text(year, "utf-8")
    return made("contoh/2024", *papers, base=folder, formats=("docx",))


def text(of: Made, paper: str) -> str:
    """The words of the DOCX, lines joined by one space."""
    return " ".join(" ".join(docx_lines(of.file(paper, "docx"))).replace("\u00a0", " ").split())


def lines(of: Made, paper: str) -> list[str]:
    return [
        " ".join(x.split()) for x in "\n".join(docx_lines(of.file(paper, "docx"))).split("\n") if x.strip()
    ]


def everywhere(of: Made) -> Iterator[tuple[str, str]]:
    """Each paper with its words."""
    for paper in of.trees:
        yield paper, text(of, paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_as_it_was_read(paper: str, golden: Callable[[str, str], None]) -> None:
    golden(f"naskah/contoh-{paper}.txt", dump(contoh(*PAPERS).tree(paper)))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_of_a_session_of_which_little_is_known_is_as_it_was_read(
    paper: str, golden: Callable[[str, str], None], tmp_path: Path
) -> None:
    golden(f"naskah/sedikit-{paper}.txt", dump(small(tmp_path, paper).tree(paper)))


# ---------------------------------------------------------------- the set agrees


def test_session_day_and_subject_are_the_same_in_all_papers_that_name_them() -> None:
    of = contoh(*PAPERS)
    for paper in (INVITATION, AGENDA, ROLL, MINUTES):
        assert "Senin, 24 Maret 2025" in text(of, paper)
        assert SUBJECT in text(of, paper)
    for paper in (AGENDA, WELCOME, SCRIPT, ROLL):
        assert SESSION.casefold() in text(of, paper).casefold()


def test_the_minutes_name_the_invitation_by_its_own_number_and_date() -> None:
    of = contoh(*PAPERS)
    assert "Nomor 100.1.4/57/DPRD/2025, tanggal 18 Maret 2025" in text(of, MINUTES)
    assert "100.1.4/57/DPRD/2025" in text(of, INVITATION)


def test_handover_and_transmittal_list_the_same_things() -> None:
    of = contoh(*PAPERS)
    for paper in (HANDOVER, TRANSMITTAL):
        assert "45 (empat puluh lima) buku" in text(of, paper)
        assert "45 (empat puluh lima) eksemplar" in text(of, paper)


@pytest.mark.parametrize("known", ["contoh", "little"])
def test_no_paper_has_doubled_spaces_points_or_words(known: str, tmp_path: Path) -> None:
    of = contoh(*PAPERS) if known == "contoh" else small(tmp_path, *PAPERS)
    for paper, words in everywhere(of):
        assert not re.search(r"(?<!\.)\.\.(?!\.)|,,|;;| [,;.](?!\.)|\b(Tahun|di|Kota|Bupati) \1\b", words), (
            paper
        )
        for line in docx_lines(of.file(paper, "docx")):
            assert "  " not in line.replace("\u00a0", " "), (paper, line)
        assert not re.search(r"\b(saya|kami) (capai|raih|berhasil)", words), paper


def test_little_knowledge_makes_no_draft_and_no_leftover(tmp_path: Path) -> None:
    of = small(tmp_path, *PAPERS)
    assert sorted(p.name for p in of.result.papers) == sorted(PAPERS)
    assert [p.name for p in of.result.papers if p.konsep] == []
    for paper, words in everywhere(of):
        assert not re.search(r"None|\{\{|\}\}|\{%|BELUM DIISI", words), paper


# ---------------------------------------------------------------- letters


def test_the_letter_is_dated_within_the_term_and_asks_for_the_session_in_time() -> None:
    words = text(contoh(*PAPERS), LETTER)
    assert "Contoh Raya, 14 Maret 2025" in words
    assert "paling lambat tiga bulan setelah tahun anggaran berakhir" in words


def test_a_late_letter_does_not_speak_of_the_term(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    change(region / "2024/laporan.yaml", "Jumat, 14 Maret 2025", "Rabu, 2 April 2025")
    words = text(made("kabupaten-contoh/2024", LETTER, base=tmp_path, formats=("docx",)), LETTER)
    assert "dimohon kiranya DPRD dapat menyelenggarakan" in words
    assert "paling lambat" not in words


def test_one_law_stands_in_the_sentence_and_several_in_a_list(tmp_path: Path) -> None:
    one = text(small(tmp_path, LETTER), LETTER)
    assert "berdasarkan Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah. Laporan" in one
    assert "yang disusun berdasarkan: " in text(contoh(*PAPERS), LETTER)


def test_several_addressees_are_numbered_and_one_is_not(tmp_path: Path) -> None:
    two = changed(
        "      - Ketua DPRD Kota Contoh\n",
        "      - Ketua DPRD Kota Contoh\n      - Para Wakil Ketua DPRD Kota Contoh\n",
        YEAR,
    )
    assert "Yth. 1. Ketua DPRD Kota Contoh 2. Para Wakil Ketua" in text(
        small(tmp_path / "2", LETTER, year=two), LETTER
    )
    assert "Yth. Ketua DPRD Kota Contoh di" in text(small(tmp_path / "1", LETTER), LETTER)


@pytest.mark.parametrize("paper", [LETTER, HANDOVER])
def test_an_acting_head_signs_as_such_without_a_civil_servant_s_number(paper: str, tmp_path: Path) -> None:
    acting = REGION.replace(
        "    sejak:", "    status: Pj.\n    nip: 19690117 199403 1 099\n    sejak:"
    ) + SECRETARY + COUNCIL  # fmt: skip
    words = text(small(tmp_path, paper, region=acting), paper)
    assert "Pj. WALI KOTA CONTOH, Budi Santoso" in words
    assert "NIP" not in words


def test_the_transmittal_bears_the_letterhead_of_whoever_signs(tmp_path: Path) -> None:
    assert "SEKRETARIAT DAERAH" in text(small(tmp_path / "1", TRANSMITTAL), TRANSMITTAL)
    head = changed("    ditandatangani_oleh: Sekretaris Daerah\n", "", YEAR)
    words = text(small(tmp_path / "2", TRANSMITTAL, year=head), TRANSMITTAL)
    assert "SEKRETARIAT DAERAH" not in words and words.startswith("WALI KOTA CONTOH")


def test_the_transmittal_has_a_part_for_the_receiver() -> None:
    words = text(contoh(*PAPERS), TRANSMITTAL)
    assert "Diterima tanggal …" in words and "Penerima" in words
    assert "a.n. BUPATI CONTOH SEKRETARIS DAERAH KABUPATEN CONTOH, Ir. Tertib Administrasi, M.M." in words


# ---------------------------------------------------------------- invitation and agenda


def test_the_invitation_tells_day_hour_place_dress_and_leaves_the_end_open() -> None:
    words = text(contoh(*PAPERS), INVITATION)
    for part in ("Pukul : 09.00 WITA s.d. selesai", "Gedung DPRD", "Pakaian Sipil Harian (PSH)"):
        assert part in re.sub(r" ?: ?", " : ", words)
    assert words.count("KETUA DPRD KABUPATEN CONTOH, Mufakat Bersama, S.H.") == 1


@pytest.mark.parametrize(("rows", "annexed"), [(1, False), (2, False), (7, False), (8, True)])
def test_up_to_seven_acts_stand_in_the_invitation_and_more_in_its_annex(
    rows: int, annexed: bool, tmp_path: Path
) -> None:
    acts = "".join(f"    - kegiatan: Kegiatan {chr(64 + n)}\n" for n in range(1, rows + 1))
    year = changed("    - kegiatan: Penyampaian laporan.\n", acts, YEAR)
    year = changed("  undangan-paripurna:\n", "  undangan-paripurna:\n    lampiran: 1 (satu) lembar\n", year)
    words = text(small(tmp_path, INVITATION, year=year), INVITATION)
    assert ("LAMPIRAN UNDANGAN" in words) is annexed
    assert ("1. Kegiatan A" in words.partition("LAMPIRAN UNDANGAN")[0]) is not annexed
    assert words.count(f"Kegiatan {chr(64 + rows)}") == 1


def test_without_an_annex_the_invitation_points_to_none(tmp_path: Path) -> None:
    acts = "".join(f"    - kegiatan: Kegiatan {chr(64 + n)}\n" for n in range(1, 10))
    year = changed("    - kegiatan: Penyampaian laporan.\n", acts, YEAR)
    words = text(small(tmp_path, INVITATION, year=year), INVITATION)
    assert "terlampir" not in words and "LAMPIRAN UNDANGAN" not in words


def test_a_chair_who_is_not_known_is_a_gap_in_the_invitation(tmp_path: Path) -> None:
    region = REGION + SECRETARY + COUNCIL.replace("  ketua: Rina Hartati, S.E.\n", "")
    of = small(tmp_path, INVITATION, region=region)
    assert of.tree(INVITATION).konsep
    assert "[BELUM DIISI: nama Ketua DPRD Kota Contoh]" in text(of, INVITATION)


def test_the_agenda_has_only_the_columns_that_are_filled(tmp_path: Path) -> None:
    full, bare = lines(contoh(*PAPERS), AGENDA), lines(small(tmp_path, AGENDA), AGENDA)
    assert {"Waktu (WITA)", "Pelaksana", "Keterangan"} <= set(full)
    assert {"Waktu", "Pelaksana", "Keterangan"} & set(bare) == set()


def test_the_script_has_each_act_of_the_agenda_in_its_order() -> None:
    words = text(contoh(*PAPERS), SCRIPT)
    calls = re.findall(r"(?:Mengawali rangkaian acara|Acara berikutnya|Acara terakhir): ([^.]+)\.", words)
    assert len(calls) == 9
    assert calls[0] == "Pengisian daftar hadir" and calls[-1] == "Penutupan rapat paripurna"
    assert "Rapat ini terdiri atas sembilan mata acara." in words


def test_the_script_of_one_act_counts_no_further(tmp_path: Path) -> None:
    words = text(small(tmp_path, SCRIPT), SCRIPT)
    assert "Rapat ini terdiri atas satu mata acara." in words
    assert "Acara hari ini: Penyampaian laporan." in words
    assert not re.search("Acara (terakhir|berikutnya)", words)


# ---------------------------------------------------------------- the chair's frame


def test_the_chair_names_the_quorum_only_when_attendance_is_known(tmp_path: Path) -> None:
    assert "Berdasarkan daftar hadir, 27 dari 30 anggota DPRD telah hadir." in text(contoh(*PAPERS), WELCOME)
    words = text(small(tmp_path, WELCOME), WELCOME)
    assert "kuorum" not in words and "dibuka dan dinyatakan terbuka untuk umum" in words


def test_the_chair_opens_no_session_without_a_quorum(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    change(region / "2024/daftar-hadir.yaml", "kuorum: 20", "kuorum: 28")
    of = made("kabupaten-contoh/2024", WELCOME, ROLL, MINUTES, base=tmp_path, formats=("docx",))
    assert "belum memenuhi kuorum" in text(of, WELCOME) and "rapat ditunda" in text(of, WELCOME)
    assert "(belum tercapai)" in text(of, ROLL)
    assert "belum tercapai" in text(of, MINUTES)


def test_whoever_leads_the_session_signs_the_frame_and_stands_in_the_minutes(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    change(
        region / "2024/sidang.yaml", "pimpinan: Mufakat Bersama, S.H.", "pimpinan: Hj. Bijak Laksana, M.M."
    )
    of = made("kabupaten-contoh/2024", WELCOME, MINUTES, base=tmp_path, formats=("docx",))
    assert "PIMPINAN RAPAT, Hj. Bijak Laksana, M.M." in text(of, WELCOME)
    assert "Mufakat" not in text(of, WELCOME) + text(of, MINUTES)


def test_nobody_is_greeted_twice(tmp_path: Path) -> None:
    region = copy_of_contoh(tmp_path)
    change(region / "2024/laporan.yaml", "disampaikan_oleh: Bupati", "disampaikan_oleh: Wakil Bupati")
    of = made("kabupaten-contoh/2024", WELCOME, SCRIPT, base=tmp_path, formats=("docx",))
    for paper in (WELCOME, SCRIPT):
        greeted = [x for x in lines(of, paper) if re.search(r"Wakil Bupati Contoh[;.]$", x)]
        assert len([x for x in greeted if len(x) < 30]) == 1, paper


# ---------------------------------------------------------------- lists to sign


def test_the_roll_has_a_table_for_each_fraction_and_the_guests_come_last() -> None:
    groups = [x for x in lines(contoh(*PAPERS), ROLL) if re.fullmatch(r"Fraksi .*|Undangan", x)]
    assert groups == [
        "Fraksi Karya Bersama", "Fraksi Amanah Rakyat", "Fraksi Persada Maju", "Fraksi Nusantara Sejahtera",
        "Fraksi Tani Mandiri", "Undangan",
    ]  # fmt: skip


def test_the_roll_counts_when_attendance_is_known_and_leaves_room_when_not(tmp_path: Path) -> None:
    known, unknown = text(contoh(*PAPERS), ROLL), text(small(tmp_path, ROLL), ROLL)
    assert "(DPRD) 30 orang, hadir 27 orang. Kuorum menurut tata tertib 20 orang (tercapai)." in known
    assert re.search(r"\(DPRD\) 2 orang, hadir …+ orang\. Kuorum menurut tata tertib 2 orang\.", unknown)
    assert "Undangan" not in unknown


def test_a_roll_without_any_name_is_a_form_to_fill_in(tmp_path: Path) -> None:
    region = REGION + SECRETARY + "dprd:\n  ketua: Rina Hartati, S.E.\n"
    words = text(small(tmp_path, ROLL, region=region), ROLL)
    assert re.search(r"Nama Jabatan Tanda Tangan …", words)
    assert re.search(r"Jumlah anggota Dewan Perwakilan Rakyat Daerah \(DPRD\) …+ orang", words)


def test_the_receipt_gives_numbers_in_digits_and_words() -> None:
    words = text(contoh(*PAPERS), RECEIPT)
    assert "Nota Pengantar dan Buku LKPj 1 (satu) eksemplar" in words
    assert "Anggota DPRD (melalui fraksi) Buku LKPj 27 (dua puluh tujuh) eksemplar" in words


@pytest.mark.parametrize(
    ("papers", "names"),
    [
        (("lkpj",), "Buku LKPj"),
        (("lkpj", "ringkasan"), "Buku LKPj dan Ringkasan LKPj"),
        (("nota-pengantar", "lkpj", "ringkasan"), "Nota Pengantar, Buku LKPj, dan Ringkasan LKPj"),
    ],
)
def test_the_receipt_names_the_papers_of_a_recipient(
    papers: tuple[str, ...], names: str, tmp_path: Path
) -> None:
    listed = "      naskah:\n" + "".join(f"        - {p}\n" for p in papers)
    year = changed("      banyak: 1\n", f"      banyak: 1\n{listed}", YEAR)
    assert f"Ketua DPRD {names} 1 (satu) eksemplar" in text(small(tmp_path, RECEIPT, year=year), RECEIPT)


# ---------------------------------------------------------------- handing over


def test_the_handover_writes_day_and_date_in_words_and_digits() -> None:
    words = text(contoh(*PAPERS), HANDOVER)
    assert (
        "Pada hari ini Senin, tanggal dua puluh empat, bulan Maret, tahun dua ribu dua puluh lima (24 Maret 2025)"
        in words
    )
    assert "dibuat dalam rangkap dua (2) dan ditandatangani" in words


def test_the_handover_has_its_witnesses_or_no_word_of_them(tmp_path: Path) -> None:
    words = text(contoh(*PAPERS), HANDOVER)
    assert "Saksi-saksi" in words and "Dra. Rapi Catatan, M.Si." in words
    assert "aksi" not in text(small(tmp_path, HANDOVER), HANDOVER).replace("Transaksi", "")


def test_the_handover_without_date_number_and_items_leaves_room(tmp_path: Path) -> None:
    words = text(small(tmp_path, HANDOVER), HANDOVER)
    assert re.search(r"Pada hari ini …+, tanggal …+, bulan …+, tahun …+, bertempat di …+, yang", words)
    assert re.search(r"Buku LKPj Wali Kota Contoh Tahun Anggaran 2024 sebanyak …+ buku\.", words)
    assert re.search(r"dalam rangkap …+ dan ditandatangani", words)


# ---------------------------------------------------------------- minutes


def test_the_minutes_without_an_agenda_keep_the_frame(tmp_path: Path) -> None:
    year = changed("acara:\n  daftar:\n    - kegiatan: Penyampaian laporan.\n", "", YEAR)
    words = text(small(tmp_path, MINUTES, year=year), MINUTES)
    for part in ("Surat Undangan", "Pimpinan Rapat", "Pencatat", "Peserta", "Pembukaan:", "Penutupan:"):
        assert part in words
    assert "Rina Hartati, S.E." in words
