"""Scalars of the report that are no plain numbers: years, counts, codes, clock times.

Each has `baca` (text to value or `Tolak`), `nama_tipe` and `kode`, as `source.skema` expects.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from lkpj_report.bahasa.bilangan import Bilangan, baca_bilangan, format_bilangan
from lkpj_report.bahasa.persen import baca_persen
from lkpj_report.bahasa.tanggal import baca_pukul
from lkpj_report.bahasa.tolak import Tolak


class Tahun(int):
    """A calendar or fiscal year of four digits, 1945 to 2200."""

    nama_tipe = "tahun"
    kode = "D109"

    @staticmethod
    def baca(text: str) -> Tahun | Tolak:
        """ "2024"; a range such as "2023/2024" is refused: a fiscal year is one year (UU 17/2003 art. 4)."""
        if re.fullmatch(r"[0-9]{4}\s*[/–-]\s*[0-9]{2,4}", text):
            return Tolak(
                f'"{text}" adalah rentang, bukan satu tahun',
                ("tulis satu tahun dengan empat angka, misalnya 2024",),
            )
        if not re.fullmatch(r"[0-9]{4}", text) or not 1945 <= int(text) <= 2200:
            return Tolak(f'"{text}" bukan tahun', ("tulis tahun dengan empat angka, misalnya 2024",))
        return Tahun(text)


class Cacah(int):
    """A whole number from 0 up to 999.999.999 (counts, ranks)."""

    nama_tipe = "bilangan bulat"
    kode = "D110"

    @staticmethod
    def baca(text: str) -> Cacah | Tolak:
        """ "13", "1.250"; no words, no decimals."""
        if not re.fullmatch(r"[0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2}", text):
            return Tolak(f'"{text}" bukan bilangan bulat', ("tulis dengan angka, misalnya 13 atau 1.250",))
        return Cacah(text.replace(".", ""))


class KodeRekening(str):
    """An account code of the Permendagri 90/2019 family: numbers with dots, any depth ("5.1.02.01")."""

    __slots__ = ()
    nama_tipe = "kode rekening"
    kode = "D112"

    @staticmethod
    def baca(text: str) -> KodeRekening | Tolak:
        """Segments keep their leading zeros; the first segment is 4, 5 or 6."""
        if not re.fullmatch(r"[456](\.[0-9]{1,5})*", text):
            return Tolak(
                f'"{text}" bukan kode rekening',
                (
                    "tulis angka dengan titik, diawali 4 (pendapatan), 5 (belanja), atau 6 (pembiayaan), misalnya 5.1.02",
                ),
            )
        return KodeRekening(text)

    @property
    def induk(self) -> KodeRekening | None:
        """The parent's code, or None at the top."""
        head, _, _ = self.rpartition(".")
        return KodeRekening(head) if head else None

    @property
    def tingkat(self) -> int:
        """1 for "4", 3 for "4.1.01"."""
        return self.count(".") + 1


class KodeUrusan(str):
    """A code of a government affair: "1.01" to "3.32", supporting elements "4.01" to "9.01"."""

    __slots__ = ()
    nama_tipe = "kode urusan"
    kode = "D113"

    @staticmethod
    def baca(text: str) -> KodeUrusan | Tolak:
        """One digit, a dot, two digits."""
        if not re.fullmatch(r"[1-9]\.[0-9]{2}", text):
            return Tolak(f'"{text}" bukan kode urusan', ("tulis seperti 1.01 atau 2.16",))
        return KodeUrusan(text)


class TingkatProgram(StrEnum):
    """The levels below an affair."""

    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUBKEGIATAN = "subkegiatan"


