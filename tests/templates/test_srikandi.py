"""SRIKANDI's tokens in templates."""

from __future__ import annotations

import pytest

from lkpj_report.diagnostics import Diagnostic, Span
from lkpj_report.document.srikandi import NAMES, is_token
from lkpj_report.document.tree import Block, Paragraph, Signature, Text, Value, plain
from tests.templates.kit import FULL, report, run


def blocks(template: str) -> tuple[Block, ...]:
    made, found = run(template, report(FULL))
    assert made is not None, found
    return made


def faults(template: str) -> list[Diagnostic]:
    made, found = run(template, report(FULL))
    assert made is None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_each_token_is_one_node_of_the_tree(name: str) -> None:
    (block,) = blocks(f"Nomor: [[srikandi {name}]], sekian")
    assert isinstance(block, Paragraph)
    before, token, after = block.children
    assert (before, after) == (Text("Nomor: "), Text(", sekian"))
    assert isinstance(token, Value)
    assert is_token(token)
    assert token.text == f"${{{name}}}"


def test_tokens_stand_in_a_signature() -> None:
    made = blocks(
        "::: tanda-tangan\npembuka: [[srikandi jabatan_pengirim]]\nnama: [[srikandi nama_pengirim]]\n:::"
    )
    (block,) = made
    assert isinstance(block, Signature)
    assert plain(block.parties[0].name) == "${nama_pengirim}"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("satu\n\n[[srikandi nomor_nasakh]]", "nomor_nasakh"),
        ("satu\n\n[[srikandi]]", "tidak mengenal"),
        ("satu\n\n[[srikandi NOMOR_NASKAH]]", "NOMOR_NASKAH"),
        ("satu\n\n[[srikandi nomor_naskah]", "tidak lengkap"),
        ("satu\n\n[[srikandi {{ daerah.nama }}]]", "tidak mengenal"),
    ],
)
def test_what_srikandi_does_not_know_is_refused_with_its_line(template: str, words: str) -> None:
    (found,) = faults(template)
    assert found.code == "T122"
    assert words in found.message
    assert isinstance(found.place, Span)
    assert found.place.line == 3
    assert "nomor_naskah" in " ".join(found.hints)


def test_the_nearest_name_is_proposed() -> None:
    (found,) = faults("[[srikandi nama_pengiriman]]")
    assert found.hints[0] == 'mungkin maksudnya "nama_pengirim"'


def test_data_and_escaped_brackets_are_no_token() -> None:
    (block,) = blocks(r"\[[srikandi nomor_naskah]] ${nomor_naskah}")
    assert isinstance(block, Paragraph)
    assert block.children == (Text("[[srikandi nomor_naskah]] ${nomor_naskah}"),)
