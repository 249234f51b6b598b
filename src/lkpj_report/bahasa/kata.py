"""Words: lists in running text, capitals, the nearest of some names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

TETAP = frozenset({"LKPj", "LKPj-AMJ", "dr.", "drg.", "Dr.", "Drs.", "Dra.", "Ir.", "Prof.", "Hj.", "Rp"})
"""Words that keep their letters in a title of capitals: the common short form of the report, and
academic titles that would change their meaning ("dr." is a physician, "Dr." a doctorate)."""

_DEGREE = r"(?:[A-Z][A-Za-z]{0,4}\.){2,}"
_KEPT = re.compile(
    rf"(?<![\w.])(?:{_DEGREE}|{'|'.join(re.escape(w) for w in sorted(TETAP, key=len, reverse=True))})(?!\w)"
    r"|(?<![\w.])Rp(?=[0-9])"
)


def daftar(items: Sequence[str]) -> str:
    """ "a"; "a dan b"; "a, b, dan c" with the comma before "dan" (EYD V); "" for none."""
    if len(items) < 3:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def kapital_awal(text: str) -> str:
    """The text with its first letter raised, the rest as it is: "peringkat I" -> "Peringkat I".

    Quotes, brackets and spaces before the first letter are passed over; a text that starts with a
    digit stays as it is.
    """
    for i, char in enumerate(text):
        if char.isalnum():
            return text[:i] + char.upper() + text[i + 1 :]
    return text


KATA_TUGAS = frozenset(
    (
        "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "sampai", "serta", "tentang",
        "terhadap", "untuk", "yang",
    )
)  # fmt: skip
"""Words that stay small inside a title (EYD V, capital letters in titles)."""


def kapital_judul(text: str) -> str:
    """The text as a title: each word raised but for KATA_TUGAS; the first is always raised.

    "pekerjaan umum dan penataan ruang" -> "Pekerjaan Umum dan Penataan Ruang".
    """
    words = text.split(" ")
    return kapital_awal(" ".join(w if w in KATA_TUGAS else kapital_awal(w) for w in words))


def huruf_besar(text: str) -> str:
    """The text in capitals, except LKPj, Rp and academic titles and degrees ("S.Pd.")."""
    out, at = [], 0
    for match in _KEPT.finditer(text):
        out += [text[at : match.start()].upper(), match[0]]
        at = match.end()
    out.append(text[at:].upper())
    return "".join(out)


def terdekat(word: str, choices: Iterable[str], n: int = 1) -> tuple[str, ...]:
    """The up to `n` choices most like `word`, best first, letter case aside; () when none is near.

    Equal likeness keeps the order of `choices`.
    """
    from difflib import SequenceMatcher  # only faults need it

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold()[:80])
    found: list[tuple[float, int, str]] = []
    for i, choice in enumerate(choices):
        matcher.set_seq1(choice.casefold()[:80])
        if matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6:
            ratio = matcher.ratio()
            if ratio >= 0.6:
                found.append((-ratio, i, choice))
    return tuple(choice for _, _, choice in sorted(found)[:n])
