"""Theme files to `Theme`: read like any other input, so a slip in a theme is shown at its line."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Diagnostic, Place, fault, has_fault, warning
from lkpj_report.document.theme import (
    NOTE,
    ROLES,
    FontFamily,
    LetterheadLook,
    ListLook,
    Page,
    PageNumber,
    ParagraphLook,
    SignatureLook,
    TableLook,
    Theme,
)
from lkpj_report.document.tree import Align
from lkpj_report.laporan.skalar import Cacah
from lkpj_report.records import dataclass
from lkpj_report.source.skema import Bagian, baca, isian
from lkpj_report.source.tree import Mapping


class Kertas(StrEnum):
    """Paper sizes: folio as offices use it (215 x 330 mm), as software offers it (210 x 330), A4."""

    F4 = "F4"
    F4_210 = "F4-210"
    A4 = "A4"


UKURAN = {Kertas.F4: (215.0, 330.0), Kertas.F4_210: (210.0, 330.0), Kertas.A4: (210.0, 297.0)}


class Rata(StrEnum):
    """How a paragraph stands."""

    RATA = "rata"
    KIRI = "kiri"
    TENGAH = "tengah"
    KANAN = "kanan"


class LetakLambang(StrEnum):
    """Where the picture of a letterhead stands: above the lines, or at the left of them."""

    ATAS = "atas"
    KIRI = "kiri"


class Jangkar(StrEnum):
    """Signs by which applications find the place of an electronic signature."""

    PAGAR = "#"
    TOPI = "^"
    DOLAR = "$"


class LetakNomor(StrEnum):
    """Where the page number stands."""

    ATAS = "atas"
    BAWAH = "bawah"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margin(Bagian):
    atas: Bilangan | None = isian("Margin atas (mm)", bawaan=None)
    bawah: Bilangan | None = isian("Margin bawah (mm)", bawaan=None)
    kiri: Bilangan | None = isian("Margin kiri (mm)", bawaan=None)
    kanan: Bilangan | None = isian("Margin kanan (mm)", bawaan=None)
    jilid: Bilangan | None = isian("Tambahan untuk jilid di sisi dalam (mm)", bawaan=None)
    tepi_atas: Bilangan | None = isian("Jarak nomor halaman dari tepi atas (mm)", bawaan=None)
    tepi_bawah: Bilangan | None = isian("Jarak nomor halaman dari tepi bawah (mm)", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ukuran(Bagian):
    lebar: Bilangan = isian("Lebar kertas (mm)")
    tinggi: Bilangan = isian("Tinggi kertas (mm)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kop(Bagian):
    garis: Bilangan | None = isian("Tebal garis di bawah kop (poin); 0 tanpa garis", bawaan=None)
    baris: tuple[str, ...] = isian("Baris kop yang menggantikan kop naskah", bawaan=())
    gambar: str = isian("Gambar kop, nama berkas di folder templat", bawaan="")
    tinggi_gambar: Bilangan | None = isian("Tinggi gambar (mm)", bawaan=None)
    letak_gambar: LetakLambang = isian("Gambar di atas atau di kiri baris kop", bawaan=LetakLambang.ATAS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nomor(Bagian):
    pola: str = isian("Pola dengan {halaman} dan {jumlah}", bawaan="- {halaman} -")
    posisi: LetakNomor = isian("Di atas atau di bawah", bawaan=LetakNomor.ATAS)
    rata: Rata = isian("Rata", bawaan=Rata.TENGAH)
    mulai: Cacah = isian("Halaman pertama yang bernomor: 1 atau 2", bawaan=Cacah(2))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Huruf(Bagian):
    word: str = isian("Nama huruf di Word")
    pengganti: tuple[str, ...] = isian("Huruf pengganti di Word", bawaan=())
    berkas: tuple[str, ...] = isian("Berkas TTF: tegak, tebal, miring, tebal miring")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tabel(Bagian):
    garis: Bilangan | None = isian("Tebal garis", bawaan=None)
    jarak: Bilangan | None = isian("Jarak isi dari garis", bawaan=None)
    lekuk: Bilangan | None = isian("Lekuk tiap tingkat (mm)", bawaan=None)
    arsir_kepala: Bilangan | None = isian("Terang arsir kepala (0 hitam, 1 putih)", bawaan=None)
    arsir_jumlah: Bilangan | None = isian("Terang arsir jumlah", bawaan=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TandaTangan(Bagian):
    lebar: Bilangan | None = isian("Lebar blok (mm)", bawaan=None)
    ruang: Bilangan | None = isian("Ruang tanda tangan (mm)", bawaan=None)
    kotak: Bilangan | None = isian("Sisi kotak tanda tangan elektronik (mm)", bawaan=None)
    jangkar: Jangkar = isian("Tanda di kotak itu yang dicari aplikasi penanda tangan", bawaan=Jangkar.PAGAR)
    catatan: str = isian("Catatan tanda tangan elektronik di kaki tiap halaman", bawaan=NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Daftar(Bagian):
    lekuk: Bilangan | None = isian("Lekuk tiap tingkat (mm)", bawaan=None)
    butir: tuple[str, ...] = isian("Tanda butir tiap tingkat", bawaan=ListLook().bullets)
    nomor: tuple[str, ...] = isian("Pola nomor tiap tingkat", bawaan=ListLook().numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Peran(Bagian):
    nama: str = isian("Nama gaya di Word")
    huruf: str = isian("Huruf", bawaan="isi")
    ukuran: Bilangan | None = isian("Ukuran huruf", bawaan=None)
    warna: str = isian("Warna huruf: enam angka heksadesimal", bawaan="")
    tebal: bool = isian("Tebal", bawaan=False)
    miring: bool = isian("Miring", bawaan=False)
    kapital: bool = isian("Huruf kapital semua", bawaan=False)
    rata: Rata = isian("Rata", bawaan=Rata.RATA)
    spasi: Bilangan | None = isian("Jarak baris sebagai kelipatan", bawaan=None)
    sebelum: Bilangan | None = isian("Jarak sebelum (poin)", bawaan=None)
    sesudah: Bilangan | None = isian("Jarak sesudah (poin)", bawaan=None)
    lekuk_awal: Bilangan | None = isian("Lekuk baris pertama (mm)", bawaan=None)
    kiri: Bilangan | None = isian("Lekuk kiri (mm)", bawaan=None)
    kanan: Bilangan | None = isian("Lekuk kanan (mm)", bawaan=None)
    tetap_dengan_berikut: bool = isian("Tidak terpisah dari alinea berikutnya", bawaan=False)
    utuh: bool = isian("Tidak terbelah halaman", bawaan=False)
    halaman_baru: bool = isian("Selalu mulai di halaman baru", bawaan=False)
    halaman_ganjil: bool = isian("Mulai di halaman baru; bila bolak-balik, di halaman ganjil", bawaan=False)
    penggal: bool = isian("Kata boleh dipenggal di akhir baris", bawaan=False)
    kalimat_utuh: bool = isian("Tiap kalimat satu alinea, tidak terbelah halaman", bawaan=False)
    nomor_di_atas: bool = isian("Nomor judul di barisnya sendiri, di atas judulnya", bawaan=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tema(Bagian):
    kertas: Kertas = isian("Ukuran kertas", bawaan=Kertas.F4)
    ukuran_kertas: _Ukuran | None = isian("Ukuran kertas yang lain", bawaan=None)
    margin: _Margin = isian("Margin", bawaan=_Margin())
    nomor_halaman: _Nomor = isian("Nomor halaman", bawaan=_Nomor())
    huruf: dict[str, _Huruf] = isian("Huruf menurut nama")
    penomoran_judul: tuple[str, ...] = isian(
        "Pola nomor judul tiap tingkat", bawaan=("{ROMAWI}.", "{HURUF}.", "{angka}.")
    )
    bolak_balik: bool = isian("Dicetak di kedua sisi kertas", bawaan=False)
    nomor_baris: bool = isian("Baris diberi nomor di pinggir", bawaan=False)
    titik_daftar: str = isian("Isi jarak sampai nomor halaman pada daftar isi", bawaan=".")
    kata_per_menit: Cacah = isian(
        "Kecepatan membaca naskah yang dibacakan, kata per menit; 0 bila tidak dibacakan", bawaan=Cacah(0)
    )
    tanda_konsep: str = isian("Tulisan latar pada konsep", bawaan="KONSEP")
    pemenggalan: tuple[str, ...] = isian(
        'Kata yang dipenggal lain dari kaidah, misalnya "ka-rang-a-sem"; tanpa tanda hubung: tidak dipenggal',
        bawaan=(),
    )
    tabel: _Tabel = isian("Tabel", bawaan=_Tabel())
    tanda_tangan: _TandaTangan = isian("Blok tanda tangan", bawaan=_TandaTangan())
    daftar: _Daftar = isian("Daftar", bawaan=_Daftar())
    kop: _Kop = isian("Kop naskah", bawaan=_Kop())
    peran: dict[str, _Peran] = isian("Tampilan tiap peran")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Berkas(Bagian):
    tema: _Tema = isian("Tema")
    dasar: str | None = isian("Nama tema yang isinya berlaku bila tidak ditulis di sini", bawaan=None)
    format: str | None = isian("Versi bentuk berkas", bawaan=None)
    sumber: str | None = isian("Sumber", bawaan=None)
    catatan: str | None = isian("Catatan", bawaan=None)


def read_theme(name: str, root: Mapping) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme of a file, or the faults of the file."""
    berkas, found = baca(_Berkas, root, "tema")
    if berkas is None:
        return None, found
    faults = (*found, *_missing(berkas.tema))
    return (None if has_fault(faults) else _theme(name, berkas.tema)), faults


