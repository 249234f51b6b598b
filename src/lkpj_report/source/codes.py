"""Codes of the findings about files and their form: each with one line that says what it means.

`lkpj explain` and docs/aturan.md read this table. A code is never given a second meaning; a code
that falls out of use stays here as "tidak dipakai lagi".
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # ---- the lines of a YAML file
    "S101": "Ada tanda tab pada awal baris; jarak tepi ditulis dengan spasi.",
    "S102": "Ada spasi khusus (misalnya spasi tak-putus dari Word) pada awal baris, sesudah tanda hubung, atau sesudah titik dua.",
    "S103": "Ada karakter yang tidak tampak (lebar nol atau pengubah arah tulisan).",
    "S104": "Butir daftar diawali bulatan atau tanda pisah dari Word, bukan tanda hubung biasa.",
    "S105": "Isian ditulis dalam kurung { } atau [ ]; koma desimal di dalamnya akan salah dibaca.",
    "S106": "Tanda # sesudah spasi memotong nilai: teks di belakangnya tidak terbaca.",
    "S107": "Ada titik dua di dalam nilai yang tidak diapit tanda kutip.",
    "S108": "Tanda kutip tidak seimbang atau tidak mengapit seluruh nilai.",
    "S109": "Nilai diawali tanda yang punya arti khusus dalam berkas YAML.",
    "S110": "Baris tidak memiliki titik dua.",
    "S111": "Tidak ada spasi sesudah titik dua.",
    "S112": "Ada spasi sebelum titik dua.",
    "S113": "Tidak ada spasi sesudah tanda hubung butir daftar.",
    "S114": "Jarak tepi baris tidak cocok dengan baris induknya.",
    "S115": "Butir daftar tidak berada di bawah kunci yang masih kosong.",
    "S116": "Kunci yang sama ditulis dua kali.",
    "S117": "Kunci tidak berupa kata biasa.",
    "S118": "Berkas memuat baris pemisah dokumen atau perintah khusus YAML.",
    "S119": "Berkas tidak dimulai dengan kunci.",
    "S120": "Isian bertingkat terlalu dalam.",
    "S121": "Isian dalam satu berkas terlalu banyak.",
    "S122": "Garis miring terbalik di dalam tanda kutip dua tidak membentuk karakter yang boleh dipakai.",
    "S123": "Susunan baris tidak dapat dibaca.",
    "S124": "Kesalahan dalam satu berkas terlalu banyak untuk ditampilkan semuanya.",
    # ---- the bytes of a file
    "S130": "Berkas tidak disimpan sebagai UTF-8.",
    "S131": "Ada karakter kendali atau karakter khusus yang tidak boleh dipakai.",
    "S132": "Berkas bukan berkas teks.",
    "S133": "Berkas terlalu besar.",
    "S134": "Berkas kosong.",
    # ---- paths and folders
    "S140": "Jalur berkas keluar dari folder yang boleh dibaca.",
    "S141": "Berkas tidak dapat dibuka.",
    "S142": "Masukan tidak ditemukan.",
    "S143": "Folder daerah memuat lebih dari satu tahun.",
    "S144": "Folder tidak memuat berkas YAML.",
    "S145": "Berkas mirip YAML, tetapi tidak dibaca karena namanya.",
    # ---- several files together
    "S150": "Pokok isian yang sama ada di dua berkas.",
    "S151": "Nomor format berkas tidak dikenal.",
    "S152": "Keterangan berkas (format, sumber, catatan) bukan teks satu nilai.",
    # ---- tables that an input names (`berkas: anggaran.xlsx`)
    "S160": "Tautan ke tabel tidak lengkap atau memuat kunci yang tidak dikenal.",
    "S161": "Berkas yang ditautkan bukan tabel yang dapat dibaca.",
    "S162": "Lembar buku kerja tidak ada, atau tidak jelas mana yang dibaca.",
    "S163": "Berkas CSV tidak disimpan sebagai UTF-8.",
    "S164": "Berkas tabel tidak ditemukan.",
    "S165": "Baris judul kolom tidak ditemukan.",
    "S166": "Kolom yang wajib ada tidak ditemukan.",
    "S167": "Kolom tidak dibaca.",
    "S168": "Dua kolom berarti isian yang sama.",
    "S169": "Sel berisi angka, tanggal, atau logika, padahal kolomnya memerlukan teks atau jenis lain.",
    "S170": "Sel berisi kesalahan rumus atau rumus yang belum dihitung.",
    "S171": "Jumlah di sel lebih halus daripada sen, atau terlalu besar.",
    "S172": "Baris tanpa kode atau kunci tidak dibaca.",
    "S173": "Jumlah kolom tidak sama dengan jumlah kontrol.",
    "S174": "Baris atau kolom tersembunyi ikut dibaca.",
    "S175": "Gabungan sel meliputi beberapa baris.",
}
