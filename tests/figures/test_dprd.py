"""The council by numbers, its attendance list by fraction, and the persons of its offices."""

from __future__ import annotations

from tests.figures.masukan import angka

from lkpj_report.source.skema import Kosong

DPRD = """
dprd:
  ketua: Ani
  wakil_ketua:
    - Budi
    - Cici
  sekretaris:
    nama: Dedi
    status: Plt.
    nip: 1970
  fraksi:
    - nama: Satu
      anggota:
        - Ani
        - Budi
        - Eka
    - nama: Dua
      jumlah: 4
"""

HADIR = """
daftar_hadir:
  kuorum: 2
  daftar:
    - nama: Tamu
      hadir: ya
    - nama: Eka
      fraksi: Dua
      hadir: tidak
      keterangan: sakit
    - nama: Ani
      fraksi: Satu
      hadir: ya
    - nama: Budi
      fraksi: Satu
      hadir: ya
"""


def test_members_are_counted_by_fraction_when_the_council_states_no_number() -> None:
    d = angka(DPRD).dprd
    assert d is not None and d.jumlah_anggota is not None and d.jumlah_anggota.isi == 7
    assert [(f.nama.isi, f.jumlah.isi if f.jumlah else None) for f in d.fraksi] == [
        ("Fraksi Satu", 3),
        ("Fraksi Dua", 4),
    ]


def test_a_fraction_without_number_leaves_the_council_uncounted() -> None:
    d = angka("dprd:\n  fraksi:\n    - nama: Satu\n      jumlah: 2\n    - nama: Dua\n").dprd
    assert d is not None and d.jumlah_anggota is None


def test_leaders_have_their_office_with_the_region() -> None:
    d = angka(DPRD).dprd
    assert d is not None
    assert (d.ketua.nama.isi, d.ketua.sebutan.isi) == ("Ani", "Ketua DPRD Kabupaten Contoh")
    assert [o.nama.isi for o in d.wakil_ketua] == ["Budi", "Cici"]
    assert d.sekretaris.sebutan_lengkap.isi == "Plt. Sekretaris DPRD Kabupaten Contoh"
    assert d.sekretaris.nip is not None and d.sekretaris.nip.isi == "1970"


def test_an_office_that_nobody_holds_is_a_gap() -> None:
    d = angka("dprd:\n  jumlah_anggota: 30\n").dprd
    assert d is not None and isinstance(d.ketua.nama.isi, Kosong)


def test_without_a_list_the_named_members_stand_on_it_with_their_office() -> None:
    h = angka(DPRD).daftar_hadir
    assert h is not None and not h.diketahui and h.kuorum_tercapai is None
    assert [(b.nama.isi, b.jabatan.isi if b.jabatan else "") for b in h.baris] == [
        ("Ani", "Ketua DPRD"),
        ("Budi", "Wakil Ketua DPRD"),
        ("Eka", "Anggota DPRD"),
    ]


def test_attendance_is_grouped_by_fraction_in_the_order_of_the_council_with_guests_last() -> None:
    h = angka(DPRD + HADIR).daftar_hadir
    assert h is not None
    assert [(k.nama.isi, len(k.baris), k.hadir.isi) for k in h.kelompok] == [
        ("Fraksi Satu", 2, 2),
        ("Fraksi Dua", 1, 0),
        ("Undangan", 1, 1),
    ]


def test_guests_do_not_make_a_quorum() -> None:
    h = angka(DPRD + HADIR).daftar_hadir
    assert h is not None and (h.hadir.isi, h.anggota.isi, h.anggota_hadir.isi) == (3, 3, 2)
    assert h.kuorum_tercapai is True
    more = angka(DPRD + HADIR.replace("kuorum: 2", "kuorum: 3")).daftar_hadir
    assert more is not None and more.kuorum_tercapai is False


def test_without_council_and_list_there_is_nothing() -> None:
    assert angka().daftar_hadir is None and angka().dprd is None
