"""Text as it is spoken, and how long that takes: for the reading edition.

Comes in: running text as printed. Goes out: the words that a speaker says ("Rp2,07 triliun" is "dua koma nol
tujuh triliun rupiah"), their syllables, and the seconds. Abbreviations without a vowel, or in capitals of up to
four letters, are said letter by letter ("DPRD": de pe er de).
"""

from __future__ import annotations

import re
from decimal import Decimal

from lkpj_report.bahasa.romawi import dari_romawi
from lkpj_report.bahasa.terbilang import TERBESAR, terbilang
from lkpj_report.bahasa.urutan import urutan

KATA_PER_MENIT = 105
"""The bound pace of a speech read slowly and clearly; a theme may set its own [from memory]."""

SUKU_SEKATA = Decimal("2.5")
"""Syllables of a mean spoken word of these papers: long words take longer than short ones."""

HURUF = {
    "A": "a", "B": "be", "C": "ce", "D": "de", "E": "e", "F": "ef", "G": "ge", "H": "ha", "I": "i", "J": "je",
    "K": "ka", "L": "el", "M": "em", "N": "en", "O": "o", "P": "pe", "Q": "ki", "R": "er", "S": "es", "T": "te",
    "U": "u", "V": "fe", "W": "we", "X": "eks", "Y": "ye", "Z": "zet",
}  # fmt: skip
"""Names of the letters (EYD V, part I)."""

DIBACA_KATA = frozenset({
    "BAPPEDA", "BUMD", "RSUD", "SiLPA", "SILPA", "RAPBD", "WITA", "ASEAN", "LIPI", "KIP", "GOW", "PAUD", "SPAM",
})  # fmt: skip
"""Abbreviations that are said as words."""

_BESAR = "ribu|juta|miliar|triliun"
_NUMBER = r"[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?"
_SPOKEN = re.compile(
    rf"(?P<minus>[-−])?Rp(?P<rupiah>{_NUMBER})(?:[ \u00a0](?P<satuan>{_BESAR}))?"
    rf"|\bke-(?P<urut>[0-9]+)\b"
    rf"|\bpukul[ \u00a0](?P<jam>[0-9]{{1,2}})[.:](?P<menit>[0-9]{{2}})\b"
    r"|(?P<tahun>\b(?:19|20)[0-9]{2})[/–](?P<tahun2>(?:19|20)[0-9]{2})\b"
    rf"|(?P<angka>(?<![\w.,]){_NUMBER}(?![\w]))"
    r"|\b(?P<romawi>[IVXLC]+)\b(?=[\s.,;:)]|$)"
    r"|(?P<persen>%)"
    r"|\b(?P<huruf>[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]?|[B-DF-HJ-NP-TV-Z]{2,6}j?)\b"
)
_BRACKETS = re.compile(r"[ \u00a0]\(([^()]*)\)")
_VOWELS = re.compile(r"[aeiouAEIOU]")
_SYLLABLE = re.compile(r"ai|au|oi|[aeiou]", re.IGNORECASE)


def ucapkan(text: str) -> str:
    """The text as a speaker says it; what is no number or abbreviation stays as it is.

    An amount with its words in brackets behind it is said once: "Rp1 miliar (satu miliar rupiah)".
    """
    return _once(_SPOKEN.sub(_say, text))


def kata_terucap(text: str) -> int:
    """How many words are said."""
    return len(re.findall(r"\w[\w-]*", ucapkan(text)))


def suku_terucap(text: str) -> int:
    """How many syllables are said, near enough for a duration: vowels, diphthongs as one."""
    return len(_SYLLABLE.findall(ucapkan(text)))


def lama_baca(text: str, kata_per_menit: int = KATA_PER_MENIT) -> Decimal:
    """Seconds to read a text aloud at a pace in mean words a minute, by its syllables.

    Counting syllables keeps a page of long words from looking shorter than it is.
    """
    return suku_terucap(text) * 60 / (SUKU_SEKATA * kata_per_menit)


def _say(match: re.Match[str]) -> str:
    kind, said = match.lastgroup, match[0]
    if match["rupiah"] is not None:
        return _rupiah(match)
    if match["jam"] is not None:
        minutes = "" if match["menit"] == "00" else f" lewat {terbilang(int(match['menit']))} menit"
        return f"pukul {terbilang(int(match['jam']))}{minutes}"
    if match["tahun"] is not None:
        return f"{terbilang(int(match['tahun']))} {terbilang(int(match['tahun2']))}"
    match kind:
        case "urut":
            return urutan(int(said[3:]))
        case "angka":
            return _angka(said)
        case "romawi":
            number = dari_romawi(said)
            return terbilang(number) if number is not None else said
        case "persen":
            return " persen"
        case _:
            return _letters(said)


def _once(said: str) -> str:
    """Without brackets that say again the very words before them."""

    def again(match: re.Match[str]) -> str:
        words = " ".join(match[1].split())
        before = said[max(0, match.start() - 2 * len(match[1])) : match.start()]
        return "" if words and " ".join(before.split()).endswith(words) else match[0]

    return _BRACKETS.sub(again, said)


def _rupiah(match: re.Match[str]) -> str:
    unit = f" {match['satuan']}" if match["satuan"] else ""
    minus = "minus " if match["minus"] else ""
    digits = match["rupiah"]
    if not unit and re.search(r",[0-9]{2}$", digits):  # sen, not decimals
        whole, _, sen = digits.partition(",")
        after = f" {terbilang(int(sen))} sen" if int(sen) else ""
        return f"{minus}{_angka(whole)} rupiah{after}"
    return f"{minus}{_angka(digits)}{unit} rupiah"


def _angka(digits: str) -> str:
    """A printed number in words: dots are thousands here, a paper prints no others."""
    value = Decimal(digits.replace(".", "").replace(",", "."))
    if value > TERBESAR:
        return " ".join(terbilang(int(d)) for d in digits if d.isdigit())
    return terbilang(value if "," in digits else int(value))


def _letters(word: str) -> str:
    """An abbreviation letter by letter, when it is none that is said as a word."""
    short = len(word) <= 4 and word[:2].isupper()
    if word in DIBACA_KATA or (_VOWELS.search(word) and not short):
        return word
    return " ".join(HURUF.get(c.upper(), c) for c in word)
