"""The schema that editors get: read by a second reader, over the inputs that ship and over spoilt ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.umum import MasaSidang, TahunSidang
from lkpj_report.source.jsonschema import SKALAR, TABEL, json_schema
from lkpj_report.source.tipe import Daftar, Peta, Pilihan, Skalar, Susunan, Tipe, susunan

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
FILES = sorted(INPUTS.rglob("*.yaml"))
SCHEMA = json_schema(Laporan)
VALIDATOR = Draft202012Validator(SCHEMA)


class EditorLoader(yaml.SafeLoader):
    """Types of values as an editor guesses them; keys stay text, dates too (YAML 1.2 has none)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
        """Keys as written: "4.10" is no number."""
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith(":timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))

LOADERS = {"text": yaml.BaseLoader, "editor": EditorLoader}


def load(path: Path, loader: str) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), LOADERS[loader])


def merged(folder: str) -> dict[str, Any]:
    """All files of an input as one."""
    whole: dict[str, Any] = {}
    for path in FILES:
        if path.is_relative_to(INPUTS / folder):
            whole |= load(path, "editor")
    return whole


def faults(data: Any) -> list[str]:
    return [e.message for e in VALIDATOR.iter_errors(data)]


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy with another value at a path."""
    out = copy.deepcopy(data)
    here = out
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return out


def without(data: Any, path: tuple[str | int, ...]) -> Any:
    out = copy.deepcopy(data)
    here = out
    for step in path[:-1]:
        here = here[step]
    del here[path[-1]]
    return out


CONTOH = merged("kabupaten-contoh")


def test_the_schema_is_a_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    json.dumps(SCHEMA)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(INPUTS).as_posix())
def test_each_input_that_ships_passes(path: Path, loader: str) -> None:
    assert faults(load(path, loader)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(INPUTS).as_posix())
def test_each_input_names_the_schema_by_its_relative_path(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    up = "../" * (len(path.relative_to(INPUTS).parts) - 1)
    assert first == f"# yaml-language-server: $schema={up}lkpj.schema.json"


def test_the_file_beside_the_inputs_is_what_the_command_prints() -> None:
    from lkpj_report.cli.schema import schema_text

    assert (INPUTS / "lkpj.schema.json").read_text(encoding="utf-8") == schema_text()


BROKEN: dict[str, Any] = {
    "unknown subject": changed(CONTOH, ("pidatoo",), {}),
    "unknown key": changed(CONTOH, ("laporan", "tahun_angaran"), 2024),
    "missing required key": without(CONTOH, ("laporan", "tahun_anggaran")),
    "missing key of a list item": without(CONTOH, ("pejabat", 0, "nama")),
    "other format": changed(CONTOH, ("format",), 2),
    "not a year": changed(CONTOH, ("laporan", "tahun_anggaran"), "dua ribu"),
    "a range of years": changed(CONTOH, ("laporan", "tahun_anggaran"), "2023/2024"),
    "a year out of range": changed(CONTOH, ("laporan", "tahun_anggaran"), 20244),
    "not a choice": changed(CONTOH, ("daerah", "jenis"), "kecamatan"),
    "not yes or no": changed(CONTOH, ("penghargaan", "lengkap"), "mungkin"),
    "a list where text belongs": changed(CONTOH, ("visi_misi", "visi"), ["a"]),
    "text where a list belongs": changed(CONTOH, ("visi_misi", "misi"), "satu misi"),
    "text where a part belongs": changed(CONTOH, ("sidang",), "besok"),
    "a list where a map belongs": changed(CONTOH, ("anggaran", "rekening"), []),
    "not an account code": changed(CONTOH, ("anggaran", "rekening", "7.1"), {}),
    "not an indicator's key": changed(CONTOH, ("indikator", "Ipm Baru"), {"nilai": {}}),
    "not a year as key": changed(CONTOH, ("indikator", "ipm", "nilai", "tahun ini"), "1"),
    "an amount without digits": changed(CONTOH, ("anggaran", "rekening", "4", "anggaran"), "banyak"),
    "not an affair's code": changed(CONTOH, ("urusan", "daftar", 0, "kode"), "satu"),
    "Roman with ke-": changed(CONTOH, ("sidang", "masa"), "ke-II"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_spoilt_input_fails(case: str) -> None:
    assert faults(BROKEN[case])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("laporan", "nomor"), None),
        (("laporan", "nomor"), "menyusul"),
        (("sidang", "tanggal"), "Menyusul"),
        (("visi_misi", "misi"), [None]),
        (("indikator", "ipm", "nilai", "2024"), None),
        (("indikator", "ipm", "nilai", "2024"), 72.54),
        (("anggaran", "rekening", "4", "anggaran"), 1657168240000),
        (("penghargaan", "lengkap"), "Tidak"),
        (("daerah", "jenis"), "Kabupaten"),
        (("pejabat", 1, "status"), "PJS."),
        (("sidang", "pukul"), 9.0),
        (("urusan", "daftar", 0, "kode"), 1.01),
    ],
)
def test_what_editors_make_of_a_good_value_passes(path: tuple[str | int, ...], value: Any) -> None:
    assert faults(changed(CONTOH, path, value)) == []


def test_a_file_may_hold_one_subject_only() -> None:
    assert faults({"sidang": {"tempat": "Gedung DPRD"}}) == []


def reachable(tipe: Tipe, seen: set[type]) -> Iterator[Tipe]:
    yield tipe
    match tipe:
        case Daftar(butir):
            yield from reachable(butir, seen)
        case Peta(kunci, nilai):
            yield kunci
            yield from reachable(nilai, seen)
        case Susunan(kelas, isian) if kelas not in seen:
            seen.add(kelas)
            for i in isian.values():
                yield from reachable(i.tipe, seen)
        case _:
            pass


ALL_TYPES = list(reachable(susunan(Laporan), set()))


def test_each_scalar_type_of_the_report_has_a_row() -> None:
    assert {t.nama for t in ALL_TYPES if isinstance(t, Skalar)} == set(SKALAR)


def test_each_field_is_described() -> None:
    bare = [
        (t.kelas.__name__, i.nama)
        for t in ALL_TYPES
        if isinstance(t, Susunan)
        for i in t.isian.values()
        if not i.keterangan
    ]
    assert bare == []


def test_each_part_and_choice_of_the_report_stands_in_the_schema() -> None:
    parts = {t.kelas.__name__ for t in ALL_TYPES if isinstance(t, Susunan)} - {"Laporan"}
    assert set(SCHEMA["$defs"]) == parts | {TABEL}
    text = json.dumps(SCHEMA, ensure_ascii=False)
    assert all(f'"{c.value}"' in text for t in ALL_TYPES if isinstance(t, Pilihan) for c in t.enum)


@pytest.mark.parametrize("path", [("anggaran", "rekening"), ("penghargaan", "daftar"), ("pejabat",)])
def test_a_list_or_map_of_parts_may_be_a_link_to_a_table(path: tuple[str, ...]) -> None:
    link = {"berkas": "t.xlsx", "lembar": "LRA", "kolom": {"kode": "Kode Akun"}, "baris_kepala": 5}
    assert faults(changed(CONTOH, path, {**link, "jumlah_kontrol": {"anggaran": "1.000"}})) == []
    assert faults(changed(CONTOH, path, {"berkas": "t.csv", "lembar": None})) == []


@pytest.mark.parametrize(
    "link", [{"berkas": "t.pdf"}, {"berkas": "t.csv", "lembr": "x"}, {"lembar": "x"}, {"berkas": None}]
)
def test_a_link_of_another_form_fails(link: dict[str, Any]) -> None:
    assert faults(changed(CONTOH, ("penghargaan", "daftar"), link))


def test_a_list_of_texts_is_no_link() -> None:
    assert faults(changed(CONTOH, ("visi_misi", "misi"), {"berkas": "t.csv"}))


@given(st.from_regex(r"[0-9.]{1,12}|[IVXLC]{1,6}|[0-9]{4}[/–-][0-9]{4}", fullmatch=True))
def test_what_the_program_reads_the_schema_accepts(text: str) -> None:
    from lkpj_report.bahasa.tolak import Tolak

    for tipe in (t for t in ALL_TYPES if isinstance(t, Skalar)):
        if tipe.nama != "ya atau tidak" and not isinstance(tipe.baca(text), Tolak):
            assert Draft202012Validator(SKALAR[tipe.nama]).is_valid(text), (tipe.nama, text)
    for tipe in (TahunSidang, MasaSidang):
        if not isinstance(tipe.baca(text), Tolak):
            assert Draft202012Validator(SKALAR[tipe.nama_tipe]).is_valid(text)
