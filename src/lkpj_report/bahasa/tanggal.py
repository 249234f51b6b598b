"""Dates and clock times as in a letter: "Selasa, 15 April 2025", "pukul 09.00 WITA".

Comes in: the text of an input field, or a date. Goes out: `Tanggal` or `Tolak`, or text. A stated
weekday is kept beside the date and not compared here: that is a check's work.
"""

from __future__ import annotations

import datetime as dt
import re

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.bahasa.terbilang import terbilang
from lkpj_report.bahasa.tolak import Tolak, kutip
from lkpj_report.records import dataclass

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONA = ("WIB", "WITA", "WIT")
TAHUN = range(1900, 2201)


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date with the weekday that was written before it, spelled as in `HARI`, or None."""

    tanggal: dt.date
    hari: str | None = None


_LETTER = re.compile(
    r"(?:(?P<hari>[^\W\d_]+(?:['’`][^\W\d_]+)?)\s*,?\s+)?"
    r"(?P<tgl>[0-9]{1,2})\s+(?P<bulan>[^\W\d_]+)\.?\s+(?P<tahun>[0-9]+)"
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DIGITS = re.compile(r"([0-9]{1,4})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,4})")
_MONTH_OF = {name.lower(): i for i, name in enumerate(BULAN, 1)}
_DAY_OF = {name.lower(): name for name in HARI} | {"jum'at": "Jumat", "jum’at": "Jumat", "jum`at": "Jumat"}
_SHORT = {"feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agt": 8, "ags": 8, "aug": 8,
          "agu": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
          "dec": 12, "jan": 1, "may": 5}  # fmt: skip
CONTOH = "tulis misalnya 15 April 2025 atau Selasa, 15 April 2025"


def baca_tanggal(text: str) -> Tanggal | Tolak:
    """Read "Selasa, 15 April 2025", "15 April 2025" (any case) or "2025-04-15"; years 1900 to 2200.

    Dates in digits are refused with each reading, months in short form with the full name.
    """
    bare = " ".join(text.split())
    if iso := _ISO.fullmatch(bare):
        return _date(text, int(iso[1]), int(iso[2]), int(iso[3]))
    match = _LETTER.fullmatch(bare)
    if match is None:
        return _tolak_bentuk(text, bare)
    month = _MONTH_OF.get(match["bulan"].lower())
    if month is None:
        return _tolak_bulan(text, match)
    hari = None
    if match["hari"]:
        hari = _DAY_OF.get(match["hari"].lower())
        if hari is None:
            near = terdekat(match["hari"], HARI)
            hint = f'mungkin maksudnya "{near[0]}"' if near else "nama hari: " + ", ".join(HARI)
            return Tolak(f'{kutip(text)}: hari "{match["hari"]}" tidak dikenal', (hint,))
    return _date(text, int(match["tahun"][:6]), month, int(match["tgl"]), hari)


def _date(text: str, year: int, month: int, day: int, hari: str | None = None) -> Tanggal | Tolak:
    if year not in TAHUN:
        return Tolak(
            f"{kutip(text)}: tahun {year} di luar {TAHUN.start}–{TAHUN.stop - 1}",
            ("tulis tahun dengan empat angka, misalnya 15 April 2025",),
        )
    if not 1 <= month <= 12:
        return Tolak(f"{kutip(text)}: tidak ada bulan ke-{month}", (CONTOH,))
    last = _last_day(year, month)
    if not 1 <= day <= last:
        return Tolak(
            f"{kutip(text)}: {BULAN[month - 1]} {year} hanya sampai tanggal {last}"
            if day > last
            else f"{kutip(text)}: tidak ada tanggal {day}",
            (CONTOH,),
        )
    return Tanggal(dt.date(year, month, day), hari)


def _last_day(year: int, month: int) -> int:
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return (after - dt.timedelta(days=1)).day


def _tolak_bulan(text: str, match: re.Match[str]) -> Tolak:
    word = match["bulan"]
    number = _SHORT.get(word.lower())
    near = (BULAN[number - 1],) if number else terdekat(word, BULAN)
    head = f"{match['hari']}, " if match["hari"] else ""
    hints = tuple(f'mungkin maksudnya "{head}{match["tgl"]} {name} {match["tahun"]}"' for name in near)
    return Tolak(
        f'{kutip(text)}: nama bulan "{word}" tidak dikenal; tulis lengkap',
        hints or ("nama bulan: " + ", ".join(BULAN),),
    )


def _tolak_bentuk(text: str, bare: str) -> Tolak:
    if match := _DIGITS.fullmatch(bare):
        a, b, c = (int(g) for g in match.groups())
        tries = ((a, b, c),) if len(match[1]) == 4 else ((c, b, a), (c, a, b))
        found = (_date(text, *t) for t in tries)
        readings = tuple(dict.fromkeys(format_tanggal(f.tanggal) for f in found if isinstance(f, Tanggal)))
        if len(readings) == 2:
            return Tolak(
                f"{kutip(text)} tidak jelas: dapat berarti {' atau '.join(readings)}",
                tuple(f'tulis "{r}" jika itu maksudnya' for r in readings),
            )
        hint = f'mungkin maksudnya "{readings[0]}"' if readings else CONTOH
        return Tolak(f"{kutip(text)}: bulan ditulis dengan nama, bukan angka", (hint,))
    if re.fullmatch(r"(?:\w+,? )?[0-9]{1,2} [^\W\d_]+", bare):
        return Tolak(f"{kutip(text)}: tahunnya belum ditulis", (CONTOH,))
    return Tolak(f"{kutip(text)} bukan tanggal", (CONTOH,))


def nama_hari(date: dt.date) -> str:
    """ "Selasa"."""
    return HARI[date.weekday()]


def nama_bulan(date: dt.date) -> str:
    """ "April"."""
    return BULAN[date.month - 1]


def format_tanggal(date: dt.date) -> str:
    """ "15 April 2025"."""
    return f"{date.day} {BULAN[date.month - 1]} {date.year}"


def format_hari_tanggal(date: dt.date) -> str:
    """ "Selasa, 15 April 2025"."""
    return f"{HARI[date.weekday()]}, {format_tanggal(date)}"


def tanggal_terbilang(date: dt.date) -> str:
    """As a berita acara opens: "hari ini Selasa, tanggal lima belas, bulan April, tahun dua ribu dua puluh lima"."""
    return (
        f"hari ini {nama_hari(date)}, tanggal {terbilang(date.day)}, "
        f"bulan {nama_bulan(date)}, tahun {terbilang(date.year)}"
    )


def rentang_tanggal(first: dt.date, last: dt.date) -> str:
    """ "15 sampai dengan 17 April 2025"; month and year are said once where they are the same.

    One day is printed as that day; ValueError when `last` comes before `first`.
    """
    if last < first:
        raise ValueError(f"{last} comes before {first}")
    if first == last:
        return format_tanggal(first)
    if first.year != last.year:
        start = format_tanggal(first)
    elif first.month != last.month:
        start = f"{first.day} {nama_bulan(first)}"
    else:
        start = f"{first.day}"
    return f"{start} sampai dengan {format_tanggal(last)}"


_CLOCK = re.compile(r"(?:[Pp]ukul\s+)?([0-9]{1,2})[.:]([0-9]{2})")


def baca_pukul(text: str) -> dt.time | Tolak:
    """Read "09.00", "09:00", "pukul 09.00"; no zone, which is the region's."""
    bare = " ".join(text.split())
    match = _CLOCK.fullmatch(bare)
    if match is None:
        if re.fullmatch(r".*\b(?:WIB|WITA|WIT)", bare, re.IGNORECASE):
            return Tolak(
                f"{kutip(text)}: zona waktu tidak ditulis di sini",
                ("tulis jam dan menitnya saja, misalnya 09.00",),
            )
        return Tolak(f"{kutip(text)} bukan pukul", ("tulis jam dan menit, misalnya 09.00",))
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        return Tolak(f"{kutip(text)}: tidak ada pukul {bare[-5:]}", ("jam 00 sampai 23, menit 00 sampai 59",))
    return dt.time(hour, minute)


def format_pukul(time: dt.time, zona: str) -> str:
    """ "pukul 09.00 WITA"."""
    return f"pukul {time.hour:02d}.{time.minute:02d} {zona}"
