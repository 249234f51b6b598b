"""Signers, dates and places of the session's papers; the parties of the handing-over."""

from __future__ import annotations

import datetime as dt

from tests.figures.masukan import angka

ISI = """
pejabat:
  - jabatan: Bupati
    nama: Bupati Lama
    sejak: 1 Januari 2020
    sampai: 20 Maret 2025
  - jabatan: Bupati
    nama: Bupati Baru
    sejak: 21 Maret 2025
  - jabatan: Sekretaris Daerah
    nama: Sekda
    nip: 123
dprd:
  ketua: Ketua
sidang:
  tanggal: 24 Maret 2025
  tempat: Gedung DPRD
surat:
  surat-penyampaian:
    tanggal: 14 Maret 2025
  surat-pengantar:
    tanggal: menyusul
    ditandatangani_oleh: Sekretaris Daerah
    atas_nama: Bupati
  undangan-paripurna:
    nomor: 1/2025
    ditandatangani_oleh: Ketua DPRD
serah_terima:
  pihak_pertama:
    jabatan: Bupati
  pihak_kedua:
    jabatan: Ketua DPRD
  saksi:
    - jabatan: Wakil Ketua DPRD
      nama: Saksi Dua
"""


def test_the_signer_is_who_holds_the_office_on_the_date_of_the_paper() -> None:
    surat = {str(k): v for k, v in angka(ISI).surat.items()}
    assert surat["surat-penyampaian"].penandatangan.nama.isi == "Bupati Lama"
    assert surat["surat-pengantar"].penandatangan.nama.isi == "Sekda"
    assert surat["undangan-paripurna"].penandatangan.sebutan.isi == "Ketua DPRD Kabupaten Contoh"


def test_a_letter_never_takes_the_date_of_the_session() -> None:
    surat = {str(k): v for k, v in angka(ISI).surat.items()}
    assert surat["undangan-paripurna"].tanggal is None and surat["surat-pengantar"].tanggal is None


def test_who_gave_the_mandate_has_the_name_of_the_region() -> None:
    surat = {str(k): v for k, v in angka(ISI).surat.items()}
    assert (a := surat["surat-pengantar"].atas_nama) is not None and a.isi == "Bupati Contoh"
    assert surat["undangan-paripurna"].atas_nama is None


def test_parties_follow_from_their_offices_on_the_day_of_the_session() -> None:
    s = angka(ISI).serah_terima
    assert s is not None and (s.pihak_pertama.nama.isi, s.pihak_kedua.nama.isi) == ("Bupati Baru", "Ketua")
    assert s.tanggal is not None and s.tanggal.isi == dt.date(2025, 3, 24)
    assert s.tempat is not None and s.tempat.isi == "Gedung DPRD"


def test_a_witness_who_is_named_needs_no_entry_of_his_office() -> None:
    s = angka(ISI).serah_terima
    assert s is not None
    assert [(o.nama.isi, o.sebutan.isi) for o in s.saksi] == [
        ("Saksi Dua", "Wakil Ketua DPRD Kabupaten Contoh")
    ]


def test_a_handing_over_whose_date_comes_later_has_none() -> None:
    s = angka(ISI.replace("serah_terima:\n", "serah_terima:\n  tanggal: menyusul\n")).serah_terima
    assert s is not None and s.tanggal is None
