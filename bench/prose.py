"""Sentences of government Indonesian, by a seed: the words of the documents that `bench` measures with.

In: a `random.Random`. Out: sentences and names. Verbs are made from roots by the rules of meN-, di-, peN-an and
ter-, so that a document holds many different word forms; line breaking and shaping must not win by a cache.
Nothing is taken from a real report.
"""

from __future__ import annotations

import random

ROOTS = (
    "laksana/kan tingkat/kan bangun/ salur/kan kelola/ sampai/kan tetap/kan susun/ bina/ awas/i tata/ kendali/kan "
    "kembang/kan serap/ alokasi/kan anggar/kan wujud/kan sedia/kan penuh/i lengkap/i perbaik/i pelihara/ bagi/kan "
    "serah/kan hitung/ nilai/ ukur/ periksa/ catat/ lapor/kan tindak/ selesai/kan putus/kan rumus/kan bahas/ "
    "setuju/i dukung/ dorong/ gerak/kan latih/ didik/ lindung/i jamin/ tangani/ tekan/ turun/kan naik/kan tambah/ "
    "kurang/i ganti/ ubah/ geser/ satu/kan padu/kan koordinasi/kan sinkron/kan selaras/kan sosialisasi/kan "
    "publikasi/kan terbit/kan edar/kan umum/kan undang/kan tanda/i batas/i atur/ urus/ layan/i tampung/ himpun/ "
    "kumpul/kan pungut/ setor/ bayar/kan belanja/kan beli/ jual/ lelang/ sewa/ pinjam/ hibah/kan bantu/ santun/i "
    "rawat/ obat/i sembuh/kan cegah/ tangkal/ pantau/ evaluasi/ kaji/ teliti/ rancang/ rencana/kan petakan/ data/ "
    "verifikasi/ validasi/ rekam/ simpan/ arsip/kan buka/ tutup/ mulai/ lanjut/kan henti/kan cabut/ batal/kan "
    "sahkan/ hasil/kan capai/ lampaui/ dekat/kan jangkau/ perluas/ percepat/ permudah/ perkuat/ sederhana/kan "
    "modern/kan manfaat/kan optimal/kan maksimal/kan tanam/ panen/ olah/ pasar/kan angkut/ distribusi/kan "
    "aspal/ keruk/ normalisasi/ pasang/ sambung/ alir/i terang/i bersih/kan hijau/kan pilah/ daur/ musnah/kan"
)
NOUNS = (
    "anggaran pendapatan belanja pembiayaan pajak retribusi aset utang piutang kas dana hibah bansos investasi modal "
    "pegawai guru perawat bidan dokter penyuluh nelayan petani peternak pedagang perajin pelaku pemuda lansia balita "
    "ibu keluarga penduduk warga masyarakat desa kelurahan kecamatan kampung pulau pesisir pegunungan lembah sungai "
    "danau pantai laut hutan kebun sawah ladang tambak kolam jalan jembatan drainase irigasi bendung embung pelabuhan "
    "terminal bandara dermaga pasar gudang kios sekolah madrasah puskesmas posyandu klinik laboratorium apotek "
    "perpustakaan museum gedung balai kantor rumah hunian sanitasi jamban air listrik lampu jaringan menara sinyal "
    "aplikasi sistem portal basisdata server perangkat kendaraan bus kapal perahu mesin alat bibit pupuk pakan benih "
    "vaksin obat gizi stunting kemiskinan pengangguran inflasi pertumbuhan ekonomi pariwisata festival budaya tenun "
    "kerajinan kuliner koperasi usaha industri perdagangan ekspor impor harga pangan beras jagung kedelai sapi babi "
    "kambing ayam ikan rumput garam lingkungan sampah limbah emisi banjir longsor kekeringan gempa kebakaran bencana "
    "mitigasi logistik relawan satpol ketertiban keamanan kerukunan adat agama gereja masjid pura wihara olahraga "
    "stadion prestasi medali penghargaan sertifikat akreditasi indeks indikator target capaian realisasi persentase "
    "triwulan semester tahun periode dokumen naskah arsip regulasi peraturan keputusan instruksi edaran pedoman "
    "standar prosedur mekanisme tahapan jadwal agenda rapat sidang musyawarah rekomendasi temuan opini audit "
    "inspektorat sekretariat bappeda dinas badan bagian bidang subbagian unit tim gugus satuan panitia komisi fraksi "
    "pimpinan anggota ketua wakil sekretaris bendahara camat lurah kepala staf tenaga aparatur kompetensi kinerja "
    "disiplin integritas etika akuntabilitas transparansi partisipasi inovasi kolaborasi sinergi kemitraan kebijakan "
    "strategi program kegiatan subkegiatan sasaran tujuan misi visi prioritas isu masalah hambatan kendala tantangan "
    "peluang potensi sumber daya manfaat dampak hasil keluaran mutu jumlah volume luas panjang lebar kapasitas "
    "cakupan akses layanan pelayanan perizinan administrasi akta kartu identitas nomor induk catatan sipil"
)
ADJECTIVES = (
    "merata tepat cepat terpadu berkelanjutan berkeadilan inklusif transparan akuntabel efektif efisien ekonomis tertib "
    "taat produktif mandiri sejahtera sehat cerdas tangguh unggul kreatif maju aman nyaman tenteram layak terjangkau "
    "bermutu prima profesional partisipatif responsif adaptif kondusif stabil optimal memadai signifikan menyeluruh "
    "bertahap konsisten terukur nyata strategis prioritas mendesak rawan terpencil tertinggal terluar perbatasan "
    "perkotaan perdesaan regional nasional lokal digital elektronik manual fisik nonfisik teknis operasional"
)
TIES = (
    "sehingga agar karena meskipun sementara sedangkan apabila sebagaimana setelah sebelum selama sejak sampai tanpa "
    "melalui terhadap menurut berdasarkan antara tentang akibat guna demi seiring sejalan"
)
OPENERS = (
    "Pada tahun anggaran ini,|Sejalan dengan hal tersebut,|Selanjutnya,|Di samping itu,|Dengan demikian,|Namun,|"
    "Berdasarkan hasil evaluasi,|Untuk itu,|Sebagai tindak lanjut,|Dalam kurun waktu yang sama,|Secara keseluruhan,|"
    "Adapun|Oleh karena itu,|Sementara itu,|Pada sisi lain,|Sesuai dengan rekomendasi DPRD,|Hingga akhir tahun,|"
    "Dibandingkan dengan tahun sebelumnya,|Guna mencapai sasaran tersebut,|Atas dukungan semua pihak,"
)
SUBJECTS = (
    "Pemerintah Daerah|perangkat daerah|Dinas {n}|Badan {n} Daerah|Dewan Perwakilan Rakyat Daerah|kami|"
    "Kecamatan {p}|Kelurahan {p}|Desa {p}|tim koordinasi {n}|kelompok {n} di {p}|para {n}|forum {n}|Bagian {n}"
)
HEAD_WORDS = (
    "Pelaksanaan|Pengelolaan|Capaian|Kebijakan|Permasalahan|Evaluasi|Peningkatan|Penataan|Arah|Tindak Lanjut"
)
PATTERNS = (
    "{o} {s} {me} {n} {n} yang {a} di {p}, {t} {n} dan {n} dapat {di} secara {a}.",
    "{o} {pe} {n} {di} oleh {s} dengan realisasi Rp{rp} atau {pct} persen dari target.",
    "{o} {n} {n} {ter} di {p} dan {p}, {t} {pe} {n} {n} belum {a}.",
    "{s} {me} {int} unit {n}, {int} paket {n}, serta {int} orang {n} {a} untuk {me} {n} {n}.",
    "{o} {s} {me} {n} {t} {pe} {n}, {pe} {n}, dan {pe} {n} {a}.",
    "{pe} {n} {n} {a} merupakan {n} yang {di} bersama {s} {t} {n} {n} {a}.",
    "{o} indeks {n} naik dari {dec} pada tahun {y} menjadi {dec} pada tahun {y2}, {t} {n} {a} {di} di {p}.",
    "{n} {n} sebesar Rp{rp} {di} untuk {me} {n} {a}, {me} {n}, dan {me} {n} {n} di wilayah {p}.",
    "{o} Peraturan Daerah Nomor {num} Tahun {y2} tentang {pe} {n} {di} {t} {n} {n} menjadi lebih {a}.",
    "{s} bersama {s} {me} {n}, {t} {n} {a} dan {n} {a} {ter} pada {n} {n}.",
    "{o} sebanyak {int} {n} dari {int} {n} atau {pct} persen telah {di}; sisanya {di} pada {n} berikutnya.",
    "Kegiatan {pe} {n} {n} (digital {n}) di {p} {me} {n} {a} bagi {n} dan {n}, {t} {pe} {n} {ter} {a}.",
)


