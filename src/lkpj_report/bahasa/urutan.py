"""Ordinals and the letters of lists. "ke" joins the first word only: kedua belas, kedua puluh dua."""

from __future__ import annotations

from lkpj_report.bahasa.terbilang import terbilang


def urutan(n: int, diktum: bool = False) -> str:
    """ "pertama", "kedua", "kedua belas", "keseratus" …; `diktum` gives "kesatu" for 1, as decisions do.

    For n from 1; ValueError below.
    """
    if n < 1:
        raise ValueError(f"no ordinal for {n}")
    return "pertama" if n == 1 and not diktum else f"ke{terbilang(n)}"


def urutan_kapital(n: int, diktum: bool = False) -> str:
    """The ordinal with its first letter raised: "Kedua belas"."""
    return urutan(n, diktum).capitalize()


def ke_angka(n: int) -> str:
    """ "ke-5"; with a hyphen, as Roman numerals take none ("Masa Sidang II")."""
    if n < 1:
        raise ValueError(f"no ordinal for {n}")
    return f"ke-{n}"


def huruf(n: int) -> str:
    """The letter of a list label: 1 "a", 26 "z", 27 "aa", 28 "ab"; ValueError below 1."""
    if n < 1:
        raise ValueError(f"no letter for {n}")
    out = ""
    while n:
        n, rest = divmod(n - 1, 26)
        out = chr(97 + rest) + out
    return out
