"""One input file's text, turned into the next year's: edits by place, so that comments and layout survive.

In: a file as read, its raw tree, the model. Out: the new bytes and what a person has to know of each change.
Sentences that are emptied stay above their key as `# tahun lalu: …`; figures stay in last year's folder alone,
where the program takes them from.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import assert_never

from lkpj_report.build.rollover.nasib import Nasib, Tempat, adalah_kalimat, nasib
from lkpj_report.laporan.kinerja import StatusTindakLanjut
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.skalar import Tahun
from lkpj_report.records import dataclass
from lkpj_report.source import tree
from lkpj_report.source.encoding import decode
from lkpj_report.source.sunting import (
    Suntingan,
    buang,
    ganti_nilai,
    kosongkan,
    kosongkan_butir,
    sesudah,
    terapkan,
)
from lkpj_report.source.tautan import KEY
from lkpj_report.source.tipe import SKALAR, Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe, susunan
from lkpj_report.source.tree import Mapping
from lkpj_report.source.yaml_reader import read_yaml

TANDA = "tahun lalu:"
"""How a remark with last year's words begins."""

_LAMA = re.compile(rf"\s*# {TANDA}")
_PERATURAN = re.compile(r"\bNomor \S+ Tahun [12]\d{3}")


class Hal(StrEnum):
    """What was done, in the words of the screen."""

    TULIS = "tulis kalimatnya"
    ISI = "isi angka atau tanggalnya"
    SESUAIKAN = "tahunnya sudah diganti; periksa"
    HAPUS = "dihapus karena hanya berlaku tahun lalu"
    BERKAS = "ganti berkasnya"
    PANTAU = "belum selesai tahun lalu; pastikan masih ditindaklanjuti"