def _nasal(prefix: str, root: str) -> str:
    """A root behind meN- or peN- ("me", "pe")."""
    first = root[0]
    if root.startswith("per") and len(root) > 6:  # memperkuat, not *memerkuat
        return f"{prefix}m{root}"
    nasal, rest = {
        "p": ("m", root[1:]), "t": ("n", root[1:]), "k": ("ng", root[1:]), "s": ("ny", root[1:]),
        "b": ("m", root), "f": ("m", root), "v": ("m", root), "d": ("n", root), "c": ("n", root),
        "j": ("n", root), "z": ("n", root), "g": ("ng", root), "h": ("ng", root),
    }.get(first, ("ng" if first in "aiueo" else "", root))  # fmt: skip
    return f"{prefix}{nasal}{rest}"


_SPLIT = [part.split("/") for part in ROOTS.split() if "/" in part]
ME = tuple(_nasal("me", root) + end for root, end in _SPLIT)
DI = tuple(f"di{root}{end}" for root, end in _SPLIT)
TER = tuple(f"ter{root}" for root, _ in _SPLIT if root[0] != "r")
PE = tuple(_nasal("pe", root) + "an" for root, _ in _SPLIT)
_N, _A, _T = tuple(NOUNS.split()), tuple(ADJECTIVES.split()), tuple(TIES.split())
_O, _S, _H = OPENERS.split("|"), SUBJECTS.split("|"), HEAD_WORDS.split("|")
_FIRST = [
    "Oe",
    "Naik",
    "Ben",
    "Lasi",
    "Mau",
    "Kel",
    "Noe",
    "Fat",
    "Tar",
    "Bel",
    "Man",
    "Lem",
    "Sik",
    "Pen",
    "Alak",
    "Bak",
    "Ner",
    "Liri",
    "Kau",
    "Tem",
]
_MIDDLE = ["ba", "na", "la", "sa", "ma", "ka", "ri", "lo", "to", "fu"]
_LAST = ["ten", "mbi", "putu", "muti", "bau", "leu", "sain", "tasi", "rote", "lino", "pah", "nome", "bena"]
PLACES = tuple(f + m + e for f in _FIRST for m in _MIDDLE for e in _LAST)


