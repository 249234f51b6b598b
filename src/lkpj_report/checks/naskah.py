"""Checks over the finished papers of a set: what templates typed by hand, and whether all papers say the same. Codes K831 to K834.

In: the settled trees of the papers with the report that they were made from. Out: findings, at the place of the
input or the template that the words came from. What came from one field can't differ between papers; what a
template or a free text types can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lkpj_report.checks.perkara import Perkara, tempat
from lkpj_report.diagnostics import Diagnostic, Place, info, warning
from lkpj_report.document.tree import Block, Document, Heading, ListBlock, Paragraph, Table, Text, Value
from lkpj_report.document.walk import block_runs, leaves
from lkpj_report.laporan.umum import JenisNaskah, Singkatan
from lkpj_report.records import dataclass


@dataclass(frozen=True, slots=True)
class Perangkat:
    """The papers of a set by name, with their report."""

    perkara: Perkara
    naskah: Mapping[str, Document]

    @property
    def potongan(self) -> tuple[Potongan, ...]:
        """All words of all papers, walked once."""
        return self.perkara.sekali("potongan naskah", lambda: tuple(_potongan(self.naskah)))


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of words of a paper; `ketikan` when the template typed it, else it came from the input."""

    naskah: str
    teks: str
    ketikan: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class CheckNaskah:
    """A check over a set: its stable code, its name in words, and the function that finds."""

    kode: str
    nama: str
    fungsi: Callable[[Perangkat], Iterator[Diagnostic]]


def _potongan(naskah: Mapping[str, Document]) -> Iterator[Potongan]:
    for nama, document in naskah.items():
        for block in document.blocks:
            place = _place(block)
            for children in block_runs(block):
                for leaf in leaves(children):
                    if isinstance(leaf, Text):
                        yield Potongan(nama, leaf.text, True, place)
                    elif isinstance(leaf, Value):
                        yield Potongan(nama, leaf.text, leaf.origin is None, tempat(leaf.origin) or place)


def _place(block: Block) -> Place | None:
    """Where the template wrote a block, when it is known."""
    return block.span if isinstance(block, Heading | Paragraph | ListBlock | Table) else None


_ANGKA = re.compile(r"\d+(?:[.,/]\d+)*")
# Articles and acts are the template's own words; so are the numbers of forms in brackets.
_PERATURAN = re.compile(
    r"\b(?:Nomor|Pasal|ayat|Tahun|UU|PP|Permendagri|huruf|Bab|Lampiran|rangkap)\s*\(?\d+(?:\s*(?:/|Tahun)\s*\d+)?\)?",
    re.IGNORECASE,
)


def angka_ketikan(s: Perangkat) -> Iterator[Diagnostic]:
    """Numbers that a template types by hand have no source in the input (a rule of this program); one finding a paper."""
    ketikan: dict[str, list[tuple[str, Place | None]]] = {}
    for p in s.potongan:
        if p.ketikan and (m := _ANGKA.search(_PERATURAN.sub("", p.teks))):
            ketikan.setdefault(p.naskah, []).append((m[0], p.place))
    for nama, semua in ketikan.items():
        angka = ", ".join(dict.fromkeys(a for a, _ in semua[:5]))
        yield info(
            "K831", f'naskah "{nama}" memuat {len(semua)} angka yang diketik di templat: {angka}', semua[0][1],
            "ambil angkanya dari isian, supaya tidak tertinggal tahun depan",
        )  # fmt: skip


_GELAR = r"(?:,\s*(?:[A-Z]{2,4}|[A-Z][A-Za-z]{0,4}(?:\.[A-Za-z]{1,5}){1,3}\.?)(?=[,\s)]|$))+"
_DEPAN = re.compile(r"^(?:(?:dr|drg|Dr|Drs|Dra|Ir|Prof|H|Hj|K\.H)\.\s*)+")


def nama_orang(s: Perangkat) -> Iterator[Diagnostic]:
    """A person has one name with one set of degrees in all papers (a rule of this program)."""
    for polos, lengkap in _orang(s.perkara).items():
        benar = lengkap[lengkap.index(polos) + len(polos) :].strip()
        for p in s.potongan:
            if polos.casefold() not in p.teks.casefold():
                continue
            for m in re.finditer(rf"(?i:{re.escape(polos)})(?P<gelar>{_GELAR})", p.teks):
                if _rata(m["gelar"]) != _rata(benar):
                    yield warning(
                        "K832", f'naskah "{p.naskah}" menulis "{m[0]}", sedangkan namanya "{lengkap}"', p.place,
                        "samakan nama dan gelarnya di semua naskah",
                    )  # fmt: skip