def _missing(tema: _Tema) -> list[Diagnostic]:
    out = [
        fault("D102", f'peran "{role}" tidak ada di tema', tema.letak["peran"])
        for role in ROLES
        if role not in tema.peran
    ]
    for name, huruf in tema.huruf.items():
        if len(huruf.berkas) != 4:
            out.append(fault("D119", f'huruf "{name}" memerlukan empat berkas', huruf.letak["berkas"]))
    used = {p.huruf: p.letak["huruf"] for p in tema.peran.values()}
    out += [
        fault("D119", f'huruf "{n}" tidak ada di tema', place)
        for n, place in used.items()
        if n not in tema.huruf
    ]
    for i, text in enumerate(tema.penomoran_judul):
        out += _pattern(text, "angka huruf HURUF romawi ROMAWI", tema.letak[f"penomoran_judul.{i}"])
    for i, text in enumerate(tema.daftar.nomor):
        out += _pattern(text, "angka huruf HURUF romawi ROMAWI", tema.daftar.letak[f"nomor.{i}"])
    out += _pattern(tema.nomor_halaman.pola, "halaman jumlah", tema.nomor_halaman.letak["pola"])
    if tema.nomor_halaman.mulai not in (1, 2):  # Word can leave out the first page's number, no other's
        place = tema.nomor_halaman.letak["mulai"]
        out.append(
            fault(
                "D119",
                f"nomor halaman tidak dapat mulai di halaman {tema.nomor_halaman.mulai}",
                place,
                "pilihan: 1 atau 2",
            )
        )
    return [*out, *_room(tema), *_sizes(tema), *_misspelt(tema)]


