"""The empty form that the model gives: every key, in order, coming to life without its hash; texts that survive."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.build.fresh import inputs, scalars, tree

from lkpj_report.build.starter import baca_jawaban, files, fresh_files
from lkpj_report.build.starter.blank import Formulir, baris_isian
from lkpj_report.build.starter.scalar import bersihkan, nilai_yaml
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.skema import Bagian, isian, susunan
from lkpj_report.source.tipe import Daftar, Peta, Susunan, Tipe
from lkpj_report.source.tree import Mapping, Node, Sequence
from lkpj_report.source.yaml_reader import read_yaml

HIDDEN_KEY = re.compile(r"( *)# ((?:# )*(?:  )*(?:- )?(?:[a-z0-9_.-]+:|-)(?: .*)?)")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make() -> None:
    """A fresh input on disk, made without the command."""
    isi = {("daerah", "nama"): "Kota Uji", ("daerah", "jenis"): "kota", ("laporan", "tahun_anggaran"): "2024"}
    for name, data in fresh_files(isi, (), ("ipm", "gini"), "{}"):
        path = Path("kota-uji") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def model_paths(tipe: Tipe) -> set[tuple[str, ...]]:
    """All places of the model; "*" for items of lists and entries of maps."""
    match tipe:
        case Susunan(isian=fields):
            return {(n, *rest) for n, i in fields.items() for rest in ({()} | model_paths(i.tipe))}
        case Daftar(nilai) | Peta(nilai=nilai):
            return {("*", *rest) for rest in ({()} | model_paths(nilai))}
        case _:
            return set()


def tree_paths(node: Node, tipe: Tipe) -> set[tuple[str, ...]]:
    """The places that a tree has, named as in `model_paths`."""
    out: set[tuple[str, ...]] = set()
    match node, tipe:
        case Mapping(entries), Susunan(isian=fields):
            for e in entries:
                out |= {(e.key, *rest) for rest in ({()} | tree_paths(e.value, fields[e.key].tipe))}
        case Mapping(entries), Peta(nilai=nilai):
            for e in entries:
                out |= {("*", *rest) for rest in ({()} | tree_paths(e.value, nilai))}
        case Sequence(items), Daftar(butir):
            for item in items:
                out |= {("*", *rest) for rest in ({()} | tree_paths(item, butir))}
        case _:
            pass
    return out


def shown_once(text: str) -> str:
    """The text with "# " taken away once from each line of the form "# kunci:" and what lies below it."""
    return "\n".join(
        m[1] + m[2] if (m := HIDDEN_KEY.fullmatch(line)) else re.sub(r"^( *)# (?=(?:  )*# )", r"\1", line)
        for line in text.split("\n")
    )


def all_shown(path: Path) -> Mapping:
    """The tree of a file in which each key is live; at each step our reader finds nothing wrong."""
    text = path.read_text("utf-8")
    for _ in range(8):
        tree(path, text)
        text = shown_once(text)
    return tree(path, text)


def test_every_key_of_the_model_is_there_and_comes_to_life_without_its_hash() -> None:
    make()
    whole = susunan(Laporan)
    there: set[tuple[str, ...]] = set()
    for path in inputs():
        root = all_shown(path)
        subjects = tuple(e for e in root.entries if e.key in whole.isian)
        there |= tree_paths(Mapping(subjects, root.place), whole)
    assert there == model_paths(whole)


def test_every_key_has_its_meaning_above_it() -> None:
    make()
    lines = Path("kota-uji/2024/sidang.yaml").read_text("utf-8").splitlines()
    for i in susunan(Laporan).isian["sidang"].tipe.isian.values():  # type: ignore[union-attr]
        at = next(n for n, line in enumerate(lines) if re.fullmatch(rf"  (# )?{i.nama}:", line))
        assert lines[at - 1].startswith(f"  # {i.keterangan}")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Tambahan(Bagian):
    """A subject that nobody has heard of."""

    isi_wajib: str = isian("Harus ada")
    isi_bebas: tuple[str, ...] = isian("Boleh tidak ada", bawaan=())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LaporanBesok(Laporan):
    """Tomorrow's model."""

    tambahan: Tambahan | None = isian("Pokok baru", bawaan=None)


def test_a_new_subject_of_the_model_gets_a_file_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "Laporan", LaporanBesok)
    make()
    text = Path("kota-uji/2024/tambahan.yaml").read_text("utf-8")
    assert text.endswith(
        "# Pokok baru\n# tambahan:\n#   # Harus ada\n#   isi_wajib:\n"
        "#   # Boleh tidak ada\n#   # isi_bebas:\n#   #   -\n"
    )


def test_what_is_required_is_live_and_what_is_not_stands_behind_a_hash() -> None:
    field = susunan(LaporanBesok).isian["tambahan"]
    opened = Formulir(terbuka=frozenset({("tambahan",)}))
    assert [
        line for line in baris_isian(field, ("tambahan",), opened) if not line.lstrip().startswith("#")
    ] == [
        "tambahan:",
        "  isi_wajib:",
    ]


@given(st.text(max_size=60))
def test_any_text_is_read_back_as_it_was_typed_or_refused(text: str) -> None:
    clean = bersihkan(text)
    if not isinstance(clean, str) or not clean:
        return
    file, found = read_yaml("x.yaml", f"format: 1\nx:\n  nama: {nilai_yaml(clean)}\n".encode())
    assert found == ()
    assert file.root is not None
    assert scalars(file.root)[1] == clean
    assert yaml.safe_load(f"nama: {nilai_yaml(clean)}")["nama"] is not None


def test_a_date_is_written_with_its_weekday() -> None:
    assert baca_jawaban(("sidang", "tanggal"), "2025-03-24") == "Senin, 24 Maret 2025"