def _rata(gelar: str) -> str:
    """Degrees as they are compared: a settled tree has no-break spaces."""
    return "".join(gelar.split()).casefold()


def _orang(p: Perkara) -> dict[str, str]:
    """Names without degrees, each with the full name; people of one name with two full names are left out."""
    dprd = p.laporan.dprd
    nama = [o.nama for o in p.laporan.pejabat]
    nama += [n for n in (dprd.ketua, *dprd.wakil_ketua) if n] if dprd is not None else []
    out: dict[str, str] = {}
    ganda: set[str] = set()
    for n in nama:
        polos = _DEPAN.sub("", n.split(",")[0]).strip()
        if polos in out and out[polos] != n:
            ganda.add(polos)
        if len(polos) > 4:
            out[polos] = n
    return {k: v for k, v in out.items() if k not in ganda}


_TAHUN = re.compile(r"\b(?:Tahun Anggaran|TA|tahun)\s+(?P<tahun>20\d\d)\b(?!\s*tentang)", re.IGNORECASE)


def tahun_basi(s: Perangkat) -> Iterator[Diagnostic]:
    """No template speaks of a fiscal year by its number: next year the sentence would be stale (a rule of this program)."""
    for p in s.potongan:
        if not p.ketikan:
            continue
        for m in _TAHUN.finditer(_PERATURAN_BERTAHUN.sub("", p.teks)):
            if int(m["tahun"]) != s.perkara.tahun:
                yield warning(
                    "K833", f'naskah "{p.naskah}" memuat "{m[0]}" yang diketik di templat, sedangkan laporan untuk '
                    f"tahun {s.perkara.tahun}",
                    p.place, "ambil tahunnya dari isian",
                )  # fmt: skip


_PERATURAN_BERTAHUN = re.compile(r"Nomor\s+\d+\s+Tahun\s+\d{4}", re.IGNORECASE)

_JUDUL = {
    jenis: re.compile(rf"\b{jenis.value}\b")
    for jenis in JenisNaskah
    if " " in jenis.value  # "Penjelasan" alone is a common word
}
_SINGKATAN = {Singkatan.LKPJ: re.compile(r"\bLKPJ\b"), Singkatan.LKPJ_KECIL: re.compile(r"\bLKPj\b")}


def sebutan_sama(s: Perangkat) -> Iterator[Diagnostic]:
    """All papers call the speech and the report by one name (a rule of this program)."""
    umum = s.perkara.laporan.laporan
    pola = [(k.value, r, umum.naskah.value) for k, r in _JUDUL.items() if k is not umum.naskah]
    pola += [(k.value, r, umum.singkatan.value) for k, r in _SINGKATAN.items() if k is not umum.singkatan]
    sudah: set[tuple[str, str, Place | None]] = set()
    for p in s.potongan:
        if p.teks.isupper() and " " in p.teks.strip():
            continue  # a heading in capitals has no small letter to lose
        for sebutan, r, benar in pola:
            kunci = (p.naskah, sebutan, p.place)
            if r.search(p.teks) and kunci not in sudah:
                sudah.add(kunci)
                yield warning(
                    "K834", f'naskah "{p.naskah}" menulis "{sebutan}", sedangkan sebutannya "{benar}"', p.place,
                    "samakan sebutannya, atau ubah laporan.naskah dan laporan.singkatan",
                )  # fmt: skip


CHECKS_NASKAH: tuple[CheckNaskah, ...] = (
    CheckNaskah("K831", "angka yang diketik di templat", angka_ketikan),
    CheckNaskah("K832", "satu nama di semua naskah", nama_orang),
    CheckNaskah("K833", "tahun yang tertinggal di templat", tahun_basi),
    CheckNaskah("K834", "satu sebutan di semua naskah", sebutan_sama),
)
"""One row a code, as in `table.CHECKS`; a new one is a function and a row."""
