"""Several files side by side: subjects once, file notes in each."""

from __future__ import annotations

import pytest

from lkpj_report.source.merge import merge
from lkpj_report.source.tree import SourceFile
from lkpj_report.source.yaml_reader import read_yaml


def files(**texts: str) -> list[SourceFile]:
    return [read_yaml(f"{name}.yaml", text.encode())[0] for name, text in texts.items()]


def test_subjects_keep_their_file_and_order() -> None:
    merged = merge(files(b="format: 1\nsidang:\n  x: 1\n", a="laporan:\n  y: 2\n"))
    assert [(e.key, str(e.key_place)) for e in merged.root.entries] == [
        ("sidang", "b.yaml:2:1"),
        ("laporan", "a.yaml:1:1"),
    ]
    assert not merged.diagnostics


def test_notes_belong_to_their_file() -> None:
    merged = merge(files(a="format: 1\nsumber: S24\ncatatan: x\na: 1\n", b="sumber: S25\nformat:\n"))
    assert {k: (n.format and n.format.text, n.sumber and n.sumber.text) for k, n in merged.notes.items()} == {
        "a.yaml": ("1", "S24"),
        "b.yaml": (None, "S25"),
    }
    assert not merged.diagnostics


def test_a_subject_in_two_files_names_both_places() -> None:
    merged = merge(files(a="sidang:\n  x: 1\n", b="c: 1\nsidang:\n  y: 1\n"))
    (found,) = merged.diagnostics
    assert (found.code, str(found.place)) == ("S150", "b.yaml:2:1")
    assert str(found.related[0].place) == "a.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "place"), [("format: 2\n", "S151 a.yaml:1:9"), ("sumber:\n  - x\n", "S152 a.yaml:1:1")]
)
def test_bad_notes_are_faults(text: str, place: str) -> None:
    (found,) = merge(files(a=text)).diagnostics
    assert f"{found.code} {found.place}" == place


def test_a_broken_file_hides_no_other() -> None:
    merged = merge([SourceFile("a.yaml", None), *files(b="x: 1\n")])
    assert [e.key for e in merged.root.entries] == ["x"]
