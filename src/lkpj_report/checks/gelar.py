"""Checks of writing beyond single words: academic degrees, and one spelling of a short form. Codes K403 and K404."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkpj_report.checks.ejaan import TAK_DICETAK, letak_kata
from lkpj_report.checks.perkara import Perkara
from lkpj_report.diagnostics import Diagnostic, warning

GELAR = (
    "S.E.", "S.H.", "S.T.", "S.P.", "S.Pd.", "S.Ag.", "S.Sos.", "S.I.P.", "S.IP.", "S.Kom.", "S.Si.", "S.Pt.", "S.Kep.",
    "S.K.M.", "S.Hut.", "S.S.T.P.", "S.STP.", "S.Th.", "S.Pi.", "S.Psi.", "S.Farm.", "S.Hum.", "M.M.", "M.H.", "M.T.",
    "M.Si.", "M.Pd.", "M.Hum.", "M.Kes.", "M.Kn.", "M.A.P.", "M.AP.", "M.Ag.", "M.Th.", "M.P.", "M.A.", "M.Sc.", "M.B.A.",
    "M.Kom.", "M.Eng.", "M.Ec.Dev.", "M.I.P.", "M.IP.", "A.Md.", "Ph.D.", "Sp.A.", "Sp.OG.", "Sp.PD.", "Sp.B.",
)  # fmt: skip
"""Degrees as EYD V writes them: a point after each part. Where two spellings are in use, both stand here."""

_HURUF = re.compile(r"[^A-Za-z]")
_BAKU = {_HURUF.sub("", g).casefold(): g for g in reversed(GELAR)}
_SAH = frozenset(GELAR)
# After a name and a comma: up to three short parts, then a comma or the end.
_SESUDAH_KOMA = re.compile(
    r",\s*(?P<gelar>[A-Z][A-Za-z]{0,4}(?:\.\s?[A-Za-z]{1,5}){0,3}\.?)(?=\s*(?:,|$|\())"
)

SILPA = re.compile(r"\b(?!SiLPA\b|SILPA\b|silpa\b)[Ss][Ii][Ll][Pp][Aa]\b")
"""Wrong spellings. SiLPA (of the year) and SILPA (of the budget) are two things and both right."""

LKPJ = re.compile(r"\b[Ll][Kk][Pp][Jj]\b")


def gelar(p: Perkara) -> Iterator[Diagnostic]:
    """Degrees are written with a point after each part and a comma between them (EYD V [M])."""
    for n in p.teks:
        if n.nama in TAK_DICETAK or "," not in n.isi:
            continue
        for m in _SESUDAH_KOMA.finditer(n.isi):
            tulisan = m["gelar"]
            baku = _BAKU.get(_HURUF.sub("", tulisan).casefold())
            if baku is None or tulisan in _SAH or (len(tulisan) == 2 and tulisan.islower()):
                continue
            yield warning(
                "K403", f'gelar "{tulisan}" ditulis dengan titik pada tiap unsurnya', letak_kata(n, *m.span("gelar")),
                f'tulis "{baku}"',
            )  # fmt: skip


def ragam_singkatan(p: Perkara) -> Iterator[Diagnostic]:
    """One paper spells a short form one way: LKPj or LKPJ as `laporan.singkatan` says, SiLPA (a rule of this program)."""
    dipakai = p.laporan.laporan.singkatan.value
    for n in p.teks:
        if n.nama in TAK_DICETAK or n.nama in ("sumber", "memuat", "tempat"):
            continue
        kecil = n.isi.casefold()
        if "lkpj" not in kecil and "silpa" not in kecil:
            continue
        for pola, benar in ((LKPJ, dipakai), (SILPA, "SiLPA")):
            for m in pola.finditer(n.isi):
                if m[0] != benar and not n.isi.isupper():
                    yield warning(
                        "K404", f'"{m[0]}" ditulis lain dari "{benar}"', letak_kata(n, *m.span()),
                        f'tulis "{benar}"' + ("; ejaannya dipilih di laporan.singkatan" if pola is LKPJ else ""),
                    )  # fmt: skip
