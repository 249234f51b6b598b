"""Where an Indonesian word may be parted at a line's end, by the rules of EYD V.

Comes in: one word, and the places that a council has set by hand. Goes out: indices into the word. The line
breaker of the PDF asks here; nothing of it depends on a document.

A wrong break is read by everybody, a missing one by nobody: where the letters do not tell the root from its
affix, or where EYD V and common print differ (prog-ram, pro-gram), no break is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

SISI: Final = 3
"""Letters that stay on either side of a break."""

TERPENDEK: Final = 7
"""Letters of the shortest word that is parted at all."""

TANPA: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType({})
"""No exceptions."""


def _himpunan(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Roots that begin with a vowel. After a prefix that ends in r or ng only a list tells them from roots that begin
# with r or a melted k: ber-asal, be-rasa; meng-ukur, me-ngurangi. Without the suffixes -an, -kan, -i, -nya.
_AKAR: Final = _himpunan("""
    abdi ada adab adil administrasi adu agama agenda ajak ajar aju akad akademik akar akhir akhlak akibat
    akomodasi akreditasi akselerasi akses aksi aktif aktivitas aktual aku akui akumulasi akuntabel akurat
    alas alat alih alir alokasi aman amanah amanat ambil anak analisis ancam andal aneka anggap anggar
    anggota anggur angkut angsur antar antara antisipasi anut apresiasi arah aransemen arsip arti artikel
    arus asal asas asosiasi aspek aspirasi asuh asumsi asuransi atas atasnama atur audit awas ayom
    edar edukasi efektif efisien ekonomi eksekusi eksistensi eksploitasi ekspor ekuitas elemen emban
    empati energi entas erat etika etos evakuasi evaluasi
    ibadah ibadat identifikasi identitas ikan ikat ikhtiar ikhtisar iklan iklim ikut iman imbas imbau
    implementasi implikasi impor inap indah indikasi industri infeksi inflasi informasi ingat ingin
    inisiasi inovasi inovatif inspirasi instansi instruksi integral integrasi integritas intensif
    intervensi inventaris inventarisasi investasi irigasi iring isi izin
    obat objek olah olahraga oleh operabilitas operasi operasional optimal optimalisasi optimum orang
    organisasi orientasi otomatis otonomi otoritas
    uang ubah ucap ujar uji ujung ukir ukur ulang umat umpama umum umur undang undur unggah unggul ungkap
    ungsi unit untuk untung upah upaya urai urus urut usaha usul usung utama utang utara utuh
    """)
_AKAR_NG: Final = _AKAR | _himpunan(
    "abai acu imbang aduk agung alam amal amat ambang ampu angan angkat anjur antre asah asap eja elak entri erti "
    "esensi estimasi imunisasi injeksi introduksi ungguli utus"
)
_AKAR_R: Final = _AKAR | _himpunan("awal akal alasan udara")

# Prefixes that end in a consonant, as they may pile up before a vowel; no search runs back over six letters.
_AWALAN: Final = re.compile(
    r"(?:(?:mem|ber|ter|di|ke|se|pem|pe|me)?(?P<r>ber|ter|per)|(?:mem|ber|ter|di|ke|se)?(?P<ng>peng|meng)"
    r"|(?P<r2>antar|inter|super|hiper|sub|non))(?=[aiueo])"
)
_UNSUR: Final = re.compile(
    r"infra(?=s)|trans(?=[kpt])|tidak(?=[aiueoh]...)|wira(?=[su])"
    r"|arus(?=utama)|ambil(?=alih)|tata(?=usaha)|re(?=struktur)|^non(?=[gy])|^(?:di|ke|se)(?=s(?:tabil|tandar|trateg|ponsor|pesif))"
)

# Letters that Indonesian words do not have there: foreign words are parted by rules that are not ours.
_ASING: Final = re.compile(
    r"[qx]|[bdpstw]h|(?<!n)gh|[cjvwy](?![aiueo])|ou|oo(?![pr])|(?<!^[ks])ee|([cdfhjlmprstvwyz])\1|[^aiueo]{6}"
)

_VOKAL: Final = "aiueo"
_RUAS: Final = re.compile(r"[aiueo]+|[^aiueo]+")
_BUNYI: Final = re.compile(r"ng|ny|kh|sy|.")
_DIFTONG: Final = _himpunan(
    "ai au ei oi eu ui uu ii oo"
)  # the last ones are rarely two syllables, or foreign
_TIGA_VOKAL: Final = {
    "uai": (1,),
    "iau": (1,),
    "aua": (2,),
    "aia": (2,),
    "eua": (2,),
    "iaa": (1, 2),
    "uaa": (1, 2),
}
_GUGUS: Final = _himpunan("pr br tr dr kr gr fr pl bl kl gl fl dy ty ky")
_GUGUS_AWAL: Final = _GUGUS | {"st", "sp", "sk", "sw", "ps", "kw", "tw", "dw"}
_BUKAN_AKHIR_AKAR: Final = _himpunan("w y c j v ny sy kh")  # no root with -an ends in these

# What the rules get wrong. A word without a hyphen is never parted.
_KHUSUS_KATA: Final = """
    ber-im-bang hard-ware soft-ware web-site governance government broadband stake-holder
    ka-rang-a-nyar ka-rang-a-sem tu-lung-a-gung
"""


def pengecualian(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Words written with their breaks ("tu-lung-a-gung", "suryadi") to the map that `penggal` takes.

    A word without a hyphen is never parted. Breaks too near to an end are dropped; small letters come out.
    """
    out: dict[str, tuple[int, ...]] = {}
    for word in words:
        parts = word.lower().split("-")
        places, at = [], 0
        for part in parts[:-1]:
            at += len(part)
            places.append(at)
        key = "".join(parts)
        out[key] = tuple(i for i in places if SISI <= i <= len(key) - SISI)
    return out


