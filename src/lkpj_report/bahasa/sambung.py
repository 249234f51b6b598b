"""Spaces at which a line may not break: "Rp815 miliar", "Pasal 5", "15 April 2025", "dr. Nama".

Comes in: the words of a paragraph, across its nodes; goes out: the same words with U+00A0 in those
places. Only plain spaces are changed, one for one, so that positions stay and a second run changes
nothing: each rule takes both kinds of space alike.
"""

from __future__ import annotations

import re

from lkpj_report.bahasa.tanggal import BULAN

NBSP = "\u00a0"

SATUAN = (
    "ribu", "juta", "miliar", "triliun", "rupiah", "sen", "persen", "poin", "orang", "WIB", "WITA", "WIT",
    "kilometer", "hektare", "km", "ha", "kg", "ton",
)  # fmt: skip
"""Words that stay with the number before them; "%" does too."""

BERNOMOR = frozenset([
    "Nomor", "NOMOR", "nomor", "No.", "Pasal", "PASAL", "pasal", "BAB", "Bab", "bab", "Bagian", "Lampiran",
    "LAMPIRAN", "Tabel", "TABEL", "tabel", "Gambar", "GAMBAR", "Grafik", "Sidang", "SIDANG", "Tahap",
    "Triwulan", "Semester", "halaman", "angka", "peringkat", "Peringkat", "pukul", "Pukul", "PUKUL", "Rp",
])  # fmt: skip
"""Words that keep the number after them, in digits or Roman."""

GELAR_DEPAN = frozenset([
    "dr.", "drg.", "Dr.", "Drg.", "Drs.", "Dra.", "Ir.", "Prof.", "H.", "Hj.", "K.H.", "R.", "Yth.", "Sdr.",
    "Plt.", "Plh.", "Pj.", "Pjs.", "a.n.", "A.n.", "u.b.",
])  # fmt: skip
"""Titles and marks that stay with the name or office after them."""

_S = "[ \u00a0]"  # what stands between two words; never a line break
_MONTHS = frozenset([*BULAN, *(b.upper() for b in BULAN)])
_DEGREE = r"(?!K\.H\.)[A-Z][A-Za-z]{0,4}\.(?:[A-Z][A-Za-z]{0,4}\.?)+"

# One pass over the spaces, since this runs over every paragraph: the first two branches are sure; the
# group marks spaces for which the word before them decides.
_SPACE = re.compile(
    rf"{_S}(?:"
    rf"(?<=[0-9]{_S})(?=(?:{'|'.join((*SATUAN, *sorted(_MONTHS)))})\b|%)"
    rf"|(?<=[\w.)],{_S})(?={_DEGREE})"
    rf"|(?P<tanya>(?=[0-9(]|[IVXLCDM]+\b|[a-z]\b)|(?<=\.{_S})(?=[A-Za-z]))"
    r")"
)
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST = 16  # characters looked at before a space: more than any word of the tables
_NUMERAL = re.compile(r"[0-9]|[IVXLCDM]+\b")
_YEAR = re.compile(r"[0-9]{4}\b")
_LETTER = re.compile(r"[a-z]\b")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_NAME = re.compile(r"[A-Z][\w.]")
# "Nomor 23 Tahun 2014": an act's number is one piece.
_ACT = re.compile(rf"\b(?:Nomor|NOMOR){_S}[0-9][\w./-]*({_S})(?:Tahun|TAHUN)({_S})(?=[0-9]{{4}}\b)")


def tak_putus(text: str) -> str:
    """The text with non-breaking spaces where formal Indonesian must not break a line.

    Same length, nothing changed but U+0020 to U+00A0; a second run changes nothing.
    """
    if " " not in text:
        return text
    places = [m.start() for m in _SPACE.finditer(text) if m.lastgroup is None or _holds(text, m.start())]
    if "omor" in text or "NOMOR" in text:
        for match in _ACT.finditer(text):
            places += [match.start(1), match.start(2)]
    if not places:
        return text
    chars = list(text)
    for place in places:
        chars[place] = NBSP
    return "".join(chars)


def _holds(text: str, space: int) -> bool:
    """Whether the word before a space holds what comes after it."""
    last = _LAST_WORD.search(text, max(0, space - _LONGEST), space)
    if last is None:
        return False
    word, after = last[0], space + 1
    if word in BERNOMOR:
        return _NUMERAL.match(text, after) is not None
    if word in _MONTHS:
        return _YEAR.match(text, after) is not None
    if word in {"ayat", "Ayat"}:
        return text[after] == "("
    if word == "huruf":
        return _LETTER.match(text, after) is not None
    if word in GELAR_DEPAN:
        return text[after].isalpha()
    return _INITIAL.fullmatch(word) is not None and _NAME.match(text, after) is not None
