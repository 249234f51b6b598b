"""Indonesian as the papers write it: numbers, money, dates, ordinals, words, lines. Pure functions.

The lowest room but `diagnostics`; it opens no file, knows no report and no template. Text comes in
as staff typed it or as a paper will print it; a value, a `Tolak`, or text goes out.

tolak         what a reader gives back when a text is refused
pembulatan    the one rounding
bentuk_angka  signs, dots and readings that all number readers share
bilangan      plain numbers            rupiah     money             persen   percentages, ratios
tanggal       dates and clock times    romawi     Roman numerals    urutan   ordinals, list letters
terbilang     numbers in words         kata       lists, capitals, nearest names
ejaan         spellings to be cured    sambung    spaces at which no line may break
kalimat       where a sentence ends      ucapan     text as it is spoken, reading time
"""