def _pattern(text: str, names: str, place: Place | None) -> list[Diagnostic]:
    """A pattern holds its names in braces and no other brace."""
    known = names.split()
    rest = re.sub(r"\{([^{}]*)\}", lambda m: "" if m[1] in known else "{", text)
    if "{" in rest or "}" in rest:
        return [
            fault("D119", f'pola "{text}" tidak dikenal', place, "yang ada: {" + "}, {".join(known) + "}")
        ]
    return []


def _room(tema: _Tema) -> list[Diagnostic]:
    """Margins leave room for text."""
    width, height = _sheet(tema)
    page, m = Page(), tema.margin
    across = _number(m.kiri, page.left) + _number(m.kanan, page.right) + _number(m.jilid, page.binding)
    down = _number(m.atas, page.top) + _number(m.bawah, page.bottom)
    if across > width - 60 or down > height - 60 or min(v.nilai for v in _given(m)) < 0:
        return [
            fault(
                "D119",
                "margin tidak menyisakan ruang untuk isi",
                m.letak.diri,
                "tulis dalam milimeter, misalnya 25",
            )
        ]
    return []


def _sheet(tema: _Tema) -> tuple[float, float]:
    """Width and height of the paper (mm)."""
    own = tema.ukuran_kertas
    return UKURAN[tema.kertas] if own is None else (float(own.lebar.nilai), float(own.tinggi.nilai))


def _given(m: _Margin) -> list[Bilangan]:
    given = (m.atas, m.bawah, m.kiri, m.kanan, m.jilid, m.tepi_atas, m.tepi_bawah)
    return [v for v in given if v is not None] or [Bilangan(Decimal(0), Decimal(1))]


def _sizes(tema: _Tema) -> list[Diagnostic]:
    """Type sizes in points and leading as a multiple that can be printed and read; colours; the sheet."""
    out: list[Diagnostic] = []
    own = tema.ukuran_kertas
    if own is not None and not all(90 <= side.nilai <= 600 for side in (own.lebar, own.tinggi)):
        out.append(fault("D119", "ukuran kertas di luar 90 sampai 600 mm", own.letak.diri))
    for role, p in tema.peran.items():
        for name, value, low, high in (("ukuran", p.ukuran, 4, 72), ("spasi", p.spasi, Decimal("0.7"), 4)):
            if value is not None and not low <= value.nilai <= high:
                out.append(fault("D119", f'{name} peran "{role}" di luar {low} sampai {high}', p.letak[name]))
        if p.warna and not re.fullmatch("[0-9A-Fa-f]{6}", p.warna):
            cure = 'tulis enam angka heksadesimal di antara tanda petik, misalnya "1F3864"'
            out.append(fault("D119", f'warna "{p.warna}" tidak dikenal', p.letak["warna"], cure))
    return out


