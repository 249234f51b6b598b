"""Numbers in words, for berita acara, receipts and ordinals; and back.

House forms (domain notes 6.3): a lone one in the thousands is "seribu" everywhere ("satu juta
seribu"), no "sejuta"; above triliun Indonesian budgets say "seribu triliun", so there is no kuadriliun.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkpj_report.bahasa.pembulatan import round_half_up

TERBESAR = 10**18
"""The greatest number that is spelled, itself included: "satu juta triliun"."""

_ONES = (
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
)
_GREAT = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))


def terbilang(n: int | Decimal) -> str:
    """ "sembilan puluh lima koma delapan dua"; decimals digit by digit, all that it has; "minus" for negatives.

    From -10^18 to 10^18, both included; ValueError beyond, and for NaN and infinity.
    """
    if isinstance(n, int):
        if not -TERBESAR <= n <= TERBESAR:
            raise ValueError("terbilang reaches to 10^18")
        return f"minus {_whole(-n)}" if n < 0 else _whole(n)
    if not n.is_finite() or n.copy_abs() > TERBESAR:
        raise ValueError("terbilang reaches to 10^18")
    whole, _, decimals = f"{n.copy_abs():f}".partition(".")
    words = _whole(int(whole))
    if decimals:
        words += " koma " + " ".join(_ONES[int(d)] for d in decimals)
    return f"minus {words}" if n < 0 else words


def terbilang_rupiah(value: Decimal) -> str:
    """ "sembilan ratus ribu lima ratus rupiah lima puluh sen"; rounded half up to sen, no "nol sen".

    Less than one rupiah is told in sen alone. Range as `terbilang`.
    """
    rounded = round_half_up(value, 2)
    whole, _, sen = f"{rounded.copy_abs():f}".partition(".")
    parts = []
    if int(whole) or not int(sen):
        parts.append(f"{terbilang(int(whole))} rupiah")
    if int(sen):
        parts.append(f"{_whole(int(sen))} sen")
    return ("minus " if rounded < 0 else "") + " ".join(parts)


def _whole(n: int) -> str:
    if n < 1000:
        return _hundreds(n)
    words = []
    for value, name in _GREAT:
        times, n = divmod(n, value)
        if times:
            words.append(f"{_whole(times)} {name}")
    thousands, rest = divmod(n, 1000)
    if thousands:
        words.append("seribu" if thousands == 1 else f"{_hundreds(thousands)} ribu")
    if rest:
        words.append(_hundreds(rest))
    return " ".join(words)


def _hundreds(n: int) -> str:
    if n < 12:
        return _ONES[n]
    if n < 20:
        return f"{_ONES[n - 10]} belas"
    if n < 100:
        ten, one = divmod(n, 10)
        return f"{_ONES[ten]} puluh" + (f" {_ONES[one]}" if one else "")
    hundred, rest = divmod(n, 100)
    head = "seratus" if hundred == 1 else f"{_ONES[hundred]} ratus"
    return f"{head} {_hundreds(rest)}" if rest else head


_WORDS = {w: i for i, w in enumerate(_ONES)} | {"seratus": 100, "seribu": 1000}
_TIMES = {"belas": 10, "puluh": 10, "ratus": 100}
_MOST_WORDS = 60  # more than any number of the range has; keeps the reader from digging into any text
_SPLIT = re.compile(r"\s+")


def baca_terbilang(text: str) -> int | None:
    """The whole number of words as `terbilang` writes them, in small or capital letters; None for others."""
    words = _SPLIT.split(text.strip().lower())
    if len(words) > _MOST_WORDS:
        return None
    minus = words[0] == "minus"
    total = _value(words[1:] if minus else words)
    if total is None or total > TERBESAR:
        return None
    total = -total if minus else total
    # Only the house form is read: "satu ribu" or words in a wrong order are not what a paper may say.
    return total if terbilang(total) == " ".join(words) else None


def _value(words: list[str]) -> int | None:
    """The value of well-formed words; of others some number or None."""
    for value, name in _GREAT:
        if name in words:
            at = words.index(name)
            left, right = _value(words[:at]), _value(words[at + 1 :]) if words[at + 1 :] else 0
            return None if left is None or right is None else left * value + right
    total = part = 0
    for word in words:
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "belas":
            part += 10
        elif word in _TIMES:
            # "dua ratus tiga puluh": only the last word is multiplied.
            last = part % 10
            part += last * (_TIMES[word] - 1)
        elif word == "ribu":
            total, part = total + part * 1000, 0
        else:
            return None
    return total + part if words else None