class KodeProgram(str):
    """A code of a program ("1.01.02"), kegiatan ("1.01.02.2.01") or subkegiatan ("1.01.02.2.01.0001").

    Affair, program, kegiatan (two parts: whose authority, number), subkegiatan; the scheme of the
    Permendagri 90/2019 family [M]. Widths are not fixed: regions write 01, 001 and 0001.
    """

    __slots__ = ()
    nama_tipe = "kode program"
    kode = "D125"

    @staticmethod
    def baca(text: str) -> KodeProgram | Tolak:
        """An affair's code and one, three or four parts more."""
        if not re.fullmatch(r"[1-9]\.[0-9]{2}\.[0-9]{1,4}(\.[0-9]{1,2}\.[0-9]{1,4}(\.[0-9]{1,5})?)?", text):
            return Tolak(
                f'"{text}" bukan kode program, kegiatan, atau subkegiatan',
                ("tulis seperti 1.01.02, 1.01.02.2.01, atau 1.01.02.2.01.0001",),
            )
        return KodeProgram(text)

    @property
    def tingkat(self) -> TingkatProgram:
        """The level, by the code's depth."""
        return {2: TingkatProgram.PROGRAM, 4: TingkatProgram.KEGIATAN}.get(
            self.count("."), TingkatProgram.SUBKEGIATAN
        )

    @property
    def urusan(self) -> KodeUrusan:
        """The affair that the code begins with."""
        return KodeUrusan(".".join(self.split(".")[:2]))

    @property
    def induk(self) -> KodeProgram | None:
        """The code of the kegiatan above a subkegiatan, of the program above a kegiatan; None for a program."""
        parts = self.split(".")
        match self.tingkat:
            case TingkatProgram.PROGRAM:
                return None
            case TingkatProgram.KEGIATAN:
                return KodeProgram(".".join(parts[:3]))
            case TingkatProgram.SUBKEGIATAN:
                return KodeProgram(".".join(parts[:5]))


class Ukuran(str):
    """A target or result: a number ("84,31", "100%" reads as 100) or a short text ("WTP", "Sangat Baik")."""

    __slots__ = ()
    nama_tipe = "ukuran"
    kode = "D127"

    @staticmethod
    def baca(text: str) -> Ukuran | Tolak:
        """What begins like a number must be one: "80 orang" is refused, its unit has its own column."""
        angka = baca_persen(text)
        if not isinstance(angka, Tolak):
            desimal = max(0, -int(angka.langkah.as_tuple().exponent))
            return Ukuran(format_bilangan(angka.nilai, desimal))
        if re.match(r"[-–(]?\s*[0-9]", text) or len(text) > 60:
            return Tolak(f'"{text[:60]}" bukan angka', (*angka.saran[:1], "tulis satuannya di isian satuan"))
        return Ukuran(text)

    @property
    def bilangan(self) -> Bilangan | None:
        """The number, or None for a text. Its dots are thousands, since `baca` wrote it."""
        value = baca_bilangan(self.replace(".", ""))
        return None if isinstance(value, Tolak) else value


class NamaNaskah(str):
    """The name of a paper, which is its folder's: small letters, digits, hyphens ("surat-penyampaian")."""

    __slots__ = ()
    nama_tipe = "nama naskah"
    kode = "D126"

    @staticmethod
    def baca(text: str) -> NamaNaskah | Tolak:
        """Small letters, digits, hyphens."""
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", text):
            return Tolak(
                f'"{text}" bukan nama naskah',
                ("pakai huruf kecil dan tanda hubung seperti nama foldernya, misalnya surat-penyampaian",),
            )
        return NamaNaskah(text)


class KunciNama(str):
    """A free key of small letters and underscores ("pertumbuhan_ekonomi")."""

    __slots__ = ()
    nama_tipe = "nama kunci"
    kode = "D115"

    @staticmethod
    def baca(text: str) -> KunciNama | Tolak:
        """Small letters, digits, underscores."""
        if not re.fullmatch(r"[a-z][a-z0-9_]*", text):
            return Tolak(
                f'"{text}" bukan nama kunci',
                ("pakai huruf kecil dan garis bawah, misalnya pertumbuhan_ekonomi",),
            )
        return KunciNama(text)


class Pukul:
    """A clock time; `waktu` is without zone, the zone is the region's."""

    __slots__ = ("waktu",)
    nama_tipe = "pukul"
    kode = "D116"

    def __init__(self, waktu: dt.time) -> None:
        self.waktu = waktu

    @staticmethod
    def baca(text: str) -> Pukul | Tolak:
        """ "09.00" or "09:00"."""
        value = baca_pukul(text)
        return value if isinstance(value, Tolak) else Pukul(value)
