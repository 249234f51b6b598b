"""A typed answer as a value in a YAML file, so that it is read back as the same text.

In: what a person typed. Out: the clean text (or why it can't be taken), and that text as it stands behind
a key. `source.yaml_reader` refuses or misreads what is not cleaned and quoted here.
"""

from __future__ import annotations

import re
import unicodedata

from lkpj_report.bahasa.tolak import Tolak, kutip

LONGEST = 300

_PLAIN = re.compile(r"[^\W_](?:[\w .,/()’–-]*[\w.)])?")
_NULLS = frozenset({"null"})


def bersihkan(text: str) -> str | Tolak:
    """One line with single blanks; signs that nobody sees (also those that turn the writing) are refused."""
    clean = " ".join(text.split())
    if any(unicodedata.category(char)[0] == "C" for char in clean):
        shown = "".join(c if unicodedata.category(c)[0] != "C" else "�" for c in clean)
        return Tolak(f"{kutip(shown)} memuat karakter yang tidak tampak", ("ketik ulang, jangan disalin",))
    if len(clean) > LONGEST:
        return Tolak(f"{kutip(clean)} lebih panjang daripada {LONGEST} huruf", ("tulis lebih singkat",))
    return clean


def nilai_yaml(text: str) -> str:
    """A clean text as a value: plain where that is safe beyond doubt, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NULLS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
