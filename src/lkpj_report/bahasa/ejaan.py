"""Spellings that formal papers do not use, and their cure: the data of a check on printed text.

Comes in: a stretch of running text. Goes out: what is wrong in it, where, and what to write. The
table is small and certain; a spelling that some dictionary allows is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Temuan:
    """A wrong spelling at text[start:end]: `salah` as it stands, `benar` with its case kept, the reason."""

    start: int
    end: int
    salah: str
    benar: str
    alasan: str


BAKU = "bentuk baku menurut KBBI"
PISAH = "ditulis terpisah"
SERANGKAI = "ditulis serangkai"

KATA: dict[str, tuple[str, str]] = {
    "walikota": ("wali kota", PISAH),
    "wakil walikota": ("wakil wali kota", PISAH),
    "milyar": ("miliar", BAKU),
    "milyard": ("miliar", BAKU),
    "trilyun": ("triliun", BAKU),
    "triliyun": ("triliun", BAKU),
    "trilliun": ("triliun", BAKU),
    "jum'at": ("Jumat", "nama hari ditulis tanpa apostrof"),
    "pebruari": ("Februari", BAKU),
    "nopember": ("November", BAKU),
    "propinsi": ("provinsi", BAKU),
    "aktifitas": ("aktivitas", BAKU),
    "efektifitas": ("efektivitas", BAKU),
    "produktifitas": ("produktivitas", BAKU),
    "kreatifitas": ("kreativitas", BAKU),
    "prosentase": ("persentase", BAKU),
    "prosentasi": ("persentase", BAKU),
    "ijin": ("izin", BAKU),
    "perijinan": ("perizinan", BAKU),
    "ijasah": ("ijazah", BAKU),
    "kwalitas": ("kualitas", BAKU),
    "kwantitas": ("kuantitas", BAKU),
    "kwitansi": ("kuitansi", BAKU),
    "analisa": ("analisis", BAKU),
    "resiko": ("risiko", BAKU),
    "sistim": ("sistem", BAKU),
    "hutang": ("utang", BAKU),
    "sekedar": ("sekadar", BAKU),
    "jadual": ("jadwal", BAKU),
    "nasehat": ("nasihat", BAKU),
    "penasehat": ("penasihat", BAKU),
    "praktek": ("praktik", BAKU),
    "apotik": ("apotek", BAKU),
    "obyek": ("objek", BAKU),
    "subyek": ("subjek", BAKU),
    "metoda": ("metode", BAKU),
    "kongkrit": ("konkret", BAKU),
    "konkrit": ("konkret", BAKU),
    "hakekat": ("hakikat", BAKU),
    "himbauan": ("imbauan", BAKU),
    "menghimbau": ("mengimbau", BAKU),
    "azas": ("asas", BAKU),
    "karir": ("karier", BAKU),
    "kadaluarsa": ("kedaluwarsa", BAKU),
    "managemen": ("manajemen", BAKU),
    "nomer": ("nomor", BAKU),
    "tehnik": ("teknik", BAKU),
    "tehnis": ("teknis", BAKU),
    "tehnologi": ("teknologi", BAKU),
    "standarisasi": ("standardisasi", BAKU),
    "merubah": ("mengubah", "kata dasarnya ubah"),
    "dirubah": ("diubah", "kata dasarnya ubah"),
    "sekertaris": ("sekretaris", BAKU),
    "sekertariat": ("sekretariat", BAKU),
    "terimakasih": ("terima kasih", PISAH),
    "kerjasama": ("kerja sama", PISAH),
    "tanggungjawab": ("tanggung jawab", PISAH),
    "bertanggungjawab": ("bertanggung jawab", PISAH),
    "sumberdaya": ("sumber daya", PISAH),
    "tandatangan": ("tanda tangan", PISAH),
    "di karenakan": ("dikarenakan", SERANGKAI),
    "di sebabkan": ("disebabkan", SERANGKAI),
    "di laksanakan": ("dilaksanakan", SERANGKAI),
    "antar daerah": ("antardaerah", SERANGKAI),
}
"""Wrong spelling (small letters, plain apostrophe and space) to the right one and the reason."""

NAMA = frozenset({"walikota", "wakil walikota"})
"""Words of a title: all words of the cure are raised when the first one is ("Wali Kota")."""

_EDGE, _END = r"(?<![\w@/.'’])", r"(?![\w@/]|\.\w|['’]\w)"
_WORDS = re.compile(
    _EDGE
    + "(?:"
    + "|".join(
        re.escape(k).replace(r"\ ", "[ \u00a0]").replace("'", "['’`]")
        for k in sorted(KATA, key=len, reverse=True)
    )
    + ")"
    + _END,
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"{_EDGE}(ke(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))(belas|puluh|ratus|ribu)"
    r"((?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)?)(?!\w)",
    re.IGNORECASE,
)
_KE_ROMAN = re.compile(rf"{_EDGE}[Kk]e-([IVXLC]+)(?!\w)")
_MONEY = re.compile(
    r"(?<!\w)(?P<rp>[Rr][Pp])(?P<sep>\.?[ \u00a0]*)(?P<angka>[0-9](?:[0-9.,]*[0-9])?)(?P<ekor>,[-–—]+)?"
    r"(?P<satuan>[ \u00a0](?:ribu|juta|miliar|milyar|triliun|trilyun))?(?P<rupiah>[ \u00a0]rupiah(?!\w))?"
)
_DASHED = re.compile(r"(?<![\w.,])([0-9][0-9.]*),[-–—]+(?![0-9])")
# A citation up to its title: "Undang-Undang Nomor 23 Tahun 2014 tentang …". Titles stay as enacted.
_TITLE = re.compile(
    r"(?:Undang-Undang|Peraturan|Keputusan|Instruksi)\b[^.;:\n]{0,120}?\b(?:Nomor|Tahun)\b[^.;:\n]{0,60}?\btentang\b[^.;:\n]*"
    r"|(?:Peraturan|Keputusan|Instruksi)[ \u00a0][^.;:,\n]{0,60}?\bNomor\b"
)


def salah_eja(text: str) -> tuple[Temuan, ...]:
    """All wrong spellings of a text, in order, none over another; whole words only, case kept in the cure.

    Capitalised words inside the name or title of an act stay as enacted ("tentang Pemilihan
    Gubernur, Bupati, dan Walikota").
    """
    found = sorted([*_words(text), *_ordinals(text), *_money(text)])
    out: list[Temuan] = []
    for finding in found:
        # Part of a longer cure ("Rp 5 milyar"): said once.
        if not out or finding.start >= out[-1].end:
            out.append(finding)
    return tuple(out)


def _words(text: str) -> Iterator[Temuan]:
    titles: list[tuple[int, int]] | None = None
    for match in _WORDS.finditer(text):
        if match[0][0].isupper():
            if titles is None:
                titles = [m.span() for m in _TITLE.finditer(text)]
            if any(a <= match.start() < b for a, b in titles):
                continue
        key = match[0].lower().replace("\u00a0", " ").replace("’", "'").replace("`", "'")
        benar, alasan = KATA[key]
        yield Temuan(*match.span(), match[0], seperti(match[0], benar, key in NAMA), alasan)


def _ordinals(text: str) -> Iterator[Temuan]:
    for match in _ORDINAL.finditer(text):
        benar = " ".join(part.lower() for part in match.groups() if part)
        yield Temuan(
            *match.span(), match[0], seperti(match[0], benar), "ke- hanya serangkai dengan kata pertama"
        )
    for match in _KE_ROMAN.finditer(text):
        yield Temuan(*match.span(), match[0], match[1], "angka Romawi ditulis tanpa ke-")


def _money(text: str) -> Iterator[Temuan]:
    for match in _MONEY.finditer(text):
        reasons = []
        if match["rp"] != "Rp":
            reasons.append("lambang rupiah ditulis Rp")
        if match["sep"]:
            reasons.append("Rp ditulis rapat dengan angkanya, tanpa titik")
        if match["ekor"]:
            reasons.append('",-" tidak dipakai')
        if match["rupiah"]:
            reasons.append("Rp dan rupiah berarti sama, cukup satu")
        if reasons:
            satuan = (match["satuan"] or "").replace("milyar", "miliar").replace("trilyun", "triliun")
            benar = f"Rp{match['angka']}{satuan}"
            yield Temuan(*match.span(), match[0], benar, "; ".join(reasons))
    for match in _DASHED.finditer(text):
        yield Temuan(*match.span(), match[0], match[1], '",-" tidak dipakai')


def seperti(salah: str, benar: str, nama: bool = False) -> str:
    """The cure in the case of the wrong word: "WALIKOTA" -> "WALI KOTA", "Walikota" -> "Wali Kota".

    `nama` raises each word where the first one is raised; other words raise only their first letter.
    """
    if len(salah) > 1 and salah.isupper():
        return benar.upper()
    if not salah[0].isupper():
        return benar
    if nama and (" " not in salah or salah.split(" ")[1][:1].isupper()):
        return " ".join(word[0].upper() + word[1:] for word in benar.split(" "))
    return benar[0].upper() + benar[1:]