def rupiah(rng: random.Random, digits: int) -> str:
    """An amount with dots and two decimals, "1.234.567,89"."""
    whole = rng.randrange(10 ** (digits - 1), 10**digits)
    return f"{whole:,}".replace(",", ".") + f",{rng.randrange(100):02d}"


def _fill(rng: random.Random, slot: str) -> str:
    match slot:
        case "n" | "a" | "t":
            return rng.choice({"n": _N, "a": _A, "t": _T}[slot])
        case "me" | "di" | "ter" | "pe":
            return rng.choice({"me": ME, "di": DI, "ter": TER, "pe": PE}[slot])
        case "p":
            return rng.choice(PLACES)
        case "rp":
            return rupiah(rng, rng.randint(8, 12))
        case "o":
            return rng.choice(_O)
        case "s":
            return _expand(rng, rng.choice(_S))
        case "int":
            return str(rng.randint(2, 999))
        case "num":
            return str(rng.randint(1, 40))
        case "y" | "y2":
            return str(rng.randint(2019, 2022) if slot == "y" else rng.randint(2023, 2025))
        case _:
            return f"{rng.randint(1, 99)},{rng.randrange(100):02d}"


def _expand(rng: random.Random, pattern: str) -> str:
    out = []
    for part in pattern.split("{"):
        slot, closed, rest = part.partition("}")
        out.append(_fill(rng, slot) + rest if closed else part)
    return "".join(out)


def sentence(rng: random.Random) -> str:
    """One sentence, with its capital and its point."""
    text = _expand(rng, rng.choice(PATTERNS))
    return text[0].upper() + text[1:]


def sentences(rng: random.Random, least: int, most: int) -> str:
    """Some sentences in a row."""
    return " ".join(sentence(rng) for _ in range(rng.randint(least, most)))


def heading(rng: random.Random) -> str:
    """The words of a heading."""
    return f"{rng.choice(_H)} {rng.choice(_N).title()} {rng.choice(_N).title()} {rng.choice(PLACES)}"


def phrase(rng: random.Random, least: int = 2, most: int = 6) -> str:
    """The name of a row: a noun made of a verb, and what it is about."""
    words = [rng.choice(PE).capitalize(), *(rng.choice(_N) for _ in range(rng.randint(least, most) - 1))]
    return " ".join(words)


def place(rng: random.Random) -> str:
    """A place that isn't on any map."""
    return rng.choice(PLACES)
