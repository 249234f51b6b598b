"""Whether a sentence of this year is last year's: equal, equal but for the years, or hardly changed.

In: last year's texts, once. Out: for a text of this year, its sentences that were there before.
Numbers decide: a sentence that is used again with new figures is no copy, one that keeps its figures and
changes a word or two is. Years and dates are no figures here: they are what a copier changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from difflib import SequenceMatcher

from lkpj_report.bahasa.kalimat import kalimat
from lkpj_report.records import dataclass

PALING_PENDEK = 6
"""Words of two letters or more of the shortest sentence that is compared: shorter ones are headings, names
with their degrees, set phrases."""

_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,/]\d+)*")
_TAHUN = re.compile(r"(?:19|20)\d\d(?:/(?:19|20)\d\d)?")
_MIRIP = 0.85
_MIRIP_TANPA_ANGKA = 0.88


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A sentence as it is compared: words with years struck out, and its figures."""

    kata: tuple[str, ...]
    angka: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Salinan:
    """A sentence of this year, the one of last year, and whether only years were changed."""

    kalimat: str
    dahulu: str
    persis: bool


@dataclass(slots=True)
class Ingatan:
    """Last year's sentences, found again by three words in a row."""

    bentuk: list[tuple[Bentuk, str]] = field(default_factory=list)
    sama: dict[Bentuk, int] = field(default_factory=dict)
    rangkai: dict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def ingat(self, texts: Iterable[str]) -> None:
        """Learn all sentences of some texts."""
        for text in texts:
            for one in kalimat(text):
                shape = bentuk(one)
                if _panjang(shape) < PALING_PENDEK or shape in self.sama:
                    continue
                self.sama[shape] = len(self.bentuk)
                for key in _rangkai(shape):
                    self.rangkai[key].append(len(self.bentuk))
                self.bentuk.append((shape, one))

    def salinan(self, text: str) -> Iterator[Salinan]:
        """The sentences of a text that were there last year."""
        for one in kalimat(text):
            shape = bentuk(one)
            if _panjang(shape) < PALING_PENDEK:
                continue
            known = self.sama.get(shape)
            if known is not None:
                yield Salinan(one, self.bentuk[known][1], True)
                continue
            near = self._mirip(shape)
            if near is not None:
                yield Salinan(one, self.bentuk[near][1], False)

    def _mirip(self, shape: Bentuk) -> int | None:
        """The likest sentence with the same figures; None when none is like enough."""
        votes: dict[int, int] = defaultdict(int)
        for key in _rangkai(shape):
            for i in self.rangkai.get(key, ()):
                votes[i] += 1
        bound = _MIRIP if shape.angka else _MIRIP_TANPA_ANGKA
        best, best_at = bound, None
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(shape.kata)
        for i in sorted(votes, key=lambda i: (-votes[i], i))[:8]:
            other = self.bentuk[i][0]
            if other.angka != shape.angka:
                continue
            matcher.set_seq1(other.kata)
            ratio = matcher.ratio()
            if ratio >= best:
                best, best_at = ratio, i
        return best_at


def bentuk(one: str) -> Bentuk:
    """What is compared of a sentence."""
    words: list[str] = []
    figures: list[str] = []
    for word in _KATA.findall(one.casefold()):
        if _TAHUN.fullmatch(word):
            words.append("#")
        elif word[0].isdigit():
            figures.append(word)
            words.append("0")
        else:
            words.append(word)
    return Bentuk(tuple(words), tuple(figures))


def _panjang(shape: Bentuk) -> int:
    return sum(len(k) > 1 for k in shape.kata)


def _rangkai(shape: Bentuk) -> list[tuple[str, ...]]:
    words = shape.kata
    return [words[i : i + 3] for i in range(len(words) - 2)]