def _misspelt(tema: _Tema) -> list[Diagnostic]:
    """A theme may have roles of its own; one that is nearly a role that is missing is a slip."""
    missing = [r for r in ROLES if r not in tema.peran]
    out: list[Diagnostic] = []
    for role in tema.peran:
        near = terdekat(role, missing) if role not in ROLES else ()
        if near:
            place = tema.peran[role].letak.diri or tema.letak["peran"]
            out.append(
                warning("D101", f'peran "{role}" tidak dipakai', place, f'mungkin maksudnya "{near[0]}"')
            )
    return out


def _number(value: Bilangan | None, default: float) -> float:
    return default if value is None else float(value.nilai)


def _theme(name: str, t: _Tema) -> Theme:
    width, height = _sheet(t)
    page, table, sign, lists, head = Page(), TableLook(), SignatureLook(), ListLook(), LetterheadLook()
    return Theme(
        name=name,
        fonts={n: _family(h) for n, h in t.huruf.items()},
        paragraphs={role: _look(p) for role, p in t.peran.items()},
        page=Page(
            width, height,
            _number(t.margin.atas, page.top), _number(t.margin.bawah, page.bottom),
            _number(t.margin.kiri, page.left), _number(t.margin.kanan, page.right),
            t.bolak_balik, _number(t.margin.jilid, page.binding),
            _number(t.margin.tepi_atas, page.header), _number(t.margin.tepi_bawah, page.footer),
        ),
        page_number=PageNumber(
            t.nomor_halaman.pola, t.nomor_halaman.posisi is LetakNomor.ATAS, _align(t.nomor_halaman.rata),
            int(t.nomor_halaman.mulai), _number(t.peran["nomor-halaman"].ukuran, 11.0),
        ),
        table=TableLook(
            _number(t.tabel.garis, table.rule), _number(t.tabel.jarak, table.padding), _number(t.tabel.lekuk, table.indent),
            _number(t.tabel.arsir_kepala, table.header_shade), _number(t.tabel.arsir_jumlah, table.total_shade),
        ),
        signature=SignatureLook(
            _number(t.tanda_tangan.lebar, sign.width), _number(t.tanda_tangan.ruang, sign.space),
            _number(t.tanda_tangan.kotak, sign.box), t.tanda_tangan.jangkar.value, t.tanda_tangan.catatan,
        ),
        list=ListLook(_number(t.daftar.lekuk, lists.step), t.daftar.butir, t.daftar.nomor),
        letterhead=LetterheadLook(
            _number(t.kop.garis, head.rule), t.kop.baris, t.kop.gambar, _number(t.kop.tinggi_gambar, head.height),
            t.kop.letak_gambar is LetakLambang.KIRI,
        ),
        heading_numbers=t.penomoran_judul,
        konsep_mark=t.tanda_konsep,
        word_breaks=t.pemenggalan,
        line_numbers=t.nomor_baris,
        contents_leader=t.titik_daftar,
        pace=int(t.kata_per_menit),
    )  # fmt: skip


def _align(rata: Rata) -> Align:
    return Align.KIRI if rata is Rata.RATA else Align(rata.value)


def _family(h: _Huruf) -> FontFamily:
    regular, bold, italic, both = h.berkas
    return FontFamily(h.word, h.pengganti, (regular, bold, italic, both))


def _look(p: _Peran) -> ParagraphLook:
    d = ParagraphLook("")
    return ParagraphLook(
        name=p.nama,
        font=p.huruf,
        size=_number(p.ukuran, d.size),
        bold=p.tebal,
        italic=p.miring,
        caps=p.kapital,
        align=p.rata.value,
        leading=_number(p.spasi, d.leading),
        before=_number(p.sebelum, 0.0),
        after=_number(p.sesudah, d.after),
        first_indent=_number(p.lekuk_awal, 0.0),
        left=_number(p.kiri, 0.0),
        right=_number(p.kanan, 0.0),
        keep_with_next=p.tetap_dengan_berikut,
        keep_together=p.utuh or p.kalimat_utuh,
        page_before=p.halaman_baru or p.halaman_ganjil,
        recto=p.halaman_ganjil,
        hyphenate=p.penggal,
        colour="" if p.warna == "000000" else p.warna.upper(),
        whole_sentences=p.kalimat_utuh,
        number_above=p.nomor_di_atas,
    )
