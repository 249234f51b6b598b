"""The table of codes: each is in use, each has a case, and no message speaks the parser's English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.source.test_cases import ALL

import lkpj_report.source.bahan as bahan_module
from lkpj_report.diagnostics import Diagnostic
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.codes import CODES
from lkpj_report.source.folder import load_source
from lkpj_report.source.yaml_reader import MAX_LINES, read_yaml

SOURCE = Path(bahan_module.__file__).parent
ENGLISH = re.compile(
    r"\b(expected|found|mapping|sequence|token|scan|scanning|parse|parser|block|scalar|alias|anchor|line|column|key|value|file|could|not|error|None)\b",
    re.IGNORECASE,
)

# Codes that no file of cases/ can show: sizes, bytes, folders.
ELSEWHERE: dict[str, dict[str, bytes]] = {
    "S121": {"x.yaml": b"a:\n" + b"- 1\n" * (MAX_LINES + 1)},
    "S124": {"x.yaml": b"a: b #1\n" * 500},
    "S130": {"x.yaml": b"a: \xe9\n"},
    "S131": {"x.yaml": b"a: \x00\n"},
    "S132": {"x.yaml": b"PK\x03\x04"},
    "S133": {"x.yaml": b"a: b\n" * 1_300_000},
    "S142": {},
    "S143": {"2023/x.yaml": b"", "2024/x.yaml": b""},
    "S144": {"x.docx": b""},
    "S145": {"x.yaml": b"a: 1", "y.yaml.txt": b""},
    "S150": {"x.yaml": b"a: 1", "y.yaml": b"a: 1"},
    "S151": {"x.yaml": b"format: 2\n"},
    "S152": {"x.yaml": b"sumber:\n  a: 1\n"},
}


def findings() -> list[Diagnostic]:
    found = [d for _, _, text in ALL for d in read_yaml("x.yaml", text.encode())[1]]
    for files in ELSEWHERE.values():
        found += load_source("in", Bahan.packed({f"in/{k}": v for k, v in files.items()})).diagnostics
    return found


FOUND = findings()


def test_each_code_has_a_case() -> None:
    gate = {"S140", "S141"}  # test_bahan
    tables = {code for code in CODES if code >= "S160"}  # test_tabel, test_xlsx
    assert set(CODES) - {d.code for d in FOUND} == gate | tables
    assert {d.code for d in FOUND} <= set(CODES)


@pytest.mark.parametrize("code", ELSEWHERE)
def test_code_is_found_in_its_files(code: str) -> None:
    files = {f"in/{k}": v for k, v in ELSEWHERE[code].items()}
    assert code in {d.code for d in load_source("in", Bahan.packed(files)).diagnostics}


def test_codes_in_the_source_are_those_of_the_table() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in SOURCE.glob("*.py") if p.name != "codes.py")
    assert set(re.findall(r'"(S\d{3})"', text)) == set(CODES)


def test_no_message_is_english() -> None:
    for d in FOUND:
        own_words = re.sub(r'".*?"|\w+\.ya?ml\b|Save As|Encoding', "", " ".join([d.message, *d.hints]))
        assert not ENGLISH.search(own_words), own_words


def test_each_fault_says_what_to_do_and_ends_without_a_point() -> None:
    for d in FOUND:
        assert d.hints or d.code in {"S118", "S120", "S134"}, d
        assert not d.message.endswith(".")


def test_explanations_are_one_sentence() -> None:
    for code, text in CODES.items():
        assert re.fullmatch(r"S1\d\d", code)
        assert text.endswith(".") and "\n" not in text