_KHUSUS: Final = pengecualian(_KHUSUS_KATA.split())


def penggal(word: str, exceptions: Mapping[str, tuple[int, ...]] = TANPA) -> tuple[int, ...]:
    """The indices before which a word may be parted, rising; () for what must stay whole.

    `exceptions` are whole words in small letters, made by `pengecualian`; they win over all rules. Parted are
    words of a-z with at least seven letters, the first one raised or not (headings and names of offices are
    raised words in a government's paper; names of persons belong into `exceptions`). Never parted: capitals,
    abbreviations, figures, addresses, words with a hyphen (see `sela`), and words that are not spelt
    as Indonesian ones are.
    """
    if len(word) < TERPENDEK:
        return ()
    if exceptions and not word.isupper():
        found = exceptions.get(word.lower())
        if found is not None:
            return found
    return _penggal(word)


def sela(word: str) -> tuple[int, ...]:
    """The indices after a compound's own hyphens: "undang-undang" -> (7,); three letters stay on either side."""
    return tuple(
        i + 1
        for i, char in enumerate(word)
        if char == "-" and word[max(i - SISI, 0) : i].isalpha() and word[i + 1 : i + 1 + SISI].isalpha()
        if SISI <= i <= len(word) - SISI - 1
    )


@lru_cache(maxsize=4096)
def _penggal(word: str) -> tuple[int, ...]:
    if not (word.isascii() and word.isalpha() and word[1:].islower()):
        return ()
    word = word.lower()
    found = _KHUSUS.get(word)
    if found is not None:
        return found
    if _ASING.search(word):
        return ()
    end, cuts = _akhiran(word)
    start = 0
    for seam in _sambungan(word, end):
        cuts.append(seam)
        _suku(word, start, seam, cuts)
        start = seam
    _suku(word, start, end, cuts)
    last = len(word) - SISI
    return tuple(sorted(i for i in set(cuts) if SISI <= i <= last))


def _akhiran(word: str) -> tuple[int, list[int]]:
    """Where the root with its prefixes ends, and the sure breaks after it."""
    end, cuts = len(word), []
    for particles in (("lah", "kah", "pun"), ("nya",)):
        if end > 6 and word.endswith(particles, 0, end):
            end -= 3
            cuts.append(end)
    if word.startswith("perbankan"):
        return 7, [*cuts, 7]
    if word.endswith("kan", 0, end) and end >= 7:
        verb = (word.startswith(("me", "di")) and end >= 8) or (word.startswith("ter") and end >= 10)
        if verb or word[end - 4] not in _VOKAL:
            return end - 3, [*cuts, end - 3]
        # pendidik-an, perbaik-an: the k is the root's; in perhati-kan it is not. The nouns in ke- and pe- are sure.
        sure = word.startswith(("ke", "pe")) and not word.startswith("per")
        return end - 2, [*cuts, end - 2] if sure else cuts
    if word.endswith("an", 0, end) and end >= 5:
        return _akhiran_an(word, end, cuts)
    return end, cuts


def _akhiran_an(word: str, end: int, cuts: list[int]) -> tuple[int, list[int]]:
    """As `_akhiran`, for a word in -an: pelayan-an and jalan look alike, so nothing parts the letter before it."""
    if word[end - 3] in _VOKAL:
        return end - 2, [*cuts, end - 2]
    tail = end - 3
    while tail and word[tail - 1] not in _VOKAL:
        tail -= 1
    sounds = _BUNYI.findall(word[tail : end - 2])
    if len(sounds) > 1 or sounds[0] in _BUKAN_AKHIR_AKAR:
        return end, cuts
    sure = end >= 8 and word.startswith(("ke", "pe"))
    return end - 2, [*cuts, end - 2] if sure else cuts


def _sambungan(word: str, end: int) -> list[int]:
    """The joints of prefix and root, or of two words, that the rule for syllables would not find."""
    seams = []
    prefix = _AWALAN.match(word)
    if prefix:
        start = prefix.end()
        roots = _AKAR_NG if prefix["ng"] else _AKAR_R if prefix["r"] else _AKAR
        whole = word[start:] if word.endswith("lah") else ""  # of meng-olah, where -lah is no particle
        for root in (word[start:end], whole):
            if root in roots or (root.endswith("i") and root[:-1] in roots):
                seams.append(start)
    seams += [found.end() for found in _UNSUR.finditer(word, 0, end)]
    return sorted(set(seams))


def _suku(word: str, start: int, end: int, cuts: list[int]) -> None:
    """Add the breaks between the syllables of word[start:end]."""
    at = start
    runs = _RUAS.findall(word[start:end])
    for i, run in enumerate(runs):
        if run[0] in _VOKAL:
            if len(run) == 2:
                if run not in _DIFTONG:
                    cuts.append(at + 1)
            elif len(run) == 3:
                cuts += [at + k for k in _TIGA_VOKAL.get(run, ())]
        elif at > start and i < len(runs) - 1:
            offset = _batas(run)
            if offset is not None:
                cuts.append(at + offset)
        at += len(run)


@lru_cache(maxsize=1024)
def _batas(run: str) -> int | None:
    """Where consonants between two vowels are parted; None where sources differ."""
    sounds = _BUNYI.findall(run)
    if len(sounds) == 1:
        return 0
    first = len(sounds[0])
    if len(sounds) == 2:
        return None if run in _GUGUS else first
    second = first + len(sounds[1])
    if sounds[:2] == ["k", "s"]:
        return second
    if sounds[1] + sounds[2] in _GUGUS_AWAL:
        return first
    return second if len(sounds) == 3 else None
