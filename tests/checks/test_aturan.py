"""docs/aturan.md explains each code that the program can show, and no other."""

from __future__ import annotations

import ast
import re

from tests.checks.kasus import ROOT

from lkpj_report.checks.table import CHECKS, KODE_DITERIMA

CODE = re.compile(r"[SDKTWB]\d{3}")
PAGE = (ROOT / "docs" / "aturan.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### ([A-Z]\d{3}): [^\n]+\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def _used() -> set[str]:
    """All string constants of the source that are codes."""
    return {
        node.value
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_each_code_of_the_source_has_a_heading_and_no_heading_is_without_its_code() -> None:
    assert set(SECTIONS) == _used()


def test_no_code_has_two_headings() -> None:
    codes = re.findall(r"^### ([A-Z]\d{3}):", PAGE, re.MULTILINE)
    assert len(codes) == len(set(codes))


def test_each_section_says_what_it_means_and_what_to_do() -> None:
    short = [c for c, text in SECTIONS.items() if "- Yang dilakukan: " not in text or len(text.split()) < 8]
    assert not short


def test_each_section_of_a_check_says_where_its_rule_is_from() -> None:
    assert not [c for c, text in SECTIONS.items() if c[0] == "K" and "- Dasar: " not in text]


def test_each_check_uses_its_own_code_once_and_names_its_source() -> None:
    codes = [c.kode for c in CHECKS]
    assert len(codes) == len(set(codes)) and not set(codes) & set(KODE_DITERIMA)
    assert not [c.kode for c in CHECKS if not re.search(r"\([^)]{6,}\)", c.fungsi.__doc__ or "")]
