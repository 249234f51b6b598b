"""Whether a short form can be that of a name: initials with or without small words, or syllables.

"WTP" of "Wajar Tanpa Pengecualian", "TP2DD" (2 doubles the letter before it), "Forkopimda". A doubt
is resolved for the writer: only what can't be made of the name is called wrong.
"""

from __future__ import annotations

import re

KATA_TUGAS = frozenset({
    "dan", "atau", "di", "ke", "dari", "pada", "untuk", "dalam", "atas", "oleh", "dengan", "yang", "serta", "bagi",
    "secara", "of", "and", "the", "for", "in", "on",
})  # fmt: skip
"""Small words that a short form may leave out."""


def _kata(nama: str) -> list[str]:
    return re.findall(r"[^\W_]+", nama)


def huruf_awal(nama: str) -> str:
    """The initials of the words that count, in capitals: "Indeks Inklusi Sosial Indonesia" -> "IISI"."""
    return "".join(k[0] for k in _kata(nama) if k.lower() not in KATA_TUGAS).upper()


def singkatan_cocok(singkatan: str, nama: str) -> bool:
    """Whether `singkatan` may stand for `nama` or for a run of its words."""
    kata = _kata(nama)
    huruf = _buka_angka(re.sub(r"[\W_]", "", singkatan))
    if not huruf or not kata or _dari_awal_kata(huruf.upper(), kata):
        return True
    if huruf.isupper() and len(huruf) <= len(kata):
        return False  # as many capitals as words: meant as initials
    return _terkandung(huruf.casefold(), "".join(kata).casefold())


def _buka_angka(singkatan: str) -> str:
    """ "TP2DD" -> "TPPDD", "K3" -> "KKK": a digit repeats the letter before it."""
    return re.sub(r"([^\W\d])([2-9])", lambda m: m[1] * int(m[2]), singkatan)


def _dari_awal_kata(huruf: str, kata: list[str]) -> bool:
    """Whether the letters are the initials of words in a row; small words may be passed over."""
    for mulai in range(len(kata)):
        sisa = huruf
        for k in kata[mulai:]:
            if sisa and k[0].upper() == sisa[0]:
                sisa = sisa[1:]
            elif k.lower() not in KATA_TUGAS:
                break
        if not sisa:
            return True
    return False


def _terkandung(huruf: str, nama: str) -> bool:
    """Whether all letters stand in the name in this order, beginning with its first one."""
    if huruf[0] != nama[0]:
        return False
    rest = iter(nama)
    return all(h in rest for h in huruf)
