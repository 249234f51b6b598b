"""Where a sentence ends: for the reading edition, which parts no sentence, and for comparing texts.

Comes in: running text. Goes out: its sentences, which together are the text again.
A point ends no sentence after a title, an abbreviation, an initial, inside a degree, or before a small
letter; numbers keep theirs ("Rp1.250,00").
"""

from __future__ import annotations

import re

from lkpj_report.bahasa.sambung import GELAR_DEPAN

SINGKATAN = frozenset([
    "No.", "no.", "Nos.", "Jl.", "Jln.", "hlm.", "hal.", "Kab.", "Kec.", "Kel.", "Prov.", "Tgl.", "tgl.", "Rp.",
    "dkk.", "tsb.", "sda.", "St.", "s.d.", "c.q.", "d.a.", "u.p.", "a.n.", "u.b.", "Tbk.", "Cv.", "min.", "maks.",
])  # fmt: skip
"""Abbreviations after which the sentence goes on, even before a capital. "dsb." and "dll." may end one."""

_END = re.compile(r"[.!?…][\"”’')\]]*(?=[ \u00a0\n]+[\"“‘'(\[]*[A-Z0-9])")
_WORD = re.compile(r"[^\s\u00a0]+$")
_INITIALS = re.compile(r"(?:[\"“‘'(\[])?(?:[A-Z][a-z]{0,3}\.)+")
_LABEL = re.compile(r"[0-9]{1,3}\.|[a-z]\.")


def kalimat(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the spaces between them; () for a blank text."""
    out: list[str] = []
    start = 0
    for m in _END.finditer(text):
        if m[0][0] == "." and _holds(text, m.start(), start):
            continue
        out.append(text[start : m.end()].strip())
        start = m.end()
    out.append(text[start:].strip())
    return tuple(s for s in out if s)


def _holds(text: str, point: int, start: int) -> bool:
    """Whether the word that a point closes goes on: a title, an initial, a degree, a list's number."""
    match = _WORD.search(text, start, point + 1)
    if match is None:
        return False
    word = match[0]
    if word in GELAR_DEPAN or word in SINGKATAN:
        return True
    if _LABEL.fullmatch(word):  # "1." opens a sentence, "pada tahun 2024." ends one
        return match.start() == start or not text[start : match.start()].strip()
    return _INITIALS.fullmatch(word) is not None and (word.count(".") > 1 or len(word) == 2)