@dataclass(frozen=True, slots=True)
class Catatan:
    """One change: what, where in the model, and of which thing: the spreadsheet, the numbers of open items."""

    hal: Hal
    tempat: str
    nama: str = ""


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file of the new year and what was done to it."""

    data: bytes
    catatan: tuple[Catatan, ...]


def ubah_berkas(name: str, data: bytes, tahun: int, folder_lama: str) -> Berkas:
    """The next year's file; `tahun` is the year that it was for, `folder_lama` that year's folder by name.

    The file must be readable (our bug otherwise): `folder` has looked. Remarks of the year before last go first.
    """
    text = decode(name, data).text or ""
    lines = [line for line in text.split("\n") if not _LAMA.match(line)]
    file, _ = read_yaml(name, "\n".join(lines).encode("utf-8"))
    assert file.root is not None, f"{name} could not be read"
    pen = _Pena(lines, tahun, folder_lama, name)
    pen.bagian(susunan(Laporan), file.root, ())
    return Berkas(_bytes("\n".join(terapkan(lines, pen.suntingan)), data), tuple(pen.catatan))


def _bytes(text: str, like: bytes) -> bytes:
    """UTF-8 with the mark and the line ends of the old file."""
    end = "\r\n" if b"\r\n" in like else "\n"
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return mark + text.replace("\n", end).encode("utf-8")


class _Pena:
    """Walks a file's tree and the model together; collects edits and notes."""

    def __init__(self, lines: list[str], tahun: int, folder_lama: str, nama: str) -> None:
        self.lines, self.tahun, self.folder_lama, self.nama = lines, tahun, folder_lama, nama
        self.suntingan: list[Suntingan] = []
        self.catatan: list[Catatan] = []
        near = "|".join(str(t) for t in (tahun - 1, tahun, tahun + 1))
        self.dekat = re.compile(rf"(?<![\d–/.-])({near})(?![\d–/-])")
        self.tahun_anggaran = re.compile(rf"(\bTahun Anggaran ){tahun}(?!\d)", re.IGNORECASE)

    def bagian(self, tipe: Susunan, node: Mapping, tempat: Tempat) -> None:
        """All entries of a part; notes of a file (`sumber`, `catatan`) stand beside its subjects."""
        for entry in node.entries:
            isian = tipe.isian.get(entry.key)
            if isian is None and not tempat and entry.key in ("sumber", "catatan"):
                isian = Isian(entry.key, SKALAR[str], False, False, "")
            if isian is not None:
                self.isian(isian, entry, (*tempat, entry.key))

    def isian(self, isian: Isian, entry: tree.Entry, tempat: Tempat) -> None:
        """One field."""
        if isinstance(entry.value, tree.Empty):
            return
        if isinstance(entry.value, Mapping) and (link := entry.value.get(KEY)) is not None:
            if isinstance(link.value, tree.Scalar):
                self.tautan(entry.value, link.value, tempat)
            return
        what = nasib(tempat, isian)
        match what:
            case Nasib.BARU:
                self.baru(entry, tempat)
            case Nasib.BUANG:
                self.tulis(buang(self.lines, entry), Hal.HAPUS, tempat)
            case Nasib.NAIK | Nasib.LALU:
                self.naik(entry, tempat, what)
            case Nasib.UTUH | Nasib.TETAP | Nasib.KOSONG:
                self.isi(isian.tipe, entry, tempat, what)
            case _:
                assert_never(what)

    def isi(self, tipe: Tipe, entry: tree.Entry, tempat: Tempat, what: Nasib) -> None:
        """What stands below a key, by its type."""
        match tipe, entry.value:
            case Susunan(), Mapping() as node:
                self.bagian(tipe, node, tempat)
            case Peta(kunci), Mapping() as node if kunci.nama == Tahun.nama_tipe:
                self.per_tahun(node, tempat)
            case Peta(_, nilai), Mapping() as node:
                for e in node.entries:
                    self.isi(nilai, e, (*tempat, "*"), what)
            case Daftar(Susunan() as butir), tree.Sequence(items):
                for item in items:
                    if isinstance(item, Mapping):
                        self.bagian(butir, item, (*tempat, "*"))
            case Daftar(butir), tree.Sequence(items) if what is not Nasib.KOSONG:
                for item in items:
                    self.butir(butir, item, tempat, what)
            case ((Daftar() | Skalar() | Pilihan()), (tree.Sequence() | tree.Scalar())):
                self.akhir(tipe, entry, tempat, what)
            case _:  # of another form than the model: the check says so, here it stays
                return

    def akhir(self, tipe: Tipe, entry: tree.Entry, tempat: Tempat, what: Nasib) -> None:
        """A value, or a list of values that is emptied as one."""
        if what is Nasib.KOSONG:
            text = adalah_kalimat(tipe)
            said = list(_kata(entry.value)) if text else []
            is_list = isinstance(entry.value, tree.Sequence)
            edit = kosongkan(self.lines, entry, () if is_list else said, said if is_list else ())
            self.tulis(edit, Hal.TULIS if text else Hal.ISI, tempat)
        elif what is Nasib.TETAP and isinstance(entry.value, tree.Scalar):
            self.tetap(tipe, entry.value, tempat, entry)

    def butir(self, tipe: Tipe, item: tree.Node, tempat: Tempat, what: Nasib) -> None:
        if what is Nasib.TETAP and isinstance(item, tree.Scalar):
            self.tetap(tipe, item, tempat, None)

    def tetap(self, tipe: Tipe, value: tree.Scalar, tempat: Tempat, entry: tree.Entry | None) -> None:
        """A text that stays unless it names its year: the fiscal year moves on, any other mention empties it."""
        if tipe is not SKALAR[str]:
            return
        if not _PERATURAN.search(value.text) and self.tahun_anggaran.search(value.text):
            new = self.tahun_anggaran.sub(rf"\g<1>{self.tahun + 1}", value.text)
            if not self.dekat.search(self.tahun_anggaran.sub("", value.text)) and self._sebaris(value):
                self.tulis(ganti_nilai(self.lines, value, new), Hal.SESUAIKAN, tempat)
                return
        if self.dekat.search(_PERATURAN.sub("", value.text)):
            said = list(_kata(value))
            edit = (
                kosongkan(self.lines, entry, said)
                if entry is not None
                else kosongkan_butir(self.lines, value, said)
            )
            self.tulis(edit, Hal.TULIS, tempat)

    def _sebaris(self, value: tree.Scalar) -> bool:
        """Whether a value stands on one line as it is, so that it can be replaced there."""
        place = value.place
        line = getattr(place, "line", 0)
        return value.text in self.lines[line - 1] if line else False

    def per_tahun(self, node: Mapping, tempat: Tempat) -> None:
        """Values by year: what is there stays in its year, the new year's entry waits for its value."""
        new = str(self.tahun + 1)
        if node.entries and node.get(new) is None:
            self.tulis(sesudah(self.lines, node.entries[-1], f"{new}:"), Hal.ISI, tempat)

    def naik(self, entry: tree.Entry, tempat: Tempat, what: Nasib) -> None:
        """A year that moves on by one; the folder of last year's input."""
        if not isinstance(entry.value, tree.Scalar):
            return
        new = f"../{self.folder_lama}"
        if what is Nasib.NAIK:
            old = Tahun.baca(entry.value.text)
            if not isinstance(old, Tahun):
                return
            new = str(int(old) + 1)
        self.suntingan.append(ganti_nilai(self.lines, entry.value, new))

    def baru(self, entry: tree.Entry, tempat: Tempat) -> None:
        """A list whose items are last year's alone; a remark says where they are."""
        if not isinstance(entry.value, tree.Sequence | Mapping):
            return
        count = len(entry.value.items if isinstance(entry.value, tree.Sequence) else entry.value.entries)
        name = self.nama.rsplit("/", 1)[-1]
        said = f"{TANDA} {count} butir, lihat ../{self.folder_lama}/{name}"
        self.tulis(kosongkan(self.lines, entry, (), (said,)), Hal.TULIS, tempat)
        if isinstance(entry.value, tree.Sequence) and (terbuka := _terbuka(entry.value)):
            self.catatan.append(Catatan(Hal.PANTAU, ".".join(tempat), terbuka))

    def tautan(self, node: Mapping, berkas: tree.Scalar, tempat: Tempat) -> None:
        """A spreadsheet: a new one of the same name is to be put into the folder; one that lies elsewhere would be
        read again, so its name goes. Control totals are last year's."""
        self.catatan.append(Catatan(Hal.BERKAS, ".".join(tempat), berkas.text))
        if "/" in berkas.text or "\\" in berkas.text:
            entry = node.get(KEY)
            assert entry is not None
            self.suntingan.append(ganti_nilai(self.lines, berkas, re.split(r"[/\\]", berkas.text)[-1]))
        kontrol = node.get("jumlah_kontrol")
        if kontrol is not None:
            self.tulis(buang(self.lines, kontrol), Hal.HAPUS, (*tempat, "jumlah_kontrol"))

    def tulis(self, edit: Suntingan, hal: Hal, tempat: Tempat) -> None:
        """Note an edit."""
        self.suntingan.append(edit)
        self.catatan.append(Catatan(hal, ".".join(tempat)))


def _terbuka(items: tree.Sequence) -> str:
    """The numbers of the items of a register that are not done; of one without number its place in the list."""
    out: list[str] = []
    for n, item in enumerate(items.items, 1):
        status = item.get("status") if isinstance(item, Mapping) else None
        if status is None or not isinstance(status.value, tree.Scalar):
            continue
        if status.value.text.casefold() != StatusTindakLanjut.SELESAI.value:
            nomor = item.get("nomor") if isinstance(item, Mapping) else None
            out.append(nomor.value.text if nomor and isinstance(nomor.value, tree.Scalar) else f"butir {n}")
    return ", ".join(out)


def _kata(node: tree.Node) -> Iterator[str]:
    """Last year's words as remarks, a line each."""
    match node:
        case tree.Scalar(text):
            yield from (f"{TANDA} {line.strip()}" for line in text.split("\n") if line.strip())
        case tree.Sequence(items):
            for item in items:
                yield from _kata(item)
        case _:
            return
