"""Checks that belong to no single subject: things to confirm, greetings, acts, settings without effect. Codes K9xx."""

from __future__ import annotations

from collections.abc import Iterator

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.bahasa.tanggal import format_tanggal
from lkpj_report.checks.perkara import Perkara, tempat, temuan
from lkpj_report.diagnostics import Diagnostic, Severity, info, warning
from lkpj_report.figures.sapaan import sebutan_asing, susunan_dipilih
from lkpj_report.laporan.umum import Edisi


def perlu_konfirmasi(p: Perkara) -> Iterator[Diagnostic]:
    """What the input itself calls uncertain is said until somebody has settled it (a rule of this program)."""
    for n in p.nilai:
        if n.nama == "perlu_konfirmasi":
            yield warning(
                "K901",
                f"perlu konfirmasi: {n.isi}",
                n.place,
                "sesudah dipastikan, hapus baris perlu_konfirmasi",
            )


def salam(p: Perkara) -> Iterator[Diagnostic]:
    """The greeting set exists in salam.yaml (a rule of this program)."""
    pidato = p.laporan.pidato
    if pidato is None or p.katalog.susunan_salam(pidato.salam) is not None:
        return
    dikenal = [s.nama for s in p.katalog.salam]
    dekat = terdekat(pidato.salam, dikenal)
    yield warning(
        "K902", f'susunan salam "{pidato.salam}" tidak dikenal', pidato.letak["salam"],
        *((f'mungkin maksudnya "{dekat[0]}"',) if dekat else ()), "susunan yang ada: " + ", ".join(dikenal),
    )  # fmt: skip


def sapaan(p: Perkara) -> Iterator[Diagnostic]:
    """The set of salutations exists in sapaan.yaml and names only what there is (a rule of this program)."""
    pidato = p.laporan.pidato
    if pidato is not None and pidato.sapaan:
        return
    nama = susunan_dipilih(p.laporan)
    susunan = p.katalog.susunan_sapaan(nama)
    if susunan is None:
        dikenal = [s.nama for s in p.katalog.sapaan]
        dekat = terdekat(nama, dikenal)
        yield warning(
            "K914", f'susunan sapaan "{nama}" tidak dikenal', pidato.letak["susunan_sapaan"] if pidato else None,
            *((f'mungkin maksudnya "{dekat[0]}"',) if dekat else ()), "susunan yang ada: " + ", ".join(dikenal),
        )  # fmt: skip
        return
    for i, baris in enumerate(susunan.baris):
        for asing in sebutan_asing(baris):
            yield warning(
                "K914", f'"{{{asing}}}" pada susunan sapaan "{nama}" tidak dikenal', susunan.letak[f"baris.{i}"],
                "yang ada: {dprd}, {daerah}, {kepala}, {wakil}; {hadirin} di barisnya sendiri",
            )  # fmt: skip


def peraturan_diganti(p: Perkara) -> Iterator[Diagnostic]:
    """An act that is cited is reported as replaced on the delivery date (table peraturan.yaml; second-hand [M]).

    Silent when the region gives its own `dasar_hukum`.
    """
    disampaikan = p.angka.penyampaian.tanggal
    if p.laporan.dasar_hukum or disampaikan is None:
        return
    for a in p.katalog.peraturan:
        berlaku = a.sejak.tanggal <= disampaikan.isi and (
            a.sampai is None or disampaikan.isi <= a.sampai.tanggal
        )
        if berlaku and a.pengganti and a.pengganti_sejak and a.pengganti_sejak.tanggal <= disampaikan.isi:
            yield temuan(
                Severity.INFO, "K903",
                f"{a.singkat} diberitakan diganti {a.pengganti} sejak {format_tanggal(a.pengganti_sejak.tanggal)}",
                tempat(disampaikan.asal),
                saran=("periksa naskah peraturannya; bila benar, tulis dasar_hukum sendiri",),
            )  # fmt: skip


def edisi(p: Perkara) -> Iterator[Diagnostic]:
    """A setting that is known but does nothing yet is said to do nothing (a rule of this program)."""
    umum = p.laporan.laporan
    if umum.edisi is Edisi.PUBLIK:
        yield info(
            "K904",
            "edisi publik belum berpengaruh: naskahnya sama dengan edisi internal",
            umum.letak["edisi"],
        )
